"""Is a sheet that says its meeting once, in its title, taken in with a few keys?"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.importing.correction import Correction
from app.kinds import BY_NAME
from app.kinds.base import Link
from tests.app.making import workbook
from tests.ui import bench
from tests.ui.bench import ATTENDANCE, CHAMBER, ENTERPRISE, MEETING, PERSON
from tests.ui.importing.sheets import OFFSCREEN, choose_line, import_of, pick, planned, shown, understood
from ui.fields.link import LinkField
from ui.importing.dialog import ImportDialog, open_import
from ui.services import Services

pytestmark = OFFSCREEN

MET = "第三次会员代表大会"
SIGN_IN = [[f"示范区{MET} 签到表"], ["姓名", "单位", "签名"], ["甲示例", "甲公司", None], ["乙示例", "乙公司", None]]


def asked(services: Services, qtbot: QtBot, path: Path, kind: str) -> ImportDialog:
    """The dialog that asks for the value of a column that the file lacks."""
    dialog = open_import(bench.host_of(services), services, BY_NAME[kind], path)
    dialog.resize(1280, 690)
    bench.eventually(qtbot, lambda: dialog.whole.isVisible() and dialog.whole.isEnabled())
    dialog.activateWindow()
    bench.eventually(qtbot, lambda: dialog.whole.widget is not None and dialog.whole.widget.input.hasFocus())
    return dialog


def entered(dialog: ImportDialog) -> str:
    assert dialog.whole.widget is not None
    line = dialog.whole.widget.input
    assert isinstance(line, QLineEdit)
    return line.text()


def test_the_meeting_of_the_title_is_proposed_and_taken_with_enter(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    bench.add(services, MEETING, title=MET, held_on="2026-03-01")
    bench.add(services, MEETING, title="会长办公会议", held_on="2026-04-01")
    dialog = asked(services, qtbot, workbook(tmp_path / "签到表.xlsx", SIGN_IN), "attendance")
    assert dialog.whole.question.text() == "这份表没有“会议”这一列：整个文件都是哪个会议？"
    assert entered(dialog) == MET
    assert dialog.planning.plan is None
    assert dialog.head.text() == "签到表.xlsx → 参会情况"
    bench.press(Qt.Key.Key_Return)
    planned(services, qtbot, dialog)
    assert not dialog.whole.isVisible()
    assert f"会议：{MET}（整个文件）" in understood(dialog)
    assert [row[1] for row in shown(dialog)] == ["新增", "新增"]
    assert dialog.view.rows.hasFocus()
    bench.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)
    meeting = services.record(ATTENDANCE, 1).values["meeting"]
    assert isinstance(meeting, Link)
    assert meeting.id == 1


def test_a_meeting_that_the_title_does_not_say_is_picked_by_its_name(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    bench.add(services, MEETING, title=MET, held_on="2026-03-01")
    bench.add(services, MEETING, title=MET, held_on="2031-03-01")
    dialog = asked(services, qtbot, workbook(tmp_path / "签到表.xlsx", SIGN_IN), "attendance")
    assert entered(dialog) == ""  # two meetings bear the name
    bench.press(Qt.Key.Key_Return)
    assert dialog.whole.words.text() == "请先写上值。"
    bench.type_in("第三次")
    bench.press(Qt.Key.Key_Down)
    bench.press(Qt.Key.Key_Down)
    bench.press(Qt.Key.Key_Return)
    assert entered(dialog) == MET
    bench.press(Qt.Key.Key_Return)
    planned(services, qtbot, dialog)
    (said,) = dialog.planning.said.fixed.values()
    assert isinstance(said, Link)
    assert said.id in (1, 2)
    assert [row[1] for row in shown(dialog)] == ["新增", "新增"]


def test_a_meeting_that_is_not_there_yet_is_made_along(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = asked(services, qtbot, workbook(tmp_path / "a.xlsx", SIGN_IN), "attendance")
    bench.type_in(MET)
    bench.press(Qt.Key.Key_Return)
    planned(services, qtbot, dialog)
    line = f"会议活动中没有“{MET}”，共 1 个名称（2 行）"
    assert line in understood(dialog)
    choose_line(dialog, line)
    pick(qtbot, dialog, "一并新建这 1 个会议活动（只有名称）")
    planned(services, qtbot, dialog)
    assert [row[1] for row in shown(dialog)] == ["新增", "新增"]
    bench.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)
    assert services.desk.counts()["meeting"] == 1


def test_a_value_that_means_nothing_is_a_sentence_and_can_be_written_anew(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    for day in ("2026-03-01", "2031-03-01"):
        bench.add(services, MEETING, title=MET, held_on=day)
    dialog = asked(services, qtbot, workbook(tmp_path / "a.xlsx", SIGN_IN[1:]), "attendance")
    bench.type_in(MET)
    field = dialog.whole.widget
    assert isinstance(field, LinkField)
    bench.eventually(qtbot, lambda: len(field.suggestions) == 2)
    bench.press(Qt.Key.Key_Escape)  # no list: only the name
    bench.press(Qt.Key.Key_Return)
    bench.eventually(qtbot, lambda: "有 2 条记录叫" in dialog.trouble.text() and dialog.whole.isEnabled())
    assert dialog.whole.isVisible()
    assert entered(dialog) == MET
    assert dialog.planning.said == Correction()


def test_of_several_lacking_columns_one_is_asked_after_the_other(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    bench.add(services, CHAMBER, name="示范区餐饮业商会")
    bench.add(services, PERSON, name="甲示例")
    rows = [["示范区餐饮业商会任职名单"], ["职务", "届次"], ["会长", "一"], ["副会长", "一"]]
    dialog = asked(services, qtbot, workbook(tmp_path / "a.xlsx", rows), "post")
    first = dialog.whole.question.text()
    bench.type_in("甲示例")
    bench.press(Qt.Key.Key_Return)  # takes the one that is offered
    bench.press(Qt.Key.Key_Return)
    bench.eventually(qtbot, lambda: dialog.whole.question.text() != first and dialog.whole.isEnabled())
    assert entered(dialog) == "示范区餐饮业商会"
    bench.press(Qt.Key.Key_Return)
    planned(services, qtbot, dialog)
    assert set(dialog.planning.said.fixed) == {"person", "body"}


def test_a_value_for_all_rows_is_said_and_taken_away_while_the_plan_is_in_view(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [["企业名称", "入会日期"], ["示范区甲有限公司", "2023.9.5"], ["示范区乙有限公司", "2023.9.6"]]
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", rows), ENTERPRISE)
    choose_line(dialog, "数据：")
    pick(qtbot, dialog, "整个文件都是同一个值…")
    bench.eventually(qtbot, dialog.whole.isVisible)
    at = dialog.whole.choice.findData("address")
    dialog.whole.choice.setFocus()
    while dialog.whole.choice.currentIndex() != at:
        bench.press(Qt.Key.Key_Down)
    assert dialog.whole.widget is not None
    dialog.whole.widget.setFocus()
    bench.type_in("示范路1号")
    bench.press(Qt.Key.Key_Return)
    bench.eventually(qtbot, lambda: "地址：示范路1号（整个文件）" in "".join(understood(dialog)))
    planned(services, qtbot, dialog)
    dialog.buttons.whole.click()
    assert dialog.whole.choice.currentData() == "address"
    assert entered(dialog) == "示范路1号"
    bench.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    bench.press(Qt.Key.Key_Delete)
    bench.press(Qt.Key.Key_Return)
    bench.eventually(qtbot, lambda: not dialog.planning.said.fixed and not services.jobs.busy)
    assert not any("整个文件" in line for line in understood(dialog))


def test_escape_closes_the_place_and_not_the_window(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", [["企业名称"], ["示范区甲有限公司"]]))
    dialog.buttons.whole.click()
    assert dialog.whole.isVisible()
    bench.press(Qt.Key.Key_Escape)
    assert not dialog.whole.isVisible()
    assert dialog.isVisible()
