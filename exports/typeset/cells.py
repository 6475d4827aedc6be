"""How does text stand in the boxes of one ruled row, and how high is the row?"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from exports.document import Align, Source, Text
from exports.fonts import Face
from exports.typeset.atoms import paragraphs_of, runs_of
from exports.typeset.desk import Desk, set_lines
from exports.typeset.grid import ASCENT, Style
from exports.typeset.marks import OPENING
from exports.typeset.placed import THIN, Rule, Strip, Words
from exports.typeset.setting import SetLine, Span

LEADING: Final = 1.5
PADDING: Final = 4.0
AFTER: Final = 8.0
"""The room under a table or a form."""
_WHOLE_ROW: Final = 12
"""A row of more lines than this may be parted over pages."""
_PART: Final = 6
_REMEMBERED: Final = 1_000
_OFFSETS: Final = {Align.CENTRE: 0.5, Align.RIGHT: 1.0}

Lines = Sequence[SetLine]
Sources = Callable[[], Source | None]
"""Asked only for a text that is set anew: a ledger says the same in half of its cells."""


class Row(NamedTuple):
    """A ruled row or a part of one: its height, its text, and the edges of its boxes."""

    height: float
    words: list[Words]
    edges: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """Boxes under each other between two edges, and what was set in them before. Lengths in points."""

    desk: Desk
    style: Style
    left: float
    right: float
    align: Align
    known: dict[str, Lines] = field(default_factory=dict)

    def lines(self, text: Text, source: Sources) -> Lines:
        """The lines of a cell. Raises FileProblem for a character without a glyph."""
        if not isinstance(text, str):
            return self._set(text, source())
        found = self.known.get(text)
        if found is None:
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            found = self.known[text] = self._simple(text, source)
        return found

    def _simple(self, text: str, source: Sources) -> Lines:
        """One line in one font, as most cells are, is placed without looking for breaks."""
        simple = self.desk.shapes.simple(text, self.style)
        measure = self.right - self.left - 2 * PADDING
        if simple is None or simple.width > measure or (self.align is Align.LEFT and text[0] in OPENING):
            return self._set(text, source())
        offset = _OFFSETS.get(self.align, 0.0) * (measure - simple.width)
        span = Span(self.left + PADDING + offset, simple.font, self.style.size, 1, 0, text)
        return (SetLine((span,), simple.width, text),)

    def _set(self, text: Text, source: Source | None) -> Lines:
        """A text that fills several lines reads best from the left, also in a centred column."""
        x = self.left + PADDING
        measure = self.right - PADDING - x
        paragraphs = [self.desk.atoms(part, self.style) for part in paragraphs_of(runs_of(text, source))]
        flush = self.align is Align.LEFT
        lines = [line for atoms in paragraphs for line in set_lines(atoms, measure, self.align, x=x, flush=flush)]
        if self.align is Align.CENTRE and len(lines) > len(paragraphs) and self.style.face is Face.FANG:
            return [line for atoms in paragraphs for line in set_lines(atoms, measure, Align.LEFT, x=x, flush=True)]
        return lines


@dataclass(frozen=True, slots=True)
class Cells:
    """The size of the text in a table's or form's cells, and their columns."""

    desk: Desk
    size: float
    columns: dict[tuple[float, float, Face, Align], Column] = field(default_factory=dict)

    @property
    def leading(self) -> float:
        return self.size * LEADING

    def column(self, face: Face, left: float, right: float, align: Align) -> Column:
        """The column between these edges, always the same one."""
        key = (left, right, face, align)
        found = self.columns.get(key)
        if found is None:
            style = self.desk.grid.display(face, self.size)
            found = self.columns[key] = Column(self.desk, style, left, right, align)
        return found

    def lines(self, text: Text, face: Face, left: float, right: float, align: Align, source: Sources) -> Lines:
        """The lines of a cell between these edges. Raises FileProblem for a character without a glyph."""
        return self.column(face, left, right, align).lines(text, source)


def ruled_row(
    columns: Sequence[Lines],
    edges: Sequence[float],
    cells: Cells,
    least: float = 0,
    *,
    tops: frozenset[int] = frozenset(),
) -> Iterator[Row]:
    """A row at least so high; one of very many lines comes in several parts.

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
) -> Row:
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
    return Row(height, words, tuple(edges))


def strips_of(rows: Iterable[Row], continued: Sequence[Strip] = ()) -> list[Strip]:
    """Rows as strips, closed at their foot; `continued` stands above the first one on a new page."""
    return [
        Strip(height, height, words, (foot_of(edges, height),), uprights=edges, on_grid=False, continued=continued)
        for height, words, edges in rows
    ]


def foot_of(edges: Sequence[float], height: float) -> Rule:
    """The rule under a row; the one above it is the foot of what stands there."""
    return Rule(edges[0], height, edges[-1], height, THIN)
