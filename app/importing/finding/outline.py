"""What can be seen of a sheet before one asks of which kind its records are? Looked for once, not for every kind."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import islice

from app.importing.cells.understand import as_text
from app.importing.finding.spans import Spans
from exports.sheet import Grid, ReadCell

LIKE_VALUE = re.compile(r"(?a)\d{5,}|\d{4}[-./年]\d|^\d[\d,，]*(?:\.\d+)?$|@")
"""A number, a date, a code, an address: no heading."""

LOOKED_AT = 200
"""So many filled cells of a column say what it holds."""


class Outline:
    """A sheet with its merged ranges and, when first asked for, where heads may be and what its columns hold."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.spans = Spans(grid)
        self.left = 0
        """The first column of it; cells before belong to others, but for a title."""
        self.parts = [self]
        """What is looked at by itself: the whole, or its tables side by side; see `parts`."""

    @cached_property
    def wordy_rows(self) -> list[int]:
        """The rows of short words alone. Most rows of a register have a number or a code soon."""
        return [at for at, row in enumerate(self.grid.rows) if _is_wordy(row)]

    @cached_property
    def columns(self) -> "dict[int, Filled]":
        """Each column that holds something, with its first filled cells."""
        width = max(map(len, self.grid.rows), default=0)
        found = {column: first_filled(self.grid.rows, column) for column in range(width)}
        return {column: Filled(cells) for column, cells in found.items() if cells}

    @cached_property
    def is_empty(self) -> bool:
        """No cell holds anything."""
        return not any(cell not in (None, "") for row in self.grid.rows for cell in row)


class Filled:
    """The filled cells of a column. What they are is asked for every kind, and found out once."""

    def __init__(self, cells: list[ReadCell]) -> None:
        self.cells = cells
        self._found: dict[Callable[[ReadCell], bool], bool] = {}

    def mostly(self, looks: Callable[[ReadCell], bool]) -> bool:
        """At least four in five of them look so."""
        if looks not in self._found:
            self._found[looks] = sum(map(looks, self.cells)) * 5 >= len(self.cells) * 4
        return self._found[looks]


def first_filled(rows: Sequence[Sequence[ReadCell]], column: int) -> list[ReadCell]:
    """The first filled cells of a column, at most `LOOKED_AT`."""
    cells = (row[column] for row in rows if column < len(row))
    return list(islice((cell for cell in cells if cell is not None and as_text(cell).strip()), LOOKED_AT))


def _is_wordy(row: Sequence[ReadCell]) -> bool:
    looked = 0
    for cell in row:
        if cell is None or cell == "":
            continue
        if type(cell) is not str or (len(cell) > 5 and LIKE_VALUE.search(cell)):
            return False
        looked += 1
    return looked > 0
