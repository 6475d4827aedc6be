"""Which cells of an open document (.ods) are merged? The parser of its values does not say."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree

_T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TABLE, _ROW = f"{_T}table", f"{_T}table-row"
_TALL, _WIDE = f"{_T}number-rows-spanned", f"{_T}number-columns-spanned"
_ROWS_ALIKE, _CELLS_ALIKE = f"{_T}number-rows-repeated", f"{_T}number-columns-repeated"
_SPANNING = etree.XPath(
    "t:table-cell[@t:number-rows-spanned or @t:number-columns-spanned]",
    namespaces={"t": _T[1:-1]},
)

Place = tuple[int, int]
"""Row and column of the sheet, counted from 0."""

Range = tuple[Place, Place]
"""First and last cell."""


def merges_of(path: Path) -> dict[str, list[Range]]:
    """Title of each sheet to its merged ranges, from the top. What cannot be read has none."""
    found: dict[str, list[Range]] = {}
    try:
        with ZipFile(path) as archive, archive.open("content.xml") as part:
            events = etree.iterparse(part, events=("start", "end"), tag=(_TABLE, _ROW), resolve_entities=False)
            _gather(events, found)
    except (BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, etree.XMLSyntaxError):
        return found  # the parser of the values says what is wrong with the file
    return found


def _gather(events: Iterator[tuple[str, etree._Element]], found: dict[str, list[Range]]) -> None:
    ranges: list[Range] = []
    row = 0
    for event, element in events:
        if element.tag == _TABLE:
            if event == "start":
                ranges, row = found.setdefault(element.get(f"{_T}name") or "", []), 0
            else:
                element.clear()
        elif event == "end":
            if _SPANNING(element):
                ranges += _of_row(element, row)
            row += _number(element, _ROWS_ALIKE)
            element.clear()


def _of_row(element: etree._Element, row: int) -> Iterator[Range]:
    column = 0
    for cell in element:
        tall, wide = _number(cell, _TALL), _number(cell, _WIDE)
        if tall > 1 or wide > 1:
            yield (row, column), (row + tall - 1, column + wide - 1)
        column += _number(cell, _CELLS_ALIKE)


def _number(element: etree._Element, name: str) -> int:
    told = element.get(name) or "1"
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 9 else 1
