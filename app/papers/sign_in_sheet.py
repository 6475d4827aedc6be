"""What does a sign-in sheet (签到表) say? Meeting, time and place, then a line to sign in for everybody expected."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy.orm import Session

from app.domain.strokes import spread_name
from app.kinds import BY_NAME
from app.papers.attendees import Expected, expected_at
from app.papers.base import Wish
from app.papers.catalogue import paper_named
from app.papers.reading import source, time_of
from app.papers.register import sheet_for
from app.papers.settings import Setup, set_up
from app.records import Record, read
from app.values.phone_masks import mask_phone
from exports.document import (
    Align,
    Block,
    Document,
    GroupRow,
    KeyValue,
    RecordRow,
    Source,
    Table,
    TableColumn,
    TableRow,
    Title,
)

_SPARE = 6
"""Empty lines for those who come unannounced."""
_EMPTY_SHEET = 14
"""Lines of a sheet without any name: one page."""
_SIZE = 10.5
_SHORT_POST = 14
"""Where a post is longer than two lines of its cell, the sheet lies, so that a page still holds enough lines."""
_WIDTHS = {True: (3, 5.2, 9.2, 7.4, 8, 6.4, 2.9), False: (3, 6, 15, 18, 8.4, 10, 7)}


def compose(session: Session, wish: Wish, setup: Setup) -> Document:
    """The sheet; one with empty lines alone where nobody has been entered."""
    assert wish.record_id is not None
    meeting = read(session, BY_NAME["meeting"], wish.record_id)
    expected = expected_at(session, meeting)
    phones = paper_named("sign-in-sheet").option(wish, "phones")
    title = setup.head or "签到表"
    numbers = sum(bool(one.phone) for one in expected)
    return Document(
        title=f"{meeting.title}{title}",
        subject="签到表",
        author=setup.office,
        blocks=_blocks(meeting, title, expected, phones),
        page=sheet_for(_columns(expected), _SIZE),
        personal=("person", numbers) if phones == "full" and numbers else None,
    )


def _blocks(meeting: Record, title: str, expected: Sequence[Expected], phones: str) -> Iterator[Block]:
    yield Title(title, below=0, source=set_up("签到表", "head"))
    for label, name, text in (
        ("会议", "title", meeting.title),
        ("时间", "held_on", time_of(meeting)),
        ("地点", "place", str(meeting.values["place"] or "")),
    ):
        yield KeyValue(label, text or "＿＿＿＿＿＿＿＿＿＿", indent=0, source=source(meeting, name))
    spare = _SPARE if expected else _EMPTY_SHEET
    yield Table(
        _columns(expected),
        list(_rows(expected, phones, spare)),
        size=_SIZE,
        row_height=12,
        source=Source(f"会议“{meeting.title}”的签到表", ""),
        continued_as=f"{meeting.title}{title}",
    )


def _columns(expected: Sequence[Expected]) -> list[TableColumn]:
    widths = _WIDTHS[all(len(one.post) <= _SHORT_POST for one in expected)]
    headings = ("序号", "姓名", "单位", "职务", "电话", "签名", "备注")
    centred = ("序号", "姓名", "电话")
    return [
        TableColumn(heading, width, Align.CENTRE if heading in centred else Align.LEFT)
        for heading, width in zip(headings, widths, strict=True)
    ]


def _rows(expected: Sequence[Expected], phones: str, spare: int) -> Iterator[TableRow]:
    observers = [one for one in expected if one.observer]
    others = [one for one in expected if not one.observer]
    if observers and others:
        yield GroupRow("出席人员")
    yield from _lines(others, 1, phones)
    if observers:
        yield GroupRow("列席人员")
        yield from _lines(observers, len(others) + 1, phones)
    for number in range(len(expected) + 1, len(expected) + spare + 1):
        yield (str(number), *[""] * 6)


def _lines(several: Iterable[Expected], first: int, phones: str) -> Iterator[TableRow]:
    for number, one in enumerate(several, first):
        phone = {"masked": mask_phone(one.phone), "full": one.phone}.get(phones, "")
        # A chamber that comes as such signs for itself: its name is its organisation, who it sends signs.
        name, organisation = (spread_name(one.name), one.organisation) if one.person else ("", one.name)
        record = f"参会情况“{one.name}”"
        yield RecordRow((str(number), name, organisation, one.post, phone, "", ""), record)
