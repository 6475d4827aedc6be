"""How does the closing block (版记) stand at the foot of the last page?"""

from collections.abc import Iterator, Sequence
from typing import Final

from exports.document import Align, Imprint, Run
from exports.fonts import Face
from exports.typeset.atoms import paragraphs_of, runs_of
from exports.typeset.breaking import natural_width
from exports.typeset.desk import Desk, set_lines
from exports.typeset.grid import ASCENT, MM
from exports.typeset.placed import Rule, Strip, Words
from exports.typeset.setting import SetLine, set_line

_SIZE: Final = 14.0
_PITCH: Final = 24.0
_OUTER: Final = 0.35 * MM
_INNER: Final = 0.25 * MM


def imprint_strips(block: Imprint, desk: Desk) -> Iterator[Strip]:
    """Rows between rules as wide as the type area; the last rule lies on its lower edge."""
    rows = [_list_row(label, runs_of(text, block.source), desk) for label, text in block.lists]
    rows.append([_two_sides(runs_of(block.left, block.source), runs_of(block.right, block.source), desk)])
    words: list[Words] = []
    rules = [_rule(0, _OUTER, desk)]
    y = 0.0
    for row in rows:
        for line in row:
            words.append(_words(line, y))
            y += _PITCH
        rules.append(_rule(y, _INNER, desk))
    if block.copies:  # no rule parts it from office and date
        right = _two_sides([], runs_of(block.copies, block.source), desk)
        words.append(_words(right, y))
        y += _PITCH
    rules[-1] = _rule(y, _OUTER, desk)
    yield Strip(y, y, words, rules, at_foot=True, on_grid=False)


def _words(line: SetLine, y: float) -> Words:
    return Words(y + (_PITCH - _SIZE) / 2 + ASCENT * _SIZE, line.spans)


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


def _two_sides(left: Sequence[Run], right: Sequence[Run], desk: Desk) -> SetLine:
    style = desk.grid.display(Face.FANG, _SIZE)
    measure = desk.grid.width - 2 * _SIZE
    sides = [
        set_line(desk.atoms(runs, style), measure, align, last=True, x=_SIZE)
        for runs, align in ((left, Align.LEFT), (right, Align.RIGHT))
    ]
    spans = tuple(span for side in sides for span in side.spans)
    return SetLine(spans, measure, "".join(side.text for side in sides))
