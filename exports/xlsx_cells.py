"""What is written for one cell: a value to the XML of a worksheet, text never a formula."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from exports.errors import FileProblem
from exports.sheet import Cell, CellFormat, Column
from exports.xlsx_looks import PLAIN_NUMBER, Look, guarded, long_look, look_of, text_look

LONGEST_TEXT = 32_767
_EXACT_DIGITS = 15
_KEPT = 4_096
"""So many different values of a column are remembered: dates, words and small numbers come again and again."""
_DAY_ZERO = date(1899, 12, 30).toordinal()
# Before this day Excel counts one day too many (it knows a 29th of February 1900).
_FIRST_DAY = date(1900, 3, 1)
_NUMBER_FORMATS = (CellFormat.INTEGER, CellFormat.DECIMAL, CellFormat.MONEY)

# What XML 1.0 cannot hold at all.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What a reader would take for an escaped character.
_ESCAPE_LOOKALIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_STARTS = tuple("=+-@\t＝＋－＠")
_PLAIN_NUMBER = re.compile(r"(?a)\d{1,12}(?:\.\d\d)?")
_PLAIN_MOST = 255
_BETWEEN = "\u2502"
"""Stands between the texts of a column when they are looked through together; any printable character would do."""
_BAD_STARTS = tuple(f"{_BETWEEN}{start}" for start in " =+-@＝＋－＠")
_NEEDS_CARE = re.compile(r"[\x00-\x1f&<>\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|^[\s=+\-@＝＋－＠]|\s$")


def clean_text(text: str) -> str:
    """Without the characters that a workbook cannot hold; line ends become line feeds."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class ColumnWriter:
    """Writes the cells of one column; `style_of` gives a look its number in the workbook.

    `title` names the sheet in faults; `look` replaces the format's own look for texts (the head row)."""

    def __init__(
        self,
        letters: str,
        column: Column,
        title: str,
        style_of: Callable[[Look], int],
        look: Look | None = None,
    ) -> None:
        text = look or text_look(column.format)
        own = look_of(column.format)
        number = own if column.format in _NUMBER_FORMATS else PLAIN_NUMBER
        self._heading = column.heading
        self._title = title
        self._is_text = column.format is CellFormat.TEXT
        self._known: dict[Cell, str] = {}
        self._whole_only = column.format is CellFormat.INTEGER
        self._start = f'<c r="{letters}'
        self._empty = f'" s="{style_of(own)}"/>'
        self._text = _text_tag(style_of(text))
        self._guarded = _text_tag(style_of(guarded(text)))
        self._long = _text_tag(style_of(long_look(text)))
        self._date = f'" s="{style_of(look_of(CellFormat.DATE))}"><v>'
        self._number = f'" s="{style_of(number)}"><v>'
        self._plain_number = f'" s="{style_of(PLAIN_NUMBER)}"><v>'

    def cells(self, values: Sequence[Cell], numbers: Sequence[str]) -> list[str]:
        """The XML of the column's cells in the rows of these numbers; as `cell` gives it, and many times faster."""
        if self._is_text and _are_plain(values):
            head, text, empty = self._start, self._text, self._empty
            return [
                f"{head}{number}{text}{value}</t></is></c>" if value else f"{head}{number}{empty}"
                for number, value in zip(numbers, values, strict=True)
            ]
        known, start, made = self._known, self._start, []
        for number, value in zip(numbers, values, strict=True):
            # 1 and Decimal("1.00") are equal keys, as they are equal numbers on the sheet.
            rest = known.get(value)
            if rest is None:
                rest = self.cell(value, int(number)).removeprefix(f"{start}{number}")
                if len(known) < _KEPT:
                    known[value] = rest
            made.append(f"{start}{number}{rest}")
        return made

    def cell(self, value: Cell, row: int) -> str:
        """The XML of the value in the sheet's row `row`; raises FileProblem for a text that is too long."""
        if isinstance(value, str):
            if len(value) > 255 or _NEEDS_CARE.search(value):
                return self._careful_text(value, row)
            if value:
                return f"{self._start}{row}{self._text}{value}</t></is></c>"
        if value is None or value == "":
            return f"{self._start}{row}{self._empty}"
        if isinstance(value, date):
            return self._date_cell(value, row)
        return self._number_cell(value, row)

    def _careful_text(self, value: str, row: int) -> str:
        text = clean_text(value)
        self._refuse_too_long(text, row)
        tag = self._guarded if text.startswith(_FORMULA_STARTS) else self._text
        if len(text) > 255:
            tag = self._long
        if text != text.strip():
            tag = tag.replace("<t>", '<t xml:space="preserve">')
        return f"{self._start}{row}{tag}{_escaped(text)}</t></is></c>" if text else self.cell(None, row)

    def _refuse_too_long(self, text: str, row: int) -> None:
        length = len(text) + sum(character > "\uffff" for character in text) if len(text) > 10_000 else 0
        if length > LONGEST_TEXT:
            place = f"“{self._title}”第 {row} 行“{self._heading}”"
            raise FileProblem(f"{place}有 {length:,} 个字，超过 Excel 每格 {LONGEST_TEXT:,} 字的上限，请缩短后再导出。")

    def _date_cell(self, value: date, row: int) -> str:
        if isinstance(value, datetime):
            raise TypeError(f"a date cell takes no time: {self._heading}")
        if value < _FIRST_DAY:
            return self.cell(f"{value.year}年{value.month}月{value.day}日", row)
        return f"{self._start}{row}{self._date}{value.toordinal() - _DAY_ZERO}</v></c>"

    def _number_cell(self, value: int | Decimal, row: int) -> str:
        """A number that Excel keeps to the last digit; one that it would round becomes text."""
        plain = str(value)
        if _PLAIN_NUMBER.fullmatch(plain):
            tag = self._plain_number if self._whole_only and "." in plain else self._number
            return f"{self._start}{row}{tag}{plain}</v></c>"
        number = Decimal(value)
        if isinstance(value, bool) or not number.is_finite():
            raise TypeError(f"not a number for a workbook: {value!r} in {self._heading}")
        if number and not -_EXACT_DIGITS <= number.adjusted() < _EXACT_DIGITS:
            return self.cell(str(value), row)
        digits = f"{number:f}"
        if len(digits) > _EXACT_DIGITS and len(digits.strip("-0.").replace(".", "")) > _EXACT_DIGITS:
            return self.cell(digits, row)
        tag = self._plain_number if self._whole_only and number % 1 else self._number
        return f"{self._start}{row}{tag}{digits}</v></c>"


def _are_plain(values: Sequence[Any]) -> bool:
    """Whether all are texts, or nothing, that stand in XML as they are: looked through at the speed of C."""
    texts = [value for value in values if value]
    try:
        joined = _BETWEEN + _BETWEEN.join(texts) + _BETWEEN
    except TypeError:  # not all of them are texts
        return False
    return (
        joined.isprintable()
        and "&" not in joined
        and "<" not in joined
        and ">" not in joined
        and "_x" not in joined
        and f" {_BETWEEN}" not in joined
        and not any(start in joined for start in _BAD_STARTS)
        and max(map(len, texts), default=0) <= _PLAIN_MOST
        and 0 not in values
    )


def _text_tag(style: int) -> str:
    return f'" s="{style}" t="inlineStr"><is><t>'


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _ESCAPE_LOOKALIKE.sub("_x005F_", text)
