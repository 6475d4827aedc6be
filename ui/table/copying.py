"""How do rows go to the clipboard so that Excel and WPS keep every digit of a code, and how do blocks come back?"""

import csv
import html
import io
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QStringListModel

_TEXT_CELL = "<td style=\"mso-number-format:'\\@'\">"
"""The number format @ says “text” to Excel and WPS: 18-digit codes and leading zeros survive."""


def mime_of(rows: Sequence[Sequence[str]], headings: Sequence[str] | None = None) -> QMimeData:
    """The rows as tab separated text and as an HTML table of text cells."""
    table = [list(headings), *rows] if headings is not None else list(rows)
    mime = _outliving()
    mime.setText(as_tsv(table))
    mime.setHtml(as_html(table))
    return mime


def _outliving() -> QMimeData:
    """Empty clipboard data that Qt made itself.

    What lies on the clipboard is asked for, and thrown away, when Python is gone already: data made here
    would call back into it then, and the program would crash on leaving.
    """
    model = QStringListModel([""])
    mime = model.mimeData([model.index(0, 0)])
    mime.clear()
    return mime


def as_tsv(table: Sequence[Sequence[str]]) -> str:
    """Tab separated lines; cells with line breaks, tabs or quotes are quoted as spreadsheets do it."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(table)
    return out.getvalue()


def from_tsv(text: str) -> list[list[str]]:
    """The cells of a block as Excel and WPS put it on the clipboard; quoted cells may hold line breaks and tabs.

    All rows are equally long; empty rows at the end are left out.
    """
    rows = list(csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\0", "")), delimiter="\t"))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def as_html(table: Sequence[Sequence[str]]) -> str:
    """A table whose cells are marked as text."""
    lines = ("".join(f"{_TEXT_CELL}{_cell(text)}</td>" for text in row) for row in table)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<html><head><meta charset="utf-8"></head><body><table>{body}</table></body></html>'


def _cell(text: str) -> str:
    # Excel would start a new row at a plain line break.
    return html.escape(text).replace("\n", '<br style="mso-data-placement:same-cell">')
