"""What do the minutes of a meeting (会议纪要) say? Head, particulars, what was decided, who was there, the quorum."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from app.domain.quorum import quorum_of
from app.domain.strokes import spread_name
from app.errors import UserError
from app.figures.base import Scope
from app.papers import meeting_story
from app.papers.base import Passage, Wish
from app.papers.bound import Fields, literally, written
from app.papers.briefing import imprint
from app.papers.meeting_story import Meeting
from app.papers.numbering import next_number
from app.papers.prose import Line, blocks_of, sources_of, text_of, tidied
from app.papers.punctuation import punctuated
from app.papers.reading import by_strokes, in_mode, in_role, name_of, source, sources, time_of, with_post
from app.papers.settings import Setup, set_up
from app.papers.source_pages import source_pages
from app.records import Record
from app.settings import quorums_in_force
from app.values.dates import show_date
from db.vocabulary import AttendanceMode, AttendanceRole, MeetingKind, StatementKind
from exports.document import Blank, Block, Document, KeyValue, LabelledList, RedHead, Source, Title

PAPER = "minutes"
MARK_BELOW = 35.0
"""Millimetres from the top of the type area to the red mark (GB/T 9704 §10.3)."""

_LISTS = (
    ("出席", (AttendanceMode.PRESENT, AttendanceMode.ONLINE)),
    ("请假", (AttendanceMode.EXCUSED,)),
    ("列席", (AttendanceMode.OBSERVER,)),
    ("缺席", (AttendanceMode.ABSENT,)),
    ("书面", (AttendanceMode.WRITTEN,)),
)
_LONGEST_NAME = 4
"""Names of people have at most so many characters; what is longer is told apart by commas, not by room."""


def draft(session: Session, wish: Wish, setup: Setup) -> tuple[Passage, ...]:
    """Title and text, drafted from the records where the clerk has not written them."""
    meeting = _meeting(session, wish)
    return (
        Passage("title", "标题", wish.texts.get("title", _title(meeting)), long=False),
        Passage("body", "议定事项", wish.texts.get("body", text_of(_body(meeting, wish)))),
    )


def compose(session: Session, wish: Wish, setup: Setup) -> Document:
    """The minutes. Raises UserError when nothing is written down of the meeting, or a field means nothing."""
    meeting = _meeting(session, wish)
    fields = Fields(session, wish, of_meeting=True)
    lines = _body(meeting, wish)
    title = fields.filled(wish.texts.get("title", _title(meeting))).strip()
    body = wish.texts.get("body", text_of(lines))
    text = list(blocks_of(body, fields, sources_of(lines), Source("会议纪要", "议定事项")))
    if not title or not text:
        raise UserError(f"会议纪要的{'议定事项' if title else '标题'}是空的，请写上再打印。")
    blocks = [
        _head(session, wish, setup),
        Title(title, source=source(meeting.record, "title")),
        *_particulars(meeting),
        *text,
        Blank(),
        *_who(meeting, wish),
        *_quorum(session, meeting),
        *imprint(wish, setup),
    ]
    if wish.options.get("sources") == "yes":
        blocks += source_pages(fields)
    return Document(f"{title}会议纪要", tuple(blocks), subject="会议纪要", author=setup.office)


def _meeting(session: Session, wish: Wish) -> Meeting:
    assert wish.record_id is not None
    return meeting_story.read_meeting(session, wish.record_id)


def _title(meeting: Meeting) -> str:
    return punctuated(literally(meeting.record.title))


def _head(session: Session, wish: Wish, setup: Setup) -> Block:
    number = wish.number or next_number(session, PAPER, wish.day.year, setup)
    return RedHead(
        setup.head,
        left=setup.office,
        right=show_date(wish.day.isoformat()),
        number=f"〔{number.year}〕{number.number}号",
        drop=MARK_BELOW,
        source=set_up("会议纪要", "head", "office"),
    )


def _particulars(meeting: Meeting) -> Iterator[Block]:
    record = meeting.record
    for label, field, text in (("时间", "held_on", time_of(record)), ("地点", "place", record.values["place"])):
        if text:
            yield KeyValue(label, str(text), source=source(record, field))
    for role, label in ((AttendanceRole.HOST, "主持"), (AttendanceRole.RECORDER, "记录")):
        named = in_role(meeting.attendances, role)
        if named:
            yield LabelledList(label, [name_of(one) for one in named], source=sources(record, named))


def _body(meeting: Meeting, wish: Wish) -> list[Line]:
    """What was heard, what leaders asked, what was decided; what the clerk wrote down comes first."""
    scope = Scope(wish.day, meeting=meeting.record.id)
    lines = list(meeting_story.summary(meeting))
    reports = meeting_story.statements(meeting, StatementKind.REPORT)
    if reports:
        count = f"，共{written('会议发言：交流发言', scope)}" if len(reports) > 1 else ""
        heard = f"会议听取了{meeting_story.speakers(reports)}的交流发言{count}。"
        lines.append(Line(heard, source(meeting.record, "title")))
    sections = (
        *meeting_story.spoken(meeting, but=StatementKind.REPORT),
        meeting_story.outcomes(meeting, scope),
        meeting_story.tasks(meeting, "议定事项"),
    )
    lines += meeting_story.numbered(sections)
    return tidied(lines or meeting_story.opening(meeting, scope))


def _who(meeting: Meeting, wish: Wish) -> Iterator[Block]:
    """The lists; in the order in which the register has them, or by strokes of the names."""
    strokes = wish.options.get("order") == "strokes"
    posts = wish.options.get("names") == "posts"
    lists = [(label, in_mode(meeting.attendances, *(mode.value for mode in modes))) for label, modes in _LISTS]
    apart = all(len(name_of(one)) <= _LONGEST_NAME for _, found in lists for one in found)
    for label, found in lists:
        if found:
            listed = by_strokes(found) if strokes else found
            yield _list(label, listed, meeting.record, posts=posts, apart=apart)


def _list(label: str, attendances: Sequence[Record], meeting: Record, *, posts: bool, apart: bool) -> Block:
    """`apart`: all lists of the paper are of short names alone, which stand a space apart."""
    where = sources(meeting, attendances)
    if posts:
        return LabelledList(label, [with_post(one) for one in attendances], separator="；", source=where)
    names = [name_of(one) for one in attendances]
    if apart:
        return LabelledList(label, [spread_name(name) for name in names], separator="\u3000", source=where)
    return LabelledList(label, names, source=where)


def _quorum(session: Session, meeting: Meeting) -> Iterator[Block]:
    """How many were due and there, and whether that is enough, where the charter asks for it."""
    record = meeting.record
    quorums = quorums_in_force(session)
    if MeetingKind.of(str(record.values["kind"])) in quorums:
        text = quorum_of(session, record.id, quorums).text.replace(" ", "")
        yield KeyValue("人数", f"{text}。", source=source(record, "due_count"))
