"""Is what was said of the columns of a form known again when the next list of that sender comes?"""

from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.importing import saying
from app.importing.correction import NOTHING, Correction
from app.importing.plan import ImportPlan
from app.store import Store
from tests.app.making import workbook

HEAD = ["户头", "联系电话", "车牌", "分管"]


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store."""
    return Desk(store)


def listed(path: Path, *body: list[Any], head: list[str] = HEAD) -> Path:
    return workbook(path, {"名册": [["某商会名册"], head, *body]})


def said_once() -> Correction:
    said = saying.say_head(NOTHING, "名册", 1, (2,))
    said = saying.say_column(said, "名册", 1, "A", "户头", "name")
    said = saying.say_note(said, "名册", 1, "C", "车牌")
    return saying.say_column(said, "名册", 1, "D", "分管", "contact_person")


def rows(plan: ImportPlan) -> list[dict[str, Any]]:
    return [
        {name: value for name, value in zip(plan.fields, row.values, strict=True) if value is not None}
        for row in plan.rows
    ]


def taught(desk: Desk, tmp_path: Path) -> None:
    first = listed(tmp_path / "六月.xlsx", ["甲公司", "13812345678", "浙A1", "张三"])
    desk.carry_out(desk.plan_import(first, "enterprise", correction=said_once()))


def test_the_next_list_of_the_same_form_is_understood_and_says_why(desk: Desk, tmp_path: Path) -> None:
    taught(desk, tmp_path)
    plan = desk.plan_import(listed(tmp_path / "七月.xlsx", ["乙公司", "13812345679", "浙A2", "李四"]), None)
    assert plan.kind.name == "enterprise"
    expected = {"name": "乙公司", "contact_person": "李四", "phone": "13812345679", "notes": "车牌：浙A2"}
    assert rows(plan) == [expected]
    (note,) = plan.notes
    assert note.sheet == "名册"
    for words in ("六月.xlsx", "“户头”填入“企业名称”", "“分管”填入“联系人”", "“车牌”记入备注"):
        assert words in note.reason
    assert plan.said.notes_from == {"车牌"}


def test_what_is_said_now_wins_and_is_what_is_known_from_then_on(desk: Desk, tmp_path: Path) -> None:
    taught(desk, tmp_path)
    path = listed(tmp_path / "七月.xlsx", ["乙公司", "13812345679", "浙A2", "李四"])
    first = desk.plan_import(path, "enterprise")
    said = saying.say_column(first.said, "名册", 1, "D", "分管", "legal_representative")
    said = saying.say_column(said, "名册", 1, "C", "车牌", "")
    plan = desk.plan_import(path, "enterprise", correction=said)
    expected = [{"name": "乙公司", "legal_representative": "李四", "phone": "13812345679"}]
    assert rows(plan) == expected
    desk.carry_out(plan)
    later = listed(tmp_path / "八月.xlsx", ["丙公司", "13812345670", "浙A3", "王五"])
    assert rows(desk.plan_import(later, "enterprise")) == [
        {"name": "丙公司", "legal_representative": "王五", "phone": "13812345670"}
    ]


def test_a_column_said_for_the_same_field_takes_it_from_the_remembered_one(desk: Desk, tmp_path: Path) -> None:
    taught(desk, tmp_path)
    path = listed(tmp_path / "七月.xlsx", ["乙公司", "13812345679", "赵六", "李四"])
    said = saying.say_column(NOTHING, "名册", 1, "C", "车牌", "contact_person")
    (row,) = rows(desk.plan_import(path, "enterprise", correction=said))
    assert row["contact_person"] == "赵六"


def test_another_head_or_an_import_that_was_only_looked_at_teaches_nothing(desk: Desk, tmp_path: Path) -> None:
    path = listed(tmp_path / "a.xlsx", ["甲公司", "13812345678", "浙A1", "张三"])
    desk.plan_import(path, "enterprise", correction=said_once())
    head = ["企业名称", *HEAD[1:]]
    other = listed(tmp_path / "b.xlsx", ["乙公司", "13812345679", "浙A2", "李四"], head=head)
    desk.carry_out(desk.plan_import(path, "enterprise", correction=said_once()))
    assert rows(desk.plan_import(other, "enterprise")) == [{"name": "乙公司", "phone": "13812345679"}]


def test_a_mapping_of_the_command_line_is_remembered_too(desk: Desk, tmp_path: Path) -> None:
    first = listed(tmp_path / "六月.xlsx", ["甲公司", "13812345678", "浙A1", "张三"])
    desk.carry_out(desk.plan_import(first, "enterprise", mapping={"户头": "name", "分管": "contact_person"}))
    (row,) = rows(desk.plan_import(listed(tmp_path / "b.xlsx", ["乙公司", None, None, "李四"]), None))
    assert row == {"name": "乙公司", "contact_person": "李四"}


def test_a_column_without_a_heading_is_not_remembered_as_if_it_had_one(desk: Desk, tmp_path: Path) -> None:
    head = ["企业名称", "联系电话", ""]
    said = saying.say_column(NOTHING, "名册", 1, "C", "", "contact_person")
    path = listed(tmp_path / "a.xlsx", ["甲公司", "13812345678", "张三"], head=head)
    plan = desk.plan_import(path, "enterprise", correction=said)
    desk.carry_out(plan)
    again = desk.plan_import(path, "enterprise")
    assert not again.mapping
    assert not any("照那时的指定" in note.reason for note in again.notes)
