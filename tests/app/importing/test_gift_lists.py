"""Is a list of gifts with money, goods and their value read as its sender means it?"""

from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.importing.plan import ImportPlan, RowPlan
from app.store import Store
from tests.app.making import workbook

HEADS = ["序号", "捐赠单位（个人）", "捐款金额", "物资名称及数量", "物资折价（万元）", "捐赠时间"]


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store."""
    return Desk(store)


def planned(desk: Desk, folder: Path, *rows: list[Any], heads: list[str] = HEADS) -> ImportPlan:
    return desk.plan_import(workbook(folder / "捐赠.xlsx", [["2024年捐赠统计表"], heads, *rows]), "donation")


def said(plan: ImportPlan, row: RowPlan) -> dict[str, Any]:
    return {name: value for name, value in zip(plan.fields, row.values, strict=True) if value is not None}


def test_a_row_with_goods_and_no_cash_is_a_gift_of_goods_and_says_so(desk: Desk, tmp_path: Path) -> None:
    plan = planned(
        desk,
        tmp_path,
        [1, "甲公司", 20000, None, None, "2024.9.5"],
        [2, "乙公司", None, "口罩5000个、消毒液20箱", 0.86, "2024.9.5"],
        [3, "丙公司", "/", "棉被200床", "约3万元", "2024.9.5"],
        [4, "丁公司", None, "茶叶50盒", None, "2024.9.5"],
        ["合计", None, 20000, None, 3.86, None],
    )
    assert plan.counts == {"new": 4}
    cash, valued, about, bare = (said(plan, row) for row in plan.rows)
    assert (cash["amount"], "kind" in cash) == (20000_00, False)
    assert (valued["kind"], valued["amount"], valued["valuation"]) == ("goods", 8600_00, "物资折价（万元）")
    assert (about["amount"], about["qualifier"]) == (30000_00, "about")
    assert (bare["kind"], "amount" in bare) == ("goods", False)
    told = [problem.reason for problem in plan.rows[1].problems]
    assert told == ["没有捐款、写了物资，类别记作“捐物”，金额取“物资折价（万元）”"]
    assert [total.agrees for total in plan.tables[0].totals] == [True]
    assert desk.carry_out(plan).new == 4


def test_cash_and_goods_in_one_row_are_asked_about(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, tmp_path, [1, "甲公司", 5000, "矿泉水100箱", 0.3, "2024.9.8"])
    (row,) = plan.rows
    assert (row.verdict, said(plan, row)["kind"], said(plan, row)["amount"]) == ("doubtful", "mixed", 5000_00)
    assert row.problems[0].reason.startswith(
        "同一行既有金额又有物资，物资折价（万元）“0.3”没有计入金额；类别暂记“款物”"
    )


def test_a_category_that_is_written_stays(desk: Desk, tmp_path: Path) -> None:
    heads = ["捐赠单位", "类别", "金额", "物资", "捐赠时间"]
    plan = planned(desk, tmp_path, ["甲公司", "服务", 5000, "义诊3场", "2024.9.8"], heads=heads)
    assert plan.counts == {"new": 1}
    assert said(plan, plan.rows[0])["kind"] == "service"


def test_the_value_of_goods_alone_is_the_amount_and_a_number_for_goods_is_refused(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, tmp_path, ["甲公司", 0.5, "2024.9.8"], heads=["捐赠单位", "折合金额（万元）", "捐赠时间"])
    assert said(plan, plan.rows[0])["amount"] == 5000_00
    assert said(plan, plan.rows[0])["kind"] == "goods"
    plan = planned(desk, tmp_path, ["甲公司", None, 0.5], heads=["捐赠单位", "资金", "物资"])
    assert plan.rows[0].verdict == "refused"
    assert "只是一个数" in plan.rows[0].problems[0].reason


def test_others_behind_a_donor_leave_the_list_open(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, tmp_path, [1, "江城宏图建设集团有限公司等5家", 50000], [2, "陈建国  等12人", 12000])
    assert plan.counts == {"new": 2}
    first, second = (said(plan, row) for row in plan.rows)
    assert (first["donor"].text, first["donor_list"]) == ("江城宏图建设集团有限公司", "open")
    assert first["notes"] == "捐赠方：江城宏图建设集团有限公司等5家"
    assert (second["donor"].text, second["notes"]) == ("陈建国", "捐赠方：陈建国等12人")
    assert "名单后有“等”" in plan.rows[0].problems[0].reason


def test_a_remark_behind_a_donor_goes_into_the_remarks(desk: Desk, tmp_path: Path) -> None:
    plan = planned(
        desk,
        tmp_path,
        [1, "王伟（爱心人士）", 500],
        [2, "李娜（女）", 300],
        [3, "周正明（已故）", 1000],
        [4, "青禾智能（江城）有限公司", 1],
        [5, "江城蓝天服务部（个体）", 1],
    )
    kept = [(said(plan, row)["donor"].text, said(plan, row).get("notes"), row.verdict) for row in plan.rows]
    assert kept == [
        ("王伟", "爱心人士", "doubtful"),
        ("李娜", None, "new"),
        ("周正明", "已故", "new"),
        ("青禾智能（江城）有限公司", None, "new"),
        ("江城蓝天服务部（个体）", None, "new"),
    ]


def test_amounts_as_texts_without_a_unit_are_asked_about(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, tmp_path, ["甲公司", "3600.5", "2024.9.8"], heads=["捐赠单位", "捐赠金额", "捐赠时间"])
    reasons = [problem.reason for problem in plan.problems if problem.severity == "doubtful"]
    assert reasons == ["“捐赠金额”没有写单位，各行的数字按“元”计算，请核对"]


def test_two_names_are_never_offered_as_one_new_chamber(desk: Desk, tmp_path: Path) -> None:
    heads = ["捐赠单位", "金额（元）", "所属商会"]
    plan = planned(desk, tmp_path, ["甲公司", 1, "示范区餐饮业商会、示范区女企业家商会"], heads=heads)
    (row,) = plan.rows
    assert row.verdict == "refused"
    assert row.problems[0].reason == "一格里像有 2 个名称“示范区餐饮业商会、示范区女企业家商会”；请每个名称写一行"


@pytest.mark.parametrize(
    "heads", [["捐赠单位", "物资名称", "价值（元）"], ["捐赠单位", "物资名称", "金额（元）", "单价（元）"]]
)
def test_a_value_or_an_amount_beside_a_price_is_the_worth_of_the_goods(
    desk: Desk, tmp_path: Path, heads: list[str]
) -> None:
    plan = planned(desk, tmp_path, ["甲公司", "棉被100床", 12000, 120], heads=heads)
    (row,) = plan.rows
    assert (row.verdict, said(plan, row)["kind"], said(plan, row)["amount"]) == ("new", "goods", 12000_00)


def test_a_column_that_says_who_gave_is_not_read_as_what_was_given(desk: Desk, tmp_path: Path) -> None:
    heads = ["捐赠方", "类别", "金额（元）"]
    plan = planned(desk, tmp_path, ["甲公司", "企业", 100], ["王芳", "个人", 200], heads=heads)
    assert plan.counts == {"new": 2}
    (told,) = [note.reason for table in plan.tables for note in table.notes if note.severity == "doubtful"]
    assert "“类别”一列写的是“企业”“个人”，不是“类别”的选项" in told
    plan = planned(desk, tmp_path, ["甲公司", "企业", 100], ["王芳", "捐款", 200], heads=heads)
    assert plan.counts == {"refused": 1, "new": 1}


def test_quantity_and_unit_go_on_with_the_name_of_the_goods(desk: Desk, tmp_path: Path) -> None:
    heads = ["捐赠单位", "物资名称", "规格", "单位", "数量", "价值（元）"]
    rows: list[list[Any]] = [["甲公司", "矿泉水", "24瓶", "箱", 500, 9000], ["乙公司", "大米", None, "袋", None, None]]
    plan = planned(desk, tmp_path, *rows, heads=heads)
    assert [said(plan, row)["goods"] for row in plan.rows] == ["矿泉水500箱", "大米"]
    assert plan.counts == {"new": 2}
    assert not [note for table in plan.tables for note in table.notes if note.severity == "doubtful"]
    assert plan.tables[0].unmapped == ("规格",)


@pytest.mark.parametrize(
    ("total", "doubts"),
    [(["合计", None, None, 900], 0), (["合计", 900, None, None], 0), (["合计", 800, None, None], 1)],
)
def test_one_total_under_two_tables_side_by_side_sums_up_both(
    desk: Desk, tmp_path: Path, total: list[Any], doubts: int
) -> None:
    heads = ["姓名", "金额（元）", "姓名", "金额（元）"]
    plan = planned(desk, tmp_path, ["甲某", 500, "乙某", 300], ["丙某", 100, None, None], total, heads=heads)
    assert plan.counts == {"new": 3}
    told = [note.reason for table in plan.tables for note in table.notes if note.severity == "doubtful"]
    assert told == ["合计写的是 800.00，各行相加是 900.00，请核对"] * doubts


def test_the_same_amount_in_capitals_and_the_same_code_again_are_not_asked_about(desk: Desk, tmp_path: Path) -> None:
    rows = [["捐赠单位", "捐赠金额（小写）", "捐赠金额（大写）"], ["甲公司", "500元", "伍佰元整"]]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", rows), "donation")
    assert not plan.tables[0].notes
    rows = [["企业名称", "统一社会信用代码", "纳税人识别号"], ["甲公司", "91330100799655058B", "91330100799655058B"]]
    plan = desk.plan_import(workbook(tmp_path / "b.xlsx", rows), "enterprise")
    assert not plan.tables[0].notes


@pytest.mark.parametrize(("heading", "basis"), [("累计捐赠金额（万元）", "cumulative"), ("金额（万元）", None)])
def test_an_amount_over_years_is_no_single_gift(desk: Desk, tmp_path: Path, heading: str, basis: str | None) -> None:
    plan = planned(desk, tmp_path, ["甲公司", 15], heads=["捐赠企业", heading])
    assert said(plan, plan.rows[0]).get("basis") == basis
    assert plan.counts == {"new": 1}


@pytest.mark.parametrize(
    ("name", "number", "unit", "goods"),
    [
        ("84消毒液", 84, "箱", "84消毒液84箱"),
        ("84消毒液", 4, None, "84消毒液4"),
        ("N95口罩", 95, "个", "N95口罩95个"),
        ("大米25kg", 25, "袋", "大米25kg25袋"),
        ("口罩5000个", 5000, "个", "口罩5000个"),
        ("5000个口罩", 5000, "个", "5000个口罩"),
        ("口罩5000个", 5000, None, "口罩5000个"),
    ],
)
def test_a_quantity_is_left_out_only_where_the_name_has_it(
    desk: Desk, tmp_path: Path, name: str, number: int, unit: str | None, goods: str
) -> None:
    plan = planned(desk, tmp_path, ["甲公司", name, number, unit], heads=["捐赠单位", "物资名称", "数量", "单位"])
    assert said(plan, plan.rows[0])["goods"] == goods
