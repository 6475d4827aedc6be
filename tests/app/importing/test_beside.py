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


CONTACTS = [["联系人", "联系电话", "备注"], ["乙某", "13800000032", "上班时间"], ["丁某", "13800000033", "上班时间"]]
"""Whom one calls about the list: no records of any kind."""
OFFICES = [["科室", "电话", "备注"], *([f"{row[0]}处", *row[1:]] for row in CONTACTS[1:])]


def beside(rows: list[list[Any]], lower: int, others: list[list[Any]], gap: int = 1) -> list[list[Any]]:
    """The other rows to the right of the rows, so many rows lower, empty columns between them."""
    width = max(map(len, rows)) + gap
    count = max(len(rows), lower + len(others))
    padded = [*rows, *([[]] * (count - len(rows)))]
    side = [[]] * lower + others + [[]] * (count - lower - len(others))
    return [[*row, *[None] * (width - len(row)), *more] for row, more in zip(padded, side, strict=True)]


def members(count: int) -> list[list[Any]]:
    return [[f"{name}公司", f"1390000000{at}", f"{name}某"] for at, name in enumerate("甲丙戊己庚辛"[:count])]


def said_of_contacts(plan: ImportPlan) -> tuple[bool, list[str]]:
    """Whether a record took a value of the contacts, and what is asked of the sheet."""
    texts = [str(value) for row in plan.rows for value in row.values if value]
    names = [cell for row in CONTACTS[1:] for cell in row]
    asked = [note.reason for note in plan.notes if note.severity == "doubtful"]
    asked += [note.reason for table in plan.tables for note in table.notes if note.severity == "doubtful"]
    return any(name in text for name in names for text in texts), asked


HEAD = ["企业名称", "手机", "法人"]
TWO_ROWS = [["企业名称", "基本情况", None], [None, "手机", "法人"]]
THREE_ROWS = [["填报内容", None, None], *TWO_ROWS]


@pytest.mark.parametrize(
    "rows",
    [
        beside([HEAD, *members(2)], 1, CONTACTS),  # begins lower
        beside([HEAD, *members(2)], 0, [["工作联系表"], *CONTACTS]),  # its title beside the head
        beside([["名单"], HEAD, *members(2)], 0, [["工作联系表"], *CONTACTS]),
        beside([*TWO_ROWS, *members(2)], 0, CONTACTS),  # records beside the head
        beside([*THREE_ROWS, *members(2)], 1, CONTACTS, gap=2),
        beside([[], HEAD, *members(2)], 0, CONTACTS),  # begins higher
        beside([["企业名称", "联系方式", None], [None, "手机", "座机"], *(row[:2] for row in members(2))], 1, CONTACTS),
        [*beside([*TWO_ROWS, *members(2)], 0, CONTACTS), [], ["制表人：丁某", None, None, "日期：2024年1月5日"]],
    ],
)
def test_a_list_of_contacts_beside_gives_nothing_to_the_records(
    desk: Desk, tmp_path: Path, rows: list[list[Any]]
) -> None:
    plan = planned(desk, tmp_path, rows)
    assert titles(plan) == ["甲公司", "丙公司"]
    assert said_of_contacts(plan) == (False, [])
    assert any("没有导入" in note.reason for note in plan.notes)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (beside([HEAD, *members(6)], 0, OFFICES), "行数也不一样"),
        (beside([HEAD, *members(2)], 0, [*OFFICES, *OFFICES[1:]]), "行数也不一样"),
        (beside([HEAD, *members(2)], 0, CONTACTS, gap=2), "隔了不止一列"),
        (beside([[*HEAD, "备注"], *members(2)], 0, CONTACTS), "有同样的栏目"),
        (beside([[], HEAD, *members(2)], 0, [["联系科室表"], *OFFICES]), "上面另有标题"),
    ],
)
def test_what_may_be_another_table_beside_is_left_out_and_asked(
    desk: Desk, tmp_path: Path, rows: list[list[Any]], why: str
) -> None:
    plan = planned(desk, tmp_path, rows)
    took, (asked,) = said_of_contacts(plan)
    assert not took
    assert why in asked
    assert "备注" in plan.tables[0].unmapped


def test_the_clerk_says_that_what_is_behind_an_empty_column_belongs_to_the_list(desk: Desk, tmp_path: Path) -> None:
    rows = beside([["企业名称", "法人"], *(row[::2] for row in members(5))], 0, CONTACTS)
    assert list(planned(desk, tmp_path, rows).tables[0].columns) == ["name", "legal_representative"]
    said = saying.say_column(NOTHING, "Sheet1", 1, "D", "联系人", "contact_person")
    table = planned(desk, tmp_path, rows, said).tables[0]
    assert list(table.columns) == ["name", "legal_representative", "contact_person", "phone", "notes"]
    assert not any("隔着空列" in note.reason for note in table.notes)


@pytest.mark.parametrize("given", [(1, 2, 3, 4, 5), (1, 3, 4), (2, 5), (1, 2, 3, 4)])
def test_a_list_goes_on_behind_an_empty_column(desk: Desk, tmp_path: Path, given: tuple[int, ...]) -> None:
    """Whichever of its records have something there, but for the first few alone."""
    rows = beside([["企业名称", "法人"], *(row[::2] for row in members(5))], 0, [["联系人", "手机"]])
    for at in given:
        rows[at][3:] = ["丁某", "13800000034"]
    plan = planned(desk, tmp_path, rows)
    assert list(plan.tables[0].columns) == ["name", "legal_representative", "contact_person", "phone"]
    assert said_of_contacts(plan) == (True, [])
    assert len(plan.rows) == 5


@pytest.mark.parametrize("between", [[], ["合计", "共2家"]])
def test_figures_below_do_not_make_the_columns_behind_an_empty_one_a_shorter_table(
    desk: Desk, tmp_path: Path, between: list[Any]
) -> None:
    rows = beside([["企业名称", "法人"], *(row[::2] for row in members(2))], 0, [["联系人", "手机"], *([["丁某"]] * 2)])
    figures: list[list[Any]] = [["类别", "数量"], ["行业商会", 2], ["异地商会", 3], ["镇街商会", 4]]
    plan = planned(desk, tmp_path, [*rows, between, *figures])
    assert list(plan.tables[0].columns) == ["name", "legal_representative", "contact_person", "phone"]
    assert said_of_contacts(plan) == (True, [])
