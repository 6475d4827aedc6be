"""How does a table become a CSV file that Excel and WPS open as it is, whole or not at all?"""

import csv
from collections.abc import Iterable, Sequence, Sized
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path

from exports.atomic import written_whole
from exports.csv_text import protected
from exports.sheet import Cell, CellFormat, Progress, Sheet
from exports.xlsx_cells import clean_text

_CHUNK_ROWS = 1_000


def write_csv(target: Path, sheet: Sheet, *, progress: Progress | None = None) -> int:
    """Write the sheet and return the number of rows below the head.

    UTF-8 with the mark by which Excel knows it, lines ended as Windows does. When anything fails no file is left and
    an older one stays. `progress` may raise to cancel. Raises FileProblem.
    """
    total = len(sheet.rows) if isinstance(sheet.rows, Sized) else None
    money = [column.format is CellFormat.MONEY for column in sheet.columns]
    done = 0
    # newline="": the csv module ends the lines itself, and line breaks inside a cell stay as they are.
    with written_whole(target) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([clean_text(column.heading) for column in sheet.columns])
        for chunk in _chunks(sheet.rows):
            writer.writerows([_text(cell, two) for cell, two in zip(row, money, strict=True)] for row in chunk)
            done += len(chunk)
            if progress is not None:
                progress(done, total)
    return done


def _chunks(rows: Iterable[Sequence[Cell]]) -> Iterable[list[Sequence[Cell]]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, _CHUNK_ROWS)):
        yield chunk


def _text(cell: Cell, money: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return protected(clean_text(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return f"{cell:.2f}" if money and cell.as_tuple().exponent == -2 else f"{cell:f}"
    return str(cell)
