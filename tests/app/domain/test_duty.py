"""Is a member listed exactly when the rule says so?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.duty import Duty, DutyRule, Held, Seat, duty_roll, duty_roll_of, months_before
from app.domain.spans import Span
from app.kinds import BY_NAME
from app.kinds.base import Link, Values
from app.records import create
from app.store import Store

TODAY = date(2023, 9, 18)
CHARTER = DutyRule()
EXECUTIVE, STANDING, CHAIRS = "executive_committee", "standing_committee", "chairs_meeting"


def line(seat: Seat, meetings: list[Held], rule: DutyRule = CHARTER) -> Duty:
    """The one line of a roll with one member."""
    (found,) = duty_roll([seat], meetings, TODAY, rule)
    return found


def meetings(*held: tuple[str, str, str | None]) -> list[Held]:
    """Meetings with how person 1 took part."""
    return [Held(at, on, kind, {1: mode} if mode else {}) for at, (on, kind, mode) in enumerate(held, 1)]


MEMBER = Seat(1, "王一", "executive_member", Span("2021-06"))


def test_a_member_who_missed_everything_for_18_months_is_listed() -> None:
    held = meetings(
        ("2022-03-01", EXECUTIVE, "present"), ("2022-10-01", EXECUTIVE, "absent"), ("2023-05-01", EXECUTIVE, None)
    )
    found = line(MEMBER, held)
    assert found.listed
    assert (found.due, found.present, found.absent) == (2, 0, 2)
    assert found.reason == "近 18 个月应参加 2 次会议，一次未到；最近一次到会 2022年3月1日"


@pytest.mark.parametrize("mode", ["present", "online"])
def test_one_presence_within_18_months_is_enough(mode: str) -> None:
    assert not line(MEMBER, meetings(("2022-04-01", EXECUTIVE, mode), ("2023-05-01", EXECUTIVE, None))).listed


@pytest.mark.parametrize("mode", ["excused", "absent", "written", "observer"])
def test_excuse_and_paper_are_no_presence(mode: str) -> None:
    assert line(MEMBER, meetings(("2022-04-01", EXECUTIVE, mode), ("2023-05-01", EXECUTIVE, mode))).listed


def test_the_rule_is_a_setting() -> None:
    held = meetings(("2022-04-01", EXECUTIVE, "present"), ("2023-05-01", EXECUTIVE, "excused"))
    assert not line(MEMBER, held).listed
    assert line(MEMBER, held, DutyRule(months=12)).listed
    assert not line(MEMBER, held, DutyRule(months=12, excused_counts=True)).listed


def test_without_a_meeting_nobody_was_absent() -> None:
    assert not line(MEMBER, []).listed
    assert not line(MEMBER, meetings(("2021-09-01", EXECUTIVE, None))).listed


def test_a_new_member_is_not_listed_before_the_months_have_passed() -> None:
    assert not line(
        Seat(1, "王一", "executive_member", Span("2022-09")), meetings(("2023-05-01", EXECUTIVE, None))
    ).listed


def test_a_member_is_due_only_at_the_meetings_of_the_seat() -> None:
    held = meetings(("2023-03-01", STANDING, None), ("2023-04-01", CHAIRS, None), ("2023-05-01", "training", None))
    assert line(MEMBER, held).due == 0
    assert line(Seat(1, "王一", "standing_member", Span("2021")), held).due == 1
    assert line(Seat(1, "王一", "vice_chair", Span("2021")), held).due == 2


def test_who_left_is_not_on_the_roll() -> None:
    assert duty_roll([Seat(1, "王一", "executive_member", Span("2016", "2021"))], [], TODAY) == []


def test_the_roll_stands_by_seat_and_strokes() -> None:
    seats = [Seat(1, "黄一", "executive_member"), Seat(2, "丁二", "executive_member"), Seat(3, "魏三", "chair")]
    assert [found.name for found in duty_roll(seats, [], TODAY)] == ["魏三", "丁二", "黄一"]


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 60))
def test_months_before_counts_months(day: date, months: int) -> None:
    earlier = months_before(day, months)
    assert (day.year - earlier.year) * 12 + day.month - earlier.month == months
    assert earlier.day <= day.day


def test_the_roll_is_read_from_the_store(store: Store) -> None:
    with store.operation("新增") as session:
        person = Link("王一", "person", create(session, BY_NAME["person"], {"name": "王一"}))
        post: Values = {"person": person, "body": Link("区工商联"), "title": "执委", "committee": "executive_member"}
        create(session, BY_NAME["post"], {**post, "started_on": "2021-06"})
        for title, on, body in [
            ("一次", "2022-12-01", "区工商联执委会"),
            ("二次", "2023-06-01", None),
            ("他会", "2023-06-02", "某镇商会"),
        ]:
            values = {"title": title, "kind": EXECUTIVE, "held_on": on, "body": body}
            meeting = Link(title, "meeting", create(session, BY_NAME["meeting"], dict(values)))
            mode = "excused" if title == "一次" else "absent"
            create(session, BY_NAME["attendance"], {"meeting": meeting, "attendee": person, "mode": mode})
    with store.reading() as session:
        (found,) = duty_roll_of(session, TODAY)
    assert (found.due, found.excused, found.absent, found.listed) == (2, 1, 1, True)
