"""Is a column of bodies with posts read for every kind that has them?"""

from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
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
