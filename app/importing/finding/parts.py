"""Which tables stand side by side in a sheet, an empty column between them, each with a head of its own?

Heads in one row that say the same again are told apart where the columns are understood. Here it is about the others:
a head that begins lower than its neighbour's, one with records beside the other's head or with a title of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from app.importing.finding.beside import has_records_beside, is_beside, is_lower_row, parts_tables
from app.importing.finding.closing import is_title
from app.importing.finding.list_heads import Place, cells_in, filled_in, first_head
from app.importing.finding.meanings import ORDINALS, plain
from app.importing.finding.outline import Outline
from app.kinds import KINDS
from exports.sheet import Grid, ReadCell


def outlined(grid: Grid) -> Outline:
    """The outline of a sheet; its parts are the tables side by side, each with nothing of the others."""
    outline = Outline(grid)
    ranges: list[Place] = []
    for left, right in _between_gaps(grid):
        first = ranges.pop()[0] if ranges and not _is_apart(grid, ranges[-1], (left, right)) else left
        ranges.append((first, right))
    if len(ranges) > 1:
        top = min(head[0] for each in ranges if (head := first_head(grid, each)) is not None)
        outline.parts = [Outline(_part(grid, each, top)) for each in ranges]
        for part, (left, _) in zip(outline.parts, ranges, strict=True):
            part.left = left
    return outline


def may_be_head(row: Sequence[ReadCell]) -> bool:
    """Quickly: most of its filled cells are headings of some kind."""
    cells = [cell for cell in row if cell is not None and cell != ""]
    if len(cells) < 2 or type(cells[0]) is not str or not _is_heading(cells[0]):
        return False
    return sum(isinstance(cell, str) and _is_heading(cell) for cell in cells) * 5 >= len(cells) * 3


def _is_heading(cell: str) -> bool:
    text = plain(cell)
    return text in ORDINALS or text in _known()


@cache
def _known() -> frozenset[str]:
    return frozenset(
        plain(word)
        for kind in KINDS
        for each in kind.fields
        for word in (each.label, *each.aliases, *each.instead, *each.perhaps)
    )


def _between_gaps(grid: Grid) -> Iterator[Place]:
    """The ranges of columns between those that hold nothing of a record."""
    width = max(map(len, grid.rows), default=0)
    left = None
    for column in range(width + 1):
        gap = column == width or parts_tables(grid.rows, column)
        if not gap and left is None:
            left = column
        elif gap and left is not None:
            yield left, column - 1
            left = None


def _is_apart(grid: Grid, one: Place, other: Place) -> bool:
    """Two heads in different rows, or a title over the second; or a list, and beside it what names no record."""
    ours, theirs = first_head(grid, one), first_head(grid, other)
    if ours is None or theirs is None:
        if ours is not None:
            return is_beside(grid, one, other, ours)
        return theirs is not None and is_beside(grid, other, one, theirs)
    titled = any(isinstance(cell, str) and is_title(cell) for cell in _above(grid, theirs[0], (one[1] + 1, other[1])))
    if ours[0] <= theirs[1] and theirs[0] <= ours[1]:
        lower_row = theirs[0] > ours[0] and is_lower_row(grid, one, other, ours[0], theirs[0])
        return titled or lower_row or has_records_beside(grid, other, theirs[0], ours)
    lower, beside = (theirs, one) if theirs > ours else (ours, other)
    return titled or bool(filled_in(grid.rows[lower[0]], beside))


def _above(grid: Grid, head: int, place: Place) -> Iterator[ReadCell]:
    """The cells over a head, not of a range that begins before."""
    for row in grid.rows[max(0, head - 3) : head]:
        yield from cells_in(row, place)


def _part(grid: Grid, place: Place, top: int) -> Grid:
    """The sheet with these columns alone, and over the heads (from `top`) what stands alone in its row: its title."""
    left, right = place

    def kept(at: int, row: list[ReadCell]) -> list[ReadCell]:
        if at < top and sum(cell not in (None, "") for cell in row) == 1:
            return row
        return [None] * left + row[left : right + 1]

    merges = [each for each in grid.merges if each.left <= right and each.right >= left]
    return replace(grid, rows=[kept(at, row) for at, row in enumerate(grid.rows)], merges=merges)
