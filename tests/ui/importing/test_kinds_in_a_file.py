"""Is the kind found by the words of a list shown, and are the other lists of a file a key away?"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.kinds import BY_NAME
from tests.app.making import workbook
from tests.ui import bench
from tests.ui.importing.sheets import OFFSCREEN, import_of, planned, understood
from ui.importing.dialog import open_import
from ui.services import Services

pytestmark = OFFSCREEN

MET = "第三次会员代表大会"
FIRMS: list[list[Any]] = [["企业名称", "法定代表人", "地址"], ["甲公司", "甲某", "一路"]]
GIFTS: list[list[Any]] = [["捐赠单位", "捐赠金额（元）"], ["甲公司", 500]]
PEOPLE: list[list[Any]] = [["姓名", "性别", "单位"], ["甲某", "男", "甲公司"]]


def test_a_sign_in_sheet_asks_for_its_meeting_though_no_kind_was_chosen(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    bench.add(services, bench.MEETING, title=MET, held_on="2026-03-01")
    path = workbook(tmp_path / "a.xlsx", [[f"{MET}签到表"], ["姓名", "单位"], ["甲某", "甲公司"]])
    dialog = open_import(bench.host_of(services), services, None, path)
    bench.eventually(qtbot, lambda: dialog.whole.isVisible() and dialog.whole.isEnabled())
    assert dialog.head.text() == "a.xlsx → 参会情况"
    assert f"按标题“{MET}签到表”认作参会情况" in dialog.trouble.text()
    dialog.activateWindow()
    bench.eventually(qtbot, lambda: dialog.whole.widget is not None and dialog.whole.widget.input.hasFocus())
    bench.press(Qt.Key.Key_Return)
    planned(services, qtbot, dialog)
    assert f"会议：{MET}（整个文件）" in understood(dialog)


def test_a_sheet_dropped_on_the_wrong_page_is_a_press_away_from_its_kind(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "a.xlsx", GIFTS)
    dialog = open_import(bench.host_of(services), services, BY_NAME["meeting"], path)
    bench.eventually(qtbot, dialog.buttons.rather.isVisible)
    assert "这份文件看起来是公益捐赠，请改选类别“公益捐赠”。" in dialog.trouble.text()
    assert dialog.buttons.rather.text() == "改为导入公益捐赠"
    dialog.buttons.rather.click()
    planned(services, qtbot, dialog)
    assert (dialog.head.text(), dialog.buttons.rather.isVisible()) == ("a.xlsx → 公益捐赠", False)


def test_rows_of_a_list_that_says_it_is_another_kind_are_not_taken_beforehand(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [[f"{MET}签到表"], ["姓名", "单位", "联系电话"], ["甲某", "甲公司", "13800000031"]]
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", rows), BY_NAME["enterprise"])
    assert "这份表像是参会情况的名单，所以没有预先收下" in dialog.trouble.text()
    assert (dialog.buttons.store.text(), dialog.buttons.rather.text()) == ("没有收下的行", "改为导入参会情况")
    dialog.view.accept.ticks["new"].click()
    assert dialog.buttons.store.text() == "导入 1 行"
    dialog.buttons.rather.click()
    bench.eventually(qtbot, lambda: dialog.whole.isVisible() and dialog.whole.isEnabled())


def test_the_reason_for_the_kind_stays_while_the_file_is_corrected(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [["表彰名单"], ["单位名称", "姓名", "荣誉称号"], ["甲公司", "甲某", "先进个人"]]
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", rows), None)
    told = "按标题“表彰名单”认作荣誉；不对的请在右上改选类别。"
    assert told in dialog.trouble.text()
    dialog.planning.again()
    planned(services, qtbot, dialog)
    assert told in dialog.trouble.text()


def test_each_list_of_a_file_is_taken_in_after_the_other(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"企业": FIRMS, "捐赠": GIFTS, "人员": PEOPLE})
    dialog = import_of(services, qtbot, path, None)
    assert any(line.startswith("捐赠：第 1 行开始的表看起来是公益捐赠，这次没有导入") for line in understood(dialog))
    offered = []
    while True:
        bench.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        bench.eventually(qtbot, dialog.buttons.undo.isVisible)
        if not dialog.buttons.also.isVisible():
            break
        offered.append(dialog.buttons.also.text())
        dialog.buttons.also.click()
        planned(services, qtbot, dialog)
    assert sorted(offered) == ["接着导入代表人士", "接着导入公益捐赠"]
    kinds = [BY_NAME[name] for name in ("enterprise", "donation", "person")]
    assert [services.record(kind, 1).title for kind in kinds] == ["甲公司", "甲公司", "甲某"]
