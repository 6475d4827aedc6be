"""What becomes of lists of other kinds in the same file: below, beside, in other sheets?"""

from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.importing import saying
from app.importing.correction import NOTHING
from app.importing.plan import ImportPlan
from app.store import Store
from tests.app.making import workbook

FIRMS: list[list[Any]] = [["企业名称", "法定代表人", "地址"], ["甲公司", "甲某", "一路"]]
PEOPLE: list[list[Any]] = [["姓名", "性别", "单位"], ["甲某", "男", "甲公司"]]
GIFTS: list[list[Any]] = [["捐赠单位", "捐赠金额（元）"], ["甲公司", 500]]
STACKED = [["企业名单"], *FIRMS, [], ["捐赠名单"], *GIFTS, ["人员名单"], *PEOPLE]
SHEETS = {"企业": FIRMS, "人员": PEOPLE, "捐赠": GIFTS, "说明": [["请填写"]]}


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store."""
    return Desk(store)


def titles(plan: ImportPlan) -> list[str]:
    return [row.title for row in plan.rows]


@pytest.mark.parametrize("rows", [STACKED, SHEETS])
@pytest.mark.parametrize("kind", [None, "enterprise"])
def test_lists_of_other_kinds_are_left_told_and_offered(
    desk: Desk, tmp_path: Path, rows: list[Any] | dict[str, Any], kind: str | None
) -> None:
    path = workbook(tmp_path / "a.xlsx", rows)
    plan = desk.plan_import(path, kind)
    assert (plan.kind.name, titles(plan)) == ("enterprise", ["甲公司"])
    assert {each.kind.name for each in plan.elsewhere if each.kind} == {"person", "donation"}
    assert all("这次没有导入；可以接着导入" in each.words for each in plan.elsewhere)
    assert {each.name for each in plan.also} >= {"person", "donation"}
    assert titles(desk.plan_import(path, "donation")) == ["甲公司"]
    assert titles(desk.plan_import(path, "person")) == ["甲某"]
    assert not [problem for problem in plan.problems if problem.severity == "refused"]


def test_the_clerk_can_take_a_list_with_the_others_after_all(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", SHEETS)
    (other,) = [each for each in desk.plan_import(path, "enterprise").elsewhere if each.table]
    assert (other.sheet, other.table) == ("人员", 1)
    plan = desk.plan_import(path, "enterprise", correction=saying.say_taken(NOTHING, "人员", 1))
    assert [table.sheet for table in plan.tables] == ["企业", "人员"]


def test_a_list_of_persons_with_their_firms_is_no_list_of_firms(desk: Desk, tmp_path: Path) -> None:
    firms = [["企业名称", "法人", "联系电话"], ["甲公司", "甲某", "13800000031"]]
    council = [["姓名", "单位", "商会职务", "手机"], ["甲某", "甲公司", "会长", "13800000031"]]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", {"会员": firms, "理事": council}), None)
    assert [(row.title, row.verdict) for row in plan.rows] == [("甲公司", "new")]
    assert [each.sheet for each in plan.elsewhere] == ["理事"]


def test_lists_of_one_kind_with_other_columns_are_taken_together(desk: Desk, tmp_path: Path) -> None:
    more = [["公司名称", "联系人", "手机"], ["乙公司", "乙某", "13800000031"]]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", {"一": FIRMS, "二": more}), None)
    assert titles(plan) == ["甲公司", "乙公司"]
    assert plan.elsewhere == ()
