"""Does the window say what it took as what, and does a key or a click correct it?"""

from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from app.importing import saying
from app.importing.correction import NOTHING
from app.kinds import BY_NAME
from tests.app.making import workbook
from tests.ui import bench
from tests.ui.bench import CHAMBER, DONATION, ENTERPRISE
from tests.ui.importing.sheets import (
    GOOD,
    OFFSCREEN,
    SHEET,
    choose_line,
    import_of,
    members,
    pick,
    planned,
    plans_made,
    show_all,
    shown,
    understood,
)
from ui.importing.columns_list import AS_NOTE, MEANING, NOT_TAKEN
from ui.importing.dialog import ImportDialog, open_import
from ui.importing.meaning_choice import MeaningBox
from ui.importing.rows_model import REASONS
from ui.services import Services

pytestmark = OFFSCREEN

GIFTS = [
    ["某商会捐款名单"],
    ["序号", "捐赠单位", "金额（元）"],
    [1, "甲公司", 10.5],
    [2, "乙公司", 20],
    ["合计", None, 30.5],
    ["制表人：周示例"],
    [],
    ["捐赠单位", "捐赠金额（元）", "捐赠日期"],
    ["丙公司", 1, "2023.9.5"],
    ["合计", 3, None],
]


def test_every_table_is_told_with_its_head_body_totals_and_other_rows(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", GIFTS), DONATION)
    assert understood(dialog) == [
        "Sheet1 · 第 1 张表",
        "表头：第 2 行",
        "数据：第 3–4 行，共 2 行",
        "合计（第 5 行）金额（元）：30.50，与各行相加一致",
        "落款：第 6 行“制表人：周示例”，不导入",
        "Sheet1 · 第 2 张表",
        "表头：第 8 行",
        "数据：第 9 行，共 1 行",
        "合计（第 10 行）金额（元）：写的是 3.00，各行相加 1.00，相差 2.00",
    ]


def test_rows_are_said_to_be_no_records_or_records_after_all(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", GIFTS[:6]), DONATION)
    dialog.view.rows.setFocus()
    dialog.view.rows.go_to(1, REASONS)
    pick(qtbot, dialog, "不是数据")
    planned(services, qtbot, dialog)
    assert [row[0] for row in shown(dialog)] == ["3"]
    assert dialog.trouble.text().startswith("Sheet1：合计（第 5 行）金额（元）：写的是 30.50，各行相加 10.50")
    assert "您指定的说明行：第 4 行“2”，不导入" in understood(dialog)
    assert "合计（第 5 行）金额（元）：写的是 30.50，各行相加 10.50，相差 20.00" in understood(dialog)
    choose_line(dialog, "第 4 行")
    pick(qtbot, dialog, "是数据")
    planned(services, qtbot, dialog)
    assert [row[0] for row in shown(dialog)] == ["3", "4"]
    assert dialog.view.undo_button.isVisible()
    for _ in range(2):
        dialog.view.undo_button.click()
        planned(services, qtbot, dialog)
    assert not dialog.view.undo_button.isVisible()
    assert dialog.planning.plan is not None
    assert dialog.planning.plan.tables[0].totals[0].agrees


def test_another_row_is_said_to_be_the_head(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    rows: list[list[object]] = [["企业名称", "联系电话"], ["全称为准", "号码"], ["甲有限公司", "13812345678"]]
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", rows), ENTERPRISE)
    show_all(dialog)
    dialog.view.rows.setFocus()
    dialog.view.rows.go_to(0, REASONS)
    pick(qtbot, dialog, "表头（第 1–2 行一起）")
    planned(services, qtbot, dialog)
    assert "表头：第 1–2 行" in understood(dialog)
    assert [row[0] for row in shown(dialog)] == ["3"]
    choose_line(dialog, "表头：第 1–2 行")
    pick(qtbot, dialog, "指定表头在第几行…")
    answer_rows(dialog, "1")
    planned(services, qtbot, dialog)
    assert "表头：第 1 行" in understood(dialog)


def test_a_row_is_said_to_be_the_head_of_another_table(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    rows: list[list[object]] = [["企业名称", "员工数"], ["甲公司", 1], ["抬头", "号"], ["乙公司", "13812345678"]]
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", rows), ENTERPRISE)
    show_all(dialog)
    dialog.view.rows.setFocus()
    dialog.view.rows.go_to(1, REASONS)
    pick(qtbot, dialog, "另一张表的表头")
    bench.eventually(qtbot, lambda: "Sheet1 · 第 2 张表" in understood(dialog))
    choose_line(dialog, "Sheet1 · 第 2 张表")
    choose(open_meaning(qtbot, dialog, "抬头"), "企业名称")
    bench.eventually(qtbot, lambda: dialog.buttons.store.text() == "导入 2 行")


def test_rows_that_cannot_be_meant_are_asked_again(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD))
    asked = plans_made(dialog)
    choose_line(dialog, "数据：")
    pick(qtbot, dialog, "指定数据从第几行到第几行…")
    answer_rows(dialog, "5-3")
    assert "看不出是哪几行" in bench.answer(qtbot, dialog, "知道了")
    assert asked() == 0


def test_where_no_table_is_found_the_clerk_says_where_it_begins(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "a.xlsx", [["抬头", "号"], ["甲有限公司", "13812345678"]])
    dialog = open_import(bench.host_of(services), services, ENTERPRISE, path)
    bench.eventually(qtbot, dialog.buttons.head.isVisible)
    assert "没有找到" in dialog.trouble.text()
    dialog.buttons.head.click()
    answer_rows(dialog, "1")
    planned(services, qtbot, dialog)
    assert not dialog.buttons.head.isVisible()
    assert dialog.buttons.store.text() == "没有收下的行"
    choose(open_meaning(qtbot, dialog, "抬头"), "企业名称")
    bench.eventually(qtbot, lambda: dialog.buttons.store.text() == "导入 1 行")


def answer_rows(dialog: ImportDialog, typed: str) -> None:
    """Answer the question for rows."""
    box = dialog.findChild(QInputDialog)
    assert box is not None
    line = box.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)


def open_meaning(qtbot: QtBot, dialog: ImportDialog, heading: str) -> MeaningBox:
    """The choice of the column of this heading, opened by Enter."""
    columns = dialog.view.columns
    row = next(row for row in range(columns.rowCount()) if (item := columns.item(row, 1)) and item.text() == heading)
    columns.setFocus()
    columns.setCurrentCell(row, MEANING)
    QTest.keyClick(columns, Qt.Key.Key_Return)
    boxes: list[MeaningBox] = []

    def is_open() -> bool:
        boxes[:] = [box for box in columns.findChildren(MeaningBox) if box.view().isVisible()]
        return bool(boxes)

    bench.eventually(qtbot, is_open)
    return boxes[0]


def meaning_of(dialog: ImportDialog, row: int) -> str:
    item = dialog.view.columns.item(row, MEANING)
    assert item is not None
    return item.text().removeprefix("▾ ")


def choose(box: MeaningBox, label: str) -> None:
    """Go to the label with the arrow keys, and take it."""
    up = box.findText(label) < box.currentIndex()
    for _ in range(abs(box.findText(label) - box.currentIndex())):
        QTest.keyClick(box.view(), Qt.Key.Key_Up if up else Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)


def test_a_column_is_given_a_meaning_and_the_plan_is_made_once(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD))
    asked = plans_made(dialog)
    columns = dialog.view.columns
    found = [[columns.item(row, at).text() for at in range(3)] for row in range(columns.rowCount())]  # type: ignore[union-attr]
    assert found[0] == ["B", "单位名称", "示范区甲有限公司"]
    assert found[3] == ["E", "喜欢的颜色", "红"]
    assert meaning_of(dialog, 3) == NOT_TAKEN
    choose(open_meaning(qtbot, dialog, "喜欢的颜色"), "备注")
    bench.eventually(qtbot, lambda: asked() > 0)
    planned(services, qtbot, dialog)
    assert asked() == 1
    assert meaning_of(dialog, 3) == "备注"
    dialog.buttons.store.click()
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)
    assert services.record(ENTERPRISE, 1).values["notes"] == "红"


def test_arrows_in_an_open_choice_that_is_left_change_nothing(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD))
    asked = plans_made(dialog)
    box = open_meaning(qtbot, dialog, "喜欢的颜色")
    for _ in range(4):
        QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Escape)
    qtbot.wait(100)
    assert asked() == 0
    assert not dialog.view.columns.findChildren(MeaningBox)
    assert dialog.isVisible()
    for _ in range(3):
        QTest.keyClick(dialog.view.columns, Qt.Key.Key_Up)
    qtbot.wait(50)
    assert asked() == 0


def test_what_was_said_of_a_form_is_shown_with_the_next_list_and_can_be_said_otherwise(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    said = saying.say_note(NOTHING, SHEET, 1, "E", "喜欢的颜色")
    services.desk.carry_out(services.desk.plan_import(members(tmp_path, GOOD), "enterprise", correction=said))
    later = [1, "示范区丙有限公司", None, "2023.9.6", "蓝"]
    dialog = import_of(services, qtbot, members(tmp_path, later, name="七月.xlsx"))
    assert meaning_of(dialog, 3) == AS_NOTE
    assert any("“喜欢的颜色”记入备注" in line for line in understood(dialog))
    assert not dialog.planning.corrected
    choose(open_meaning(qtbot, dialog, "喜欢的颜色"), NOT_TAKEN)
    bench.eventually(qtbot, lambda: meaning_of(dialog, 3) == NOT_TAKEN)


def test_a_column_is_kept_in_the_remarks_or_left_out(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD))
    choose(open_meaning(qtbot, dialog, "喜欢的颜色"), AS_NOTE)
    planned(services, qtbot, dialog)
    bench.eventually(qtbot, lambda: meaning_of(dialog, 3) == AS_NOTE)
    choose(open_meaning(qtbot, dialog, "入会时间"), NOT_TAKEN)
    bench.eventually(qtbot, lambda: meaning_of(dialog, 2) == NOT_TAKEN)
    planned(services, qtbot, dialog)
    dialog.buttons.store.click()
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)
    record = services.record(ENTERPRISE, 1)
    assert record.values["notes"] == "喜欢的颜色：红"
    assert record.values["joined_on"] is None


def test_a_correction_that_leads_nowhere_is_dropped_with_a_sentence(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD))
    choose_line(dialog, "表头：第 2 行")
    pick(qtbot, dialog, "这张表不导入")
    bench.eventually(qtbot, lambda: bool(dialog.trouble.text()))
    assert "这样更正不行" in dialog.trouble.text()
    assert not dialog.planning.corrected
    assert "表头：第 2 行" in understood(dialog)
    assert dialog.buttons.store.isEnabled()


def test_a_table_is_left_out_and_taken_again(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", GIFTS), DONATION)
    choose_line(dialog, "Sheet1 · 第 2 张表")
    pick(qtbot, dialog, "这张表不导入")
    planned(services, qtbot, dialog)
    bench.eventually(qtbot, lambda: "Sheet1 · 第 2 张表：您指定不导入" in understood(dialog))
    assert dialog.buttons.store.text() == "导入 2 行"
    choose_line(dialog, "您指定不导入")
    pick(qtbot, dialog, "还是导入这张表")
    bench.eventually(qtbot, lambda: dialog.buttons.store.text() == "导入 3 行" and not services.jobs.busy)


def test_a_hidden_sheet_and_one_without_a_known_head_are_taken_when_said(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    for name, rows in {
        "一": [["企业名称", "员工数"], ["甲公司", 1]],
        "二": [["企业名称", "员工数"], ["乙公司", 2]],
        "三": [["抬头", "号"], ["丙公司", 3]],
    }.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book["二"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    dialog = import_of(services, qtbot, tmp_path / "a.xlsx")
    choose_line(dialog, "二：这是隐藏的工作表")
    pick(qtbot, dialog, "导入这张隐藏的工作表")
    bench.eventually(qtbot, lambda: dialog.buttons.store.text() == "导入 2 行")
    planned(services, qtbot, dialog)
    choose_line(dialog, "三：没有找到")
    pick(qtbot, dialog, "指定表头在第几行…")
    answer_rows(dialog, "1")
    bench.eventually(qtbot, lambda: "三" in understood(dialog))
    planned(services, qtbot, dialog)
    choose_line(dialog, "三")
    choose(open_meaning(qtbot, dialog, "抬头"), "企业名称")
    bench.eventually(qtbot, lambda: dialog.buttons.store.text() == "导入 3 行")


def test_dates_without_a_year_get_the_one_that_is_said(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    rows: list[list[object]] = [["捐赠单位", "金额（元）", "捐赠日期"], ["甲公司", 5, "9月5日"]]
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", rows), DONATION)
    choose_line(dialog, "数据：")
    pick(qtbot, dialog, "没写年份的日期算哪一年…")
    box = dialog.findChild(QInputDialog)
    assert box is not None
    spin = box.findChild(QSpinBox)
    assert spin is not None
    spin.selectAll()
    QTest.keyClicks(spin, "2021")
    QTest.keyClick(spin, Qt.Key.Key_Return)
    planned(services, qtbot, dialog)
    dialog.buttons.store.click()
    bench.eventually(qtbot, dialog.buttons.undo.isVisible)
    assert services.record(DONATION, 1).values["given_on"] == "2021-09-05"


def test_a_correction_that_is_cancelled_leaves_everything_as_it_was(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(services, qtbot, members(tmp_path, GOOD))
    dialog.planning.say(saying.say_cell(dialog.planning.said, "Sheet1", 3, "B", "示范区丁有限公司"))
    services.jobs.cancel()
    bench.eventually(qtbot, lambda: dialog.trouble.text() == "已取消，保持原来的样子。")
    assert not dialog.planning.corrected
    assert dialog.buttons.store.text() == "导入 1 行"
    assert dialog.buttons.store.isEnabled()


def test_headings_of_sections_fill_a_field_when_said(services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("平江商会", "金门商会"):
        bench.add(services, CHAMBER, name=name)
    for name in ("甲公司", "乙公司"):
        bench.add(services, ENTERPRISE, name=name)
    rows: list[list[object]] = [
        ["序号", "企业名称", "所属商会", "入会时间"],
        ["平江商会"],
        [1, "甲公司", None, "2020"],
        ["金门商会"],
        [1, "乙公司", None, "2021"],
    ]
    dialog = import_of(services, qtbot, workbook(tmp_path / "a.xlsx", rows), BY_NAME["membership"])
    assert not dialog.buttons.store.isEnabled()
    choose_line(dialog, "分段标题：第 2 行")
    dialog.view.tables.say_section(dialog.planning.plan.tables[0], "chamber")  # type: ignore[union-attr]
    planned(services, qtbot, dialog)
    bench.eventually(qtbot, lambda: dialog.buttons.store.text() == "导入 2 行")
    assert "分段标题：第 2 行“平江商会”，填入“所属商会”" in understood(dialog)
    QApplication.processEvents()
