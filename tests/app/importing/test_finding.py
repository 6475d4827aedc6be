"""Is the table found by itself, whatever stands around it, and can the clerk correct what was found?"""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desk import Desk
from app.importing import saying
from app.importing.correction import ASIDE, RECORD, Correction, TableCorrection
from app.importing.finding.headings import plain
from app.importing.plan import ColumnFound, ImportPlan
from app.store import Store
from tests.app.making import workbook


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store."""
    return Desk(store)


def planned(desk: Desk, tmp_path: Path, rows: list[Any], kind: str = "enterprise", **options: Any) -> ImportPlan:
    return desk.plan_import(workbook(tmp_path / "a.xlsx", rows), kind, **options)


def titles(plan: ImportPlan) -> list[tuple[int, str, str]]:
    return [(row.row, row.title, row.verdict) for row in plan.rows]


def value(plan: ImportPlan, row: int, name: str) -> Any:
    return next(dict(zip(plan.fields, each.values, strict=True))[name] for each in plan.rows if each.row == row)


def test_a_head_of_two_rows_is_joined_by_meaning(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["会员名册"],
        ["序号", "企业名称", "法定代表人", None, "联系方式", None],
        [None, None, "姓名", "性别", "手机", "座机"],
        [1, "甲公司", "王明", "男", 13812345678, "0512-65221234"],
    ]
    plan = planned(desk, tmp_path, rows)
    assert plan.tables[0].as_json()["head_rows"] == [2, 3]
    assert plan.tables[0].columns == {
        "name": "企业名称",
        "legal_representative": "法定代表人 / 姓名",
        "phone": "联系方式 / 手机",
    }
    assert value(plan, 4, "phone") == "13812345678、0512-65221234"
    assert plan.tables[0].unmapped == ("法定代表人 / 性别",)


@pytest.mark.parametrize(
    "head",
    [
        [["企业名称", "填报内容"], [None, "基本信息", None, "入会时间"], [None, "法人", "手机"]],
        [["企业名称", "填报内容"], [None, "基本信息"], [None, "法人", "手机", "入会时间"]],
        [["企业名称", "填报内容"], [None, "基本信息", "经营情况", "入会时间"], [None, "法人", "手机"]],
    ],
)
def test_a_head_of_three_rows_without_merged_cells_is_read_whole(desk: Desk, tmp_path: Path, head: list[Any]) -> None:
    plan = planned(desk, tmp_path, [["会员名册"], *head, ["甲公司", "王明", "13812345678", "2020.5.6"]])
    assert plan.tables[0].as_json()["head_rows"] == [2, 3, 4]
    assert list(plan.tables[0].columns) == ["name", "legal_representative", "phone", "joined_on"]
    assert plan.tables[0].unmapped == ()
    assert value(plan, 5, "phone") == "13812345678"


def test_tables_below_and_beside_one_another_are_all_read(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["一季度名单"],
        ["企业名称", "员工数", None, "企业名称", "员工数"],
        ["甲公司", 1, None, "乙公司", 2],
        ["丙公司", 3],
        [],
        ["二季度名单"],
        ["员工数", "企业名称"],
        [4, "丁公司"],
    ]
    plan = planned(desk, tmp_path, rows)
    assert [(t.head_rows, t.rows) for t in plan.tables] == [((2,), 2), ((2,), 1), ((7,), 1)]
    assert [title for _, title, _ in titles(plan)] == ["甲公司", "丙公司", "乙公司", "丁公司"]


def test_units_and_numbers_under_the_head_and_an_example_are_no_records(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["序号", "企业名称", "注册资本", "员工数"],
        [None, None, "（万元）", "（人）"],
        [1, 2, 3, 4],
        ["例", "示范公司", 5, 6],
        [1, "甲公司", 50, 6],
    ]
    plan = planned(desk, tmp_path, rows)
    assert titles(plan) == [(5, "甲公司", "new")]
    assert value(plan, 5, "registered_capital") == 50_0000_00


def test_a_wrong_subtotal_and_a_right_total_are_told_apart(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["捐赠单位", "捐赠金额（元）"],
        ["一、区直商会", None],
        ["甲公司", 100],
        ["乙公司", 200.5],
        ["小计", 300],
        ["二、镇街商会", None],
        ["丙公司", 50],
        ["小计", 50],
        ["总计", 350.5],
    ]
    plan = planned(desk, tmp_path, rows, "donation")
    told = plan.tables[0].as_json()["totals"]
    assert told == {"amount": {"stated": "350.50", "computed": "350.50", "agrees": True}}
    assert any("第 5 行的小计写的是 300.00，该段各行相加是 300.50" in p.reason for p in plan.problems)


def test_a_row_without_words_that_sums_up_is_a_total(desk: Desk, tmp_path: Path) -> None:
    rows = [["捐赠单位", "金额（元）"], ["甲公司", 10], ["乙公司", 20], [None, 30]]
    plan = planned(desk, tmp_path, rows, "donation")
    assert plan.counts == {"new": 2}
    assert plan.tables[0].totals[0].agrees


def test_headings_of_sections_are_asked_about_and_fill_a_field_when_said(desk: Desk, tmp_path: Path) -> None:
    desk.plan_import(workbook(tmp_path / "c.xlsx", [["商会名称"], ["平江商会"], ["金门商会"]]), "chamber")
    desk.carry_out(desk.plan_import(tmp_path / "c.xlsx", "chamber"))
    desk.carry_out(
        desk.plan_import(workbook(tmp_path / "e.xlsx", [["企业名称"], ["甲公司"], ["乙公司"]]), "enterprise")
    )
    rows = [
        ["序号", "企业名称", "所属商会", "入会时间"],
        ["平江商会"],
        [1, "甲公司", None, "2020"],
        ["金门商会"],
        [1, "乙公司", None, "2021"],
    ]
    path = workbook(tmp_path / "m.xlsx", rows)
    plan = desk.plan_import(path, "membership")
    assert any("有 2 个分段标题（平江商会、金门商会）" in p.reason and p.severity == "doubtful" for p in plan.problems)
    assert plan.counts == {"refused": 2}
    said = Correction((TableCorrection("Sheet1", section_field="chamber"),))
    plan = desk.plan_import(path, "membership", correction=said)
    assert plan.counts == {"new": 2}
    assert [value(plan, row, "chamber").text for row in (3, 5)] == ["平江商会", "金门商会"]


def test_the_clerk_corrects_head_rows_columns_rows_and_cells(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["户头", "人头"],
        ["甲公司", 1],
        ["乙公司", "两个"],
        ["丙公司", 3],
        ["说明：略", None],
        ["丁公司", 4],
    ]
    path = workbook(tmp_path / "a.xlsx", rows)
    table = TableCorrection(
        "Sheet1",
        head_rows=(1,),
        columns={"A": "name", "B": "staff"},
        rows={4: ASIDE, 5: RECORD},
        last_row=5,
    )
    plan = desk.plan_import(path, "enterprise", correction=Correction((table,), {("Sheet1", 3, "B"): "2"}))
    assert titles(plan) == [(2, "甲公司", "new"), (3, "乙公司", "new"), (5, "说明：略", "new")]
    assert value(plan, 3, "staff") == 2
    assert plan.tables[0].found == (ColumnFound("A", "户头", "name", "甲公司"), ColumnFound("B", "人头", "staff", "1"))


def test_a_head_that_the_clerk_names_is_shown_even_if_nothing_of_it_is_known(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "联系电话"], ["抬头", "号"], ["甲公司", "13812345678"]]
    table = TableCorrection("Sheet1", head_rows=(2,))
    plan = planned(desk, tmp_path, rows, correction=Correction((table,)))
    assert [(each.letter, each.heading, each.field) for each in plan.tables[0].found] == [
        ("A", "抬头", ""),
        ("B", "号", ""),
    ]
    assert [(row.row, row.verdict) for row in plan.rows] == [(3, "refused")]
    table = TableCorrection("Sheet1", head_rows=(2,), columns={"A": "name", "B": "phone"})
    assert titles(planned(desk, tmp_path, rows, correction=Correction((table,)))) == [(3, "甲公司", "new")]


@pytest.mark.parametrize(
    "above",
    [
        [["企业名称", "员工数", None, "企业名称", "员工数"], ["甲公司", 1, None, "乙公司", 2]],
        [["企业名称", "员工数"], ["甲公司", 1], ["企业名称", "员工数"], ["乙公司", 3]],
    ],
)
def test_the_head_of_a_later_table_is_corrected_below_tables_beside_one_another_and_repeated_heads(
    desk: Desk, tmp_path: Path, above: list[list[Any]]
) -> None:
    rows = [*above, ["企业名称", "联系电话"], ["（全称）", "（手机）"], ["丁公司", "13812345678"]]
    *before, last = planned(desk, tmp_path, rows).tables
    head = len(above) + 1
    assert last.head_rows == (head,)
    table = TableCorrection("Sheet1", last.number, head_rows=(head + 1,), columns={"A": "name", "B": "phone"})
    plan = planned(desk, tmp_path, rows, correction=Correction((table,)))
    assert [(each.number, each.head_rows) for each in plan.tables] == [
        *((each.number, each.head_rows) for each in before),
        (last.number, (head + 1,)),
    ]
    assert titles(plan)[-1] == (head + 2, "丁公司", "new")


def test_a_table_between_two_is_added_by_its_head(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["企业名称", "员工数"],
        ["甲公司", 1],
        ["抬头", "号"],
        ["乙公司", "13812345678"],
        ["企业名称", "联系电话"],
        ["丙公司", "13912345678"],
    ]
    said = saying.say_new_table(Correction(), "Sheet1", 2, (3,))
    said = saying.say_column(said, "Sheet1", 2, "A", "抬头", "name")
    said = saying.say_rows(said, "Sheet1", 3, [6], ASIDE)
    plan = planned(desk, tmp_path, rows, correction=said)
    assert [(each.number, each.head_rows) for each in plan.tables] == [(1, (1,)), (2, (3,)), (3, (5,))]
    assert titles(plan) == [(2, "甲公司", "new"), (4, "乙公司", "new")]


def test_every_column_is_told_with_its_letter_and_what_stands_in_it(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["企业名称", "手机", "座机", "备用"],
        ["甲公司", None, None, "红"],
        ["乙公司", "13812345678", "0512-65221234"],
    ]
    found = planned(desk, tmp_path, rows).tables[0].found
    assert [(each.letter, each.heading, each.field) for each in found] == [
        ("A", "企业名称", "name"),
        ("B", "手机", "phone"),
        ("C", "座机", "phone"),
        ("D", "备用", ""),
    ]
    assert [each.sample for each in found] == ["甲公司", "13812345678", "0512-65221234", "红"]


def test_a_corrected_cell_stands_for_all_columns_of_its_telephones(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "手机", "座机"], ["甲公司", "1381234", "0512-65221234"]]
    plan = planned(desk, tmp_path, rows)
    assert plan.counts == {"refused": 1}
    assert value(plan, 2, "name") == "甲公司"
    assert plan.problems[0].value == "1381234、0512-65221234"
    said = Correction(cells={("Sheet1", 2, "B"): "13812345678"})
    plan = planned(desk, tmp_path, rows, correction=said)
    assert value(plan, 2, "phone") == "13812345678"
    plan = planned(desk, tmp_path, rows, correction=Correction(cells={("Sheet1", 2, "B"): "138"}))
    assert plan.problems[0].value == "138"


def test_foreign_money_is_never_counted_as_yuan(desk: Desk, tmp_path: Path) -> None:
    rows = [["捐赠单位", "捐赠金额（美元）", "捐赠物资"], ["甲公司", 100, "书"]]
    plan = planned(desk, tmp_path, rows, "donation")
    assert "amount" not in plan.tables[0].columns
    assert any("外币" in p.reason and p.severity == "doubtful" for p in plan.problems)
    plan = planned(desk, tmp_path, [["捐赠单位", "金额（元）"], ["甲公司", "HKD 100"]], "donation")
    assert plan.counts == {"refused": 1}


def test_columns_without_a_heading_are_taken_by_their_cells_and_asked_about(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", None, "地址"], ["甲公司", 13812345678, "某路"], ["乙公司", 13912345678, "某路"]]
    plan = planned(desk, tmp_path, rows)
    assert plan.tables[0].columns["phone"] == "B 列（没有表头）"
    assert any("B 列没有表头，按内容当作“联系电话”导入" in p.reason for p in plan.problems if p.severity == "doubtful")


def test_a_sheet_without_a_head_is_read_by_its_cells_and_asked_about(desk: Desk, tmp_path: Path) -> None:
    rows = [["青禾智能有限公司", 13812345678], ["云锦文化有限公司", 13912345678], ["石梁食品厂", 13712345678]]
    plan = planned(desk, tmp_path, rows)
    assert plan.counts == {"new": 3}
    assert plan.tables[0].as_json()["head_rows"] == []
    assert any("没有表头" in p.reason for p in plan.problems)


def test_a_second_table_that_nobody_knows_is_not_taken_for_records(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "员工数"], ["甲公司", 1], [], ["镇街", "家数"], ["平江", 10], ["金门", 20]]
    plan = planned(desk, tmp_path, rows)
    assert [row.verdict for row in plan.rows] == ["new", "refused", "refused", "refused"]


def test_unmapped_columns_are_kept_as_remarks_when_wished(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "车牌"], ["甲公司", "苏E1"], ["乙公司", None]]
    plan = planned(desk, tmp_path, rows, correction=Correction(notes_from=frozenset({"车牌"})))
    assert value(plan, 2, "notes") == "车牌：苏E1"
    assert value(plan, 3, "notes") is None


def test_marks_for_nothing_and_for_as_above_are_understood_and_told(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "地址", "联系电话"], ["甲公司", "某路1号", "无"], ["乙公司", "同上", "/"]]
    plan = planned(desk, tmp_path, rows)
    assert plan.counts == {"new": 2}
    assert value(plan, 3, "address") == "某路1号"
    assert [p.reason for p in plan.problems] == ["“无”按空白处理", "“同上”按上一行的“某路1号”填入", "“/”按空白处理"]


def test_persons_with_remarks_in_brackets_are_told_apart(desk: Desk, tmp_path: Path) -> None:
    rows = [["姓名", "电话"], ["王 小明（女）", None], ["李四（已故）", None]]
    plan = planned(desk, tmp_path, rows, "person")
    assert [(title, verdict) for _, title, verdict in titles(plan)] == [("王小明", "new"), ("李四", "doubtful")]
    assert value(plan, 2, "gender") == "female"
    assert value(plan, 3, "notes") == "已故"
    assert plan.rows[1].problems[0].severity == "doubtful"


def test_a_misread_code_is_offered_never_changed(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "信用代码"], ["甲公司", "9144O3001922O38216"]]
    plan = planned(desk, tmp_path, rows)
    assert plan.counts == {"refused": 1}
    assert plan.problems[0].offer == "914403001922038216"
    assert "是否应为 914403001922038216？" in plan.problems[0].reason


def test_the_year_of_the_title_completes_dates_and_is_told(desk: Desk, tmp_path: Path) -> None:
    rows = [["2023年捐款名单"], ["捐赠单位", "金额（元）", "捐赠日期"], ["甲公司", 5, "9月5日"], ["乙公司", 6, 45174]]
    plan = planned(desk, tmp_path, rows, "donation")
    assert [value(plan, row, "given_on") for row in (3, 4)] == ["2023-09-05", "2023-09-05"]
    assert [(p.row, p.severity) for p in plan.problems] == [(3, "note"), (4, "doubtful")]


@given(st.text("名称（）()[]【】*：: ，,.aZ１Ａ①\u3000\u200b\n", max_size=6))
def test_a_heading_is_the_same_with_the_quick_look_and_without(heading: str) -> None:
    with_a_decoration = f"{heading}*"  # taken away again, but never by the quick look
    assert plain(heading) == plain(with_a_decoration)


def test_a_table_of_figures_below_whose_headings_have_units_gives_no_record_unasked(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["会议名称", "活动地点", "主要内容", "经办窗口"],
        ["迎春座谈会", "商会会议室", "部署下一步工作", "A座"],
        ["年会", "区行政中心", "总结全年工作", "B座"],
        [],
        ["统计"],
        ["街道", "企业数", "完成率（%）", "排名"],
        ["东街道", 18, 98.5, 2],
    ]
    plan = planned(desk, tmp_path, rows, "meeting")
    assert [title for _, title, verdict in titles(plan) if verdict == "new"] == ["迎春座谈会", "年会"]


@pytest.mark.parametrize(("second", "agrees"), [(11, True), (41, True), (12, False)])
def test_of_two_lists_below_one_another_each_has_its_total(
    desk: Desk, tmp_path: Path, second: int, agrees: bool
) -> None:
    head = ["捐赠单位", "捐赠金额（元）", "捐赠日期"]
    rows = [
        [*head],
        ["甲公司", 10, "2023.5.6"],
        ["乙公司", 20, "2023.5.6"],
        ["合计", 30],
        ["捐赠台账"],
        [*head],
        ["（一）异地商会"],
        ["丙公司", 5, "2023.5.7"],
        ["丁公司", 6, "2023.5.7"],
        ["小计", 11],
        ["合计", second],
    ]
    (total,) = planned(desk, tmp_path, rows, "donation").tables[0].totals
    assert total.agrees == agrees


def test_words_in_brackets_under_the_title_head_no_columns_and_the_unit_holds_on_all_pages(
    desk: Desk, tmp_path: Path
) -> None:
    head = ["序号", "年营业额", "公司名称", "法人", "联系电话"]
    rows = [["示范区会员单位情况"], [None, None, None, "（汇总）"], head, [None, "单位：万元"]]
    rows += [[1, 58.91, "甲公司", "王小明", "13812345678"], head, [2, 860.3, "乙公司", "李四", "13812345679"]]
    plan = planned(desk, tmp_path, rows)
    assert [table.head_rows for table in plan.tables] == [(3,)]
    revenue = plan.fields.index("revenue")
    assert [row.values[revenue] for row in plan.rows] == [58_910_000, 860_300_000]
    assert not any(problem.severity == "doubtful" for problem in plan.problems)
