"""Workbooks as a person makes them in WPS or Excel."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Rows = Sequence[Any]
"""Each row a list of cells."""


def workbook(path: Path, sheets: Mapping[str, Rows] | Rows, *, hidden: Sequence[str] = (), merged: str = "") -> Path:
    """Write the sheets (or one named Sheet1) cell by cell; `merged` is a range of the first one."""
    book = Workbook()
    del book["Sheet"]
    named: Mapping[str, Rows] = sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}
    for title, rows in named.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        if title in hidden:
            sheet.sheet_state = "hidden"
    if merged:
        book.worksheets[0].merge_cells(merged)
    book.save(path)
    return path
