"""Can the clerk have the names made that no register has, with the keys?"""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.kinds import BY_NAME
from tests.app.making import workbook
from tests.ui import bench
from tests.ui.importing.sheets import OFFSCREEN, choose_line, import_of, pick, planned, understood
from ui.services import Services

pytestmark = OFFSCREEN
LINE = "会员企业中没有“示范区税务局”，共 1 个名称（1 行）"


def test_missing_names_are_made_with_the_rows(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    rows = [["姓名", "工作单位"], ["赵一鸣", "示范区税务局"]]
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", rows), BY_NAME["person"])
    assert LINE in understood(dialog)
    choose_line(dialog, LINE)
    pick(qtbot, dialog, "一并新建这 1 个会员企业（只有名称）")
    planned(services, qtbot, dialog)
    assert any(line.startswith("将新建 1 个会员企业") for line in understood(dialog))
    dialog.buttons.store.click()
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)
    assert services.desk.counts()["enterprise"] == 1
