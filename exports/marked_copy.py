"""How does a sender's own workbook go back with its bad cells marked, and a list of them in front?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from exports.atomic import written_whole
from exports.errors import FileProblem
from exports.rebuilt_book import rebuilt
from exports.zip_guard import check_package

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

LIST_TITLE = "问题清单"
_HEADINGS = ("工作表", "行", "列", "栏目", "原来写的", "问题", "处理")
_WIDTHS = (14, 7, 7, 16, 26, 60, 10)
_WRONG, _DOUBTFUL = "FFC7CE", "FFEB9C"
_RISKY = ("=", "+", "-", "@", "\t", "\r")


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


def write_marked_copy(source: Path, target: Path, marks: Sequence[Mark]) -> int:
    """Write a copy of `source` with the cells coloured and commented, named as `copy_ending` says; the marks.

    Raises FileProblem; then no file is left. What openpyxl cannot keep (charts, pictures of shapes) is not in the copy;
    formulas stay as they are and are not worked out. Of other files than .xlsx and .xlsm the copy has the cells alone.
    """
    if copy_ending(source) == source.suffix.lower():
        book = _opened(source)
    else:
        book, titles = rebuilt(source)
        marks = [replace(mark, sheet=titles.get(mark.sheet, mark.sheet)) for mark in marks]
    for mark in marks:
        if mark.sheet in book.sheetnames and mark.row:
            _mark_cell(book[mark.sheet], mark)
    _list_in_front(book, marks)
    with written_whole(target) as part:
        book.save(part)
    book.close()
    return len(marks)


def copy_ending(source: Path) -> str:
    """How the name of the copy ends: as the file's own where a copy can be one, else .xlsx."""
    ending = source.suffix.lower()
    return ending if ending in (".xlsx", ".xlsm") else ".xlsx"


def _opened(source: Path) -> "Workbook":
    # openpyxl is loaded with the first copy, not at start.
    from openpyxl import load_workbook

    check_package(source)
    try:
        return load_workbook(source, keep_vba=source.suffix.lower() == ".xlsm")
    except (OSError, ValueError, KeyError, TypeError, BadZipFile) as error:
        raise FileProblem(f"“{source.name}”打不开，不能在原表上标注；请用 WPS 或 Excel 另存一份再试。") from error


def _mark_cell(sheet: object, mark: Mark) -> None:
    from openpyxl.cell.cell import MergedCell
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill
    from openpyxl.worksheet.worksheet import Worksheet

    assert isinstance(sheet, Worksheet)
    cell = sheet[f"{mark.column or 'A'}{mark.row}"]
    if isinstance(cell, MergedCell):
        place = next((each for each in sheet.merged_cells.ranges if cell.coordinate in each), None)
        if place is None:
            return
        cell = sheet.cell(place.min_row, place.min_col)
    cell.fill = PatternFill("solid", fgColor=_WRONG if mark.wrong else _DOUBTFUL)
    before = f"{cell.comment.text}\n" if cell.comment else ""
    cell.comment = Comment(
        _writable(f"{before}{mark.field or '这一行'}：{mark.reason}"), "商联台账", width=320, height=110
    )


def _list_in_front(book: object, marks: Iterable[Mark]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.workbook import Workbook

    assert isinstance(book, Workbook)
    title, number = LIST_TITLE, 1
    while title in book.sheetnames:
        number += 1
        title = f"{LIST_TITLE}{number}"
    sheet = book.create_sheet(title, 0)
    sheet.append(list(_HEADINGS))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
    for at, mark in enumerate(marks, 2):
        word = "请改正" if mark.wrong else "请核对"
        texts = (mark.sheet, mark.row or None, mark.column, mark.field, mark.value, mark.reason, word)
        for column, text in enumerate(texts, 1):
            cell = sheet.cell(at, column)
            cell.value = _writable(text) if isinstance(text, str) else text
            if isinstance(text, str):
                # Never a formula, whatever the sender wrote.
                cell.data_type = "s"
                cell.quotePrefix = text.startswith(_RISKY)
            cell.alignment = Alignment(wrap_text=column in (5, 6), vertical="top")
        if mark.row and mark.sheet in book.sheetnames:
            sheet.cell(
                at, 2
            ).hyperlink = f"#'{mark.sheet.replace(chr(39), chr(39) * 2)}'!{mark.column or 'A'}{mark.row}"
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    book.active = 0


def _writable(text: str) -> str:
    """Without the characters that no workbook can hold."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub("", text)
