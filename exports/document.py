"""What is a printed paper before it is laid out: its blocks as plain data, no layout."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from exports.fonts.faces import Face
from exports.shapes import Shape


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text was taken from, in the clerk's words, so that a fault in it can be found and mended."""

    record: str
    field: str
    at: tuple[str, int] | None = None
    """Kind and number of the record, for who wants to open it; printing only hands them on."""

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
    below: int = 1
    """Empty lines under it."""
    size: float = 22


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
class Sides:
    """A line in small print with a text at each edge, over a table: who made it, the unit, the day."""

    left: Text = ""
    right: Text = ""
    size: float = 12
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Small print under a table or at the foot of a card, over the whole width."""

    text: Text
    size: float = 10.5
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its heading (a line break in it is kept) and its share of the width, in characters."""

    heading: str
    width: float
    align: Align = Align.LEFT
    over: str = ""
    """A heading above this column and those beside it with the same one."""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A row whose cells were taken from one record, which a fault then names."""

    cells: Sequence[Text]
    record: str
    at: tuple[str, int] | None = None
    """As in `Source`."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row over the whole width that says what the following rows have in common; said again on a new page."""

    text: Text


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A subtotal in 黑体: `label` over the first `span` columns, then a text for each other column."""

    label: Text
    span: int
    cells: Sequence[Text]


TableRow = Sequence[Text] | RecordRow | GroupRow | TotalRow


@dataclass(frozen=True)
class Table:
    """A ruled table over the whole width. `rows` is read once; plain ones are each as long as `columns`.

    On the following pages its head is repeated and its caption says （续表）. `source` names the record
    of the whole table; a missing character is reported with the row's number and the column's heading.
    """

    columns: Sequence[TableColumn]
    rows: Iterable[TableRow]
    caption: str = ""
    size: float = 12
    source: Source | None = None
    row_height: float = 0
    """The least height of a row in mm: for cells that are filled in by hand."""
    continued_as: str = ""
    """What stands before （续表） where the table has no caption of its own: the paper's title."""
    head_face: Face = Face.HEI
    whole: bool = False
    """A short table that is never parted over pages."""


@dataclass(frozen=True, slots=True)
class FormCell:
    """A box of a form. `width` is its share of the row; a `label` stands centred in 黑体."""

    text: Text
    width: float
    label: bool = False
    align: Align = Align.LEFT
    source: Source | None = None
    top: bool = False
    """Its text begins at the upper edge: a box to write in."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """Boxes beside each other, at least `height` mm high."""

    cells: Sequence[FormCell]
    height: float = 11


@dataclass(frozen=True, slots=True)
class Form:
    """A boxed form over the whole width."""

    rows: Sequence[FormRow]
    size: float = 14


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of plain shapes (`exports.shapes`) over the width of the type area, `height` points high."""

    shapes: Sequence[Shape]
    height: float
    source: Source | None = None
    with_next: bool = False
    """It stays with what follows it."""
    between: bool = False
    """It parts what stands above from what stands below: at the top of a page it is left out."""


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A card to be folded along its middle, with the same name upright on both faces of `width` × `height` mm."""

    name: str
    width: float
    height: float
    under: str = ""
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
    Title
    | RedHead
    | Heading
    | Paragraph
    | KeyValue
    | LabelledList
    | Sides
    | Note
    | Table
    | Form
    | Drawing
    | PlaceCard
    | Signature
    | Imprint
    | Blank
    | PageBreak
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
A4_LANDSCAPE = PageSetup(297, 210, left=25, top=28, text_width=250, text_height=160, cells=44, lines=16)
"""For wide tables, with the bound edge at the top."""
A5_PORTRAIT = PageSetup(148, 210, left=16, top=15, text_width=116, text_height=178, cells=27, lines=26, size=12)
"""A card for the pocket."""
CARD_SHEET = PageSetup(left=5, top=8.5, text_width=200, text_height=280, numbered=False)
"""A sheet of A4 from which place cards are cut."""


@dataclass(frozen=True)
class Document:
    """A paper: its blocks in order and what the file says about itself. `title` is plain text."""

    title: str
    blocks: Iterable[Block]
    subject: str = ""
    author: str = ""
    page: PageSetup = A4_PORTRAIT
    personal: tuple[str, int] | None = None
    """Whose telephone numbers it gives in full, a kind of records, and how many; printing only hands that on."""
