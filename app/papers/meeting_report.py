"""What does the report of one meeting (会议报告) say? Head, who came, what was said, what was asked."""

from collections.abc import Iterator, Sequence
from itertools import count

from sqlalchemy.orm import Session

from app.columns import name_text
from app.domain.sessions import numeral
from app.domain.strokes import spread_name
from app.errors import UserError
from app.kinds import BY_NAME
from app.kinds.base import Line
from app.kinds.task import TASK
from app.papers.base import Wish
from app.papers.meeting_story import task_line
from app.papers.reading import of_meeting, roles_of, source, sources, time_of, with_post
from app.papers.settings import Setup
from app.records import Record, read, read_many
from app.related import open_tasks_before
from app.values.shown import show
from db.vocabulary import AttendanceMode, AttendanceRole, PointKind, StatementKind
from exports.document import (
    Align,
    Block,
    Document,
    Heading,
    KeyValue,
    LabelledList,
    Paragraph,
    Run,
    Table,
    TableColumn,
    Title,
)

LONG_LIST = 24
"""From so many attendants on, who came is printed as a table at the end."""

_MOST_TASKS = 200
"""A body with more open tasks than this has another paper for them: the sheet of tasks."""

_CAME = (AttendanceMode.PRESENT.value, AttendanceMode.ONLINE.value)
_OTHERS = (AttendanceMode.OBSERVER, AttendanceMode.WRITTEN, AttendanceMode.EXCUSED, AttendanceMode.ABSENT)
_SPOKEN = (
    (StatementKind.REPORT, "交流发言"),
    (StatementKind.ASSIGNMENT, "工作布置"),
    (StatementKind.SPEECH, "领导讲话"),
    (StatementKind.INSTRUCTION, "工作要求"),
)


def compose(session: Session, wish: Wish, setup: Setup) -> Document:
    """The report of a meeting. Raises UserError when there is nothing to report."""
    assert wish.record_id is not None
    meeting_id = wish.record_id
    meeting = read(session, BY_NAME["meeting"], meeting_id)
    attendances = of_meeting(session, "attendance", meeting_id)
    statements = of_meeting(session, "statement", meeting_id)
    if not attendances and not statements and not meeting.values["summary"]:
        raise UserError(f"“{meeting.title}”还没有参会人员、发言和内容概要，没有可打印的内容。请先补录。")
    return Document(
        title=f"{meeting.title}会议报告",
        subject="会议报告",
        author=setup.office,
        blocks=tuple(_blocks(meeting, attendances, statements, _still_open(session, meeting_id))),
    )


def _still_open(session: Session, meeting_id: int) -> list[Record]:
    """The tasks that earlier meetings of the same body left open, in the order of the form."""
    rows = open_tasks_before(session, meeting_id, _MOST_TASKS).rows
    known = {task.id: task for task in read_many(session, TASK, [row.id for row in rows])}
    return [known[row.id] for row in rows]


def _blocks(
    meeting: Record, attendances: list[Record], statements: list[Record], still_open: list[Record]
) -> Iterator[Block]:
    yield Title(f"{meeting.title}\n会议报告", source=source(meeting, "title"))
    yield from _particulars(meeting, attendances)
    number = map(numeral, count(1))
    summary = meeting.values["summary"]
    if isinstance(summary, str):
        yield Heading(f"{next(number)}、会议概要")
        for part in filter(None, map(str.strip, summary.split("\n"))):
            yield Paragraph(part, source=source(meeting, "summary"))
    for kind, heading in _SPOKEN:
        spoken = [record for record in statements if record.values["kind"] == kind.value]
        if spoken:
            yield Heading(f"{next(number)}、{heading}")
            for at, statement in enumerate(spoken, 1):
                yield from _statement(statement, at)
    if still_open:
        yield Heading(f"{next(number)}、以往会议未办结事项")
        for at, task in enumerate(still_open, 1):
            # This paper has no fields: a brace stands for itself.
            yield Paragraph(task_line(task, at).replace("{{", "{"), source=source(task, "title"))
    if len(_came(attendances)) >= LONG_LIST:
        yield Heading(f"{next(number)}、参会人员")
        yield _roll(meeting, _came(attendances))


def _particulars(meeting: Record, attendances: list[Record]) -> Iterator[Block]:
    values = meeting.values
    for label, name, text in (
        ("时间", "held_on", time_of(meeting)),
        ("地点", "place", values["place"]),
        ("主办", "organiser", values["organiser"]),
        ("主题", "theme", values["theme"]),
    ):
        if text:
            yield KeyValue(label, str(text), source=source(meeting, name))
    for role, label in ((AttendanceRole.HOST, "主持"), (AttendanceRole.RECORDER, "记录")):
        named = [record for record in attendances if role.value in roles_of(record)]
        if named:
            yield LabelledList(label, [with_post(record) for record in named], source=sources(meeting, named))
    yield from _lists(meeting, attendances)
    if values["stated_attendance"]:
        yield KeyValue("说明", str(values["stated_attendance"]), source=source(meeting, "stated_attendance"))


def _lists(meeting: Record, attendances: list[Record]) -> Iterator[Block]:
    # Who hosts stands on a line of their own already.
    came = [record for record in _came(attendances) if AttendanceRole.HOST.value not in roles_of(record)]
    if came and len(came) < LONG_LIST:
        yield LabelledList(
            "出席", [with_post(record) for record in came], separator="；", source=sources(meeting, came)
        )
    elif came:
        yield KeyValue("出席", f"共{len(came)}人（单位），名单附后")
    for mode in _OTHERS:
        named = [record for record in attendances if record.values["mode"] == mode.value]
        if named:
            items = [name_text(record.values["attendee"]) for record in named]
            yield LabelledList(mode.label, items, source=sources(meeting, named))


def _came(attendances: list[Record]) -> list[Record]:
    return [record for record in attendances if record.values["mode"] in _CAME]


def _statement(statement: Record, at: int) -> Iterator[Block]:
    values = statement.values
    speaker = f"{values['speaker_post'] or ''}{name_text(values['speaker'])}"
    topic = f"：{values['topic']}" if values["topic"] else ""
    yield Heading(f"（{numeral(at)}）{speaker}{topic}", level=2, source=source(statement, "speaker"))
    points = values["points"]
    lines = [line for line in points if isinstance(line, Line)] if isinstance(points, tuple) else []
    numbered = len(lines) > 1
    for position, line in enumerate(lines, 1):
        mark = "" if line.kind == PointKind.REPORT.value else f"【{PointKind.of(line.kind).label}】"
        figure = f"{position}. " if numbered else ""
        yield Paragraph([Run(f"{figure}{mark}{line.text}", source=source(statement, "points"))])
    stated = values["stated_points"]
    if isinstance(stated, int) and stated != len(lines):
        # A contradiction of the source is shown, never mended.
        yield Paragraph(f"（注：发言自报 {stated} 点，实录 {len(lines)} 点。）")


def _roll(meeting: Record, came: Sequence[Record]) -> Table:
    columns = (
        TableColumn("序号", 4, Align.CENTRE),
        TableColumn("姓名", 7, Align.CENTRE),
        TableColumn("单位", 16),
        TableColumn("职务", 14),
        TableColumn("方式", 5, Align.CENTRE),
    )
    kind = BY_NAME["attendance"]
    rows = [
        (
            str(at),
            spread_name(name_text(record.values["attendee"])),
            str(record.values["organisation"] or ""),
            str(record.values["post"] or ""),
            show(kind.field("mode"), record.values["mode"]),
        )
        for at, record in enumerate(came, 1)
    ]
    return Table(columns, rows, caption="参会人员名单", source=sources(meeting, came))
