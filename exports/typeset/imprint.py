"""How does the closing block (版记) stand at the foot of the last page?"""

from collections.abc import Iterator, Sequence
from typing import Final

from exports.document import Align, Imprint, Run, Text
from exports.fonts import Face
from exports.typeset.atoms import paragraphs_of, runs_of
from exports.typeset.breaking import natural_width
from exports.typeset.desk import Desk, beside, set_lines
from exports.typeset.grid import ASCENT, MM
from exports.typeset.placed import Rule, Strip, Words
from exports.typeset.setting import SetLine, set_line

_SIZE: Final = 14.0
_PITCH: Final = 24.0
_OUTER: Final = 0.35 * MM
_INNER: Final = 0.25 * MM


def imprint_strips(block: Imprint, desk: Desk) -> Iterator[Strip]:
    """Rows between rules as wide as the type area; the last rule lies on its lower edge.

    Its page carries text too, as offices ask: where it does not fit, the end of the text moves on with it.
    """
    rows = [_list_row(label, runs_of(text, block.source), desk) for label, text in block.lists]
    # No rule parts the number of copies from office and date.
    rows.append(_two_sides(block.left, block.right, block, desk) + _two_sides("", block.copies, block, desk))
    words: list[Words] = []
    rules = [_rule(0, _OUTER, desk)]
    y = 0.0
    for row in rows:
        for line in row:
            words.append(Words(y + (_PITCH - _SIZE) / 2 + ASCENT * _SIZE, line.spans))
            y += _PITCH
        rules.append(_rule(y, _INNER, desk))
    rules[-1] = _rule(y, _OUTER, desk)
    yield Strip(y, y, words, rules, at_foot=True, on_grid=False, with_previous=True)


def _rule(y: float, width: float, desk: Desk) -> Rule:
    return Rule(0, y, desk.grid.width, y, width)


def _list_row(label: str, text: Sequence[Run], desk: Desk) -> list[SetLine]:
    """报：… with turnover lines after the colon, one character in on both sides."""
    style = desk.grid.display(Face.FANG, _SIZE)
    head = desk.atoms(runs_of(label.rstrip("：:") + "："), style)
    start = _SIZE + natural_width(head)
    measure = desk.grid.width - start - _SIZE
    lines = [line for part in paragraphs_of(text) for line in set_lines(desk.atoms(part, style), measure, x=start)]
    first = set_line(head, measure, Align.LEFT, last=True, x=_SIZE)
    if not lines:
        return [first]
    return [lines[0]._replace(spans=first.spans + lines[0].spans, text=first.text + lines[0].text), *lines[1:]]


def _two_sides(left: Text, right: Text, block: Imprint, desk: Desk) -> list[SetLine]:
    style = desk.grid.display(Face.FANG, _SIZE)
    one, two = (desk.atoms(runs_of(text, block.source), style) for text in (left, right))
    return beside(one, two, desk.grid.width - 2 * _SIZE, x=_SIZE, room=_SIZE)
