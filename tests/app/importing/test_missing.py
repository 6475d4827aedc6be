"""Are names that no register has made when the clerk says so, else kept in the remarks or refused?"""

from pathlib import Path

import pytest

from app.desk import Desk
from app.importing.correction import Correction
from app.kinds import BY_NAME
from app.kinds.base import Link, Values
from app.store import Store
from tests.app.making import workbook

PEOPLE = [["姓名", "工作单位", "手机号码"], ["赵一鸣", "示范区税务局", "13800000031"]]
MEMBERS = [["企业名称", "所属商会"], ["甲公司", "餐饮业商会"], ["乙公司", "餐饮业商会"], ["丙公司", "**商会"]]
MAKE = Correction(create=frozenset({"enterprise", "chamber"}))


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on an empty store."""
    return Desk(store)


def person(desk: Desk) -> Values:
    return desk.record(BY_NAME["person"], 1).values


def test_a_name_that_may_be_missing_is_kept_in_the_remarks_and_told(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", PEOPLE)
    plan = desk.plan_import(path, "person")
    assert [(row.verdict, row.problems[0].column) for row in plan.rows] == [("doubtful", "B")]
    assert "会员企业中没有“示范区税务局”，没有关联，原文记入备注" in plan.rows[0].problems[0].reason
    desk.carry_out(plan)
    assert (person(desk)["enterprise"], person(desk)["notes"]) == (None, "所在企业：示范区税务局")
    assert [row.verdict for row in desk.plan_import(path, "person").rows] == ["same"]


def test_remarks_that_stand_there_stay(desk: Desk, tmp_path: Path) -> None:
    desk.save(BY_NAME["person"], {"name": "赵一鸣", "phone": "13800000031", "notes": "老会员"})
    desk.carry_out(desk.plan_import(workbook(tmp_path / "a.xlsx", PEOPLE), "person"))
    assert person(desk)["notes"] == "老会员\n所在企业：示范区税务局"


def test_names_are_made_with_the_rows_and_go_back_with_them(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", PEOPLE)
    plan = desk.plan_import(path, "person", correction=MAKE)
    assert [(one.words, one.made) for one in plan.missing] == [
        ("将新建 1 个会员企业：“示范区税务局”，只有名称，其余以后补全", True)
    ]
    assert [row.verdict for row in plan.rows] == ["new"]
    desk.carry_out(plan)
    assert person(desk)["enterprise"] == Link("示范区税务局", "enterprise", 1)
    assert [row.verdict for row in desk.plan_import(path, "person").rows] == ["same"]
    desk.undo()
    assert desk.counts()["enterprise"] == desk.counts()["person"] == 0


def test_a_name_that_must_be_there_is_refused_until_it_is_made(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", MEMBERS)
    for name in ("甲公司", "乙公司", "丙公司"):
        desk.save(BY_NAME["enterprise"], {"name": name})
    plan = desk.plan_import(path, "membership")
    assert [row.verdict for row in plan.rows] == ["refused"] * 3
    assert [one.words for one in plan.missing] == ["所属商会中没有“餐饮业商会”，共 1 个名称（2 行）"]
    plan = desk.plan_import(path, "membership", correction=MAKE)
    assert [row.verdict for row in plan.rows] == ["new", "new", "refused"], "a masked name is nobody's"
    desk.carry_out(plan, good_rows_only=True)
    assert desk.counts()["chamber"] == 1
    assert {desk.record(BY_NAME["membership"], key).values["chamber"] for key in (1, 2)} == {
        Link("餐饮业商会", "chamber", 1)
    }


def test_what_no_accepted_row_names_is_not_made(desk: Desk, tmp_path: Path) -> None:
    rows = [*PEOPLE, ["钱多多", "示范区财政局", "13800000032"]]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", rows), "person", correction=MAKE)
    desk.carry_out(plan, accepted=lambda row: row.title == "钱多多")
    assert desk.counts()["enterprise"] == 1
    assert desk.record(BY_NAME["enterprise"], 1).title == "示范区财政局"
