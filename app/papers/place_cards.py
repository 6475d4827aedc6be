"""What stands on the place cards (座位牌) of a meeting? The name of everybody expected, on both faces."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from app.domain.strokes import spread_name
from app.kinds import BY_NAME
from app.papers.attendees import Expected, expected_at, refuse_nobody
from app.papers.base import Wish
from app.papers.catalogue import paper_named
from app.papers.settings import Setup
from app.records import read
from exports.document import CARD_SHEET, Block, Document, PlaceCard

_SIZES = {"large": (200.0, 100.0), "small": (180.0, 70.0)}
"""Millimetres of one face; small ones go two to a sheet."""


def compose(session: Session, wish: Wish, setup: Setup) -> Document:
    """One card each, to be cut out and folded. Raises UserError where nobody is expected."""
    assert wish.record_id is not None
    paper = paper_named("place-cards")
    meeting = read(session, BY_NAME["meeting"], wish.record_id)
    expected = expected_at(session, meeting)
    refuse_nobody(expected, meeting, paper.label)
    size = _SIZES[paper.option(wish, "size")]
    return Document(
        title=f"{meeting.title}{paper.label}",
        subject=paper.label,
        author=setup.office,
        blocks=_cards(expected, size, with_body=paper.option(wish, "under") == "body"),
        page=CARD_SHEET,
    )


def _cards(expected: Sequence[Expected], size: tuple[float, float], *, with_body: bool) -> Iterator[Block]:
    for one in expected:
        under = one.organisation if with_body and one.person else ""
        yield PlaceCard(spread_name(one.name), *size, under, source=one.source)
