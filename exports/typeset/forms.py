"""How does a boxed form stand on the page? Rows of boxes of their own widths, each row in one piece."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from exports.document import Align, Form, FormCell, FormRow
from exports.fonts import Face
from exports.typeset.cells import AFTER, Cells, Lines, ruled_row, strips_of
from exports.typeset.desk import Desk
from exports.typeset.grid import MM
from exports.typeset.placed import THIN, Rule, Strip


def form_strips(block: Form, desk: Desk) -> Iterator[Strip]:
    """The rows under each other, closed by a rule at the top, also at that of a new page."""
    cells = Cells(desk, block.size)
    top = Strip(0, 0, rules=(Rule(0, 0, desk.grid.width, 0, THIN),), on_grid=False, with_next=True)
    yield top
    for number, row in enumerate(block.rows):
        for strip in _row(row, cells):
            yield replace(strip, continued=(top,), with_previous=number > 0)
    yield Strip(AFTER, 0, on_grid=False, with_previous=True)


def _row(row: FormRow, cells: Cells) -> list[Strip]:
    total = sum(cell.width for cell in row.cells)
    width = cells.desk.grid.width
    edges = [share / total * width for share in accumulate((cell.width for cell in row.cells), initial=0.0)]
    columns = [_lines(cell, edges[at], edges[at + 1], cells) for at, cell in enumerate(row.cells)]
    tops = frozenset(at for at, cell in enumerate(row.cells) if cell.top)
    return strips_of(ruled_row(columns, edges, cells, row.height * MM, tops=tops))


def _lines(cell: FormCell, left: float, right: float, cells: Cells) -> Lines:
    face = Face.HEI if cell.label else Face.FANG
    align = Align.CENTRE if cell.label else cell.align
    return cells.lines(cell.text, face, left, right, align, lambda: cell.source)
