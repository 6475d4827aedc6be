"""Where does a table end to the right, when something else stands beside it?"""

from collections.abc import Container
from dataclasses import replace

from app.importing.finding.headings import Head
from app.importing.finding.outline import first_filled
from exports.sheet import Grid


def without_neighbours(grid: Grid, head: Head, last: int, wanted: Container[str]) -> Head:
    """The head ends before the first empty column beyond which nothing is taken; what is there is still told.

    `wanted`: headings of columns that are kept as remarks.
    """
    taken = {
        *head.columns.values(),
        *head.kept,
        *head.registers.values(),
        *(column for columns in head.also.values() for column in columns),
        *(each.column for each in head.instead),
        *(column for column, heading in head.unmapped.items() if heading in wanted),
    }
    taken |= {column for column in (head.uid_column, head.ordinal_column) if column is not None}
    beyond = max(taken, default=head.right) + 1
    rows = grid.rows[head.rows[0] if head.rows else 0 : last + 1]
    gap = next((column for column in range(beyond, head.right + 1) if not first_filled(rows, column)), None)
    return head if gap is None else replace(head, right=gap - 1)
