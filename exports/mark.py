"""What is told to the sender of a workbook?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to tell the sender: of a cell, of a row (no column) or of a sheet (row 0)."""

    sheet: str
    row: int
    column: str
    field: str
    value: str
    reason: str
    wrong: bool
    """Not taken; else only to be checked."""
