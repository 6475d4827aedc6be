"""How does a place card stand on its sheet? Both faces upright once it is folded along its middle."""

from collections.abc import Iterator
from typing import Final

from exports.document import Align, PlaceCard, Run
from exports.fonts import Face
from exports.shapes import GREY
from exports.typeset.atoms import Atom, runs_of
from exports.typeset.breaking import lines_of, natural_width
from exports.typeset.desk import Desk
from exports.typeset.grid import ASCENT, MM
from exports.typeset.placed import Rule, Strip, Words
from exports.typeset.setting import Span, set_line

_MOST_HIGH: Final = 0.56
"""The part of a face's height that a name may take."""
_MOST_WIDE: Final = 0.86
_UNDER: Final = 0.13
"""The size of the line under the name, as a part of the face's height."""
_SMALL: Final = 0.24
"""A name smaller than this part of the face's height goes into several lines."""
_MOST_LINES: Final = 4
_LINE_STEP: Final = 1.2
_FILLED: Final = 0.93
"""The part of several lines that a name fills: they are broken between words."""
_MARK: Final = 4 * MM
_HAIR: Final = 0.25


def place_card_strips(block: PlaceCard, desk: Desk) -> Iterator[Strip]:
    """Two faces, the upper one turned, with marks where to cut and to fold."""
    width, height = block.width * MM, block.height * MM
    left = (desk.grid.width - width) / 2
    words = []
    for down, line in _face(block, width, height, desk):
        words.append(Words(height + down, line, x=left))
        words.append(Words(height - down, line, x=left + width, turned=True))
    yield Strip(2 * height, 2 * height, words, _marks(left, width, height), on_grid=False)


def _face(block: PlaceCard, width: float, height: float, desk: Desk) -> Iterator[tuple[float, tuple[Span, ...]]]:
    """The lines of a face: how far their baselines stand under its upper edge."""
    room = width * _MOST_WIDE
    under_size = height * _UNDER
    size, lines = _name(block, height, room, desk)
    name_height = size * (1 + (len(lines) - 1) * _LINE_STEP)
    taken = name_height + (1.6 * under_size if block.under else 0)
    top = (height - taken) / 2
    for number, line in enumerate(lines):
        yield top + number * size * _LINE_STEP + ASCENT * size, set_line(line, width, Align.CENTRE, last=True).spans
    if block.under:
        small, line = _fitted(block.under, Face.KAI, under_size, room, block, desk)
        baseline = top + name_height + 0.6 * under_size + ASCENT * small
        yield baseline, set_line(line, width, Align.CENTRE, last=True).spans


def _name(block: PlaceCard, height: float, room: float, desk: Desk) -> tuple[float, list[list[Atom]]]:
    """The name in one line; one that would be small in as many as make it largest."""
    size, atoms = _fitted(block.name, Face.XIAOBIAO, height * _MOST_HIGH, room, block, desk)
    if size >= height * _SMALL:
        return size, [atoms]
    ways = [(size, [atoms])]
    for count in range(2, _MOST_LINES + 1):
        high = height * _MOST_HIGH / (1 + (count - 1) * _LINE_STEP)
        size, atoms = _fitted(block.name, Face.XIAOBIAO, high, room * count * _FILLED, block, desk)
        ends = lines_of(atoms, room, room)
        if len(ends) <= count:
            ways.append((size, [atoms[start:end] for start, end in _evened(atoms, len(ends), room) or ends]))
    return max(ways, key=lambda way: way[0])


def _evened(atoms: list[Atom], count: int, room: float) -> list[tuple[int, int]] | None:
    """Lines of like length; None where they cannot be had in as many."""
    measure = max(natural_width(atoms) / count, 1.0)
    while measure < room:
        ends = lines_of(atoms, measure, measure)
        if len(ends) <= count:
            return ends
        measure *= 1.02
    return None


def _fitted(text: str, face: Face, size: float, room: float, block: PlaceCard, desk: Desk) -> tuple[float, list[Atom]]:
    """The text in one line, as large as `size` and `room` allow."""
    runs = [Run(run.text.replace("\n", " "), face, run.source) for run in runs_of(text, block.source)]
    atoms = desk.atoms(runs, desk.grid.display(face, size))
    width = natural_width(atoms) if atoms else 0
    if width <= room:
        return size, atoms
    smaller = size * room / width
    return smaller, desk.atoms(runs, desk.grid.display(face, smaller))


def _marks(left: float, width: float, height: float) -> list[Rule]:
    """Hair lines at the corners and beside the fold."""
    right = left + width
    corners = [(x, y, sx, sy) for x, sx in ((left, 1), (right, -1)) for y, sy in ((0.0, 1), (2 * height, -1))]
    rules = []
    for x, y, sx, sy in corners:
        rules.append(Rule(x, y, x + sx * _MARK, y, _HAIR, GREY))
        rules.append(Rule(x, y, x, y + sy * _MARK, _HAIR, GREY))
    rules.append(Rule(left, height, left + _MARK, height, _HAIR, GREY))
    rules.append(Rule(right - _MARK, height, right, height, _HAIR, GREY))
    return rules
