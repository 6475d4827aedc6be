"""What stands in the sheets of a workbook, told piece by piece by the process that reads it?"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
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
from exports.open_document_merges import Range, merges_of
from exports.row_messages import Message, Out, row_messages
from exports.sheet import Source
from exports.sheet_marks import SheetMarks, uses_1904
from exports.workbook_kind import Kind
from exports.zip_guard import DAMAGED, MOST_CELLS, look_at_package

MOST_MERGES = 200_000
_SOURCES = {Kind.PACKAGE: Source.XLSX, Kind.OLD_BINARY: Source.XLS, Kind.OPEN_DOCUMENT: Source.ODS}
_ENDINGS = {Kind.PACKAGE: (".xlsx", ".xlsm"), Kind.OLD_BINARY: (".xls",), Kind.OPEN_DOCUMENT: (".ods",)}

_Raw = int | float | str | bool | time | date | datetime | timedelta


def book_messages(path: Path, kind: Kind, sheet: str | None) -> Iterator[Message]:
    """For each worksheet `sheet` (its name, before it is parsed), `head`, `rows` …, `end`.

    Text is untouched, whole numbers are int, a date with a time of day is text such as 2024-09-05 14:30, a duration or
    a lone time such as 25:30:00, an error value or an empty cell is None. Raises FileProblem.
    """
    if kind is not Kind.OLD_BINARY:
        look_at_package(path, kind)
    with faults_as_sentences(path.name):
        book = _opened(path, kind)
    chosen = _chosen(book, path.name, sheet)
    base_1904 = kind is Kind.PACKAGE and uses_1904(path)
    merges = merges_of(path) if kind is Kind.OPEN_DOCUMENT else {}
    for metadata in chosen:
        yield "sheet", metadata.name
        yield from _sheet(book, path, kind, metadata, base_1904, merges.get(metadata.name, ()))


def _sheet(
    book: CalamineWorkbook,
    path: Path,
    kind: Kind,
    metadata: SheetMetadata,
    base_1904: bool,
    merges: Sequence[Range],
) -> Iterator[Message]:
    """`merges`: of an open document, which the parser does not tell."""
    where = f"“{path.name}”的工作表“{metadata.name}”"
    marks = SheetMarks(path, metadata.name) if kind is Kind.PACKAGE else None
    with faults_as_sentences(path.name, metadata.name):
        worksheet = book.get_sheet_by_name(metadata.name)
    top, left = worksheet.start or (0, 0)
    height, width = worksheet.height, worksheet.width
    if height * width > MOST_CELLS:
        raise FileProblem(
            f"{where}从左上角到最远的单元格超过 {MOST_CELLS // 10_000:,} 万格，没有读取。"
            "请删去右下方远处的多余内容再试。"
        )
    yield (
        "head",
        {
            "title": metadata.name,
            "first_row": top + 1,
            "first_column": left + 1,
            "hidden": metadata.visible != SheetVisibleEnum.Visible,
            "source": _SOURCES[kind].value,
            "date_1904": base_1904,
            "merges": _merges(worksheet, merges or worksheet.merged_cell_ranges or (), where),
        },
        height,
    )
    rows = islice(worksheet.iter_rows(), top, None)
    yield from row_messages(rows, width, where, _plain)
    yield "end", *(marks.found(top, left, height, width) if marks else ([], [], []))


def _opened(path: Path, kind: Kind) -> CalamineWorkbook:
    """The parser believes a file's ending; where that does not fit the content, it must try."""
    if path.suffix.lower() in _ENDINGS[kind]:
        return CalamineWorkbook.from_path(path)
    with path.open("rb") as file:
        return CalamineWorkbook.from_filelike(file)


@contextmanager
def faults_as_sentences(name: str, sheet: str = "") -> Iterator[None]:
    """Around the parser alone: its faults are the file's."""
    where = f"“{name}”" + (f"的工作表“{sheet}”" if sheet else "")
    try:
        yield
    except PasswordError as error:
        raise FileProblem(f"“{name}”有密码保护，请先在 Excel 或 WPS 中取消密码再导入。") from error
    except (CalamineError, OSError) as error:
        raise FileProblem(f"{where}{DAMAGED}") from error
    except BaseException as error:
        # A panic of the Rust parser comes as its own kind of BaseException.
        if type(error).__name__ == "PanicException" and "capacity overflow" not in str(error):
            raise FileProblem(f"{where}{DAMAGED}") from error
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


def _merges(worksheet: CalamineSheet, merges: Sequence[Range], where: str) -> list[int]:
    """Four numbers a merge, cut to the used cells; those outside, or of one cell, are left out."""
    start, end = worksheet.start, worksheet.end
    if start is None or end is None:
        return []
    if len(merges) > MOST_MERGES:
        raise FileProblem(
            f"{where}有 {len(merges):,} 处合并单元格，超过 {MOST_MERGES // 10_000} 万处的上限，没有读取。"
            "请取消合并后再试。"
        )
    flat: list[int] = []
    for (top, left), (bottom, right) in sorted(set(merges)):
        low, far = min(bottom, end[0]), min(right, end[1])
        if start[0] <= top <= low and start[1] <= left <= far and (top, left) != (low, far):
            flat += (top - start[0], left - start[1], low - start[0], far - start[1])
    return flat


def _plain(value: _Raw) -> Out:
    """What is neither text nor empty, as a message can carry it."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, datetime):
        seconds = "seconds" if value.second else "minutes"
        return value.isoformat(" ", seconds) if value.hour or value.minute else value.date()
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    return value


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(abs(round(value.total_seconds())), 60)
    sign = "-" if value < timedelta(0) else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"
