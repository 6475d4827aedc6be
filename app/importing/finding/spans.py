"""Which cells of a sheet are merged with which? Asked by the head and, row by row, by the body."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from exports.sheet import Grid


class Span(NamedTuple):
    """A merged range in places of the grid (counted from 0), its last row and column included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def width(self) -> int:
        """How many columns."""
        return self.right - self.left + 1

    @property
    def height(self) -> int:
        """How many rows."""
        return self.bottom - self.top + 1


class Spans:
    """The merged ranges of one sheet, from the top; their size is never walked through."""

    def __init__(self, grid: Grid) -> None:
        self._all = sorted(_spans(grid))
        self._tops = [span.top for span in self._all]
        self._tallest = max((span.height for span in self._all), default=0)
        self.known = bool(self._all)

    def in_rows(self, first: int, last: int) -> Iterator[Span]:
        """Those that touch these rows."""
        for at in range(bisect_left(self._tops, first - self._tallest + 1), len(self._all)):
            span = self._all[at]
            if span.top > last:
                return
            if span.bottom >= first:
                yield span

    def tall(self) -> list[Span]:
        """Those over several rows, from the top."""
        return [span for span in self._all if span.height > 1]


def _spans(grid: Grid) -> Iterator[Span]:
    rows, columns = len(grid.rows), max(map(len, grid.rows), default=0)
    for top, left, bottom, right in grid.merges:
        # The part of a range beyond what is used says nothing.
        span = Span(max(top, 0), max(left, 0), min(bottom, rows - 1), min(right, columns - 1))
        if span.height > 0 and span.width > 0 and span.height * span.width > 1:
            yield span
