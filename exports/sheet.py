"""What a table is on its way to or from a workbook."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum

Cell = str | int | Decimal | date | None
"""What one written cell may hold. Text stays text, also when it looks like a formula or a number."""

ReadCell = str | int | float | bool | Decimal | date | None
"""What one cell of a foreign workbook may hold (a datetime is a date)."""

Progress = Callable[[int, int | None], None]
"""Called with (done, total or None if not known); raises to cancel, so callers clean up in `finally`."""


class CellFormat(Enum):
    """How a column is shown and typed in the workbook."""

    TEXT = "text"
    LONG_TEXT = "long_text"
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


@dataclass(frozen=True)
class Sheet:
    """A table for one worksheet. `rows` is read once, each as long as `columns`."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]


@dataclass(frozen=True)
class Grid:
    """The used cells of one worksheet as read: `rows[0]` is the sheet's row `first_row` (counted from 1).

    Hidden sheets come along too; whoever reads decides whether they count.
    """

    title: str
    rows: list[list[ReadCell]] = field(default_factory=list)
    first_row: int = 1
    first_column: int = 1
    hidden: bool = False
