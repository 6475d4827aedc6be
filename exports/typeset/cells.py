"""How does text stand in the boxes of one ruled row, and how high is the row?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from exports.document import Align, Source, Text
from exports.fonts import Face
from exports.typeset.atoms import paragraphs_of, runs_of
from exports.typeset.desk import Desk, set_lines
from exports.typeset.grid import ASCENT, Style
from exports.typeset.placed import Rule, Strip, Words
from exports.typeset.setting import SetLine, Span

LEADING: Final = 1.5
PADDING: Final = 4.0
THIN: Final = 0.5
AFTER: Final = 8.0
"""The room under a table or a form."""
_WHOLE_ROW: Final = 12
"""A row of more lines than this may be parted over pages."""
_PART: Final = 6
_REMEMBERED: Final = 3_000

Lines = Sequence[SetLine]
Sources = Callable[[], Source | None]
"""Asked only for a text that is set anew: a ledger says the same in half of its cells."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The size of the text in a table's or form's cells, and what was set before. Lengths in points."""

    desk: Desk
    size: float
    known: dict[tuple[float, float, Face, Align, str], Lines] = field(default_factory=dict)
    boxes: dict[tuple[tuple[float, ...], float], list[Rule]] = field(default_factory=dict)

    @property
    def leading(self) -> float:
        return self.size * LEADING

    def style(self, face: Face) -> Style:
        return self.desk.grid.display(face, self.size)

    def lines(self, text: Text, face: Face, left: float, right: float, align: Align, source: Sources) -> Lines:
        """The lines of a cell between these edges. Raises FileProblem for a character without a glyph."""
        if not isinstance(text, str):
            return self._set(text, face, left, right, align, source())
        key = (left, right, face, align, text)
        found = self.known.get(key)
        if found is None:
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            found = self.known[key] = self._simple(text, face, left, right, align, source)
        return found

    def rules(self, edges: tuple[float, ...], height: float) -> list[Rule]:
        """The sides and the foot of a row; its upper rule is the foot of what stands above it."""
        found = self.boxes.get((edges, height))
        if found is None:
            found = [Rule(x, 0, x, height, THIN) for x in edges]
            found.append(Rule(edges[0], height, edges[-1], height, THIN))
            self.boxes[edges, height] = found
        return found

    def _simple(self, text: str, face: Face, left: float, right: float, align: Align, source: Sources) -> Lines:
        """One line in one font, as most cells are, is placed without looking for breaks."""
        style = self.style(face)
        simple = self.desk.shapes.simple(text, style)
        measure = right - left - 2 * PADDING
        if simple is None or simple.width > measure:
            return self._set(text, face, left, right, align, source())
        offset = {Align.CENTRE: 0.5, Align.RIGHT: 1.0}.get(align, 0.0) * (measure - simple.width)
        span = Span(left + PADDING + offset, simple.font, simple.size, 1, 0, text)
        return (SetLine((span,), simple.width, text),)

    def _set(self, text: Text, face: Face, left: float, right: float, align: Align, source: Source | None) -> Lines:
        """A cell of several lines reads best from the left, also in a centred column."""
        style, x = self.style(face), left + PADDING
        measure = right - PADDING - x
        paragraphs = [self.desk.atoms(part, style) for part in paragraphs_of(runs_of(text, source))]
        lines = [line for atoms in paragraphs for line in set_lines(atoms, measure, align, x=x)]
        if align is Align.CENTRE and len(lines) > 1 and face is Face.FANG:
            return [line for atoms in paragraphs for line in set_lines(atoms, measure, Align.LEFT, x=x)]
        return lines


def ruled_row(
    columns: Sequence[Lines],
    edges: Sequence[float],
    cells: Cells,
    least: float = 0,
    *,
    tops: frozenset[int] = frozenset(),
) -> Iterator[tuple[float, list[Words], list[Rule]]]:
    """Height, text and rules of a row at least so high; a row of very many lines comes in several parts.

    `tops`: the columns whose text begins at the upper edge; else it stands in the middle.
    """
    count = max([1, *map(len, columns)])
    step = count if count <= _WHOLE_ROW else _PART
    for start in range(0, count, step):
        part = columns if step == count else [column[start : start + step] for column in columns]
        yield _part(part, edges, cells, least if step == count else 0, start, min(step, count - start), count, tops)


def _part(
    columns: Sequence[Lines],
    edges: Sequence[float],
    cells: Cells,
    least: float,
    start: int,
    count: int,
    of: int,
    tops: frozenset[int],
) -> tuple[float, list[Words], list[Rule]]:
    """Only the row's own ends have padding; every part is closed by rules."""
    size, leading = cells.size, cells.leading
    above = PADDING if start == 0 else 0.0
    below = PADDING if start + count == of else 0.0
    inner = count * leading
    height = above + inner + below
    more = max(0.0, least - height)
    height += more
    first = above + (leading - size) / 2 + ASCENT * size
    words = []
    for number, lines in enumerate(columns):
        middle = ((count - len(lines)) * leading + more) / 2 if of == count and number not in tops else 0.0
        words += [Words(first + middle + at * leading, line.spans) for at, line in enumerate(lines)]
    return height, words, cells.rules(tuple(edges), height)


def strips_of(parts: Iterator[tuple[float, list[Words], list[Rule]]], continued: Sequence[Strip] = ()) -> list[Strip]:
    """Rows as strips; `continued` stands above the first one on a new page."""
    return [Strip(height, height, words, rules, on_grid=False, continued=continued) for height, words, rules in parts]
