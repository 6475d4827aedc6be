"""What is there to tell of one meeting? A text drafted from its records: who met, who spoke, what came of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.columns import name_text
from app.domain.sessions import numeral
from app.errors import UserError
from app.figures.base import Scope
from app.kinds import BY_NAME
from app.kinds.base import Line as Point
from app.kinds.base import Link
from app.papers.bound import literally, written
from app.papers.prose import Line
from app.papers.reading import in_mode, in_role, name_of, of_meeting, source, with_post
from app.records import Record, read
from app.values.amounts import show_amount
from app.values.dates import show_date
from app.values.quoting import quoted
from db.vocabulary import (
    AttendanceMode,
    AttendanceRole,
    MeetingKind,
    OutcomeKind,
    PointKind,
    Qualifier,
    StatementKind,
    TaskState,
)

_CAME = (AttendanceMode.PRESENT.value, AttendanceMode.OBSERVER.value, AttendanceMode.ONLINE.value)
_NAMED = 8
"""So many speakers are named in a sentence; of more it says 等."""
_NAMED_WITH_POST = 5
_SPOKEN = (
    (StatementKind.REPORT, "交流发言"),
    (StatementKind.ASSIGNMENT, "工作布置"),
    (StatementKind.SPEECH, "领导讲话"),
    (StatementKind.INSTRUCTION, "工作要求"),
)
_HELD = {
    MeetingKind.TRAINING: "举办",
    MeetingKind.ACTIVITY: "举办",
    MeetingKind.MATCHMAKING: "举办",
    MeetingKind.EXCHANGE: "举办",
    MeetingKind.STUDY_TOUR: "开展",
}
"""How papers say that it took place; of all others: 召开."""
_OWN_HEADING = re.compile(r"[一二三四五六七八九十]+、")


@dataclass(frozen=True)
class Meeting:
    """A meeting with all that hangs on it, in print order."""

    record: Record
    attendances: list[Record]
    statements: list[Record]
    outcomes: list[Record]
    tasks: list[Record]

    def said(self, name: str) -> str:
        """A text of the meeting so that nothing in it is taken for a field."""
        return literally(str(self.record.values[name] or "").strip())

    @property
    def came(self) -> list[Record]:
        """Who was there, in person or on the line."""
        return in_mode(self.attendances, *_CAME)


def read_meeting(session: Session, meeting_id: int) -> Meeting:
    """The meeting. Raises UserError when it is gone, or has nothing to tell."""
    parts = (of_meeting(session, kind, meeting_id) for kind in ("attendance", "statement", "outcome", "task"))
    meeting = Meeting(read(session, BY_NAME["meeting"], meeting_id), *parts)
    hanging = (meeting.attendances, meeting.statements, meeting.outcomes, meeting.tasks)
    if not any(hanging) and not meeting.record.values["summary"]:
        raise UserError(
            f"“{meeting.record.title}”还没有参会人员、发言、成果、交办事项和内容概要，没有可写的内容。请先补录。"
        )
    return meeting


def story(meeting: Meeting, scope: Scope, gifts: list[Line]) -> Iterator[Line]:
    """The text: how it went, then one section each for what was said, achieved, given and asked for."""
    yield from opening(meeting, scope)
    number = 0
    for line in summary(meeting):
        number += bool(_OWN_HEADING.match(line.text))
        yield line
    yield from numbered((*spoken(meeting), outcomes(meeting, scope), gifts, tasks(meeting, "交办事项")), number)


def numbered(sections: Iterable[list[Line]], before: int = 0) -> Iterator[Line]:
    """The sections that have anything to tell, each under its number; a section's first line is its heading."""
    for number, (head, *rest) in enumerate(filter(None, sections), before + 1):
        yield Line(f"{numeral(number)}、{head.text}", head.source)
        yield from rest


def summary(meeting: Meeting) -> Iterator[Line]:
    """What the clerk wrote down of it, paragraph by paragraph."""
    for part in filter(None, map(str.strip, meeting.said("summary").splitlines())):
        yield Line(part, source(meeting.record, "summary"))


def opening(meeting: Meeting, scope: Scope | None) -> Iterator[Line]:
    """When, where, by whom, who presided, who came, who spoke; what is not known is not mentioned.

    Without a scope no number is said: the paper is not about this meeting alone.
    """
    record, said = meeting.record, meeting.said
    organiser = said("organiser") or said("body")
    word = _HELD.get(MeetingKind.of(str(record.values["kind"])), "召开")
    place = f"在{said('place')}" if said("place") else ""
    first = f"{literally(_days(record))}，{organiser}{place}{word}{_called(record)}。"
    theme = _theme(said("theme"), record.title)
    # Two sources in one line: the meeting's own stands for both.
    people = "".join(_sentences(meeting, scope))
    yield Line(f"{first.removeprefix('，')}{theme}{people}", source(record, "title"))


def _days(meeting: Record) -> str:
    start, end = meeting.values["held_on"], meeting.values["ended_on"]
    until = f"至{show_date(str(end))}" if end and end != start else ""
    return f"{show_date(str(start))}{until}" if start else ""


def _called(meeting: Record) -> str:
    title = literally(meeting.title)
    plain = meeting.values["kind"] != MeetingKind.ACTIVITY.value or title.endswith(("会", "活动", "日", "赛"))
    return title if plain else f"{quoted(title)}活动"


def _theme(theme: str, title: str) -> str:
    if not theme or theme in title:
        return ""
    return f"会议主题是{quoted(theme)}。"


def _sentences(meeting: Meeting, scope: Scope | None) -> Iterator[str]:
    hosts = in_role(meeting.attendances, AttendanceRole.HOST)
    if hosts:
        yield f"{_names(hosts, post=True)}主持会议。"
    guests = [record for record in in_role(meeting.came, AttendanceRole.GUEST) if record not in hosts]
    if guests:
        yield f"{_names(guests, post=True)}出席。"
    if scope and (meeting.came or meeting.record.values["head_count"]):
        yield f"参会{written('参会人次', scope)}。"
    if stated := meeting.said("stated_attendance"):
        yield f"{stated.rstrip('。')}。"
    reports = statements(meeting, StatementKind.REPORT)
    if reports:
        yield f"会上，{speakers(reports)}作交流发言。"
    written_ones = in_mode(meeting.attendances, AttendanceMode.WRITTEN.value)
    if written_ones and "书面" not in meeting.said("stated_attendance"):
        yield f"{_names(written_ones)}以书面形式参与。"


def _names(attendances: Sequence[Record], *, post: bool = False) -> str:
    named = [literally(with_post(record) if post else name_of(record)) for record in attendances]
    return _list(named, _NAMED_WITH_POST if post else _NAMED)


def _list(names: Sequence[str], most: int = _NAMED) -> str:
    several = list(dict.fromkeys(names))
    return "、".join(several[:most]) + ("等" if len(several) > most else "")


def speakers(several: Sequence[Record]) -> str:
    """The names of those who spoke; of many the first ones and 等."""
    return _list([_speaker(record) for record in several])


def _speaker(statement: Record) -> str:
    return literally(name_text(statement.values["speaker"]))


def spoken(meeting: Meeting, but: StatementKind | None = None) -> Iterator[list[Line]]:
    """A section for each kind of statement, except this one."""
    for kind, heading in _SPOKEN:
        said = statements(meeting, kind) if kind is not but else []
        if said:
            yield [Line(heading), *(line for at, record in enumerate(said, 1) for line in _statement(record, at))]


def statements(meeting: Meeting, kind: StatementKind) -> list[Record]:
    """What was said of this kind."""
    return [record for record in meeting.statements if record.values["kind"] == kind.value]


def _statement(statement: Record, at: int) -> Iterator[Line]:
    values = statement.values
    topic = f"：{literally(str(values['topic']))}" if values["topic"] else ""
    post = literally(str(values["speaker_post"] or ""))
    yield Line(f"（{numeral(at)}）{post}{_speaker(statement)}{topic}", source(statement, "speaker"))
    given = values["points"]
    points = [point for point in given if isinstance(point, Point)] if isinstance(given, tuple) else []
    for position, point in enumerate(points, 1):
        figure = f"{position}. " if len(points) > 1 else ""
        mark = {PointKind.TASK.value: "【任务】"}.get(point.kind, "")
        text = " ".join(literally(point.text).split("\n")).strip()
        yield Line(f"{figure}{mark}{_closed(text)}", source(statement, "points"))
    stated = values["stated_points"]
    if isinstance(stated, int) and stated != len(points):
        # A contradiction of the source is shown, never mended; the clerk decides what is printed.
        yield Line(f"（注：发言自报 {stated} 点，实录 {len(points)} 点。）", source(statement, "stated_points"))


def outcomes(meeting: Meeting, scope: Scope) -> list[Line]:
    """What came of it, with the sum as a field."""
    if not meeting.outcomes:
        return []
    lines = [Line("会议成果")]
    if any(record.values["amount"] is not None for record in meeting.outcomes):
        lines.append(Line(f"会议成果金额合计{written('会议成果金额', scope)}。"))
    return lines + [Line(_outcome(record), source(record, "description")) for record in meeting.outcomes]


def _outcome(outcome: Record) -> str:
    values = outcome.values
    label = OutcomeKind.of(str(values["kind"])).label
    amount = values["amount"]
    text = show_amount(amount, Qualifier.of(str(values["qualifier"]))) if isinstance(amount, int) else ""
    items = f"{values['items']}项" if values["items"] else ""
    told = "，".join(filter(None, (items, text, literally(str(values["description"] or "").strip("。\n ")))))
    return _closed(f"{label}：{told}" if told else f"{label}（未填金额）")


def tasks(meeting: Meeting, heading: str) -> list[Line]:
    """What was asked for, with who sees to it and until when; what was dropped is left out."""
    standing = [task for task in meeting.tasks if task.values["state"] != TaskState.DROPPED.value]
    if not standing:
        return []
    lines = (Line(task_line(task, at), source(task, "title")) for at, task in enumerate(standing, 1))
    return [Line(heading), *lines]


def task_line(task: Record, at: int) -> str:
    """A matter with who sees to it and until when."""
    values = task.values
    owner = f"{_owner_word(values['owner'])}：{literally(name_text(values['owner']))}" if values["owner"] else ""
    due = f"完成时限：{show_date(str(values['due_on']))}" if values["due_on"] else ""
    told = "；".join(filter(None, (owner, due)))
    return f"{at}. {literally(task.title).rstrip('。')}。" + (f"{told}。" if told else "")


def _owner_word(owner: object) -> str:
    kind = owner.kind if isinstance(owner, Link) else None
    return {"person": "责任人", None: "负责"}.get(kind, "责任单位")


def _closed(text: str) -> str:
    """A sentence ends with a full stop, or whatever it has."""
    return text if text.endswith(("。", "！", "？", "；", "…", "”", "）", "：")) else f"{text}。"
