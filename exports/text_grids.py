"""What table does a text hold: a csv or tsv file of any office encoding, or a block pasted from a sheet?"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from exports.csv_text import unprotected
from exports.errors import FileProblem
from exports.leftovers import without_leftovers
from exports.row_messages import Message, row_messages
from exports.sheet import Grid, ReadCell, Source
from exports.workbook_kind import wide_encoding
from exports.zip_guard import MOST_CELLS

_DELIMITERS = ("\t", ",", ";", "|", "，", "；")
_LOOKED_AT = 64_000
_RECORDS_LOOKED_AT = 60
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_AS_TEXT = re.compile(r'="([^"]*)"')
_NUMBER_AS_TEXT = re.compile(r'="([\dA-Z][\dA-Z+\-./ ]*)"')
_MOST_PASTED = 20_000_000


def text_messages(path: Path, sheet: str | None) -> Iterator[Message]:
    """The one table of a text file as messages (see `book_messages`); its title is the file's name."""
    if sheet not in (None, path.stem):
        raise FileProblem(f"“{path.name}”是文本文件，只有一张表，没有名为“{sheet}”的工作表。")
    yield "sheet", path.stem
    text, note = without_leftovers(_decoded(path))
    rows = [[unprotected(cell) for cell in row] for row in _rows(text)]
    width = max(map(len, rows), default=0)
    if len(rows) * width > MOST_CELLS:
        raise FileProblem(f"“{path.name}”超过 {MOST_CELLS // 10_000:,} 万格，没有读取。请拆成几个文件再导入。")
    head = {"title": path.stem, "source": Source.TEXT.value, "first_row": 1, "first_column": 1, "hidden": False}
    yield "head", {**head, "date_1904": False, "merges": []}, len(rows)
    yield from row_messages(rows, width, f"“{path.name}”")
    yield "end", [], [], [note] if note else []


def grid_of_text(text: str, *, title: str = "粘贴的内容") -> Grid:
    """The table of a block that was copied out of Excel or WPS, or out of a message. Raises FileProblem."""
    if len(text) > _MOST_PASTED:
        raise FileProblem(f"粘贴的内容超过 {_MOST_PASTED // 10_000:,} 万字，请存成文件再导入。")
    clean, note = without_leftovers(text.replace("\0", ""))
    rows: list[list[ReadCell]] = [[cell or None for cell in row] for row in _rows(clean)]
    return Grid(title, rows, source=Source.PASTED, notes=(note,) if note else ())


def decoded(content: bytes) -> str | None:
    """The text of these bytes in the encoding that fits: by its mark, UTF-8, UTF-16, GB18030; None if none does."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return _in(encoding, content)
    wide = wide_encoding(content[:_LOOKED_AT])
    for encoding in (wide,) if wide else ("utf-8", "gb18030"):
        text = _in(encoding, content)
        if text is not None and "\0" not in text:
            return text
    return None


def _in(encoding: str, content: bytes) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decoded(path: Path) -> str:
    text = decoded(path.read_bytes())
    if text is None:
        raise FileProblem(
            f"“{path.name}”的文字编码认不出来，或已损坏。请用 Excel 或 WPS 打开，看看文字是否正常，再另存为 .xlsx。"
        )
    return text


def _rows(text: str) -> list[list[str]]:
    """Cells of a text, without the empty lines at its end."""
    text = text.removeprefix("\ufeff")
    delimiter, text = _delimiter(text)
    rows = list(_records(text, delimiter))
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _delimiter(text: str) -> tuple[str, str]:
    """What parts the cells: as the first line declares, or what cuts most records into equally many."""
    if declared := _DECLARED.match(text):
        return declared[1], text[declared.end() :]
    start = text[:_LOOKED_AT]
    scores = {each: _agreement(start, each) for each in _DELIMITERS if each in start}
    best = max(scores, key=lambda each: scores[each], default="\t")
    return (best if scores.get(best, 0) else "\t"), text


def _agreement(start: str, delimiter: str) -> float:
    widths = [len(row) for row in islice(_records(start, delimiter), _RECORDS_LOOKED_AT) if any(row)]
    width, count = Counter(widths).most_common(1)[0] if widths else (1, 0)
    if width < 2:  # titles may outnumber the rows of a short table
        width, count = next(((w, c) for w, c in Counter(widths).most_common() if w > 1), (1, 0))
    # Full-width commas also stand in sentences: half as good.
    return count / len(widths) * (1 if ord(delimiter) < 128 else 0.5) if width > 1 else 0


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    if '"' not in text:
        for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
            yield line.split(delimiter)
        return
    # A quoted cell ends where its quote stands before a delimiter or a line end; other quotes are letters.
    mark = re.escape(delimiter)
    cell = re.compile(
        rf'(?:"((?:[^"]|"")*+)"(?={mark}|[\r\n]|\Z)|(=?"[^"\r\n]*"(?={mark}|[\r\n]|\Z)|[^{mark}\r\n]*))({mark}|\r\n|\r|\n|\Z)'
    )
    row: list[str] = []
    for found in cell.finditer(text):
        quoted, bare, end = found.groups()
        row.append(_bare(bare) if quoted is None else _kept_as_text(quoted.replace('""', '"')))
        if end != delimiter:
            yield row
            row = []
        if not end:
            return


def _bare(cell: str) -> str:
    """A cell as it stands; ="0571" is how exports keep a text from becoming a number."""
    found = _AS_TEXT.fullmatch(cell) if cell.startswith("=") else None
    return found[1] if found else cell


def _kept_as_text(cell: str) -> str:
    """A quoted cell; a number that was kept as a text may be quoted once more."""
    found = _NUMBER_AS_TEXT.fullmatch(cell) if cell.startswith("=") else None
    return found[1] if found else cell
