"""What stands in the sheets of a foreign Excel file?"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from exports.errors import FileProblem
from exports.sheet import Grid, Progress, ReadCell
from exports.workbook_kind import Kind, kind_of
from exports.zip_guard import DAMAGED, check_package

_ROWS_PER_STEP = 500

_Raw = int | float | str | bool | time | date | datetime | timedelta


def read_workbook(path: Path, *, sheet: str | None = None, progress: Progress | None = None) -> list[Grid]:
    """Read the worksheets of an .xlsx, .xlsm or .xls file, or only the one named `sheet`.

    Hidden sheets come along with `Grid.hidden`; charts do not. Text is untouched, whole numbers are int,
    a time of day is dropped from a date, a duration or a lone time is text such as 25:30:00, an error
    value or an empty cell is None. Raises FileProblem for a file that is damaged, locked or too large.
    """
    if kind_of(path) is Kind.PACKAGE:
        check_package(path)
    with _faults_as_sentences(path.name):
        book = CalamineWorkbook.from_path(path)
    with book:
        chosen = _chosen(book, path.name, sheet)
        return [_grid(book, path.name, metadata, progress) for metadata in chosen]


@contextmanager
def _faults_as_sentences(name: str) -> Iterator[None]:
    """Around the parser alone: what a listener raises is not the file's fault."""
    try:
        yield
    except PasswordError as error:
        raise FileProblem(f"“{name}”有密码保护，请先在 Excel 或 WPS 中取消密码再导入。") from error
    except (CalamineError, OSError) as error:
        raise FileProblem(f"“{name}”{DAMAGED}") from error
    except BaseException as error:
        # A panic of the Rust parser comes as its own kind of BaseException.
        if type(error).__name__ == "PanicException":
            raise FileProblem(f"“{name}”{DAMAGED}") from error
        raise


def _chosen(book: CalamineWorkbook, name: str, sheet: str | None) -> list[SheetMetadata]:
    worksheets = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    if not worksheets:
        raise FileProblem(f"“{name}”里没有工作表，请检查是否选错了文件。")
    if sheet is None:
        return worksheets
    chosen = [each for each in worksheets if each.name == sheet]
    if not chosen:
        there = "、".join(f"“{each.name}”" for each in worksheets[:20]) + ("等" if len(worksheets) > 20 else "")
        raise FileProblem(f"“{name}”里没有名为“{sheet}”的工作表，现有：{there}。")
    return chosen


def _grid(book: CalamineWorkbook, name: str, metadata: SheetMetadata, progress: Progress | None) -> Grid:
    with _faults_as_sentences(name):
        worksheet = book.get_sheet_by_name(metadata.name)
    first_row, first_column = worksheet.start or (0, 0)
    return Grid(
        title=metadata.name,
        rows=list(_rows(worksheet, first_row, progress)),
        first_row=first_row + 1,
        first_column=first_column + 1,
        hidden=metadata.visible != SheetVisibleEnum.Visible,
    )


def _rows(worksheet: CalamineSheet, first_row: int, progress: Progress | None) -> Iterator[list[ReadCell]]:
    """The used rows; calamine leaves out the empty columns on the left, but not the rows above."""
    height = worksheet.height
    for number, row in enumerate(worksheet.iter_rows(), -first_row):
        if number < 0:
            continue
        yield [value if type(value) is str and value else _plain(value) for value in row]
        if progress is not None and (number + 1) % _ROWS_PER_STEP == 0:
            progress(number + 1, height)
    if progress is not None:
        progress(height, height)


def _plain(value: _Raw) -> ReadCell:
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, str):
        return value or None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    return value


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(abs(round(value.total_seconds())), 60)
    sign = "-" if value < timedelta(0) else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"
