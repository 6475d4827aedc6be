"""How high must a row be, so that no text of it is cut off or lies over the next one?

Excel works out the height of rows that say none; WPS and LibreOffice do not always, so it is written with the row, as
one that the program may change when a cell is edited.
"""

from collections.abc import Sequence
from math import ceil

from exports.sheet import Cell, CellFormat, Column

_LINE_POINTS = 15
_HIGHEST = 409
"""Points; Excel takes no more."""


def heights(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Of each row what its tag says of the height: nothing where one line is enough."""
    return [f' ht="{_points(count)}"' if count > 1 else "" for count in line_counts(columns, rows)]


def points(columns: Sequence[Column], row: Sequence[Cell]) -> int:
    """The height of one row; 0 where one line is enough."""
    [count] = line_counts(columns, [row])
    return _points(count) if count > 1 else 0


def line_counts(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """How many lines the longest text of each row takes."""
    lines = [1] * len(rows)
    for at, column in enumerate(columns):
        if column.format is not CellFormat.TEXT:
            continue
        # A column of 30 digits is as wide as 14.6 Chinese characters.
        room = 0.95 * column.width + 0.7
        for place, row in enumerate(rows):
            text = row[at]
            if type(text) is str and (len(text) * 2 > room or "\n" in text):
                lines[place] = max(lines[place], _lines(text, room))
    return lines


def _points(lines: int) -> int:
    return min(lines * _LINE_POINTS + 3, _HIGHEST)


def _lines(text: str, room: float) -> int:
    """GB 18030 has one byte for what is half as wide as a Chinese character, two for those, four for rare ones."""
    return sum(max(1, ceil(len(part.encode("gb18030", "replace")) / room)) for part in text.split("\n"))
