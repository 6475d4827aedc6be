"""How does a table become an Excel workbook, whole or not at all?"""

from collections.abc import Iterable, Iterator, Sequence, Sized
from itertools import chain, islice, repeat
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.utils import get_column_letter

from exports.atomic import written_whole
from exports.errors import FileProblem
from exports.sheet import Cell, Column, Progress, Sheet
from exports.xlsx_cells import ColumnWriter
from exports.xlsx_heights import heights
from exports.xlsx_looks import HEAD
from exports.xlsx_skeleton import Skeleton, head_height, part_name

MOST_ROWS = 1_048_575
MOST_COLUMNS = 16_384
# A worksheet's part beyond this needs ZIP64, which old readers refuse.
_MOST_BYTES = 2**31 - 2**24
_CHUNK_ROWS = 500
# Level 6 takes a quarter longer for a file that is a twelfth smaller; level 1 is hardly faster.
_COMPRESSION = 3
_CONTENT_TYPES = "[Content_Types].xml"


def write_workbook(
    target: Path,
    sheets: Sequence[Sheet],
    *,
    title: str,
    author: str = "商联台账",
    progress: Progress | None = None,
) -> int:
    """Write the sheets as an .xlsx file and return the number of rows below the heads.

    `progress` hears the rows of all sheets after every few hundred and may raise to cancel. When
    anything fails no file is left and an older one stays. Raises FileProblem for what Excel cannot hold.
    """
    if not sheets or any(not sheet.columns for sheet in sheets):
        raise ValueError("a workbook needs a sheet, and each sheet a column")
    for sheet in sheets:
        _refuse_too_large(sheet)
    counter = _Counter(sheets, progress)
    with (
        written_whole(target) as part,
        ZipFile(part, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as archive,
    ):
        _write_package(archive, sheets, Skeleton(sheets, title=title, author=author), counter)
    return counter.done


class _Counter:
    """How many rows are written, of how many; tells the listener."""

    def __init__(self, sheets: Sequence[Sheet], progress: Progress | None) -> None:
        lengths = [len(sheet.rows) for sheet in sheets if isinstance(sheet.rows, Sized)]
        self.done = 0
        self._total = sum(lengths) if len(lengths) == len(sheets) else None
        self._progress = progress

    def add(self, rows: int) -> None:
        self.done += rows
        if self._progress is not None:
            self._progress(self.done, self._total)


def _write_package(archive: ZipFile, sheets: Sequence[Sheet], skeleton: Skeleton, counter: _Counter) -> None:
    first = skeleton.parts()
    # The content types stand first, where programs look that guess a file's kind.
    archive.writestr(_CONTENT_TYPES, first[_CONTENT_TYPES])
    for index, sheet in enumerate(sheets):
        with archive.open(part_name(index), "w") as stream:
            _write_sheet(stream, sheet, index, skeleton, first[part_name(index)], counter)
    written = {_CONTENT_TYPES, *(part_name(index) for index in range(len(sheets)))}
    for name, content in skeleton.parts().items():
        if name not in written:
            archive.writestr(name, content)


def _write_sheet(
    stream: IO[bytes], sheet: Sheet, index: int, skeleton: Skeleton, part: bytes, counter: _Counter
) -> None:
    """Stream one worksheet's part: openpyxl's top, our rows, openpyxl's tail."""
    name = skeleton.name(index)
    writers = [
        ColumnWriter(get_column_letter(number), column, name, skeleton.style_of)
        for number, column in enumerate(sheet.columns, 1)
    ]
    top, _ = skeleton.around_rows(index, part, 1)
    size = stream.write(top + b"<sheetData>" + _head_row(sheet, name, skeleton).encode())
    last_row = 1
    for chunk in _chunks(sheet.rows):
        if last_row + len(chunk) > MOST_ROWS + 1:
            raise _too_many_rows(name)
        size += stream.write(_rows(sheet.columns, writers, chunk, last_row + 1).encode())
        if size > _MOST_BYTES:
            raise FileProblem(f"“{name}”的内容太多，一个 Excel 文件放不下，请筛选后分几次导出。")
        last_row += len(chunk)
        counter.add(len(chunk))
    skeleton.close_sheet(index, last_row)
    _, end = skeleton.around_rows(index, part, last_row)
    stream.write(b"</sheetData>" + end)


def _rows(heads: Sequence[Column], writers: Sequence[ColumnWriter], chunk: Sequence[Sequence[Cell]], first: int) -> str:
    """The XML of these rows, made column by column, as one column's cells are all of one kind."""
    numbers = [str(number) for number in range(first, first + len(chunk))]
    columns = zip(*chunk, strict=True)
    cells = [writer.cells(column, numbers) for writer, column in zip(writers, columns, strict=True)]
    begins = [f'<row r="{number}"{height}>' for number, height in zip(numbers, heights(heads, chunk), strict=True)]
    return "".join(chain.from_iterable(zip(begins, *cells, repeat("</row>"))))


def _head_row(sheet: Sheet, name: str, skeleton: Skeleton) -> str:
    cells = [
        ColumnWriter(get_column_letter(number), column, name, skeleton.style_of, look=HEAD).cell(column.heading, 1)
        for number, column in enumerate(sheet.columns, 1)
    ]
    return f'<row r="1" ht="{head_height(sheet.columns)}" customHeight="1">{"".join(cells)}</row>'


def _chunks(rows: Iterable[Sequence[Cell]]) -> Iterator[list[Sequence[Cell]]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, _CHUNK_ROWS)):
        yield chunk


def _refuse_too_large(sheet: Sheet) -> None:
    """Say at once what would only show after a million rows."""
    if len(sheet.columns) > MOST_COLUMNS:
        raise FileProblem(f"“{sheet.title}”有 {len(sheet.columns):,} 列，超过 Excel 的上限 {MOST_COLUMNS:,} 列。")
    if isinstance(sheet.rows, Sized) and len(sheet.rows) > MOST_ROWS:
        raise _too_many_rows(sheet.title)


def _too_many_rows(title: str) -> FileProblem:
    return FileProblem(f"“{title}”超过 Excel 每张表 {MOST_ROWS:,} 行的上限，请筛选后分几次导出。")
