"""How does a file that is no .xlsx become a workbook that can be marked? Its cells as read, where they stood."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from exports.sheet import Grid, ReadCell
from exports.workbook_reader import read_workbook

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST_TITLE = 31
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))


def rebuilt(source: Path) -> "tuple[Workbook, dict[str, str]]":
    """The workbook, and by sheet of the file the title that it has there. Raises FileProblem."""
    from openpyxl import Workbook  # loaded with the first copy, not at start

    book = Workbook()
    book.remove(book.worksheets[0])
    titles: dict[str, str] = {}
    for grid in read_workbook(source):
        titles[grid.title] = _free_title(grid.title, titles.values())
        _fill(book.create_sheet(titles[grid.title]), grid)
    return book, titles


def _fill(sheet: "Worksheet", grid: Grid) -> None:
    for at, row in enumerate(grid.rows, grid.first_row):
        for column, value in enumerate(row, grid.first_column):
            if value not in (None, ""):
                _write(sheet, at, column, value)
    for merge in grid.merges:
        sheet.merge_cells(
            start_row=grid.first_row + merge.top,
            start_column=grid.first_column + merge.left,
            end_row=grid.first_row + merge.bottom,
            end_column=grid.first_column + merge.right,
        )
    if grid.hidden:
        sheet.sheet_state = "hidden"


def _write(sheet: "Worksheet", row: int, column: int, value: ReadCell) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"  # never a formula, whatever the sender wrote
    else:
        cell.value = value


def _free_title(wanted: str, taken: Iterable[str]) -> str:
    """A title that a workbook can have: short, without the signs of references, and like no other."""
    used = {each.lower() for each in taken}
    plain = wanted.translate(_NOT_IN_TITLES).strip()[:_LONGEST_TITLE] or "Sheet"
    title, number = plain, 1
    while title.lower() in used:
        number += 1
        title = f"{plain[: _LONGEST_TITLE - 3]}{number}"
    return title
