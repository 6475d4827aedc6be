"""What stands around the rows of an exported workbook: styles, print set-up, properties, by openpyxl."""

import re
import unicodedata
from collections.abc import Sequence
from io import BytesIO
from math import ceil
from zipfile import ZipFile

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from exports.sheet import CellFormat, Column, Sheet
from exports.xlsx_cells import clean_text
from exports.xlsx_looks import Look, StyleBook, column_look, dress, room_of

_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
_FILTER = re.compile(rb'<autoFilter ref="[^"]*"')
_LINE_POINTS = 16
_INCHES = 1 / 2.54
_READABLE = 230
"""Characters across A4 that can still be read: about 7 points high."""


class Skeleton:
    """The workbook without its rows; their number is told by `close_sheet` when they are written."""

    def __init__(self, sheets: Sequence[Sheet], *, title: str, author: str) -> None:
        self._workbook = Workbook()
        self._workbook.remove(self._workbook.worksheets[0])
        self._workbook.calculation.fullCalcOnLoad = False  # or Excel asks to save what nobody changed
        self._workbook.properties.title = clean_text(title)
        self._workbook.properties.creator = clean_text(author)
        self._styles = StyleBook(self._workbook)
        self._sheets = sheets
        for name, sheet in zip(sheet_names([sheet.title for sheet in sheets]), sheets, strict=True):
            worksheet = self._workbook.create_sheet(name)
            worksheet.freeze_panes = "A2"
            worksheet.auto_filter.ref = "A1"
            set_print(worksheet, sheet.title, [column.width for column in sheet.columns if column.printed])
            for number, column in enumerate(sheet.columns, 1):
                dimension = worksheet.column_dimensions[get_column_letter(number)]
                dimension.width = room_of(column.width, column.format)
                dress(dimension, column_look(column.format))

    def name(self, index: int) -> str:
        """The name on the tab of sheet `index`."""
        return self._workbook.worksheets[index].title

    def style_of(self, look: Look) -> int:
        """The number of this look in the workbook's list of cell styles."""
        return self._styles.id_of(look, self._workbook.worksheets[0])

    def close_sheet(self, index: int, last_row: int) -> None:
        """The rows of sheet `index` end at `last_row`: the workbook's part names the filtered and the printed range."""
        worksheet = self._workbook.worksheets[index]
        worksheet.auto_filter.ref = self._filter(index, last_row)
        printed = [number for number, column in enumerate(self._sheets[index].columns, 1) if column.printed]
        worksheet.print_area = f"A1:{get_column_letter(printed[-1])}{last_row}"

    def _filter(self, index: int, last_row: int) -> str:
        return f"A1:{get_column_letter(len(self._sheets[index].columns))}{last_row}"

    def parts(self) -> dict[str, bytes]:
        """All parts of the package by name."""
        package = BytesIO()
        self._workbook.save(package)
        with ZipFile(package) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def around_rows(self, index: int, part: bytes, last_row: int) -> tuple[bytes, bytes]:
        """A worksheet's part cut where its rows belong, `<sheetData>` on neither side."""
        top, tail = _ROWS.split(part)
        tail = _FILTER.sub(f'<autoFilter ref="{self._filter(index, last_row)}"'.encode(), tail)
        quiet = _text_columns(self._sheets[index].columns, last_row)
        # Not in openpyxl: without it each credit code carries a green corner.
        ignored = f'<ignoredErrors><ignoredError sqref="{quiet}" numberStoredAsText="1"/></ignoredErrors>'
        end = tail.removesuffix(b"</worksheet>") + (ignored.encode() if quiet else b"") + b"</worksheet>"
        return _DIMENSION.sub(b"", top), end


def part_name(index: int) -> str:
    """Where openpyxl keeps sheet `index` (from 0)."""
    return f"xl/worksheets/sheet{index + 1}.xml"


def head_height(columns: Sequence[Column]) -> int:
    """Points that the wrapped headings need."""
    return head_height_of([(column.heading, column.width) for column in columns])


def head_height_of(headings: Sequence[tuple[str, float]]) -> int:
    """The same of headings with the widths of their columns."""
    lines = max(ceil(_width(heading) / max(width - 2, 2)) for heading, width in headings)
    return max(24, min(lines, 8) * _LINE_POINTS + 8)


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Names that Excel takes: without []:*?/\\, at most 31 long, not empty, no two alike."""
    names: list[str] = []
    for title in titles:
        cleaned = re.sub(r"[\[\]:*?/\\\n\t]", " ", clean_text(title)).strip(" '")
        plain = "表" if not cleaned or cleaned.casefold() == "history" else cleaned
        name, number = _cut(plain, 31), 2
        while name.casefold() in {other.casefold() for other in names}:
            mark = f"（{number}）"
            name, number = _cut(plain, 31 - len(mark)) + mark, number + 1
        names.append(name)
    return names


def _text_columns(columns: Sequence[Column], last_row: int) -> str:
    """The ranges below the head that hold text, as Excel lists them."""
    letters = [
        get_column_letter(number) for number, column in enumerate(columns, 1) if column.format is CellFormat.TEXT
    ]
    return " ".join(f"{letter}2:{letter}{last_row}" for letter in letters) if last_row > 1 else ""


def _cut(text: str, units: int) -> str:
    """Cut to UTF-16 units, as Excel counts, never through a rare character."""
    while len(text.encode("utf-16-le")) > 2 * units:
        text = text[:-1]
    return text.rstrip(" '")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def set_print(worksheet: Worksheet, title: str, widths: Sequence[float]) -> None:
    """A4 across, the head on every page, title above and page number below.

    `widths` of the printed columns, in characters: they go onto one page as long as that can be read, else onto as many
    as it takes, each with the first column.
    """
    across = pages_across(widths)
    worksheet.page_setup.paperSize = worksheet.PAPERSIZE_A4
    worksheet.page_setup.orientation = worksheet.ORIENTATION_LANDSCAPE
    worksheet.page_setup.fitToWidth = across
    if across > 1:
        worksheet.print_title_cols = "A:A"
        worksheet.page_setup.pageOrder = "overThenDown"  # the pages of one record lie together
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.print_title_rows = "1:1"
    worksheet.print_options.horizontalCentered = True
    margins = worksheet.page_margins
    margins.left = margins.right = 1.5 * _INCHES
    margins.top = margins.bottom = 1.9 * _INCHES
    margins.header = margins.footer = 0.9 * _INCHES
    heading = clean_text(title).replace("\n", " ").replace("&", "&&")[:200]
    worksheet.HeaderFooter.oddHeader = _centered(heading)
    worksheet.HeaderFooter.oddFooter = _centered("第 &P 页，共 &N 页")


def pages_across(widths: Sequence[float]) -> int:
    """On how many pages side by side columns of these widths, in characters, can be read."""
    first, total = widths[0], sum(widths)
    if total <= _READABLE:
        return 1
    return ceil((total - first) / max(_READABLE - first, _READABLE / 2))


def _centered(text: str) -> HeaderFooterItem:
    return HeaderFooterItem(center=_HeaderFooterPart(text=text))
