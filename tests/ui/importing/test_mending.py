"""Is a wrong cell mended where it stands, and the file checked anew with it?"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.importing.plan import VERDICTS
from tests.app.making import workbook
from tests.ui import bench
from tests.ui.bench import ENTERPRISE
from tests.ui.importing.sheets import (
    BAD,
    GOOD,
    OFFSCREEN,
    import_of,
    members,
    pick,
    planned,
    plans_made,
    show_all,
    shown,
)
from ui.importing.dialog import ImportDialog
from ui.services import Services

pytestmark = OFFSCREEN


def cell(dialog: ImportDialog, name: str, row: int = 0) -> str:
    """What stands in the cell of a field."""
    model = dialog.view.model
    return str(model.index(row, model.column_of(name)).data())


def editor(dialog: ImportDialog) -> QLineEdit:
    """The cell that is open."""
    found = [line for line in dialog.view.rows.viewport().findChildren(QLineEdit) if line.isVisible()]
    assert len(found) == 1
    return found[0]


def mend(services: Services, qtbot: QtBot, dialog: ImportDialog, text: str) -> None:
    """F2, another text, Enter."""
    asked = plans_made(dialog)
    dialog.view.rows.setFocus()
    bench.press(Qt.Key.Key_F2)
    line = editor(dialog)
    line.selectAll()
    bench.commit(line, text) if not text.isascii() else QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    bench.eventually(qtbot, lambda: asked() == 1)
    planned(services, qtbot, dialog)


def test_a_refused_row_is_mended_cell_by_cell_and_then_stored(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD, BAD))
    assert cell(dialog, "credit_code") == "914403001922038217"
    assert cell(dialog, "joined_on") == "2023.6.31"
    mend(services, qtbot, dialog, "91330100799655058B")  # from the reasons, F2 goes to the first wrong cell
    assert cell(dialog, "credit_code") == "91330100799655058B"
    assert dialog.view.rows.currentIndex().column() == dialog.view.model.column_of("credit_code")
    assert shown(dialog)[0][1] == "不能导入"
    assert QApplication.focusWidget() is dialog.view.rows
    mend(services, qtbot, dialog, "2023.6.30")  # F2 goes on to the next one
    bench.eventually(qtbot, lambda: dialog.buttons.store.text() == "导入 2 行")
    assert dialog.view.filter.currentText() == "全部 2 行"
    dialog.buttons.store.click()
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)
    record = services.record(ENTERPRISE, 2)
    assert (record.values["credit_code"], record.values["joined_on"]) == ("91330100799655058B", "2023-06-30")


def test_what_is_still_wrong_stands_as_it_was_written(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, BAD))
    dialog.view.rows.go_to(0, dialog.view.model.column_of("joined_on"))
    mend(services, qtbot, dialog, "下个月")
    assert cell(dialog, "joined_on") == "下个月"
    assert "下个月" in dialog.view.details.text()


def test_a_double_click_opens_a_cell_and_escape_leaves_it(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, BAD))
    asked = plans_made(dialog)
    table, model = dialog.view.rows, dialog.view.model
    index = model.index(0, model.column_of("joined_on"))
    table.scrollTo(index)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    line = editor(dialog)
    assert line.text() == "2023.6.31"
    QTest.keyClicks(line, "x")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert asked() == 0
    bench.press(Qt.Key.Key_F2)
    QTest.keyClick(editor(dialog), Qt.Key.Key_Return)
    qtbot.wait(50)
    assert asked() == 0  # nothing was changed
    assert dialog.isVisible()


def test_an_offered_code_is_taken_from_the_menu(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    rows = [["企业名称", "信用代码"], ["甲公司", "9144O3001922O38216"]]
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", rows))
    dialog.view.rows.setFocus()
    pick(qtbot, dialog, "“统一社会信用代码”改为 914403001922038216")
    planned(services, qtbot, dialog)
    bench.eventually(qtbot, lambda: shown(dialog)[0][1] == "新增")
    assert cell(dialog, "credit_code") == "914403001922038216"


def test_a_possible_duplicate_is_said_to_be_the_stored_record(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    bench.add(services, ENTERPRISE, name="青禾智能有限公司", staff="5")
    rows = [["企业名称", "员工数"], ["青禾智能有限责任公司", 8]]
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", rows))
    assert shown(dialog)[0][1] == VERDICTS["doubtful"]
    dialog.view.rows.setFocus()
    pick(qtbot, dialog, "就是已有的“青禾智能有限公司”，修改它")
    planned(services, qtbot, dialog)
    bench.eventually(qtbot, lambda: dialog.buttons.store.text() == "导入 1 行")
    assert shown(dialog)[0][1] == VERDICTS["changed"]
    dialog.buttons.store.click()
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)
    assert services.desk.counts()["enterprise"] == 1
    assert services.record(ENTERPRISE, 1).title == "青禾智能有限责任公司"


def test_the_amount_of_a_good_row_opens_with_its_qualifier(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    rows = [["捐赠单位", "捐赠金额"], ["甲公司", "超900万元"]]
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", rows), bench.DONATION)
    show_all(dialog)
    assert cell(dialog, "amount").startswith("超9,000,000")
    dialog.view.rows.setFocus()
    dialog.view.rows.go_to(0, dialog.view.model.column_of("amount"))
    bench.press(Qt.Key.Key_F2)
    assert editor(dialog).text() == cell(dialog, "amount")


def test_after_storing_nothing_can_be_changed(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD, BAD))
    dialog.buttons.store.click()
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)
    asked = plans_made(dialog)
    dialog.view.rows.setFocus()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(dialog.view.rows, key)
    QTest.keyClick(dialog.view.columns, Qt.Key.Key_Return)
    assert not dialog.view.rows.viewport().findChildren(QLineEdit)
    assert asked() == 0
    assert dialog.buttons.back.isVisible()  # the mistakes may still go back
