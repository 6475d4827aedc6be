"""Can the plan be read at a glance, on a small screen too, with long texts and many problems?"""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.app.making import workbook
from tests.ui import bench
from tests.ui.importing.sheets import BAD, GOOD, OFFSCREEN, import_of, members, show_all
from ui import theme
from ui.importing.dialog import open_import
from ui.importing.files import dropped_files
from ui.importing.rows_model import REASONS, TITLE
from ui.services import Services

pytestmark = OFFSCREEN


def test_enter_chooses_a_file_first_of_all(services: Services, qtbot: QtBot) -> None:
    dialog = open_import(bench.host_of(services), services, bench.ENTERPRISE)
    dialog.activateWindow()
    bench.eventually(qtbot, dialog.choose_button.hasFocus)
    bench.press(Qt.Key.Key_Return)
    [chooser] = dialog.findChildren(QFileDialog)
    assert chooser.isVisible()
    chooser.reject()
    dialog.reject()


def test_tab_goes_as_the_eye_does_and_enter_presses_the_button_it_reaches(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD, BAD))
    view = dialog.view
    view.tables.setFocus()
    way = []
    while QApplication.focusWidget() is not dialog.buttons.store:
        way.append(QApplication.focusWidget())
        bench.press(Qt.Key.Key_Tab)
    assert [each for each in way if each in (view.tables, view.columns, view.filter, view.rows, view.details)] == [
        view.tables,
        view.columns,
        view.filter,
        view.rows,
        view.details,
    ]
    assert way.index(view.accept.ticks[""]) > way.index(view.details)
    bench.press(Qt.Key.Key_Return)
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)


def test_in_a_narrow_window_a_row_still_shows_tick_verdict_and_name(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD, BAD))
    dialog.resize(870, 470)
    show_all(dialog)
    rows = dialog.view.rows
    assert rows.horizontalScrollBar().value() == 0
    assert rows.visualRect(dialog.view.model.index(0, TITLE)).right() <= rows.viewport().width()
    columns = dialog.view.columns
    assert columns.horizontalHeader().length() <= columns.viewport().width() + 1


def test_every_reason_can_be_read_and_the_rows_do_not_jump(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    long = "很长的备注，" * 300
    head = ["单位名称", "统一社会信用代码", "法定代表人", "联系电话", "成立日期", "入会日期", "注册资本", "备注"]
    bad = ["", "91440300192203821X", "闻景行", "123", "某年某月", "2023.6.31", "很多", long]
    good = ["示范区甲有限公司", "", "", "", "", "", "", long]
    dialog = import_of(services, qtbot, workbook(tmp_path / "名单.xlsx", [head, good, bad]))
    show_all(dialog)
    dialog.view.rows.go_to(0, REASONS)
    assert dialog.view.details.text() == ""
    height = dialog.view.rows.height()
    dialog.view.rows.go_to(1, REASONS)
    assert dialog.view.rows.height() == height
    assert all(f"“{label}”" in dialog.view.details.text() for label in ("企业名称", "联系电话", "入会日期"))
    assert dialog.view.details.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_amounts_stand_on_the_right_and_columns_are_as_wide_as_they_need(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    head = ["单位名称", "简称", "注册资本（万元）", "统一社会信用代码"]
    rows = [["示范区甲有限公司", "甲", 500, "914403001922038216"], ["示范区乙有限公司", "乙", "12.5", ""]]
    dialog = import_of(services, qtbot, workbook(tmp_path / "名单.xlsx", [head, *rows]))
    model, view = dialog.view.model, dialog.view.rows
    money, short, code = (model.column_of(name) for name in ("registered_capital", "short_name", "credit_code"))
    align = Qt.ItemDataRole.TextAlignmentRole
    assert model.index(0, money).data(align) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(money, Qt.Orientation.Horizontal, align) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, code).data(align) & Qt.AlignmentFlag.AlignLeft
    assert view.columnWidth(short) < 110
    assert view.columnWidth(code) >= view.fontMetrics().horizontalAdvance("914403001922038216")


def test_the_doubtful_cells_of_a_row_that_is_left_are_not_pale(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    bench.add(services, bench.ENTERPRISE, name="示范区丙（集团）有限公司")
    row = [1, "示范区丙有限公司", "", "2023.9.5", ""]
    dialog = import_of(services, qtbot, members(tmp_path, row))
    model = dialog.view.model
    pale = QColor(theme.DISABLED_TEXT)
    colour = Qt.ItemDataRole.ForegroundRole
    assert model.index(0, TITLE).data(colour) != pale
    assert model.index(0, REASONS).data(colour) != pale
    assert model.index(0, model.column_of("joined_on")).data(colour) == pale


def test_a_file_that_is_not_read_is_named_with_its_place(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "照片.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    dialog = open_import(bench.host_of(services), services, bench.ENTERPRISE)
    dialog.read([picture, members(tmp_path, GOOD)])
    bench.eventually(qtbot, lambda: not services.jobs.busy and bool(dialog.trouble.text()))
    assert dialog.head.text() == "照片.xlsx（第 1 个，共 2 个）：没有读入"
    assert "其实是图片" in dialog.trouble.text()
    dialog.reject()


def test_what_is_no_table_can_be_dropped_to_hear_why_it_is_not_read() -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile("/名单.docx")])
    assert [path.name for path in dropped_files(dropped)] == ["名单.docx"]
    dropped.setUrls([QUrl.fromLocalFile("/名单.docx"), QUrl.fromLocalFile("/名单.xlsx")])
    assert [path.name for path in dropped_files(dropped)] == ["名单.xlsx"]


def test_what_was_not_stored_is_counted_and_after_taking_back_the_focus_is_on_the_next_step(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD, BAD))
    dialog.buttons.store.click()
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)
    assert dialog.trouble.text() == "导入完成：新增 1 条，修改 0 条。还有 1 行没有导入。导入前的数据已自动备份。"
    dialog.buttons.undo.click()
    bench.answer(qtbot, bench.host_of(services), "知道了")
    assert dialog.focusWidget() is dialog.buttons.rest


def test_a_long_line_about_a_table_is_as_tall_as_its_words(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    head = ["单位名称", "法定代表人", "手机"]
    dialog = import_of(
        services, qtbot, workbook(tmp_path / "名单.xlsx", [head, ["示范区甲有限公司", "甲", "13800000001"]])
    )
    tree = dialog.view.tables
    table = tree.topLevelItem(0)
    assert table is not None
    lines = [tree.visualItemRect(table.child(at)).height() for at in range(table.childCount())]
    assert max(lines) > 2 * min(lines)
    words = next(table.child(at) for at, height in enumerate(lines) if height == max(lines))
    room = tree.visualItemRect(words)
    flags = Qt.TextFlag.TextWordWrap
    needed = tree.fontMetrics().boundingRect(0, 0, room.width() - 6, 10_000, flags, words.text(0)).height()
    assert needed <= room.height() <= needed + 6


def test_a_list_without_rows_says_so(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, members(tmp_path))
    assert dialog.trouble.text().startswith("表头下面没有数据，没有可以导入的行")
    assert not dialog.buttons.store.isEnabled()
