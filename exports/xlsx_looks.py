"""How does each kind of cell look: which few shared styles does an exported workbook have?"""

from copy import copy
from dataclasses import dataclass, replace

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.styleable import StyleableObject
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports.sheet import CellFormat

# 等线 is what Excel and WPS start with in Chinese; charset 134 lets an older Windows fall back to 宋体.
FONT = "等线"
SIZE = 11
LINE = "C9D1DB"
HEAD_FILL = "EBEFF4"


@dataclass(frozen=True, slots=True)
class Look:
    """One style. `quoted` is Excel's leading apostrophe: editing the cell cannot make a formula of it."""

    number_format: str = "General"
    horizontal: str | None = None
    indent: int = 0
    wrap: bool = False
    quoted: bool = False
    boxed: bool = True
    head: bool = False


HEAD = Look(horizontal="center", wrap=True, head=True)
_TEXT = Look("@", wrap=True)


def _number(number_format: str) -> Look:
    """On the right, but not against the line: 20 beside a text that begins with 20 would be read as 2020."""
    return Look(number_format, horizontal="right", indent=1)


PLAIN_NUMBER = _number("General")
_BY_FORMAT = {
    CellFormat.TEXT: _TEXT,
    CellFormat.DATE: Look('yyyy"年"m"月"d"日"', horizontal="center"),
    CellFormat.INTEGER: _number("#,##0"),
    CellFormat.DECIMAL: PLAIN_NUMBER,
    CellFormat.MONEY: _number("#,##0.00"),
}


def room_of(width: float, column_format: CellFormat) -> float:
    """The width of a column in which `width` characters of a cell can be read beside its indent."""
    return width + 1.5 * look_of(column_format).indent


def look_of(column_format: CellFormat) -> Look:
    """The look of a value that fits its column."""
    return _BY_FORMAT[column_format]


def text_look(column_format: CellFormat) -> Look:
    """The look of a text in a column of this format: 2023年 stands under whole dates as they do."""
    look = look_of(column_format)
    return replace(_TEXT, horizontal=look.horizontal, indent=look.indent)


def guarded(look: Look) -> Look:
    """The same look for a text that would be a formula if it were typed."""
    return replace(look, quoted=True)


def long_look(look: Look) -> Look:
    """The same look for a text of more than 255 characters, which old Excel paints as #### in format @."""
    return replace(look, number_format="General", quoted=True)


def column_look(column_format: CellFormat) -> Look:
    """What an empty cell below the table gets, so that a code typed there stays text."""
    return replace(look_of(column_format), boxed=False)


class StyleBook:
    """Gives each look its number in the workbook's one list of cell styles."""

    def __init__(self, workbook: Workbook) -> None:
        # The default font decides what one character of column width measures; openpyxl has no public way.
        workbook._fonts = IndexedList([_font()])  # type: ignore[attr-defined]
        workbook._named_styles["Normal"].font = _font()  # type: ignore[attr-defined]
        self._ids: dict[Look, int] = {}

    def id_of(self, look: Look, sheet: Worksheet) -> int:
        """The number of the look; asking enters it into the workbook of `sheet`."""
        if look not in self._ids:
            loose = WriteOnlyCell(sheet)
            dress(loose, look)
            self._ids[look] = loose.style_id
        return self._ids[look]


def dress(target: StyleableObject, look: Look) -> None:
    """Give the look to a cell or a column."""
    target.font = _font(bold=look.head)
    target.number_format = look.number_format
    target.alignment = Alignment(
        horizontal=look.horizontal, vertical="center", wrap_text=look.wrap or None, indent=look.indent
    )
    target.quotePrefix = look.quoted
    if look.boxed:
        side = Side(style="thin", color=LINE)
        target.border = Border(left=side, right=side, top=side, bottom=side)
    if look.head:
        target.fill = PatternFill("solid", fgColor=HEAD_FILL)


class Wardrobe:
    """Dresses many cells of one workbook: each look is made once and then copied, in a fraction of the time."""

    def __init__(self) -> None:
        self._styles: dict[Look, StyleArray] = {}

    def dress(self, cell: Cell, look: Look) -> None:
        """Give the look to a cell that has none yet."""
        if look in self._styles:
            cell._style = copy(self._styles[look])  # type: ignore[attr-defined]  # openpyxl has no public way
        else:
            dress(cell, look)
            self._styles[look] = copy(cell._style)  # type: ignore[attr-defined]


def _font(*, bold: bool = False) -> Font:
    return Font(name=FONT, size=SIZE, bold=bold or None, charset=134, family=2)
