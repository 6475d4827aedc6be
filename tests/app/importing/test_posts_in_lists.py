"""Is a column of bodies with posts read for every kind that has them?"""

from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.errors import UserError
from app.importing.correction import Correction
from app.store import Store
from tests.app.making import workbook


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store."""
    return Desk(store)


@pytest.mark.parametrize("heading", ["单位及职务", "单位职务", "现工作单位职务（职称）", "所在单位 职务"])
def test_a_post_goes_to_its_own_field_and_what_cannot_be_parted_is_asked(
    desk: Desk, tmp_path: Path, heading: str
) -> None:
    rows = [
        ["会议", "姓名", heading],
        ["年会", "甲某", "江城宏图有限公司董事长"],
        ["年会", "乙某", "江城宏图有限公司"],
    ]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", rows), "attendance")
    said = [dict(zip(plan.fields, row.values, strict=True)) for row in plan.rows]
    assert [(row["organisation"], row["post"]) for row in said] == [
        ("江城宏图有限公司", "董事长"),
        ("江城宏图有限公司", None),
    ]
    told = [problem.reason for problem in plan.rows[1].problems]
    assert "“江城宏图有限公司”分不出单位和职务，全部记作“单位”，请核对" in told


def test_the_post_in_a_body_that_has_a_column_of_its_own_is_a_post_alone(desk: Desk, tmp_path: Path) -> None:
    rows = [["会议", "姓名", "单位", "单位职务"], ["年会", "甲某", "江城宏图有限公司", "董事长"]]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", rows), "attendance")
    assert plan.tables[0].columns == {"meeting": "会议", "attendee": "姓名", "organisation": "单位", "post": "单位职务"}
    assert [problem for problem in plan.problems if problem.severity == "doubtful"] == []


def test_a_person_keeps_the_post_in_the_remarks(desk: Desk, tmp_path: Path) -> None:
    firms = [["企业名称", "地址"], ["江城宏图有限公司", "路"]]
    desk.carry_out(desk.plan_import(workbook(tmp_path / "e.xlsx", firms), "enterprise"))
    rows = [["姓名", "工作单位及职务", "备注"], ["甲某", "江城宏图有限公司董事长", "新增"]]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", rows), "person")
    (row,) = plan.rows
    said: dict[str, Any] = dict(zip(plan.fields, row.values, strict=True))
    assert row.verdict == "new"
    assert (said["enterprise"].text, said["notes"]) == ("江城宏图有限公司", "新增\n职务：董事长")


def test_a_post_in_the_chamber_is_not_held_in_the_firm_that_stands_beside_it(desk: Desk, tmp_path: Path) -> None:
    rows = [["商会职务", "姓名", "工作单位"], ["会长", "甲某", "江城宏图有限公司"]]
    path = workbook(tmp_path / "a.xlsx", rows)
    with pytest.raises(UserError, match="缺少“任职单位”这一列"):
        desk.plan_import(path, "post")
    plan = desk.plan_import(path, "post", correction=Correction(fixed={"body": "江城市餐饮业商会"}))
    assert plan.tables[0].columns == {"title": "商会职务", "person": "姓名"}
    assert plan.tables[0].unmapped == ("工作单位",)


@pytest.mark.parametrize("head", [["姓名", "商会名称", "商会职务"], ["姓名", "单位名称", "职务", "备用"]])
def test_a_post_is_held_in_the_body_that_has_it(desk: Desk, tmp_path: Path, head: list[str]) -> None:
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", [head, ["甲某", "江城市餐饮业商会", "会长"]]), "post")
    assert {"person", "body", "title"} == plan.tables[0].columns.keys()


def test_where_the_post_in_the_firm_stands_too_the_one_in_the_chamber_is_left(desk: Desk, tmp_path: Path) -> None:
    rows = [["姓名", "工作单位", "职务", "商会职务"], ["甲某", "江城宏图有限公司", "董事长", "会长"]]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", rows), "post")
    assert (plan.tables[0].columns["title"], plan.tables[0].unmapped) == ("职务", ("商会职务",))
