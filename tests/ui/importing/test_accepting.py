"""Is exactly what the clerk ticked stored, and is its number always in view?"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from app.importing import saying
from tests.app.making import workbook
from tests.ui import bench
from tests.ui.bench import DONATION, ENTERPRISE
from tests.ui.importing.sheets import import_of, planned, show_all, shown
from ui.importing.dialog import ImportDialog
from ui.importing.rows_model import TICK, TITLE
from ui.services import Services

SHIFT = Qt.KeyboardModifier.ShiftModifier


def mixed(services: Services, qtbot: QtBot, tmp_path: Path) -> ImportDialog:
    """Two new rows, a changed one, a doubtful one, one that is stored already, and a refused one."""
    bench.add(services, ENTERPRISE, name="旧有限公司", staff="5")
    bench.add(services, ENTERPRISE, name="同有限公司", staff="6")
    rows = [
        ["企业名称", "员工数"],
        ["甲有限公司", 1],
        ["乙有限公司", 2],
        ["旧有限公司", 9],
        ["旧股份有限公司", 3],
        ["同有限公司", 6],
        ["丙有限公司", "许多"],
    ]
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", rows))
    show_all(dialog)
    dialog.view.rows.setFocus()
    return dialog


def ticked(dialog: ImportDialog) -> list[str]:
    """The tick of each row: x taken, . left, empty where there is nothing to take."""
    signs = {Qt.CheckState.Checked: "x", Qt.CheckState.Unchecked: ".", None: ""}
    model = dialog.view.model
    role = Qt.ItemDataRole.CheckStateRole
    return [signs[model.index(row, TICK).data(role)] for row in range(model.rowCount())]


def names(services: Services) -> set[str]:
    """The enterprises that are stored."""
    found = services.desk.rows(ENTERPRISE, range(1, 20), ["name", "staff"])
    return {f"{name} {staff}" for name, staff in found.values()}


def test_what_is_new_or_changed_is_taken_and_what_is_doubtful_waits(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = mixed(services, qtbot, tmp_path)
    assert [row[1] for row in shown(dialog)] == ["新增", "新增", "修改", "请核对", "相同", "不能导入"]
    assert ticked(dialog) == ["x", "x", "x", ".", "", ""]
    words = "将保存 3 行（新增 2，修改 1）；不保存：没有勾选 1，不能导入 1，相同 1"
    assert dialog.view.accept.words.text() == words
    assert dialog.buttons.store.text() == "导入 3 行"


def test_space_takes_and_leaves_rows(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = mixed(services, qtbot, tmp_path)
    bench.press(Qt.Key.Key_Space)
    assert ticked(dialog) == [".", "x", "x", ".", "", ""]
    assert dialog.buttons.store.text() == "导入 2 行"
    for _ in range(3):
        bench.press(Qt.Key.Key_Down)
    bench.press(Qt.Key.Key_Space)
    assert ticked(dialog) == [".", "x", "x", "x", "", ""]
    dialog.buttons.store.click()
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)
    assert names(services) == {"旧有限公司 9", "同有限公司 6", "乙有限公司 2", "旧股份有限公司 3"}


def test_space_takes_all_chosen_rows_or_leaves_them_where_all_are_taken(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = mixed(services, qtbot, tmp_path)
    for _ in range(5):
        bench.press(Qt.Key.Key_Down, SHIFT)
    bench.press(Qt.Key.Key_Space)
    assert ticked(dialog) == ["x", "x", "x", "x", "", ""]
    bench.press(Qt.Key.Key_Space)
    assert ticked(dialog) == [".", ".", ".", ".", "", ""]
    assert dialog.buttons.store.text() == "没有收下的行"
    assert not dialog.buttons.store.isEnabled()


def test_rows_are_taken_by_kind_or_all(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = mixed(services, qtbot, tmp_path)
    ticks = dialog.view.accept.ticks
    assert [ticks[each].text() for each in ("", "new", "changed", "doubtful")] == [
        "全部 4",
        "新增 2",
        "修改 1",
        "请核对 1",
    ]
    assert ticks[""].checkState() == Qt.CheckState.PartiallyChecked
    ticks["new"].setFocus()
    bench.press(Qt.Key.Key_Space)
    assert ticked(dialog) == [".", ".", "x", ".", "", ""]
    ticks["doubtful"].setFocus()
    bench.press(Qt.Key.Key_Space)
    assert ticked(dialog) == [".", ".", "x", "x", "", ""]
    ticks[""].setFocus()
    bench.press(Qt.Key.Key_Space)
    assert ticked(dialog) == ["x", "x", "x", "x", "", ""]
    assert all(tick.checkState() == Qt.CheckState.Checked for tick in ticks.values())
    bench.press(Qt.Key.Key_Space)
    assert ticked(dialog) == [".", ".", ".", ".", "", ""]


def test_a_click_on_the_tick_takes_the_row(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = mixed(services, qtbot, tmp_path)
    table = dialog.view.rows
    place = table.visualRect(dialog.view.model.index(3, TICK))
    style = QStyleOptionButton()
    width = table.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, style, table)
    place.setWidth(width + 8)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert ticked(dialog) == ["x", "x", "x", "x", "", ""]


def test_a_tick_outlives_a_correction(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = mixed(services, qtbot, tmp_path)
    bench.press(Qt.Key.Key_Space)
    dialog.view.rows.go_to(3, TITLE)
    bench.press(Qt.Key.Key_Space)
    dialog.planning.say(saying.say_cell(dialog.planning.said, "Sheet1", 7, "B", "12"))
    planned(services, qtbot, dialog)
    bench.eventually(qtbot, lambda: len(shown(dialog)) == 6)
    assert ticked(dialog) == [".", "x", "x", "x", "", "x"]
    assert dialog.view.rows.currentIndex().row() == 3


def test_a_part_is_not_taken_without_its_whole(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    rows = [["捐赠单位", "金额（元）", "所属总数"], ["甲公司", 10, None], ["乙公司", 4, "甲公司"]]
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", rows), DONATION)
    show_all(dialog)
    assert ticked(dialog) == ["x", "x"], shown(dialog)
    dialog.view.rows.setFocus()
    bench.press(Qt.Key.Key_Space)
    dialog.buttons.store.click()
    bench.eventually(qtbot, lambda: "要和第 2 行“甲公司”一起导入" in dialog.trouble.text())
    assert dialog.buttons.store.isEnabled()
    assert services.desk.counts()["donation"] == 0
