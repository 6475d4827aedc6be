"""What does a sender see of the marks: coloured cells with comments, and a list of them that can be printed?"""

from collections.abc import Iterable, Sequence

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports.mark import Mark
from exports.sheet import Column
from exports.xlsx_cells import clean_text
from exports.xlsx_heights import points
from exports.xlsx_looks import HEAD, Wardrobe, dress, guarded, text_look
from exports.xlsx_skeleton import set_print

LIST_TITLE = "问题清单"
_COLUMNS = (
    Column("工作表", 14),
    Column("行", 7),
    Column("列", 7),
    Column("栏目", 16),
    Column("原来写的", 26),
    Column("问题", 60),
    Column("处理", 10),
)
_WRONG, _DOUBTFUL = (PatternFill("solid", fgColor=colour) for colour in ("FFC7CE", "FFEB9C"))
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def mark_cells(book: Workbook, marks: Iterable[Mark]) -> None:
    """Colour the cells and say in comments what is wrong; a mark of a whole row goes to its first cell."""
    for mark in marks:
        if mark.sheet in book.sheetnames and mark.row:
            _mark(book[mark.sheet], mark)


def _mark(sheet: Worksheet, mark: Mark) -> None:
    cell = sheet[f"{mark.column or 'A'}{mark.row}"]
    if isinstance(cell, MergedCell):
        place = next((each for each in sheet.merged_cells.ranges if cell.coordinate in each), None)
        if place is None:
            return
        cell = sheet.cell(place.min_row, place.min_col)
    cell.fill = _WRONG if mark.wrong else _DOUBTFUL
    before = f"{cell.comment.text}\n" if cell.comment else ""
    words = clean_text(f"{before}{mark.field or '这一行'}：{mark.reason}")
    cell.comment = Comment(words, "商联台账", width=320, height=110)


def list_in_front(book: Workbook, marks: Sequence[Mark]) -> None:
    """All marks as the first sheet, each with a link to its cell."""
    title, number = LIST_TITLE, 1
    while title in book.sheetnames:
        number += 1
        title = f"{LIST_TITLE}{number}"
    sheet = book.create_sheet(title, 0)
    for number, column in enumerate(_COLUMNS, 1):
        head = sheet.cell(1, number, column.heading)
        dress(head, HEAD)
        sheet.column_dimensions[head.column_letter].width = column.width
    wardrobe = Wardrobe()
    for at, mark in enumerate(marks, 2):
        _list(sheet, at, mark, wardrobe)
        if mark.row and mark.sheet in book.sheetnames:
            name = mark.sheet.replace("'", "''")
            sheet.cell(at, 2).hyperlink = f"#'{name}'!{mark.column or 'A'}{mark.row}"
    sheet.freeze_panes = "A2"
    set_print(sheet, LIST_TITLE, [column.width for column in _COLUMNS])
    book.active = 0


def _list(sheet: Worksheet, at: int, mark: Mark, wardrobe: Wardrobe) -> None:
    word = "请改正" if mark.wrong else "请核对"
    texts = (mark.sheet, mark.row or None, mark.column, mark.field, mark.value, mark.reason, word)
    for number, (column, text) in enumerate(zip(_COLUMNS, texts, strict=True), 1):
        cell = sheet.cell(at, number)
        assert isinstance(cell, Cell)
        look = text_look(column.format)
        cell.value = clean_text(text) if isinstance(text, str) else text
        if isinstance(text, str):
            cell.data_type = "s"  # never a formula, whatever the sender wrote
        wardrobe.dress(cell, guarded(look) if isinstance(text, str) and text.startswith(_RISKY) else look)
    sheet.row_dimensions[at].height = points(_COLUMNS, texts) or None
