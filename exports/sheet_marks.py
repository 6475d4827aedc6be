"""What does a worksheet's XML say that the parser keeps to itself? Hidden rows, errors, formulas without a value."""

import re
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path
from posixpath import join, normpath
from zipfile import BadZipFile, ZipFile

from lxml import etree

_MAIN = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_SMALL_PART = 4 << 20
_PIECE = 1 << 16
_LONGEST_TAG = 4096
_DATE_1904 = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*\bdate1904\s*=\s*[\"'](?:1|true|on)[\"']")
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b(?=[^>]*\shidden=[\"'](?:1|true)[\"'])[^>]*?\sr=[\"'](\d+)[\"']")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b(?=[^>]*\shidden=[\"'](?:1|true)[\"'])[^>]*>")
_SPAN = re.compile(rb"\b(min|max)=[\"'](\d+)[\"']")
_ERROR = re.compile(rb"<(?:\w+:)?c\s(?=[^>]*\bt=[\"']e[\"'])[^>]*?\br=[\"']([A-Z]+\d+)[\"']")
_NO_VALUE = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Z]+\d+)[\"'][^>]*>\s*<(?:\w+:)?f\b[^<]*(?:</(?:\w+:)?f>)?\s*"
    rb"(?:<(?:\w+:)?v>\s*</(?:\w+:)?v>|<(?:\w+:)?v\s*/>)?\s*</(?:\w+:)?c>"
)
_NAMED = 5

Marks = tuple[list[int], list[int], list[str]]
"""Hidden rows, hidden columns (both in the grid's coordinates), sentences."""


def uses_1904(path: Path) -> bool:
    """Whether serial numbers in this workbook count from 1904."""
    return bool(_DATE_1904.search(_small_part(path, _MAIN)))


class SheetMarks:
    """What one worksheet's part says; looked for in a thread of its own, beside the parser."""

    def __init__(self, path: Path, title: str) -> None:
        self._rows: set[int] = set()
        self._columns: list[tuple[int, int]] = []
        self._errors: list[str] = []
        self._unsaved: list[str] = []
        part = _part_of(path, title)
        self._thread = threading.Thread(target=self._look, args=(path, part), daemon=True)
        if part:
            self._thread.start()

    def found(self, top: int, left: int, height: int, width: int) -> Marks:
        """What concerns the used cells, whose first is (top, left) of the sheet counted from 0; waits for the look."""
        if self._thread.ident is not None:
            self._thread.join()
        rows = sorted(number - 1 - top for number in self._rows if top < number <= top + height)
        spans = (range(max(0, first - 1 - left), min(width, last - left)) for first, last in self._columns)
        notes = [
            *_note(self._errors, "是错误值（如 #N/A、#REF!），按空白读取，请核对"),
            *_note(self._unsaved, "的公式没有存下结果，按空白读取；请用 Excel 或 WPS 打开并保存一次再导入"),
        ]
        return rows, sorted({column for span in spans for column in span}), notes

    def _look(self, path: Path, part: str) -> None:
        odd: bool | None = None
        formulas = False
        for piece in _pieces(path, part):
            if odd is None:  # other spellings than those of office programs are looked at closely
                odd = b"<worksheet" not in piece or b"='" in piece
            if odd or b"hidden=" in piece:
                self._rows.update(int(found[1]) for found in _HIDDEN_ROW.finditer(piece))
                self._columns += (_span(found[0]) for found in _COLUMN.finditer(piece))
            if odd or b't="e"' in piece:
                self._errors += (found[1].decode() for found in _ERROR.finditer(piece))
            formulas = formulas or b"</f>" in piece  # shared ones that follow their first have no end tag
            if odd or formulas:
                self._unsaved += (found[1].decode() for found in _NO_VALUE.finditer(piece))


def _note(places: list[str], what: str) -> list[str]:
    if not places:
        return []
    named = "、".join(places[:_NAMED]) + (f" 等 {len(places):,} 格" if len(places) > _NAMED else "")
    return [f"{named}{what}"]


def _span(tag: bytes) -> tuple[int, int]:
    span = {name: int(number) for name, number in _SPAN.findall(tag)}
    first = span.get(b"min", 0)
    return first, span.get(b"max", first)


def _pieces(path: Path, part: str) -> Iterator[bytes]:
    """The part's XML, cut between cells so that none is torn."""
    rest = b""
    try:
        with ZipFile(path) as archive, archive.open(part) as file:
            while piece := file.read(_PIECE):
                text = rest + piece
                cut = max(text.rfind(b"</c>") + len(b"</c>"), text.rfind(b":c>") + len(b":c>"), text.rfind(b"<row"))
                cut = cut if cut >= len(text) - _LONGEST_TAG * 16 else len(text)
                yield text[:cut]
                rest = text[cut:]
    except (BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError):
        return  # the parser has read it; what hides in the rest is not known
    yield rest


def _part_of(path: Path, title: str) -> str:
    """The name of the part that holds the sheet of this title."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        book = etree.fromstring(_small_part(path, _MAIN), parser)
        relations = etree.fromstring(_small_part(path, _RELATIONS), parser)
    except (etree.XMLSyntaxError, ValueError):
        return ""
    wanted = ""
    for sheet in book.iter("{*}sheet"):
        if sheet.get("name") == title:
            wanted = next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
    for relation in relations.iter("{*}Relationship"):
        if wanted and relation.get("Id") == wanted:
            target = relation.get("Target") or ""
            return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
    return ""


def _small_part(path: Path, name: str) -> bytes:
    try:
        with ZipFile(path) as archive, archive.open(name) as part:
            return part.read(_SMALL_PART)
    except (BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError):
        return b""
