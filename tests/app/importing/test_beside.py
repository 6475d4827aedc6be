"""Are all tables read that stand side by side in a sheet, each with a title of its own?"""

from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.importing import saying
from app.importing.correction import NOTHING, Correction
from app.importing.plan import ImportPlan
from app.store import Store
from tests.app.making import workbook

FIRST = [["企业名称", "法人"], ["甲公司", "甲某"], ["丙公司", "丙某"]]
SECOND = [["企业名称", "联系人", "地址"], ["乙公司", "乙某", "一路"]]


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store."""
    return Desk(store)


def planned(desk: Desk, folder: Path, rows: list[Any], said: Correction = NOTHING) -> ImportPlan:
    return desk.plan_import(workbook(folder / "a.xlsx", rows), "enterprise", correction=said)


def titles(plan: ImportPlan) -> list[str]:
    return [row.title for row in plan.rows]


@pytest.mark.parametrize(
    "above",
    [
        ["区直名单", None, None, "镇街名单"],
        ["区直名单", None, "镇街名单"],  # over the empty column
        ["区直名单"],
    ],
)
def test_titles_beside_one_another_are_no_headings(desk: Desk, tmp_path: Path, above: list[Any]) -> None:
    rows = [above, [*FIRST[0], None, *SECOND[0]], [*FIRST[1], None, *SECOND[1]], FIRST[2]]
    plan = planned(desk, tmp_path, rows)
    assert titles(plan) == ["甲公司", "丙公司", "乙公司"]
    assert [list(table.columns.values()) for table in plan.tables] == [FIRST[0], SECOND[0]]


def test_a_table_whose_head_is_lower_than_its_neighbours_is_read(desk: Desk, tmp_path: Path) -> None:
    rows = [FIRST[0], [*FIRST[1], None, "新增企业"], [*FIRST[2], None, *SECOND[0]], [None, None, None, *SECOND[1]]]
    plan = planned(desk, tmp_path, rows)
    assert [(table.number, table.head_rows) for table in plan.tables] == [(1, (1,)), (2, (3,))]
    assert titles(plan) == ["甲公司", "丙公司", "乙公司"]
    said = saying.say_head(NOTHING, "Sheet1", 2, (4,))
    assert titles(planned(desk, tmp_path, rows, said)) == ["甲公司", "丙公司"]


def test_a_table_of_another_kind_beside_with_a_title_is_no_part_of_the_list(desk: Desk, tmp_path: Path) -> None:
    gifts: list[list[Any]] = [["捐赠单位", "金额（元）"], ["丁公司", 500]]
    rows = [["会员名单", None, None, "捐赠名单"], [*FIRST[0], None, *gifts[0]], [*FIRST[1], None, *gifts[1]], FIRST[2]]
    plan = planned(desk, tmp_path, rows)
    assert titles(plan) == ["甲公司", "丙公司"]
    assert plan.tables[0].unmapped == ()


@pytest.mark.parametrize("heading", ["联系人", "姓名"])
def test_an_empty_column_inside_a_list_parts_nothing(desk: Desk, tmp_path: Path, heading: str) -> None:
    rows = [
        ["会员名单"],
        ["企业名称", "法人", None, "联系方式", None],
        [None, None, None, heading, "手机"],
        ["甲公司", "甲某", None, "乙某", "13800000031"],
    ]
    plan = planned(desk, tmp_path, rows)
    assert list(plan.tables[0].columns) == ["name", "legal_representative", "contact_person", "phone"]
