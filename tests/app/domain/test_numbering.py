"""Is the next 届 and 次 the one that the papers would write?"""

import pytest

from app.domain.numbering import proposed_session, term_on
from app.domain.sessions import session_label
from app.kinds import BY_NAME
from app.kinds.base import Link, Values
from app.records import create
from app.store import Store

EXECUTIVE = "executive_committee"


@pytest.fixture
def terms(store: Store) -> Store:
    """A federation in its eleventh term, which has met once as executive committee."""
    with store.operation("新增") as session:
        for number, start, end in ((10, "2016-09", "2021-09"), (11, "2021-09-20", None)):
            term: Values = {"body": Link("区工商联"), "term_no": number, "started_on": start, "ended_on": end}
            create(session, BY_NAME["term"], term)
        for title, number in (("十届九次", 9), ("十一届一次", 1)):
            meeting: Values = {"title": title, "kind": EXECUTIVE, "body": "区工商联执委会", "session_no": number}
            create(session, BY_NAME["meeting"], {**meeting, "term_no": 10 if number == 9 else 11})
    return store


@pytest.mark.parametrize(
    ("kind", "held_on", "label"),
    [
        (EXECUTIVE, "2023-09-18", "十一届二次"),
        (EXECUTIVE, None, "十一届二次"),
        (EXECUTIVE, "2020-01-05", "十届十次"),
        ("standing_committee", "2023-09-18", "十一届一次"),
    ],
)
def test_the_next_session_follows_in_its_term(terms: Store, kind: str, held_on: str | None, label: str) -> None:
    with terms.reading() as session:
        found = proposed_session(session, "区工商联执委会", kind, held_on)
    assert found
    assert session_label(*found) == label


def test_a_body_without_terms_and_sessions_gets_no_number(terms: Store) -> None:
    with terms.reading() as session:
        assert proposed_session(session, "某镇商会", EXECUTIVE, "2023") is None
        assert term_on(session, "区工商联", "2010") is None
