"""What does the clerk say of a file that the program understood otherwise? Handed to the next dry run as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.kinds.base import Link

RECORD, TOTAL, SUBTOTAL, SECTION, ASIDE = "record", "total", "subtotal", "section", "aside"
"""What a row can be said to be: a record, a total of the table, of a part, the heading of a section, or no record."""

ROW_WORDS = {RECORD: "记录", TOTAL: "合计", SUBTOTAL: "小计", SECTION: "分段标题", ASIDE: "说明（不导入）"}


@dataclass(frozen=True)
class TableCorrection:
    """How one table is to be read; rows and columns are named as the sheet names them (第 3 行, “B” 列)."""

    sheet: str
    table: int = 1
    """Which table of the sheet, counted from 1 in the order in which they were found."""
    head_rows: tuple[int, ...] | None = None
    """The rows of the head; () for a table without one. None: as found."""
    first_row: int | None = None
    last_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    """Letter of the column to the field it fills; "" leaves the column out."""
    rows: Mapping[int, str] = field(default_factory=dict)
    """Number of the row to what it is: `ROW_WORDS`."""
    section_field: str = ""
    """The field whose value the headings of sections are: 平江街道商会 over its members."""
    added: bool = False
    """The program did not find this table: its head rows are those of another one between those found."""
    left_out: bool = False
    """The whole table is not taken."""
    taken: bool = False
    """The table is taken with the others, though it looks like a list of another kind."""


@dataclass(frozen=True)
class Correction:
    """Everything said of one file."""

    tables: tuple[TableCorrection, ...] = ()
    cells: Mapping[tuple[str, int, str], str] = field(default_factory=dict)
    """(sheet, row, letter of the column) to the text that shall stand in that cell instead."""
    notes_from: frozenset[str] = frozenset()
    """Headings (as told in `TableFound.unmapped`) of columns to be kept in the remarks: 车牌：苏E12345."""
    sheets: frozenset[str] = frozenset()
    """Hidden sheets that are read too."""
    same_as: Mapping[tuple[str, int], int] = field(default_factory=dict)
    """(sheet, row) to the number of the stored record that the row is; 0: it is a new one."""
    create: frozenset[str] = frozenset()
    """The kinds (by name) of which records are made, by name alone, where a row names one that no register has."""
    year: int | None = None
    """The year of dates without one."""
    fixed: Mapping[str, str | Link] = field(default_factory=dict)
    """Field to what stands in it in all rows of tables without a column for it: a text, or the record picked."""

    def of(self, sheet: str, table: int) -> TableCorrection | None:
        """What is said of this table."""
        return next((each for each in self.tables if (each.sheet, each.table) == (sheet, table)), None)


NOTHING = Correction()
