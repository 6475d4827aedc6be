"""Does the verdict follow the charter, and say nothing where numbers are missing?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.quorum import HALF, QUORUMS, TWO_THIRDS, Present, Share, present_of, quorum_of, verdict
from app.errors import UserError
from app.kinds import BY_NAME
from app.kinds.base import Link
from app.records import create
from app.store import Store
from db.vocabulary import MeetingKind

EXECUTIVE = MeetingKind.EXECUTIVE_COMMITTEE
CONGRESS = MeetingKind.MEMBER_CONGRESS


def test_the_verdict_is_one_line_for_the_minutes() -> None:
    assert verdict(60, 45, 10, EXECUTIVE).text == "应到 60 人，实到 45 人，请假 10 人，达到法定人数（半数以上）"
    short = verdict(60, 29, None, EXECUTIVE)
    assert short.reached is False
    assert short.text == "应到 60 人，实到 29 人，未达到法定人数（半数以上，应有 30 人）"


@pytest.mark.parametrize("kind", [EXECUTIVE, MeetingKind.STANDING_COMMITTEE, MeetingKind.CHAIRS_MEETING])
def test_half_is_enough_for_a_committee(kind: MeetingKind) -> None:
    assert verdict(60, 30, None, kind).reached is True
    assert verdict(61, 30, None, kind).reached is False
    assert verdict(61, 31, None, kind).reached is True


def test_a_congress_needs_two_thirds() -> None:
    assert verdict(100, 66, None, CONGRESS).reached is False
    assert verdict(100, 67, None, CONGRESS).reached is True
    assert verdict(99, 66, 33, CONGRESS).reached is True


@given(st.integers(1, 500), st.integers(0, 500), st.sampled_from(list(QUORUMS)))
def test_reached_means_exactly_the_part_that_the_charter_asks(due: int, present: int, kind: MeetingKind) -> None:
    found = verdict(due, present, None, kind)
    if present > due:
        assert found.reached is None
    else:
        assert found.reached == (present >= due * QUORUMS[kind].part)


@pytest.mark.parametrize(
    ("due", "present", "words"),
    [
        (None, 45, "缺应到人数"),
        (60, None, "缺实到人数"),
        (None, None, "缺应到人数、缺实到人数"),
        (60, 55, "多于应到"),
        (0, 0, "是 0"),
    ],
)
def test_what_is_unknown_or_does_not_add_up_gives_no_verdict(due: int | None, present: int | None, words: str) -> None:
    found = verdict(due, present, 10, EXECUTIVE)
    assert found.reached is None
    assert "无法判定" in found.text
    assert words in found.text


@pytest.mark.parametrize(
    ("number", "qualifier", "reached"),
    [
        (30, "over", True),
        (29, "over", True),
        (20, "over", None),
        (30, "nearly", False),
        (40, "nearly", None),
        (40, "about", None),
        (30, "some_odd", True),
        (30, "at_least", True),
    ],
)
def test_a_number_that_is_not_exact_decides_only_when_it_cannot_be_otherwise(
    number: int, qualifier: str, reached: bool | None
) -> None:
    assert verdict(60, present_of(number, qualifier), None, EXECUTIVE).reached is reached


def test_the_parts_are_settings() -> None:
    stricter: dict[MeetingKind, Share] = {EXECUTIVE: TWO_THIRDS}
    assert verdict(60, 30, None, EXECUTIVE, stricter).reached is False
    assert verdict(60, 30, None, MeetingKind.CHAIRS_MEETING, stricter).text.endswith("没有法定人数要求")
    assert HALF.words in verdict(60, 30, None, EXECUTIVE).text
    assert present_of(None) is None
    assert present_of(5) == Present(5, 5, "5 人")


def test_a_kept_meeting_is_counted_without_those_who_do_not_vote(store: Store) -> None:
    with store.operation("新增会议活动") as session:
        meeting = create(session, BY_NAME["meeting"], {"title": "执委会", "kind": EXECUTIVE.value, "due_count": 5})
        link = Link("执委会", "meeting", meeting)
        for at, mode in enumerate(["present", "online", "present", "observer", "written", "excused"]):
            create(session, BY_NAME["attendance"], {"meeting": link, "attendee": Link(f"委员{at}"), "mode": mode})
    with store.reading() as session:
        assert quorum_of(session, meeting).text == "应到 5 人，实到 3 人，请假 1 人，达到法定人数（半数以上）"
        with pytest.raises(UserError, match="已被删除"):
            quorum_of(session, meeting + 1)
