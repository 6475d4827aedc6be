"""Does the importer read what people really make, and say what it took and what not?"""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.errors import UserError
from app.kinds import BY_NAME
from app.lists import Listing
from app.store import Store
from app.values.codes import make_credit_code
from tests.app.importing.taken import brought, stored, values
from tests.app.making import workbook

CODE = make_credit_code("91320508MA1WABCD2")
OTHER_CODE = make_credit_code("91320508MA1WABCD3")

HEADS = ["序号", "公司", "法人", "注册资本（万元）", "入会时间", "联系手机", "信用代码", "车牌"]


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store."""
    return Desk(store)


def test_a_sheet_made_by_hand_is_taken_in_with_its_dirt(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["姑苏区会员企业名单（2023年）"],
        [],
        HEADS,
        [1, " 青禾智能（苏州）有限公司　", "王小明 ", "500", "2023.9.5", 13812345678, CODE.lower(), "苏E12345"],
        ["2", "苏州云锦文化有限公司", "李 四", 1200.5, "2023年9月5日", "0512-65221234", None, None],
        [3, "天台石梁食品有限公司", None, "1200万元", datetime(2021, 3, 4), "138 1234 5679", "", ""],
        [None, None, None, None, None, None, None, None],
        [4, "平江路茶馆", None, "0", 20230905, None, OTHER_CODE, None],
        HEADS,
        [5, "相王玉雕厂", None, None, "2023年三季度", None, None, None],
        ["合  计", None, None, 2900.5, None, None, None, None],
        ["制表人：张三", None, "审核：李四", None, "日期：2023.9.6"],
    ]
    plan = brought(desk, workbook(tmp_path / "名单.xlsx", rows, merged="A1:H1"))
    assert plan.counts == {"new": 5}
    found = {record["name"]: record for record in values(desk)}
    first = found["青禾智能（苏州）有限公司"]
    assert first["legal_representative"] == "王小明"
    assert first["registered_capital"] == 500_0000_00
    assert first["joined_on"] == "2023-09-05"
    assert first["phone"] == "13812345678"
    assert first["credit_code"] == CODE
    assert found["苏州云锦文化有限公司"]["registered_capital"] == 1200_5000_00
    assert found["苏州云锦文化有限公司"]["legal_representative"] == "李四"
    assert found["天台石梁食品有限公司"]["joined_on"] == "2021-03-04"
    assert found["天台石梁食品有限公司"]["registered_capital"] == 1200_0000_00
    assert found["平江路茶馆"]["joined_on"] == "2023-09-05"
    assert found["相王玉雕厂"]["joined_on"] == "2023-07Q3"


def test_the_report_says_what_was_taken_and_what_not(desk: Desk, tmp_path: Path) -> None:
    rows = [["名单"], HEADS, [1, "甲公司", "王", 1, "2023", None, None, "苏E1", "无头列"], ["总计：", None, None, 2]]
    told = brought(desk, workbook(tmp_path / "a.xlsx", rows)).as_json()
    assert told["tables"] == [
        {
            "sheet": "Sheet1",
            "head_rows": [2],
            "first_row": 3,
            "last_row": 3,
            "rows": 1,
            "columns": {
                "name": "公司",
                "legal_representative": "法人",
                "registered_capital": "注册资本（万元）",
                "joined_on": "入会时间",
                "phone": "联系手机",
                "credit_code": "信用代码",
            },
            "unmapped": ["车牌", "I 列（没有表头）"],
            "totals": {"registered_capital": {"stated": "20000.00", "computed": "10000.00", "agrees": False}},
        }
    ]
    assert [(problem["row"], problem["severity"], problem["reason"]) for problem in told["problems"]] == [
        (4, "note", "这一行是合计行，没有导入"),
        (0, "doubtful", "合计写的是 20000.00，各行相加是 10000.00，请核对"),
    ]


def test_a_refused_row_names_sheet_row_column_value_and_reason_and_nothing_is_stored(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [
        ["单位名称", "统一社会信用代码", "入会日期", "员工人数"],
        ["甲公司", CODE, "2023-09-05", 5],
        ["乙公司", CODE[:-1] + "O", "2023年6月31日", "许多"],
        [None, None, "2023", 3],
    ]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", {"会员": rows}), "enterprise")
    places = [(p.sheet, p.row, p.column, p.field, p.value) for p in plan.problems]
    assert places == [
        ("会员", 3, "B", "统一社会信用代码", CODE[:-1] + "O"),
        ("会员", 3, "C", "入会日期", "2023年6月31日"),
        ("会员", 3, "D", "从业人数", "许多"),
        ("会员", 4, "A", "企业名称", ""),
    ]
    assert all(p.severity == "refused" and p.reason for p in plan.problems)
    assert "6月没有31日" in plan.problems[1].reason
    with pytest.raises(UserError, match="有 2 行不能导入"):
        desk.carry_out(plan)
    assert not stored(desk)
    assert desk.carry_out(plan, good_rows_only=True).new == 1
    assert [record.title for record in stored(desk)] == ["甲公司"]


def test_the_same_file_again_is_all_the_same_and_says_so(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "电话", "注册资金"], ["甲公司", 13812345678, "10万元"], ["乙公司", None, 1.5]]
    path = workbook(tmp_path / "a.xlsx", rows)
    brought(desk, path)
    again = desk.plan_import(path, "enterprise")
    assert again.counts == {"same": 2}
    assert "同一个文件已经导入过（操作 1" in again.taken_before
    assert desk.carry_out(again).operation_id is None
    assert len(desk.steps()) == 1


def test_a_changed_row_shows_old_and_new_and_an_empty_cell_leaves_what_is_stored(desk: Desk, tmp_path: Path) -> None:
    brought(desk, workbook(tmp_path / "a.xlsx", [["企业名称", "电话", "地址"], ["甲公司", 13812345678, "平江路1号"]]))
    path = workbook(tmp_path / "b.xlsx", [["企业名称", "电话", "地址"], ["甲公司", None, "平江路2号"]])
    plan = brought(desk, path)
    assert plan.counts == {"changed": 1}
    assert plan.rows[0].changes == (("地址", "平江路1号", "平江路2号"),)
    assert values(desk)[0]["phone"] == "13812345678"


@pytest.mark.parametrize(
    "row",
    [
        ["合计", 5],
        ["合  计：", 5],
        ["总计：3家", None],
        ["小计", 5],
        ["制表人：张三", "审核：李四"],
        ["填报单位：某商会", "联系电话：0512-65221234"],
        ["注：本表由各商会填报", None],
        ["说明：以上数据截至年底", None],
        ["2023年9月6日", None],
        ["苏州市某商会（盖章）", None],
        ["一、制造业", None],
        ["（二）服务业", None],
    ],
)
def test_rows_that_are_no_records_are_told_and_not_stored(desk: Desk, tmp_path: Path, row: list[Any]) -> None:
    path = workbook(tmp_path / "a.xlsx", [["企业名称", "员工数"], ["甲公司", 5], row, ["乙公司", 6]])
    plan = brought(desk, path)
    assert [record.title for record in stored(desk)] == ["甲公司", "乙公司"] or len(stored(desk)) == 2
    assert [problem.row for problem in plan.problems if problem.severity == "note"] == [3]


@pytest.mark.parametrize("name", ["共计算科技公司", "累计科技公司", "合计划管理公司", "总计师事务所", "说明书印刷厂"])
def test_names_that_begin_like_a_total_are_records(desk: Desk, tmp_path: Path, name: str) -> None:
    brought(desk, workbook(tmp_path / "a.xlsx", [["序号", "企业名称", "员工数"], [1, name, 5]]))
    assert [record.title for record in stored(desk)] == [name]


def test_the_unit_over_the_table_counts_for_columns_without_their_own(desk: Desk, tmp_path: Path) -> None:
    head = ["企业名称", "注册资金", "年产值（亿元）", "资产总额（元）"]
    rows = [["名单", None, "单位：万元"], head, ["甲公司", 50, 1, 7]]
    plan = brought(desk, workbook(tmp_path / "a.xlsx", rows))
    record = values(desk)[0]
    assert (record["registered_capital"], record["revenue"], record["assets"]) == (50_0000_00, 1_0000_0000_00, 700)
    assert any("单位:万元" in problem.reason for problem in plan.problems)


def test_repeated_rows_are_refused_with_the_number_of_the_other(desk: Desk, tmp_path: Path) -> None:
    body = [["甲公司", CODE], ["乙公司", None], ["乙公司", None], ["丙公司", CODE], ["甲公司", None]]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", [["企业名称", "信用代码"], *body]), "enterprise")
    told = [(p.row, p.severity, p.reason) for p in plan.problems]
    assert told == [
        (4, "refused", "与第 3 行的企业名称相同，是同一条记录；请合并，或补充内容以示区别"),
        (5, "refused", "与第 2 行的统一社会信用代码相同，请合并或更正"),
        (6, "doubtful", "与第 2 行可能是同一条记录；本行按新记录处理，请核对"),
    ]


def test_two_persons_of_one_name_are_taken_and_marked(desk: Desk, tmp_path: Path) -> None:
    rows = [["姓名", "性别", "电话"], ["张伟", "男", 13812345678], ["张伟", "女", 13812345679], ["张伟", "男", None]]
    plan = brought(desk, workbook(tmp_path / "a.xlsx", rows), "person")
    assert plan.counts == {"new": 2, "doubtful": 1}
    assert len(stored(desk, "person")) == 3


def test_a_credit_code_of_another_record_is_refused_with_its_name(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "信用代码"], ["甲公司", CODE], ["乙公司", OTHER_CODE]]
    brought(desk, workbook(tmp_path / "a.xlsx", rows))
    target = tmp_path / "out.xlsx"
    desk.export(BY_NAME["enterprise"], Listing(BY_NAME["enterprise"], order="name"), target)
    from openpyxl import load_workbook

    book = load_workbook(target)
    sheet = book.active
    assert sheet is not None
    column = [cell.value for cell in sheet[1]].index("统一社会信用代码") + 1
    sheet.cell(3, column).value = sheet.cell(2, column).value
    book.save(target)
    plan = desk.plan_import(target, "enterprise")
    assert [(p.row, p.reason) for p in plan.problems] == [(3, "与第 2 行的统一社会信用代码相同，请合并或更正")]
    sheet.delete_rows(2)
    book.save(target)
    plan = desk.plan_import(target, "enterprise")
    assert [(p.row, p.reason) for p in plan.problems] == [(2, "“甲公司”已用这个统一社会信用代码；请核对")]


def test_links_are_found_by_name_short_name_and_label(desk: Desk, tmp_path: Path) -> None:
    brought(desk, workbook(tmp_path / "c.xlsx", [["商会名称", "简称"], ["姑苏区天台商会", "天台商会"]]), "chamber")
    rows = [["企业名称", "信用代码"], ["甲公司", CODE], ["甲公司", OTHER_CODE], ["乙公司", None]]
    brought(desk, workbook(tmp_path / "e.xlsx", rows))
    body = [["甲公司", "天台商会"], [f"甲公司（{CODE}）", "天台商会"], ["丙公司", "姑苏区天台商会"]]
    plan = desk.plan_import(workbook(tmp_path / "m.xlsx", [["企业名称", "商会名称"], *body]), "membership")
    assert plan.counts == {"new": 1, "refused": 2}
    assert "有 2 条记录叫“甲公司”" in plan.problems[0].reason
    assert "会员企业中没有“丙公司”" in plan.problems[1].reason
    desk.carry_out(plan, good_rows_only=True)
    record = stored(desk, "membership")[0]
    assert [record.values["enterprise"].text, record.values["chamber"].text] == ["甲公司", "姑苏区天台商会"]  # type: ignore[union-attr]


def test_a_name_is_found_with_brackets_of_the_other_width(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称"], ["青禾智能（苏州）有限公司"], ["云锦(集团)有限公司"]]
    brought(desk, workbook(tmp_path / "e.xlsx", rows))
    rows = [["姓名", "工作单位"], ["王小明", "青禾智能(苏州)有限公司"], ["李四", "云锦（集团）有限公司"]]
    assert brought(desk, workbook(tmp_path / "p.xlsx", rows), "person").counts == {"new": 2}


def test_times_and_days_in_cells_of_their_own_kind(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["会议名称", "会议时间", "开始时间"],
        ["甲会", date(2023, 9, 15), time(14, 30)],
        ["乙会", datetime(2023, 9, 16, 9, 0), "下午2点半"],
        ["丙会", "2023/9/17", "上午9：05"],
    ]
    brought(desk, workbook(tmp_path / "a.xlsx", rows), "meeting")
    found = {record["title"]: (record["held_on"], record["start_time"]) for record in values(desk, "meeting")}
    assert found == {
        "甲会": ("2023-09-15", "14:30"),
        "乙会": ("2023-09-16", "14:30"),
        "丙会": ("2023-09-17", "09:05"),
    }


def test_a_qualified_amount_fills_its_qualifier_and_a_contradiction_is_refused(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["捐赠单位", "捐赠金额（万元）", "金额限定"],
        ["甲公司", "超700", None],
        ["乙公司", "约20万元", "约"],
        ["丙公司", "近30", "超"],
    ]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", rows), "donation")
    assert [problem.row for problem in plan.problems] == [4]
    desk.carry_out(plan, good_rows_only=True)
    found = {record["donor"].text: (record["amount"], record["qualifier"]) for record in values(desk, "donation")}
    assert found == {"甲公司": (700_0000_00, "over"), "乙公司": (20_0000_00, "about")}


def test_cancelling_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["企业名称"], *([f"公司{number}"] for number in range(3000))])

    class Stop(Exception):
        pass

    def stop(done: int, _total: int | None) -> None:
        if done >= 1000:
            raise Stop

    with pytest.raises(Stop):
        desk.plan_import(path, "enterprise", progress=stop)
    plan = desk.plan_import(path, "enterprise")
    with pytest.raises(Stop):
        desk.carry_out(plan, progress=stop)
    assert desk.count(Listing(BY_NAME["enterprise"])) == 0
    assert desk.steps() == []
    desk.carry_out(plan)
    target = tmp_path / "out.xlsx"
    with pytest.raises(Stop):
        desk.export(BY_NAME["enterprise"], Listing(BY_NAME["enterprise"]), target, stop)
    assert not target.exists()
    assert [entry.name for entry in tmp_path.iterdir() if "part" in entry.name] == []


def test_what_changed_between_plan_and_storing_is_not_overwritten(desk: Desk, tmp_path: Path) -> None:
    brought(desk, workbook(tmp_path / "a.xlsx", [["企业名称", "员工数"], ["甲公司", 1]]))
    plan = desk.plan_import(workbook(tmp_path / "b.xlsx", [["企业名称", "员工数"], ["甲公司", 2]]), "enterprise")
    key = desk.ids(Listing(BY_NAME["enterprise"]))[0]
    desk.save(BY_NAME["enterprise"], {"staff": "9"}, record_id=key)
    with pytest.raises(UserError):
        desk.carry_out(plan)
    assert values(desk)[0]["staff"] == 9


def test_a_date_that_says_less_than_the_stored_one_leaves_it(desk: Desk, tmp_path: Path) -> None:
    heads = ["企业名称", "入会日期", "成立日期", "地址"]
    brought(desk, workbook(tmp_path / "a.xlsx", [heads, ["甲公司", "2018.8.18", "2001年", "旧路1号"]]))
    plan = brought(desk, workbook(tmp_path / "b.xlsx", [heads, ["甲公司", "2018年8月", "2001.5", "新路1号"]]))
    assert plan.rows[0].changes == (("地址", "旧路1号", "新路1号"), ("成立日期", "2001年", "2001年5月"))
    assert [problem.reason for problem in plan.rows[0].problems] == ["比已登记的“2018年8月18日”写得粗，保持不变"]
    assert values(desk)[0]["joined_on"] == "2018-08-18"
