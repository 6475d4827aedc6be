"""Are gifts that a list tells in words taken with a question, and what leaves them open refused?"""

from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.importing.plan import ImportPlan, RowPlan
from app.store import Store
from tests.app.making import workbook


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store."""
    return Desk(store)


def planned(desk: Desk, folder: Path, *rows: list[Any]) -> ImportPlan:
    return desk.plan_import(workbook(folder / "捐赠.xlsx", rows), "donation")


def said(plan: ImportPlan, row: RowPlan, *names: str) -> tuple[Any, ...]:
    given = dict(zip(plan.fields, row.values, strict=True))
    return tuple(given.get(name) for name in names)


def asked(row: RowPlan) -> list[str]:
    return [problem.reason for problem in row.problems if problem.severity == "doubtful"]


def test_an_amount_told_in_words_fills_goods_kind_and_value_and_is_asked(desk: Desk, tmp_path: Path) -> None:
    plan = planned(
        desk,
        tmp_path,
        ["捐赠单位", "捐赠金额（元）"],
        ["甲公司", "捐赠口罩1万只，价值2万元"],
        ["乙公司", "口罩5000个"],
        ["丙公司", "捐款5000元"],
        ["丁公司", "累计捐款10万元"],
        ["戊公司", "10万元（其中物资3万元）"],
    )
    names = ("kind", "amount", "goods", "valuation", "basis")
    assert [said(plan, row, *names) for row in plan.rows] == [
        ("goods", 20_000_00, "口罩1万只", "价值2万元", None),
        ("goods", None, "口罩5000个", None, None),
        ("cash", 5_000_00, None, None, None),
        (None, 100_000_00, None, None, "cumulative"),
        ("mixed", 100_000_00, "物资", "其中物资3万元", None),
    ]
    assert [row.verdict for row in plan.rows] == ["doubtful", "doubtful", "new", "doubtful", "doubtful"]
    assert asked(plan.rows[0]) == [
        "“捐赠口罩1万只，价值2万元”取作：物资“口罩1万只”，物资价值 2万元，类别“捐物”，请核对"
    ]
    assert desk.carry_out(plan, accepted=lambda _row: True).new == 5


def test_what_is_left_open_is_refused_with_what_to_write(desk: Desk, tmp_path: Path) -> None:
    plan = planned(
        desk, tmp_path, ["捐赠单位", "捐赠金额（元）"], ["甲公司", "每年2万元，共3年"], ["乙公司", "3000元/人"]
    )
    assert [row.verdict for row in plan.rows] == ["refused", "refused"]
    assert plan.rows[0].problems[0].reason.endswith("请一年一行写当年的数，或写总数，“口径”选“累计”或“年均”")


def test_goods_that_say_what_they_are_worth_give_the_amount(desk: Desk, tmp_path: Path) -> None:
    plan = planned(
        desk,
        tmp_path,
        ["捐赠单位", "捐赠金额（元）", "捐赠物资"],
        ["甲公司", None, "大米100袋（价值1.2万元）"],
        ["乙公司", 12000, "大米100袋（价值1.2万元）"],
        ["丙公司", 50000, "大米100袋（价值1.2万元）"],
        ["丁公司", None, "现金5万元、大米100袋"],
        ["戊公司", None, "大米100袋，花了1.2万元"],
        ["己公司", "捐款5000元", "大米100袋"],
        ["合计", 67000, None],
    )
    assert [said(plan, row, "kind", "amount") for row in plan.rows] == [
        ("goods", 12_000_00),
        ("goods", 12_000_00),
        ("mixed", 50_000_00),
        ("mixed", 50_000_00),
        ("goods", None),
        ("mixed", 5_000_00),
    ]
    assert [row.verdict for row in plan.rows] == ["doubtful", "new", *["doubtful"] * 4]
    assert asked(plan.rows[0]) == ["“大米100袋（价值1.2万元）”写着钱数，金额取 1.2万元，类别记作“捐物”，请核对"]
    assert asked(plan.rows[4]) == ["物资里写着钱数，看不准是什么，没有取作金额，请核对"]
    # What the goods column says is no part of the column whose total stands below.
    assert [(total.field, total.agrees) for total in plan.tables[0].totals] == [("amount", True)]


def test_goods_of_their_own_column_win_over_those_of_the_amount(desk: Desk, tmp_path: Path) -> None:
    heads = ["捐赠单位", "捐赠金额（元）", "捐赠物资"]
    plan = planned(desk, tmp_path, heads, ["甲公司", "口罩1万只，价值2万元", "医用口罩10000只"])
    assert said(plan, plan.rows[0], "goods", "kind") == ("医用口罩10000只", "goods")
    assert "这一格写的“口罩1万只”和“物资或服务”一栏的“医用口罩10000只”不同，按后者记，请核对" in asked(plan.rows[0])


def test_our_own_list_means_what_it_says(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, tmp_path, ["捐赠方", "金额（元）", "物资或服务"], ["甲公司", None, "大米100袋（价值1.2万元）"])
    desk.carry_out(plan, accepted=lambda _row: True)
    again = planned(
        desk,
        tmp_path,
        ["捐赠方", "金额（元）", "物资或服务", "系统编号"],
        ["甲公司", None, "大米100袋（价值1.2万元）", "0" * 32],
    )
    assert said(again, again.rows[0], "amount") == (None,)
