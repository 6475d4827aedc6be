"""Is it said that a list of people holds their posts too, a list of enterprises their chambers?"""

from pathlib import Path

import pytest

from app.desk import Desk
from app.kinds import BY_NAME
from app.kinds.base import Link
from app.store import Store
from tests.app.making import workbook

PEOPLE = [["姓名", "单位名称", "职务", "手机号码"], ["赵一鸣", "示范区税务局", "局长", "13800000031"]]
MEMBERS = [["企业名称", "所属商会", "联系人"], ["示范区新远航有限公司", "示范区餐饮业商会", "王芳"]]


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk that knows one chamber."""
    made = Desk(store)
    made.save(BY_NAME["chamber"], {"name": "示范区餐饮业商会"})
    return made


@pytest.mark.parametrize(
    ("kind", "rows", "also"),
    [
        ("enterprise", MEMBERS, ["membership"]),
        ("person", [["姓名", "工作单位及职务"], ["赵一鸣", "示范区税务局局长"]], ["post"]),
        ("enterprise", [["示范区餐饮业商会会员名册"], ["企业名称", "会内职务"], ["甲公司", "理事"]], ["membership"]),
        ("enterprise", [["示范区美容业商会会员名册"], ["企业名称", "会内职务"], ["甲公司", "理事"]], []),
        ("enterprise", [["企业名称", "联系人", "车牌"], ["甲公司", "王芳", "苏A1"]], []),
        ("chamber", [["商会名称", "会长", "届次", "备用"], ["示范区餐饮业商会", "王芳", 2, ""]], []),
    ],
)
def test_what_else_a_file_holds(
    desk: Desk, tmp_path: Path, kind: str, rows: list[list[object]], also: list[str]
) -> None:
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", rows), kind)
    assert [each.name for each in plan.also] == also


def test_the_same_file_is_taken_in_twice_and_both_can_go_back(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "people.xlsx", PEOPLE)
    first = desk.plan_import(path, "person", mapping={"单位名称": ""})
    assert [each.name for each in first.also] == ["post"]
    desk.carry_out(first)
    desk.carry_out(desk.plan_import(path, "post"))
    post = desk.record(BY_NAME["post"], 1).values
    assert (post["person"], post["body"], post["title"]) == (
        Link("赵一鸣", "person", 1),
        Link("示范区税务局"),
        "局长",
    )
    desk.undo()
    desk.undo()
    assert desk.counts()["post"] == desk.counts()["person"] == 0
