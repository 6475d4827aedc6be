"""Are the words that senders write for a choice understood, and told?"""

from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.importing.plan import RowPlan
from app.kinds import BY_NAME, KINDS
from app.kinds.base import FieldType
from app.store import Store
from app.values.convert import parse
from tests.app.making import workbook


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store."""
    return Desk(store)


def rows_of(desk: Desk, path: Path, kind: str, rows: list[list[Any]]) -> tuple[RowPlan, ...]:
    return tuple(desk.plan_import(workbook(path / "a.xlsx", rows), kind).rows)


@pytest.mark.parametrize(
    ("kind", "field", "text", "value"),
    [
        ("membership", "role", "副会长", "vice_president"),
        ("chamber", "kinds", "乡镇（街道）商会", ("township",)),
        ("honour", "level", "国家", "national"),
        ("attendance", "mode", "√", "present"),
        ("attendance", "mode", "病假", "excused"),
        ("donation", "kind", "现金+物资", "mixed"),
        ("task", "state", "未完成", "open"),
        ("person", "gender", "女士", "female"),
    ],
)
def test_a_word_of_senders_means_a_choice(kind: str, field: str, text: str, value: object) -> None:
    found = BY_NAME[kind].field(field)
    assert parse(found, text) == {field: value}


def test_no_word_means_two_choices_or_is_a_label_of_another() -> None:
    for kind in KINDS:
        for field in kind.fields:
            if field.synonyms:
                texts = [text for text, _ in field.synonyms]
                assert field.choices is not None
                assert field.type in (FieldType.CHOICE, FieldType.CHOICES)
                assert len(texts) == len(set(texts)), (kind.name, field.name)
                assert not {word.label for word in field.choices} & set(texts), (kind.name, field.name)


def test_what_a_word_was_taken_for_is_told(desk: Desk, tmp_path: Path) -> None:
    (row,) = rows_of(desk, tmp_path, "donation", [["捐赠人", "捐赠方式", "金额"], ["甲公司", "银行转账", 100]])
    assert row.verdict == "new"
    assert [problem.reason for problem in row.problems] == ["“银行转账”记作“捐款”"]


def test_an_empty_place_under_a_sign_in_is_asked_about_and_a_cross_is_absence(desk: Desk, tmp_path: Path) -> None:
    sheet: list[list[Any]] = [["会议", "姓名", "签到"], ["年会", "甲", "√"], ["年会", "乙", None], ["年会", "丙", "×"]]
    came, asked, absent = rows_of(desk, tmp_path, "attendance", sheet)
    assert [p.reason for p in asked.problems if p.field == "参会方式"] == ["“签到”空着，按“出席”记，请核对"]
    assert [p.reason for p in came.problems if p.field == "参会方式"] == ["“√”记作“出席”"]
    assert [p.reason for p in absent.problems if p.field == "参会方式"] == ["“×”记作“缺席”"]
