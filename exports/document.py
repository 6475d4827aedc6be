"""What is a printed paper before it is laid out: its blocks as plain data, no layout."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from exports.fonts.faces import Face


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text was taken from, in the clerk's words, so that a fault in it can be found and mended."""

    record: str
    field: str

    def __str__(self) -> str:
        return f"{self.record}的“{self.field}”"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face; no face means that of the block."""

    text: str
    face: Face | None = None
    source: Source | None = None


Text = str | Run | Sequence[Run]
"""A text, printed as it stands: nothing in it is markup."""


class Align(Enum):
    """How lines stand between the edges. JUSTIFY leaves the last line of a paragraph as it comes."""

    JUSTIFY = "justify"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Title:
    """The paper's title, 22 pt 小标宋, centred; a line break in it breaks by sense, else it is balanced."""

    text: Text
    subtitle: Text | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class RedHead:
    """The issuing name in large red 小标宋 over a red rule, with lines between them: number, office and date."""

    text: Text
    left: Text | None = None
    right: Text | None = None
    number: Text | None = None
    """The issue number, in the middle of its own line under the name."""
    drop: float = 0
    """How many millimetres the name's upper edge stands below the top of the type area."""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its own number: level 1 一、 in 黑体, 2 （一） in 楷体, 3 1. in 仿宋. Goes into the outline."""

    text: Text
    level: Literal[1, 2, 3] = 1
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text in 仿宋. `indent` counts cells before the first line; a line break starts a new paragraph."""

    text: Text
    indent: int = 2
    align: Align = Align.JUSTIFY
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class KeyValue:
    """A label in 黑体 and its value in 仿宋 (时间：…); turnover lines stand under the value's beginning."""

    label: str
    value: Text
    indent: int = 2
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class LabelledList:
    """A label and its items (出席：…), set like KeyValue. Items of at most `keep` characters are not broken."""

    label: str
    items: Sequence[Text]
    separator: str = "、"
    end: str = ""
    keep: int = 4
    indent: int = 2
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its heading and its share of the width, in characters."""

    heading: str
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Table:
    """A ruled table over the whole width. `rows` is read once, each as long as `columns`.

    On the following pages its head is repeated and its caption says （续表）. `source` names the record
    of the whole table; a missing character is reported with the row's number and the column's heading.
    """

    columns: Sequence[TableColumn]
    rows: Iterable[Sequence[Text]]
    caption: str = ""
    size: float = 12
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """The signing office and under it the date, at the right, on one page with the end of the text."""

    office: Text
    date: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Imprint:
    """The closing block (版记) on the foot of the last page: rows (报, 送, 发 …), then office and date of print."""

    lists: Sequence[tuple[str, Text]] = ()
    left: Text = ""
    right: Text = ""
    copies: Text = ""
    """How many were printed, under office and date at the right."""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Blank:
    """Empty lines of the grid."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = (
    Title | RedHead | Heading | Paragraph | KeyValue | LabelledList | Table | Signature | Imprint | Blank | PageBreak
)


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The sheet in millimetres and its grid. The defaults are those of GB/T 9704: A4, 22 lines of 28 characters."""

    width: float = 210
    height: float = 297
    left: float = 28
    top: float = 37
    text_width: float = 156
    text_height: float = 225
    cells: int = 28
    lines: int = 22
    size: float = 16
    numbered: bool = True
    single_sided: bool = False
    """Page numbers always at the right, as on sheets printed on one side."""
    first_number: int = 1


A4_PORTRAIT = PageSetup()


@dataclass(frozen=True)
class Document:
    """A paper: its blocks in order and what the file says about itself. `title` is plain text."""

    title: str
    blocks: Iterable[Block]
    subject: str = ""
    author: str = ""
    page: PageSetup = A4_PORTRAIT
