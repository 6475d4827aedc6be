"""What a table is on its way to or from a workbook."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

Cell = str | int | Decimal | date | None
"""What one written cell may hold. Text stays text, also when it looks like a formula or a number."""

ReadCell = str | int | float | bool | Decimal | date | None
"""What one cell of a foreign workbook may hold (a datetime is a date)."""

Progress = Callable[[int, int | None], None]
"""Called with (done, total or None if not known); raises to cancel, so callers clean up in `finally`."""


class CellFormat(Enum):
    """How a column is shown and typed in the workbook."""

    TEXT = "text"
    DATE = "date"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in characters of the default font, and its format."""

    heading: str
    width: float = 12
    format: CellFormat = CellFormat.TEXT
    printed: bool = True
    """Columns at the right that are no use on paper stay out of the printed range."""


@dataclass(frozen=True)
class Sheet:
    """A table for one worksheet. `rows` is read once, each as long as `columns`."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]


class Source(Enum):
    """What kind of file a grid was read from. Text files and pasted blocks hold nothing but texts."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"
    PASTED = "pasted"


class Merge(NamedTuple):
    """A merged range in the grid's own coordinates, counted from 0; `bottom` and `right` belong to it.

    Its value stands in (top, left); it never reaches beyond the grid's rows, nor beyond its widest row.
    """

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Grid:
    """The used cells of one worksheet as read: `rows[0]` is the sheet's row `first_row` (counted from 1).

    The type of a cell is what the file says of it: what was typed as text is str (also "0571" or "2023"), a
    number int or float, a date date; in a text file everything is str. Hidden sheets come along too; whoever
    reads decides whether they count.
    """

    title: str
    rows: list[list[ReadCell]] = field(default_factory=list)
    first_row: int = 1
    first_column: int = 1
    hidden: bool = False
    merges: Sequence[Merge] = ()
    """In the order of their places; none in a text."""
    hidden_rows: frozenset[int] = frozenset()
    """Indexes into `rows` of what a filter or a hand hid; xlsx only."""
    hidden_columns: frozenset[int] = frozenset()
    """Indexes into each row, of what a hand hid; xlsx only."""
    source: Source = Source.XLSX
    date_1904: bool = False
    """Whether a bare serial number counts its days from 1904. Cells that are dates already are right."""
    notes: Sequence[str] = ()
    """What of this sheet could not be taken over, as Chinese sentences for the clerk."""
