"""Are 届 and 次 written, read and counted as papers do, and overdue terms found?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.sessions import (
    TermState,
    due_of,
    next_session,
    numeral,
    parse_session,
    parse_term,
    session_label,
    term_label,
    term_standing,
)
from app.values.numerals import read_numeral
from app.values.problem import ValueProblem

TODAY = date(2023, 9, 18)


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_what_is_written_reads_back(term_no: int, session_no: int) -> None:
    assert read_numeral(numeral(term_no)) == term_no
    assert parse_session(session_label(term_no, session_no)) == (term_no, session_no)
    assert parse_term(term_label(term_no)) == term_no


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1001, "一千零一"),
    ],
)
def test_numerals_are_those_of_papers(number: int, written: str) -> None:
    assert numeral(number) == written


@pytest.mark.parametrize(
    "text",
    ["十一届一次", "第十一届第一次", "11届1次", "第11届第1次会议", "区工商联十一届一次主席（会长）会议", "拾壹届壹次"],
)
def test_session_is_read_in_every_form(text: str) -> None:
    assert parse_session(text) == (11, 1)


def test_a_text_without_a_session_has_none() -> None:
    assert parse_session("交流分享会") is None
    assert parse_term("交流分享会") is None
    with pytest.raises(ValueProblem, match="十一届一次"):
        parse_session("0届1次")


def test_the_next_session_follows_those_held() -> None:
    assert session_label(11, 1) == "十一届一次"
    assert next_session([]) == (1, 1)
    assert next_session([(10, 7), (11, 1), (11, 3)]) == (11, 4)
    assert next_session([(11, 3)], term_no=12) == (12, 1)


@pytest.mark.parametrize(
    ("started", "due"),
    [("2018", "2023"), ("2018-05", "2023-05"), ("2020-02-29", "2025-02-28"), ("--05", None), (None, None)],
)
def test_a_term_is_due_five_years_later_as_precisely_as_it_began(started: str | None, due: str | None) -> None:
    assert due_of(started) == due


@pytest.mark.parametrize(
    ("started", "due", "ended", "state", "days"),
    [
        ("2018-05", None, None, TermState.OVERDUE, 110),
        ("2018", None, None, TermState.ENDING, 104),
        ("2019-09-18", "2023-09-17", None, TermState.OVERDUE, 1),
        ("2019-09-18", "2023-09-18", None, TermState.ENDING, 0),
        ("2021", None, None, TermState.RUNNING, 0),
        ("2016", "2021", "2021-06", TermState.ENDED, 0),
        ("2023-10", None, None, TermState.AHEAD, 0),
        (None, None, None, TermState.UNKNOWN, 0),
        ("2018", None, "2024", TermState.ENDING, 104),
    ],
)
def test_overdue_terms_are_found(
    started: str | None, due: str | None, ended: str | None, state: TermState, days: int
) -> None:
    standing = term_standing(started, due, ended, TODAY)
    assert (standing.state, standing.days) == (state, days)
    assert standing.text.startswith(state.value)
