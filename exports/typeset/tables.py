"""How does a ruled table become rows that may run over pages?"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, groupby
from typing import Final

from exports.document import Align, GroupRow, RecordRow, Source, Table, TableColumn, TableRow, Text, TotalRow
from exports.fonts import Face
from exports.typeset.atoms import runs_of
from exports.typeset.cells import AFTER, Cells, Column, Lines, foot_of, ruled_row, strips_of
from exports.typeset.desk import Desk, set_lines
from exports.typeset.grid import ASCENT, MM
from exports.typeset.placed import THIN, Rule, Strip, Words

_LEADING: Final = 1.5
_CAPTION_SIZE: Final = 14.0
_CONTINUED: Final = "（续表）"
_GROUP_GOES_ON: Final = "（续）"


@dataclass(frozen=True, slots=True)
class _Layout:
    """A table's columns with their edges in points, and its cells."""

    block: Table
    cells: Cells
    edges: tuple[float, ...]
    bounds: tuple[tuple[float, float, Align], ...]
    columns: tuple[Column, ...]

    @property
    def least(self) -> float:
        return self.block.row_height * MM


def table_strips(block: Table, desk: Desk) -> Iterator[Strip]:
    """The caption and head, then each row; rows are read as they are set, so that long tables stay small."""
    layout = _layout(block, desk)
    head = _head(layout)
    yield from _caption(block, desk, continued=False)
    yield from head
    above = continued = (*_caption(block, desk, continued=True), *head)
    for number, row in enumerate(block.rows, 1):
        if isinstance(row, GroupRow):
            yield from _group(row.text, layout, number, above)
            continued = (*above, *_group(_goes_on(row.text), layout, number))
        elif isinstance(row, TotalRow):
            yield from (replace(strip, with_previous=True) for strip in _total(row, layout, number, continued))
        else:
            strips = _plain(row, layout, number, continued)
            yield from (replace(strip, with_previous=True) for strip in strips) if block.whole else strips
    yield Strip(AFTER, 0, on_grid=False, with_previous=True)


def _layout(block: Table, desk: Desk) -> _Layout:
    total = sum(column.width for column in block.columns)
    shares = accumulate((column.width for column in block.columns), initial=0.0)
    edges = tuple(share / total * desk.grid.width for share in shares)
    bounds = tuple((edges[at], edges[at + 1], column.align) for at, column in enumerate(block.columns))
    cells = Cells(desk, block.size)
    return _Layout(block, cells, edges, bounds, tuple(cells.column(Face.FANG, *each) for each in bounds))


def _plain(row: TableRow, layout: _Layout, number: int, continued: Sequence[Strip]) -> list[Strip]:
    record, record_at, texts = (row.record, row.at, row.cells) if isinstance(row, RecordRow) else ("", None, row)
    assert not isinstance(texts, GroupRow | TotalRow)
    columns = [
        column.lines(text, partial(_cell_source, layout.block, number, at, record, record_at))
        for at, (text, column) in enumerate(zip(texts, layout.columns, strict=True))
    ]
    return strips_of(ruled_row(columns, layout.edges, layout.cells, layout.least), continued)


def _cell_source(block: Table, number: int, column: int, record: str = "", at: tuple[str, int] | None = None) -> Source:
    if not record:
        record = f"{block.source.record if block.source else block.caption or '表格'}第{number}行"
    return Source(record, block.columns[column].heading.replace("\n", ""), at)


def _goes_on(text: Text) -> Text:
    return f"{text}{_GROUP_GOES_ON}" if isinstance(text, str) else text


def _group(text: Text, layout: _Layout, number: int, continued: Sequence[Strip] = ()) -> list[Strip]:
    """Never the last row of a page."""
    left, right = layout.edges[0], layout.edges[-1]
    source = partial(_cell_source, layout.block, number, 0)
    lines = layout.cells.lines(text, Face.HEI, left, right, Align.LEFT, source)
    strips = strips_of(ruled_row([lines], (left, right), layout.cells), continued)
    return [replace(strip, with_next=True) for strip in strips]


def _total(row: TotalRow, layout: _Layout, number: int, continued: Sequence[Strip]) -> list[Strip]:
    edges = (layout.edges[0], *layout.edges[row.span :])
    label = partial(_cell_source, layout.block, number, 0)
    columns = [layout.cells.lines(row.label, Face.HEI, edges[0], edges[1], Align.CENTRE, label)]
    for at, (text, bounds) in enumerate(zip(row.cells, layout.bounds[row.span :], strict=True), row.span):
        source = partial(_cell_source, layout.block, number, at)
        columns.append(layout.cells.lines(text, Face.HEI, *bounds, source))
    return strips_of(ruled_row(columns, edges, layout.cells), continued)


def _caption(block: Table, desk: Desk, *, continued: bool) -> list[Strip]:
    """The caption over the table; a table without one says （续表） at the right of its later pages."""
    named = block.caption or (block.continued_as if continued else "")
    text = named + (_CONTINUED if continued else "")
    if not text:
        return []
    style = desk.grid.display(Face.HEI if named else Face.FANG, _CAPTION_SIZE)
    align = Align.CENTRE if named else Align.RIGHT
    atoms = desk.atoms(runs_of(text, block.source), style)
    lines = set_lines(atoms, desk.grid.width, align)
    height = _CAPTION_SIZE * _LEADING
    return [Strip(height, height, (Words(ASCENT * style.size, line.spans),), with_next=True) for line in lines]


def _head(layout: _Layout) -> list[Strip]:
    """One row of headings, or two where some columns have a common one, closed by a rule at the top."""
    columns = [_heading(column.heading, *bounds[:2], layout) for column, bounds in _with_bounds(layout)]
    if any(column.over for column in layout.block.columns):
        strip = _two_rows(columns, layout)
    else:
        strip = strips_of(ruled_row(columns, layout.edges, layout.cells))[0]
    top = Rule(0, 0, layout.edges[-1], 0, THIN)
    return [replace(strip, rules=[top, *strip.rules], with_next=True)]


def _with_bounds(layout: _Layout) -> Iterator[tuple[TableColumn, tuple[float, float, Align]]]:
    return zip(layout.block.columns, layout.bounds, strict=True)


def _heading(text: str, left: float, right: float, layout: _Layout) -> Lines:
    return layout.cells.lines(text, layout.block.head_face, left, right, Align.CENTRE, lambda: layout.block.source)


def _two_rows(columns: Sequence[Lines], layout: _Layout) -> Strip:
    """The common headings over their columns; a heading without one stands in the middle of both rows."""
    over = [column.over for column in layout.block.columns]
    lower = [lines if name else () for lines, name in zip(columns, over, strict=True)]
    low = next(ruled_row(lower, layout.edges, layout.cells))
    groups = [list(group) for _, group in groupby(range(len(over)), lambda at: over[at] or at)]
    edges = [layout.edges[group[0]] for group in groups] + [layout.edges[-1]]
    upper = [
        _heading(over[group[0]], edges[at], edges[at + 1], layout) if over[group[0]] else ()
        for at, group in enumerate(groups)
    ]
    high = next(ruled_row(upper, edges, layout.cells))
    whole = [() if name else lines for lines, name in zip(columns, over, strict=True)]
    height, words, _ = next(ruled_row(whole, layout.edges, layout.cells, high.height + low.height))
    words += high.words + [line._replace(y=line.y + high.height) for line in low.words]
    inside = {at for at in range(1, len(over)) if over[at] and over[at] == over[at - 1]}
    uprights = tuple(x for at, x in enumerate(layout.edges) if at not in inside)
    rules = [foot_of(layout.edges, height), *_head_rules(over, inside, layout.edges, high.height, height)]
    return Strip(height, height, words, rules, uprights=uprights, on_grid=False)


def _head_rules(
    over: Sequence[str], inside: Collection[int], edges: Sequence[float], split: float, foot: float
) -> Iterator[Rule]:
    """A rule under each common heading; between its columns the upright begins there."""
    yield from (Rule(edges[at], split, edges[at], foot, THIN) for at in inside)
    yield from (Rule(edges[at], split, edges[at + 1], split, THIN) for at, name in enumerate(over) if name)
