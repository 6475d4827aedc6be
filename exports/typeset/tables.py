"""How does a ruled table become rows that may run over pages?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from exports.document import Align, Run, Source, Table
from exports.fonts import Face
from exports.typeset.atoms import paragraphs_of, runs_of
from exports.typeset.desk import Desk, set_lines
from exports.typeset.grid import ASCENT, Style
from exports.typeset.placed import Rule, Strip, Words
from exports.typeset.setting import SetLine

_LEADING: Final = 1.5
_PADDING: Final = 4.0
_THIN: Final = 0.5
_AFTER: Final = 8.0
_WHOLE_ROW: Final = 12
"""A row of more lines than this may be parted over pages."""
_PART: Final = 6
_REMEMBERED: Final = 5_000
_CAPTION_SIZE: Final = 14.0
_CONTINUED: Final = "（续表）"


@dataclass(frozen=True, slots=True)
class _Layout:
    """A table's measures in points: the edges of its columns, and the faces of its cells."""

    desk: Desk
    edges: tuple[float, ...]
    aligns: tuple[Align, ...]
    size: float
    known: dict[tuple[int, Face, str], list[SetLine]] = field(default_factory=dict)
    """Cells that were set before: a ledger says the same in half of them."""

    @property
    def leading(self) -> float:
        return self.size * _LEADING

    def style(self, face: Face) -> Style:
        return self.desk.grid.display(face, self.size)


def table_strips(block: Table, desk: Desk) -> Iterator[Strip]:
    """The caption and head, then each row; rows are read as they are set, so that long tables stay small."""
    layout = _layout(block, desk)
    head = _head(block, layout)
    yield from _caption(block, desk, continued=False)
    yield from head
    continued = (*_caption(block, desk, continued=True), *head)
    for number, row in enumerate(block.rows, 1):
        sources = [_cell_source(block, number, column.heading) for column in block.columns]
        cells = [runs_of(text, source) for text, source in zip(row, sources, strict=True)]
        for strip in _row(cells, Face.FANG, layout.aligns, layout):
            yield replace(strip, continued=continued)
    yield Strip(_AFTER, 0, on_grid=False)


def _layout(block: Table, desk: Desk) -> _Layout:
    total = sum(column.width for column in block.columns)
    edges = [0.0]
    for column in block.columns:
        edges.append(edges[-1] + column.width / total * desk.grid.width)
    return _Layout(desk, tuple(edges), tuple(column.align for column in block.columns), block.size)


def _cell_source(block: Table, number: int, heading: str) -> Source:
    record = block.source.record if block.source else block.caption or "表格"
    return Source(f"{record}第{number}行", heading)


def _caption(block: Table, desk: Desk, *, continued: bool) -> list[Strip]:
    """The caption over the table; a table without one says （续表） at the right of its later pages."""
    text = block.caption + (_CONTINUED if continued else "")
    if not text:
        return []
    style = desk.grid.display(Face.HEI if block.caption else Face.FANG, _CAPTION_SIZE)
    align = Align.CENTRE if block.caption else Align.RIGHT
    atoms = desk.atoms(runs_of(text, block.source), style)
    lines = set_lines(atoms, desk.grid.width, align)
    height = _CAPTION_SIZE * _LEADING
    return [Strip(height, height, (Words(ASCENT * style.size, line.spans),), with_next=True) for line in lines]


def _head(block: Table, layout: _Layout) -> list[Strip]:
    cells = [runs_of(column.heading, block.source) for column in block.columns]
    centred = [Align.CENTRE] * len(cells)
    first, *others = _row(cells, Face.HEI, centred, layout)
    top = Rule(0, 0, layout.edges[-1], 0, _THIN)
    strips = (replace(first, rules=[top, *first.rules]), *others)
    return [replace(strip, with_next=True) for strip in strips]


def _row(cells: Sequence[Sequence[Run]], face: Face, aligns: Sequence[Align], layout: _Layout) -> list[Strip]:
    columns = [
        _known_lines(runs, face, layout, number, align)
        for number, (runs, align) in enumerate(zip(cells, aligns, strict=True))
    ]
    count = max([1, *map(len, columns)])
    step = count if count <= _WHOLE_ROW else _PART
    return [
        _part([column[start : start + step] for column in columns], layout, start, min(step, count - start), count)
        for start in range(0, count, step)
    ]


def _known_lines(runs: Sequence[Run], face: Face, layout: _Layout, number: int, align: Align) -> list[SetLine]:
    if len(runs) != 1 or runs[0].face:
        return _cell_lines(runs, layout.style(face), layout, number, align)
    key = (number, face, runs[0].text)
    if key not in layout.known:
        if len(layout.known) >= _REMEMBERED:
            layout.known.clear()
        layout.known[key] = _cell_lines(runs, layout.style(face), layout, number, align)
    return layout.known[key]


def _cell_lines(runs: Sequence[Run], style: Style, layout: _Layout, number: int, align: Align) -> list[SetLine]:
    """A cell's lines; a cell of several lines reads best from the left, also in a centred column."""
    left = layout.edges[number] + _PADDING
    measure = layout.edges[number + 1] - _PADDING - left
    paragraphs = [layout.desk.atoms(part, style) for part in paragraphs_of(runs)]
    lines = [line for atoms in paragraphs for line in set_lines(atoms, measure, align, x=left)]
    if align is Align.CENTRE and len(lines) > 1 and style.face is not Face.HEI:
        return [line for atoms in paragraphs for line in set_lines(atoms, measure, Align.LEFT, x=left)]
    return lines


def _part(columns: Sequence[Sequence[SetLine]], layout: _Layout, start: int, count: int, of: int) -> Strip:
    """A row, or a part of one: only the row's own ends have padding; every part is closed by rules."""
    above = _PADDING if start == 0 else 0.0
    below = _PADDING if start + count == of else 0.0
    height = above + count * layout.leading + below
    words = []
    for lines in columns:
        middle = (count - len(lines)) / 2 * layout.leading if of == count else 0.0
        first = above + middle + (layout.leading - layout.size) / 2 + ASCENT * layout.size
        words += [Words(first + at * layout.leading, line.spans) for at, line in enumerate(lines)]
    return Strip(height, height, words, _rules(layout, height), on_grid=False)


def _rules(layout: _Layout, height: float) -> list[Rule]:
    """The sides and the foot of a row; its upper rule is the foot of what stands above it."""
    foot = Rule(0, height, layout.edges[-1], height, _THIN)
    return [foot, *(Rule(x, 0, x, height, _THIN) for x in layout.edges)]
