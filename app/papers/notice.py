"""What does the notice of a meeting (会议通知) say? When, where, who, what, and a slip to send back."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.kinds import BY_NAME
from app.kinds.base import Line
from app.papers.attendees import Expected, expected_at
from app.papers.base import Passage, Wish
from app.papers.catalogue import paper_named
from app.papers.reading import source, time_of
from app.papers.settings import Setup, set_up
from app.records import Record, read
from app.values.dates import show_date
from app.values.quoting import quoted
from exports.document import (
    Align,
    Block,
    Document,
    Drawing,
    Heading,
    Paragraph,
    Signature,
    Source,
    Table,
    TableColumn,
    Title,
)
from exports.fonts.faces import Face
from exports.shapes import GREY, Label, Stroke

_NAMED = 12
"""So many guests are named in the notice; of more only the number of bodies is drafted."""
_SLIP_LINES = 3
_ASKED = "请参会人员安排好工作，准时参加；因故不能参加的，请事先请假。\n请填写会议回执，并于会前报送。"
_WIDTH = 156 * 72 / 25.4


def compose(session: Session, wish: Wish, setup: Setup) -> Document:
    """The notice with its passages as the clerk edited them, and the reply slip."""
    assert wish.record_id is not None
    meeting = read(session, BY_NAME["meeting"], wish.record_id)
    passages = _passages(session, meeting, wish)
    title = f"关于召开{meeting.title}的通知"
    slip = paper_named("notice").option(wish, "slip") == "yes"
    return Document(
        title=title,
        subject="会议通知",
        author=setup.office,
        blocks=_blocks(meeting, passages, wish, setup, title, slip=slip),
    )


def draft(session: Session, wish: Wish, setup: Setup) -> tuple[Passage, ...]:
    """Addressees, opening, who attends, what is asked of them."""
    assert wish.record_id is not None
    return _passages(session, read(session, BY_NAME["meeting"], wish.record_id), wish)


def _passages(session: Session, meeting: Record, wish: Wish) -> tuple[Passage, ...]:
    expected = expected_at(session, meeting)
    drafted = (
        Passage("to", "主送", _addressees(expected), long=False),
        Passage("opening", "开头", _opening(meeting)),
        Passage("who", "参加人员", _who(expected)),
        Passage("agenda", "会议议程", "\n".join(_agenda(meeting))),
        Passage(
            "asked",
            "有关要求",
            _ASKED,
        ),
    )
    return tuple(Passage(one.key, one.label, wish.texts.get(one.key, one.text), one.long) for one in drafted)


def _addressees(expected: list[Expected]) -> str:
    bodies = list(dict.fromkeys(one.organisation if one.person else one.name for one in expected))
    named = [body for body in bodies if body]
    return "、".join(named) if 0 < len(named) <= _NAMED // 2 else "各有关单位"


def _opening(meeting: Record) -> str:
    theme = f"围绕{quoted(str(meeting.values['theme']))}，" if meeting.values["theme"] else ""
    return f"经研究，{theme}定于近期召开{meeting.title}。现将有关事项通知如下："


def _who(expected: list[Expected]) -> str:
    if not expected:
        return "（待定）"
    names = [_with_body(one) for one in expected]
    if len(names) <= _NAMED:
        return "、".join(names) + "。"
    return f"拟请{len(names)}人（单位）参加，名单另附。"


def _with_body(one: Expected) -> str:
    """A name that already says the body, 北亭区工商联负责人, is not led by it again."""
    said = not one.person or one.name.startswith(one.organisation)
    return one.name if said else f"{one.organisation}{one.name}"


def _agenda(meeting: Record) -> Iterator[str]:
    stages = meeting.values["stages"]
    lines = [one for one in stages if isinstance(one, Line)] if isinstance(stages, tuple) else []
    for number, line in enumerate(lines, 1):
        yield (
            f"{number}. {line.text.rstrip('。；;')}；"
            if number < len(lines)
            else f"{number}. {line.text.rstrip('。；;')}。"
        )


def _blocks(
    meeting: Record, passages: tuple[Passage, ...], wish: Wish, setup: Setup, title: str, *, slip: bool
) -> Iterator[Block]:
    text = {one.key: one.text for one in passages}
    edited = Source("会议通知的文字", "改过的段落")
    yield Title(title, source=source(meeting, "title"))
    yield Paragraph(f"{text['to'].rstrip('：:')}：", indent=0, source=edited)
    yield Paragraph(text["opening"], source=source(meeting, "title"))
    numbers = iter("一二三四五六")
    sections = (
        ("会议时间", time_of(meeting) or "另行通知", source(meeting, "held_on")),
        ("会议地点", str(meeting.values["place"] or "另行通知"), source(meeting, "place")),
        ("参加人员", text["who"], edited if "who" in wish.texts else source(meeting, "title")),
        ("会议议程", text["agenda"], edited if "agenda" in wish.texts else source(meeting, "stages")),
        ("有关要求", text["asked"], edited),
    )
    for heading, body, where in sections:
        if body.strip():
            yield Heading(f"{next(numbers)}、{heading}")
            yield Paragraph(body, source=where)
    yield Signature(setup.office, show_date(wish.day.isoformat()), set_up("会议通知", "office"))
    if slip:
        yield from _slip(meeting)


def _slip(meeting: Record) -> Iterator[Block]:
    """Under a line to cut along; in one piece with its heading."""
    middle = _WIDTH / 2
    steps = range(40, int(middle) - 5, 12)
    dashes = [Stroke(middle + side * x, 22, middle + side * (x + 6), 22, 0.5, GREY) for side in (-1, 1) for x in steps]
    yield Drawing([*dashes, Label(middle, 26, "沿此线剪下", 9, 0.5, Face.KAI, GREY)], 36, with_next=True, between=True)
    yield Table(
        [
            TableColumn("姓　名", 6, Align.CENTRE),
            TableColumn("单位及职务", 14),
            TableColumn("联系电话", 8, Align.CENTRE),
            TableColumn("是否参加", 6, Align.CENTRE),
        ],
        [("", "", "", "是□　否□") for _ in range(_SLIP_LINES)],
        caption=f"{meeting.title}回执",
        row_height=11,
        whole=True,
        source=source(meeting, "title"),
    )
