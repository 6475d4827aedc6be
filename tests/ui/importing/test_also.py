"""After a list of members is stored, does one press go on with the chambers that the same file says?"""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.kinds import BY_NAME
from tests.app.making import workbook
from tests.ui import bench
from tests.ui.bench import CHAMBER
from tests.ui.importing.sheets import import_of, planned
from ui.services import Services


def test_the_memberships_of_a_list_follow_with_one_press(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    bench.add(services, CHAMBER, name="示范区餐饮业商会")
    rows = [["企业名称", "所属商会"], ["示范区新远航有限公司", "示范区餐饮业商会"]]
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", rows))
    assert not dialog.buttons.also.isVisible()
    dialog.buttons.store.click()
    bench.eventually(qtbot, dialog.buttons.also.isVisible)
    assert dialog.buttons.also.text() == "接着导入商会会籍"
    assert dialog.buttons.also.hasFocus()
    bench.press(Qt.Key.Key_Space)
    planned(services, qtbot, dialog)
    assert dialog.head.text() == "a.xlsx → 商会会籍"
    assert dialog.kind_choice.currentText() == "导入为商会会籍"
    dialog.buttons.store.click()
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)
    chamber = services.record(BY_NAME["membership"], 1).values["chamber"]
    assert "示范区餐饮业商会" in str(chamber)
