"""How are the seats of a meeting (席次表) given? On the platform and in rows before it, by rank, middle outward."""

from collections.abc import Iterator, Sequence
from math import ceil

from sqlalchemy.orm import Session

from app.domain.strokes import spread_name
from app.kinds import BY_NAME
from app.papers.attendees import Expected, expected_at, refuse_nobody
from app.papers.base import Wish
from app.papers.catalogue import paper_named
from app.papers.reading import roles_of, source, time_of
from app.papers.settings import Setup
from app.records import Record, read
from db.vocabulary import AttendanceRole
from exports.document import A4_LANDSCAPE, Block, Document, Drawing, Note, Sides, Source, Title
from exports.fonts.faces import Face
from exports.shapes import GREY, Area, Label, Shape, Stroke

_WIDTH, _ROW, _GAP = 250 * 72 / 25.4, 34.0, 6.0
_SEAT = 82.0
"""The widest that a seat is drawn."""
_NAME_SIZES = ((1, 13.0), (2, 9.0), (3, 8.0), (4, 7.0), (5, 5.6))
"""Lines that a name may take in its box, and the size in points of each."""
_LINE_STEP = 1.12
_HALL = (0.93, 0.93, 0.93)
_PLATFORM_ROLES = (AttendanceRole.HOST.value, AttendanceRole.SPEAKER.value)
_NOTE = (
    "注：图上方为主席台，以面向会场为准。主席台居中为先，其余先左后右（以就座人本人的左手为左）依次排开；"
    "台下前排为先，同排居中为先，先左后右。数字为排定的次序。"
)


def compose(session: Session, wish: Wish, setup: Setup) -> Document:
    """The plan of seats. Raises UserError where nobody is expected."""
    assert wish.record_id is not None
    paper = paper_named("seating")
    meeting = read(session, BY_NAME["meeting"], wish.record_id)
    expected = expected_at(session, meeting)
    refuse_nobody(expected, meeting, paper.label)
    platform = _platform(expected) if paper.option(wish, "platform") == "roles" else []
    below = [one for one in expected if one not in platform]
    return Document(
        title=f"{meeting.title}{paper.label}",
        subject=paper.label,
        author=setup.office,
        blocks=_blocks(meeting, paper.label, platform, below, int(paper.option(wish, "seats"))),
        page=A4_LANDSCAPE,
    )


def _platform(expected: Sequence[Expected]) -> list[Expected]:
    """Who hosts or speaks sits on the platform."""
    return [one for one in expected if set(roles_of(one.attendance)) & set(_PLATFORM_ROLES)]


def outward(count: int, *, left_first: bool) -> list[int]:
    """Which rank sits at each place from left to right as drawn; rank 0 is in the middle."""
    order = [0]
    for rank in range(1, count):
        if (rank % 2 == 1) == left_first:
            order.insert(0, rank)
        else:
            order.append(rank)
    return order[:count]


def _blocks(
    meeting: Record, label: str, platform: Sequence[Expected], below: Sequence[Expected], seats: int
) -> Iterator[Block]:
    names = Source(f"会议“{meeting.title}”的参会情况", "参会人")
    yield Title(f"{meeting.title}{label}", below=0, source=source(meeting, "title"))
    yield Sides(f"地点：{meeting.values['place'] or '待定'}", time_of(meeting), source=source(meeting, "place"))
    # Who sits on the platform faces the hall: their left hand is at the right of the plan.
    yield Drawing(_stage(platform), 90 if platform else 40, names)
    rank = len(platform)
    for number, start in enumerate(range(0, len(below), seats), 1):
        row = below[start : start + seats]
        name = Label(0, 21, f"第{number}排", 10.5, 0, Face.KAI)
        boxes = _seats(row, rank + start, 0, _seat_width(min(seats, len(below))), left_first=True)
        yield Drawing([name, *boxes], _ROW + _GAP, names)
    yield Note(_NOTE, 9)


def _stage(platform: Sequence[Expected]) -> list[Shape]:
    middle = _WIDTH / 2
    shapes: list[Shape] = [
        Area(middle - 150, 4, 300, 22, _HALL),
        Label(middle, 20, "主　席　台", 13, 0.5, Face.HEI),
    ]
    if platform:
        shapes += _seats(platform, 0, 32, _seat_width(len(platform)), left_first=False)
    return shapes


def _seat_width(seats: int) -> float:
    """Of so many in a row; a last row of fewer has seats like the others."""
    return min(_SEAT, (_WIDTH - 2 * 44 - _GAP * (seats - 1)) / seats)


def _seats(row: Sequence[Expected], rank: int, top: float, width: float, *, left_first: bool) -> Iterator[Shape]:
    """Boxes with names, the row in the middle of the hall; small print gives the rank."""
    left = (_WIDTH - len(row) * width - _GAP * (len(row) - 1)) / 2
    for place, at in enumerate(outward(len(row), left_first=left_first)):
        x = left + place * (width + _GAP)
        yield from _box(x, top, width)
        yield from _name(row[at], x + width / 2, top, width - 6)
        yield Label(x + width - 3, top + _ROW - 3, str(rank + at + 1), 6.5, 1, Face.SONG, GREY)


def _name(one: Expected, middle: float, top: float, room: float) -> Iterator[Shape]:
    """As large as the box allows; a long name in lines of like length."""
    name = spread_name(one.name) if one.person else one.name
    count, size = next((way for way in _NAME_SIZES if len(name) <= way[0] * round(room / way[1])), _NAME_SIZES[-1])
    length, step = ceil(len(name) / count), size * _LINE_STEP
    first = top + (_ROW - step * count) / 2 + size
    for line in range(count):
        text = name[line * length : (line + 1) * length]
        yield Label(middle, first + step * line, text, size, 0.5, room=room)


def _box(x: float, y: float, width: float) -> Iterator[Shape]:
    right, foot = x + width, y + _ROW
    yield Stroke(x, y, right, y)
    yield Stroke(x, foot, right, foot)
    yield Stroke(x, y, x, foot)
    yield Stroke(right, y, right, foot)
