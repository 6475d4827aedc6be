"""Which tables stand side by side in a sheet, an empty column between them, each with a head of its own?

Heads in one row that say the same again are told apart where the columns are understood. Here it is about the others:
a head that begins lower than its neighbour's, and one with a title of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from app.importing.finding.closing import is_title
from app.importing.finding.meanings import LOOSE, ORDINALS, Meanings, plain
from app.importing.finding.other_tables import is_heading
from app.importing.finding.outline import Outline
from app.kinds import KINDS
from exports.sheet import Grid, ReadCell

_LOOKED_AT = 100
"""So many rows from the top may be the first head of a part."""

_LOWER = 3
"""So many rows lower than its neighbour may a table begin."""

_Row = Sequence[ReadCell]
_Range = tuple[int, int]


def outlined(grid: Grid) -> Outline:
    """The outline of a sheet; its parts are the tables side by side, each with nothing of the others."""
    outline = Outline(grid)
    ranges: list[_Range] = []
    for left, right in _between_gaps(grid):
        first = ranges.pop()[0] if ranges and not _is_apart(grid, ranges[-1], (left, right)) else left
        ranges.append((first, right))
    if len(ranges) > 1:
        top = min(head for each in ranges if (head := _first_head(grid, each)) is not None)
        outline.parts = [Outline(_part(grid, each, top)) for each in ranges]
        for part, (left, _) in zip(outline.parts, ranges, strict=True):
            part.left = left
    return outline


def is_head(cells: Sequence[ReadCell]) -> bool:
    """The filled cells are the head of a list of some kind: what names its records, and one thing more."""
    texts = [plain(cell) for cell in cells if cell not in (None, "")]
    if len(texts) < 2 or any(not isinstance(cell, str) for cell in cells if cell not in (None, "")):
        return False
    return any(_heads(texts, meanings) for meanings in _of_every_kind())


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


def _heads(texts: Sequence[str], meanings: Meanings) -> bool:
    found = {meaning.field.name for text in texts if (meaning := meanings.of((text,))) and meaning.sureness >= LOOSE}
    known = len(found) + sum(text in ORDINALS for text in texts)
    return meanings.kind.title in found and len(found) > 1 and known * 5 >= len(texts) * 3


@cache
def _of_every_kind() -> list[Meanings]:
    return [Meanings(kind, {}) for kind in KINDS]


def _between_gaps(grid: Grid) -> Iterator[_Range]:
    """The ranges of columns between those that hold nothing but a title."""
    width = max(map(len, grid.rows), default=0)
    left = None
    for column in range(width + 1):
        gap = column == width or _is_gap(grid, column)
        if not gap and left is None:
            left = column
        elif gap and left is not None:
            yield left, column - 1
            left = None


def _is_gap(grid: Grid, column: int) -> bool:
    cells = (row[column] for row in grid.rows if column < len(row) and row[column] not in (None, ""))
    first, second = next(cells, None), next(cells, None)
    return second is None and (first is None or (isinstance(first, str) and is_title(first)))


def _is_apart(grid: Grid, one: _Range, other: _Range) -> bool:
    """Both have a head; the other's stands in another row, beside the body of the first, or has a title of its own."""
    ours, theirs = _first_head(grid, one), _first_head(grid, other)
    if ours is None or theirs is None:
        return ours is not None and _has_words_beside(grid, one, other, ours)
    titled = any(isinstance(cell, str) and is_title(cell) for cell in _above(grid, theirs, (one[1] + 1, other[1])))
    if ours == theirs:
        return titled
    lower, beside = (theirs, one) if theirs > ours else (ours, other)
    return titled or any(cell not in (None, "") for cell in _cells(grid.rows[lower], beside))


def _has_words_beside(grid: Grid, one: _Range, other: _Range, head: int) -> bool:
    """The other begins lower than the head of the first, with a row of headings that name no record: 联系人, 电话."""
    if any(cell not in (None, "") for cell in _cells(grid.rows[head], other)):
        return False
    below = grid.rows[head + 1 : head + 1 + _LOWER]
    row = next((row for row in below if sum(cell not in (None, "") for cell in _cells(row, other)) > 1), [])
    words = [cell for cell in _cells(row, other) if cell not in (None, "")]
    return bool(words) and all(map(is_heading, words)) and not is_head(_cells(row, one))


def _first_head(grid: Grid, place: _Range) -> int | None:
    return next((at for at, row in enumerate(grid.rows[:_LOOKED_AT]) if is_head(_cells(row, place))), None)


def _above(grid: Grid, head: int, place: _Range) -> Iterator[ReadCell]:
    """The cells over a head, not of a range that begins before."""
    for row in grid.rows[max(0, head - 3) : head]:
        yield from _cells(row, place)


def _cells(row: _Row, place: _Range) -> _Row:
    return row[place[0] : place[1] + 1]


def _part(grid: Grid, place: _Range, top: int) -> Grid:
    """The sheet with these columns alone, and over the heads (from `top`) what stands alone in its row: its title."""
    left, right = place

    def kept(at: int, row: list[ReadCell]) -> list[ReadCell]:
        if at < top and sum(cell not in (None, "") for cell in row) == 1:
            return row
        return [None] * left + row[left : right + 1]

    merges = [each for each in grid.merges if each.left <= right and each.right >= left]
    return replace(grid, rows=[kept(at, row) for at, row in enumerate(grid.rows)], merges=merges)
