"""How does an empty form become a workbook: lists to choose from, hints, an example, heads that cannot be changed?"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from exports.atomic import written_whole
from exports.sheet import Cell, CellFormat
from exports.xlsx_looks import HEAD, StyleBook, column_look, dress, look_of, room_of
from exports.xlsx_skeleton import head_height_of, set_print, sheet_names

_GUIDE_WIDTHS = {"A": 26, "B": 8, "C": 90}

ROWS = 2_000
"""So many rows below the head have their lists and hints."""

_REQUIRED_FILL = "FFF4DB"
_EXAMPLE_COLOUR = "7A8798"
_LONGEST_HINT = 250


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """One column to be filled in. `words`: what may be chosen; `one_word`: nothing else is taken."""

    heading: str
    width: float
    format: CellFormat = CellFormat.TEXT
    required: bool = False
    rule: str = ""
    example: Cell = None
    words: tuple[str, ...] = ()
    one_word: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """An empty form. `guide`: sentences that stand over the explanation of the columns; `mark`: what it is."""

    title: str
    columns: tuple[TemplateColumn, ...]
    guide_title: str
    words_title: str
    guide: tuple[str, ...]
    mark: str


def write_template_file(target: Path, template: Template) -> None:
    """Write the form. When anything fails no file is left. Raises FileProblem."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = template.mark
    book.properties.creator = "商联台账"
    StyleBook(book)
    form, guide, words = (
        book.create_sheet(name) for name in sheet_names([template.title, template.guide_title, template.words_title])
    )
    _fill_form(form, template)
    _fill_guide(guide, template)
    _fill_words(words, template)
    with written_whole(target) as part:
        book.save(part)


def _fill_form(sheet: Worksheet, template: Template) -> None:
    sheet.freeze_panes = "B2"
    set_print(sheet, template.title, [column.width for column in template.columns])
    sheet.row_dimensions[1].height = head_height_of([(_headed(c), c.width) for c in template.columns])
    for number, column in enumerate(template.columns, 1):
        letter = get_column_letter(number)
        dimension: Any = sheet.column_dimensions[letter]
        dimension.width = room_of(column.width, column.format)
        dress(dimension, column_look(column.format))
        dimension.protection = Protection(locked=False)
        head = sheet.cell(1, number, _headed(column))
        dress(head, HEAD)
        if column.required:
            head.fill = PatternFill("solid", fgColor=_REQUIRED_FILL)
        _put_example(sheet, number, column)
        sheet.add_data_validation(_validation(template, number, column, letter))
    _protect(sheet)


def _put_example(sheet: Worksheet, number: int, column: TemplateColumn) -> None:
    cell = sheet.cell(2, number, column.example)
    dress(cell, replace(look_of(column.format), boxed=True))
    # Text never becomes a formula, whatever it begins with.
    if isinstance(column.example, str):
        cell.data_type = "s"
    cell.font = Font(name=cell.font.name, size=cell.font.size, italic=True, color=_EXAMPLE_COLOUR, charset=134)
    cell.protection = Protection(locked=False)


def _headed(column: TemplateColumn) -> str:
    return f"{column.heading} *" if column.required else column.heading


def _validation(template: Template, number: int, column: TemplateColumn, letter: str) -> DataValidation:
    """The list of a column's words, and its hint, which shows when a cell is chosen."""
    place = f"{letter}2:{letter}{ROWS + 1}"
    if column.words:
        source = f"'{template.words_title}'!${letter}$2:${letter}${len(column.words) + 1}"
        made = DataValidation(type="list", formula1=source, allow_blank=True, sqref=place)
        made.showErrorMessage = column.one_word
        made.errorTitle, made.error = "不在列表中", f"请从下拉列表中选一项：{'、'.join(column.words)}"[:_LONGEST_HINT]
    elif column.format is CellFormat.INTEGER:
        made = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True, sqref=place)
        made.showErrorMessage = True
        made.errorTitle, made.error = "应为整数", "请只写不小于 0 的整数，如 20"
    else:
        made = DataValidation(sqref=place, allow_blank=True)
    hint = "；".join(filter(None, ("必填" if column.required else "", column.rule)))
    made.showInputMessage = bool(hint)
    made.promptTitle, made.prompt = column.heading[:30], hint[:_LONGEST_HINT] or None
    return made


def _protect(sheet: Worksheet) -> None:
    """The head stays; below it everything may be done. Without a password: it guards against slips."""
    protection = sheet.protection
    protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort", "autoFilter"):
        setattr(protection, allowed, False)  # the attribute says what is locked


def _fill_guide(sheet: Worksheet, template: Template) -> None:
    for letter, width in _GUIDE_WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    row = 1
    for sentence in template.guide:
        sheet.cell(row, 1, sentence).font = Font(name="等线", size=11, charset=134)
        row += 1
    row += 1
    for column in template.columns:
        words = f"可选：{'、'.join(column.words)}" if column.words else ""
        cells = (column.heading, "必填" if column.required else "", "；".join(filter(None, (column.rule, words))))
        for number, text in enumerate(cells, 1):
            cell = sheet.cell(row, number, text)
            dress(cell, look_of(CellFormat.TEXT))
        row += 1
    sheet.cell(row + 1, 1, template.mark).font = Font(name="等线", size=9, color=_EXAMPLE_COLOUR, charset=134)
    sheet.protection.sheet = True
    set_print(sheet, template.guide_title, [*_GUIDE_WIDTHS.values()])


def _fill_words(sheet: Worksheet, template: Template) -> None:
    """The words of each column in the same column as in the form; row 1 says which form it is."""
    sheet.cell(1, 1, template.mark)
    for number, column in enumerate(template.columns, 1):
        for row, word in enumerate(column.words, 2):
            sheet.cell(row, number, word)
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
