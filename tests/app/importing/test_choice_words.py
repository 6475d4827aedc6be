"""Are the words that senders write for a choice understood, and told?"""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desk import Desk
from app.importing.cells.understand import Understood, understand
from app.importing.plan import RowPlan
from app.kinds import BY_NAME, KINDS
from app.kinds.base import Field, FieldType
from app.store import Store
from app.values.convert import Reading, parse
from app.values.problem import ValueProblem
from db.vocabulary import Choice
from tests.app.importing.taken import values
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


def read(kind: str, field: str, text: str) -> Understood:
    return understand(BY_NAME[kind].field(field), text, Reading())


@pytest.mark.parametrize(
    ("kind", "field", "text", "value", "told"),
    [
        ("meeting", "kind", "座谈", "symposium", "“座谈”记作“座谈会”"),
        ("honour", "kind", "四好", "four_good_chamber", "“四好”记作“四好商会”"),
        ("attendance", "mode", "Y", "present", "“Y”记作“出席”"),
        ("person", "gender", "F", "female", "“F”记作“女”"),
        ("chamber", "kinds", "街区、园区商会", ("street", "park"), "“街区、园区商会”记作“街区商会、园区商会”"),
    ],
)
def test_a_short_form_of_one_choice_is_taken_and_told(kind: str, field: str, text: str, value: Any, told: str) -> None:
    found = read(kind, field, text)
    assert (found.values, found.notes, found.doubts) == ({field: value}, [told], [])


@pytest.mark.parametrize(
    ("kind", "field", "text", "value", "asked", "kept"),
    [
        ("honour", "kind", "企业家", "entrepreneur", "“企业家”记作“优秀企业家”，请核对", []),
        (
            "meeting",
            "kind",
            "线上培训",
            "training",
            "“线上培训”记作“培训”，原文记入备注，请核对",
            ["类别：线上培训"],
        ),
        (
            "attendance",
            "mode",
            "√（代）",
            "present",
            "“√（代）”记作“出席”，原文记入备注，请核对",
            ["参会方式：√（代）"],
        ),
        (
            "membership",
            "role",
            "监事长单位",
            "supervisor",
            "“监事长单位”记作“监事单位”，原文记入备注，请核对",
            ["会内身份：监事长单位"],
        ),
        (
            "membership",
            "role",
            "名誉会长",
            "member",
            "“会内身份”没有“名誉会长”这一项，暂记“会员单位”，原文记入备注，请核对",
            ["会内身份：名誉会长"],
        ),
        (
            "enterprise",
            "member_kind",
            "副会长单位",
            "enterprise",
            "“会员类别”没有“副会长单位”这一项，暂记“企业会员”，原文记入备注，请核对",
            ["会员类别：副会长单位"],
        ),
        (
            "post",
            "committee",
            "顾问",
            None,
            "“工商联领导机构”没有“顾问”这一项，没有填入，原文记入备注，请核对",
            ["工商联领导机构：顾问"],
        ),
        (
            "meeting",
            "kind",
            "坐谈会",
            "other",
            "“类别”没有“坐谈会”这一项（是否应为“座谈会”？），暂记“其他会议”，原文记入备注，请核对",
            ["类别：坐谈会"],
        ),
    ],
)
def test_a_word_that_says_more_or_stands_in_no_list_is_asked_about_and_kept(
    kind: str, field: str, text: str, value: Any, asked: str, kept: list[str]
) -> None:
    found = read(kind, field, text)
    assert (found.values, found.notes, found.doubts, found.remarks) == ({field: value}, [], [asked], kept)


@pytest.mark.parametrize(
    ("kind", "field", "text", "sentence"),
    [
        ("affiliation", "kind", "会员", "“会员”可能是企业会员、团体会员、个人会员、非会员；请写其中一项的全称"),
        ("membership", "role", "常务", "“常务”可能是常务副会长单位、常务理事单位；请写其中一项的全称"),
        ("membership", "role", "会长、副会长", "“会长、副会长”可能是会长单位、副会长单位；请写其中一项的全称"),
        ("membership", "role", "副会长/监事", "“副会长/监事”可能是副会长单位、监事单位；请写其中一项的全称"),
        ("donation", "kind", "见附件", "没有“见附件”这一项；可选：捐款、捐物、服务、场所、款物"),
        ("task", "state", "五成", "没有“五成”这一项；可选：进行中、已完成、已撤销"),
    ],
)
def test_what_may_mean_several_or_none_is_refused_with_the_choices(
    kind: str, field: str, text: str, sentence: str
) -> None:
    with pytest.raises(ValueProblem) as refused:
        read(kind, field, text)
    assert str(refused.value) == sentence


def test_a_slip_is_offered(desk: Desk, tmp_path: Path) -> None:
    sheet: list[list[Any]] = [["捐赠人", "金额（元）", "涵盖范围"], ["甲公司", 100, "本单未"]]
    (row,) = rows_of(desk, tmp_path, "donation", sheet)
    assert (row.verdict, [problem.offer for problem in row.problems]) == ("refused", ["本单位"])


def test_what_stands_in_no_list_is_stored_in_the_remarks(desk: Desk, tmp_path: Path) -> None:
    sheet = workbook(tmp_path / "a.xlsx", [["会议名称", "类别"], ["数字经济论坛", "论坛"]])
    plan = desk.plan_import(sheet, "meeting")
    desk.carry_out(plan)
    assert (plan.rows[0].verdict, values(desk, "meeting")[0]["notes"]) == ("doubtful", "类别：论坛")


def test_a_column_in_which_no_word_is_a_choice_is_left_out_as_a_whole(desk: Desk, tmp_path: Path) -> None:
    sheet = workbook(
        tmp_path / "a.xlsx", [["会议名称", "类别"], ["甲会", "腾讯会议"], ["乙会", "线下"], ["丙会", "钉钉"]]
    )
    plan = desk.plan_import(sheet, "meeting")
    assert plan.counts == {"new": 3}
    assert "“类别”一列写的是“腾讯会议”“线下”“钉钉”" in plan.tables[0].notes[0].reason


CHOICE_FIELDS = [(field, word) for kind in KINDS for field in kind.fields if field.choices for word in field.choices]


@given(st.sampled_from(CHOICE_FIELDS), st.data())
def test_a_piece_of_a_label_never_means_another_choice_in_silence(
    case: tuple[Field, Choice], data: st.DataObject
) -> None:
    field, word = case
    if field.type is FieldType.LINES:
        return
    start = data.draw(st.integers(0, len(word.label) - 1))
    piece = word.label[start : data.draw(st.integers(start + 1, len(word.label)))]
    try:
        found = understand(field, piece, Reading())
    except ValueProblem:
        return
    value = found.values[field.name]
    known = {other.label for other in type(word)} | {text for text, _ in field.synonyms}
    if value not in (word.value, (word.value,)):
        assert found.doubts or piece in known or any(text.startswith(piece) for text in known)


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
