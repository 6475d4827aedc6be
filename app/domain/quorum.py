"""Are enough members there? The charter of 2022: a congress needs two thirds, a committee half of those due.

What is not known is not guessed: without the number due, or with a number present that is only about right, the verdict
is 无法判定 unless either end of what it may be gives the same answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import UserError
from db.models.attendance import Attendance
from db.models.meeting import Meeting
from db.vocabulary import AttendanceMode, MeetingKind, Qualifier


@dataclass(frozen=True, slots=True)
class Share:
    """The part of those due that must be there, and how papers call it."""

    part: Fraction
    words: str


TWO_THIRDS = Share(Fraction(2, 3), "三分之二以上")
HALF = Share(Fraction(1, 2), "半数以上")

QUORUMS: Mapping[MeetingKind, Share] = {
    MeetingKind.MEMBER_CONGRESS: TWO_THIRDS,
    MeetingKind.EXECUTIVE_COMMITTEE: HALF,
    MeetingKind.STANDING_COMMITTEE: HALF,
    MeetingKind.CHAIRS_MEETING: HALF,
}
"""The defaults of the settings; a kind that is not here asks for no quorum."""


@dataclass(frozen=True, slots=True)
class Present:
    """How many are there: at least and at most, None when there is no limit; `words` as papers print it."""

    least: int
    most: int | None
    words: str


@dataclass(frozen=True, slots=True)
class QuorumVerdict:
    """Reached, not reached, or None for what cannot be said; `needed` of those due; the text to print."""

    reached: bool | None
    needed: int | None
    text: str


def present_of(number: int | None, qualifier: str = Qualifier.EXACT.value) -> Present | None:
    """A head count with how exact it is: 超 40 is 41 or more, 近 40 at most 39."""
    if number is None:
        return None
    word = Qualifier.of(qualifier)
    if word is Qualifier.EXACT:
        return Present(number, number, f"{number} 人")
    if word is Qualifier.SOME_ODD:
        return Present(number, None, f"{number} 余人")
    ranges: dict[Qualifier, tuple[int, int | None]] = {
        Qualifier.OVER: (number + 1, None),
        Qualifier.AT_LEAST: (number, None),
        Qualifier.REACHING: (number, None),
        Qualifier.NEARLY: (0, max(number - 1, 0)),
    }
    least, most = ranges.get(word, (0, None))
    return Present(least, most, f"{word.label} {number} 人")


def verdict(
    due: int | None,
    present: int | Present | None,
    excused: int | None,
    kind: MeetingKind,
    quorums: Mapping[MeetingKind, Share] = QUORUMS,
) -> QuorumVerdict:
    """Whether the meeting may decide: 应到 60 人，实到 45 人，请假 10 人，达到法定人数（半数以上）."""
    there = present_of(present) if isinstance(present, int) else present
    said = _said(due, there, excused)
    share = quorums.get(kind)
    if share is None:
        return QuorumVerdict(None, None, f"{said}，{kind.label}没有法定人数要求")
    needed = None if due is None else -(-due * share.part.numerator // share.part.denominator)
    doubt = _doubt(due, there, excused)
    if doubt or needed is None or there is None:
        return QuorumVerdict(None, needed, f"{said}，无法判定（{doubt}）")
    if there.least >= needed:
        return QuorumVerdict(True, needed, f"{said}，达到法定人数（{share.words}）")
    if there.most is not None and there.most < needed:
        return QuorumVerdict(False, needed, f"{said}，未达到法定人数（{share.words}，应有 {needed} 人）")
    return QuorumVerdict(None, needed, f"{said}，无法判定（实到人数不准确，应有 {needed} 人）")


def _said(due: int | None, there: Present | None, excused: int | None) -> str:
    parts = [f"应到 {due} 人" if due is not None else "应到人数未知"]
    parts.append(f"实到 {there.words}" if there is not None else "实到人数未知")
    if excused is not None:
        parts.append(f"请假 {excused} 人")
    return "，".join(parts)


def _doubt(due: int | None, there: Present | None, excused: int | None) -> str:
    if due is None or there is None:
        return "、".join(word for word, number in (("缺应到人数", due), ("缺实到人数", there)) if number is None)
    if due == 0:
        return "应到人数是 0"
    if there.least + (excused or 0) > due:
        return "实到和请假合计多于应到，请核对"
    return ""


def quorum_of(session: Session, meeting_id: int, quorums: Mapping[MeetingKind, Share] = QUORUMS) -> QuorumVerdict:
    """The verdict on a kept meeting. The stated head count wins; else those entered as present or online are counted.

    Non-voting attendants (列席) and contributions in writing do not count. Raises UserError when the meeting is gone.
    """
    meeting = session.execute(
        select(Meeting.kind, Meeting.due_count, Meeting.head_count, Meeting.head_qualifier).where(
            Meeting.id == meeting_id
        )
    ).one_or_none()
    if meeting is None:
        raise UserError(f"没有编号为 {meeting_id} 的会议，可能已被删除。")
    counted = select(Attendance.mode, func.count()).where(Attendance.meeting_id == meeting_id)
    modes = {row[0]: row[1] for row in session.execute(counted.group_by(Attendance.mode))}
    present = present_of(meeting.head_count, meeting.head_qualifier)
    if present is None and modes:
        present = present_of(modes.get(AttendanceMode.PRESENT.value, 0) + modes.get(AttendanceMode.ONLINE.value, 0))
    excused = modes.get(AttendanceMode.EXCUSED.value) if modes else None
    return verdict(meeting.due_count, present, excused, MeetingKind.of(meeting.kind), quorums)
