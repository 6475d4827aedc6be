"""Which committee members stay away from the meetings of their bodies (履职考勤), and who is to be listed?

The charter of 2022: a committee member absent for 18 months is listed. A member is due at the meetings of the
bodies of the seat; to be there in person or online counts, to be excused does not, unless the setting says so.
Without a meeting in those months nobody has been absent from anything.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.posts import RANKS
from app.domain.spans import EVER, Overlap, Span, holds_on
from app.domain.strokes import stroke_key
from app.values.partial_dates import first_day, show_date
from db.models.attendance import Attendance
from db.models.meeting import Meeting
from db.models.person import Person
from db.models.post import Post
from db.vocabulary import AttendanceMode, Committee, MeetingKind

_EVERY_SEAT = frozenset(RANKS)
_STANDING = _EVERY_SEAT - {Committee.EXECUTIVE_MEMBER.value}
_CHAIRS = _STANDING - {Committee.STANDING_MEMBER.value}

DUE_SEATS: dict[str, frozenset[str]] = {
    MeetingKind.EXECUTIVE_COMMITTEE.value: _EVERY_SEAT,
    MeetingKind.STANDING_COMMITTEE.value: _STANDING,
    MeetingKind.CHAIRS_MEETING.value: _CHAIRS,
}
"""Which seats are due at which kind of meeting."""


@dataclass(frozen=True, slots=True)
class DutyRule:
    """The settings with the charter's defaults."""

    months: int = 18
    excused_counts: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """One period of a person in one seat."""

    person_id: int
    name: str
    committee: str
    span: Span = EVER


@dataclass(frozen=True, slots=True)
class Held:
    """One meeting of a body of the federation: its day (a stored date) and how each person took part."""

    id: int
    on: str
    kind: str
    modes: dict[int, str]


@dataclass(frozen=True, slots=True)
class Duty:
    """The record of one member over the months of the rule."""

    person_id: int
    name: str
    committee: str
    due: int
    present: int
    excused: int
    last_present: str | None
    listed: bool
    reason: str
    """Why the member is listed, or why that cannot be said; empty when all is well."""

    @property
    def absent(self) -> int:
        """Meetings missed without excuse."""
        return self.due - self.present - self.excused


_THERE = (AttendanceMode.PRESENT.value, AttendanceMode.ONLINE.value)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last of the month where there is none."""
    month = day.year * 12 + day.month - 1 - months
    year, month = divmod(month, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def duty_roll(seats: Iterable[Seat], meetings: Iterable[Held], today: date, rule: DutyRule = DutyRule()) -> list[Duty]:
    """One line per member with a seat today, by seat and strokes of the name; see `DutyRule`."""
    held = [(day, meeting) for meeting in meetings if (day := first_day(meeting.on)) and day <= today]
    held.sort(key=lambda pair: (pair[0], pair[1].id))
    by_person: dict[int, list[Seat]] = {}
    for seat in seats:
        by_person.setdefault(seat.person_id, []).append(seat)
    lines = [
        _line(own, held, today, rule)
        for own in by_person.values()
        if any(holds_on(seat.span, today.isoformat()) is not Overlap.NONE for seat in own)
    ]
    return sorted(lines, key=lambda line: (RANKS.index(line.committee), stroke_key(line.name)))


def _line(seats: list[Seat], held: list[tuple[date, Held]], today: date, rule: DutyRule) -> Duty:
    current = [seat for seat in seats if holds_on(seat.span, today.isoformat()) is not Overlap.NONE]
    first = min(current, key=lambda seat: RANKS.index(seat.committee))
    since = months_before(today, rule.months)
    due = [(day, meeting) for day, meeting in held if _is_due(seats, meeting)]
    counted = (*_THERE, AttendanceMode.EXCUSED.value) if rule.excused_counts else _THERE
    there = [meeting for _, meeting in due if meeting.modes.get(first.person_id) in counted]
    recent = [meeting for day, meeting in due if day > since]
    modes = [meeting.modes.get(first.person_id) for meeting in recent]
    last = there[-1].on if there else None
    listed, reason = _judged(last, recent, _begun(seats, due), since, rule)
    return Duty(
        first.person_id,
        first.name,
        first.committee,
        len(recent),
        sum(mode in _THERE for mode in modes),
        modes.count(AttendanceMode.EXCUSED.value),
        last,
        listed,
        reason,
    )


def _is_due(seats: list[Seat], meeting: Held) -> bool:
    wanted = DUE_SEATS.get(meeting.kind, frozenset())
    return any(seat.committee in wanted and holds_on(seat.span, meeting.on) is Overlap.CERTAIN for seat in seats)


def _begun(seats: list[Seat], due: list[tuple[date, Held]]) -> date | None:
    """Since when the member has certainly been one: the earliest seat, else the first meeting due."""
    starts = [day for seat in seats if seat.span.start and (day := first_day(seat.span.start))]
    return min(starts) if starts else (due[0][0] if due else None)


def _judged(last: str | None, recent: list[Held], begun: date | None, since: date, rule: DutyRule) -> tuple[bool, str]:
    last_day = first_day(last) if last else None
    if not recent or (last_day and last_day > since):
        return False, ""
    if last_day is None and begun is None:
        return False, "无法判定（任职起始日期不明）"
    if last_day is None and begun is not None and begun > since:
        return False, ""
    missed = f"近 {rule.months} 个月应参加 {len(recent)} 次会议，一次未到"
    return True, missed if last is None else f"{missed}；最近一次到会 {show_date(last)}"


def is_of_federation(body: str | None) -> bool:
    """Whether the body that meets, as given, is one of the federation's: 区工商联执委会, 总商会, or not named."""
    return not body or "工商联" in body or "工商业联合会" in body or "总商会" in body


def duty_roll_of(
    session: Session,
    today: date,
    rule: DutyRule = DutyRule(),
    of_federation: Callable[[str | None], bool] = is_of_federation,
) -> list[Duty]:
    """The duty roll of everybody who has a seat in the store."""
    posts = select(Post.person_id, Person.name, Post.committee, Post.started_on, Post.ended_on).join(
        Person, Person.id == Post.person_id
    )
    seats = [
        Seat(person, name, committee, Span(start, end))
        for person, name, committee, start, end in session.execute(posts)
        if committee
    ]
    return duty_roll(seats, _held(session, of_federation), today, rule)


def _held(session: Session, of_federation: Callable[[str | None], bool]) -> list[Held]:
    query = select(Meeting.id, Meeting.held_on, Meeting.kind, Meeting.body).where(
        Meeting.kind.in_(DUE_SEATS), Meeting.held_on.is_not(None)
    )
    meetings = {
        row[0]: Held(row[0], row[1], row[2], {}) for row in session.execute(query) if row[1] and of_federation(row[3])
    }
    parts = select(Attendance.meeting_id, Attendance.attendee_person_id, Attendance.mode).where(
        Attendance.meeting_id.in_(meetings), Attendance.attendee_person_id.is_not(None)
    )
    for meeting, person, mode in session.execute(parts):
        modes = meetings[meeting].modes
        # One who is entered twice was there if one of the lines says so.
        if person is not None and modes.get(person, "") not in _THERE:
            modes[person] = mode
    return list(meetings.values())
