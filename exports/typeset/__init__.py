"""How does a document become pages on which every glyph has its place?"""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from exports.document import (
    Blank,
    Block,
    Document,
    Drawing,
    Form,
    Heading,
    Imprint,
    KeyValue,
    LabelledList,
    Note,
    PageBreak,
    Paragraph,
    PlaceCard,
    RedHead,
    Sides,
    Signature,
    Table,
    Title,
)
from exports.fonts import FontSet
from exports.typeset.atoms import Shapes
from exports.typeset.body import (
    heading_strips,
    key_value_strips,
    list_strips,
    note_strips,
    paragraph_strips,
    sides_strips,
    signature_strips,
)
from exports.typeset.cards import place_card_strips
from exports.typeset.desk import Desk
from exports.typeset.drawings import drawing_strips
from exports.typeset.forms import form_strips
from exports.typeset.grid import Grid
from exports.typeset.heads import red_head_strips, title_strips
from exports.typeset.imprint import imprint_strips
from exports.typeset.paging import pages_of
from exports.typeset.placed import Page, Strip
from exports.typeset.tables import table_strips

__all__ = ["Page", "typeset"]


def typeset(document: Document, fonts: FontSet) -> Iterator[Page]:
    """The document's pages, one at a time. Raises FileProblem for a character that no font draws."""
    desk = Desk(Grid(document.page), Shapes(fonts))
    return pages_of(_strips(document, desk), desk)


def _strips(document: Document, desk: Desk) -> Iterator[Strip]:
    break_before = False
    for block in document.blocks:
        if isinstance(block, PageBreak):
            break_before = True
            continue
        for strip in _block_strips(block, desk):
            yield replace(strip, new_page=True, with_previous=False) if break_before else strip
            break_before = False


def _block_strips(block: Block, desk: Desk) -> Iterator[Strip]:  # noqa: C901 (one line per kind of block)
    match block:
        case Paragraph():
            return paragraph_strips(block, desk)
        case Heading():
            return heading_strips(block, desk)
        case KeyValue():
            return key_value_strips(block, desk)
        case LabelledList():
            return list_strips(block, desk)
        case Table():
            return table_strips(block, desk)
        case Form():
            return form_strips(block, desk)
        case Drawing():
            return drawing_strips(block, desk)
        case PlaceCard():
            return place_card_strips(block, desk)
        case Sides():
            return sides_strips(block, desk)
        case Note():
            return note_strips(block, desk)
        case Title():
            return title_strips(block, desk)
        case RedHead():
            return red_head_strips(block, desk)
        case Signature():
            return signature_strips(block, desk)
        case Imprint():
            return imprint_strips(block, desk)
        case Blank():
            return iter([desk.blank(block.lines)])
        case PageBreak():
            return iter([])
        case _:
            assert_never(block)
