"""What does an import intend to do, row by row, before anything is stored?"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.errors import UserError
from app.importing.correction import NOTHING, Correction
from app.importing.likeness import Near
from app.importing.totals import Total
from app.kinds.base import Link, RecordKind, Value

NEW, CHANGED, SAME, DOUBTFUL, REFUSED = "new", "changed", "same", "doubtful", "refused"
NOTE = "note"

STORABLE = (NEW, CHANGED, DOUBTFUL)
"""The verdicts of rows that may be stored."""

VERDICTS = {NEW: "新增", CHANGED: "修改", SAME: "相同", DOUBTFUL: "请核对", REFUSED: "不能导入"}


@dataclass(frozen=True)
class Lacking:
    """A table was found, but not the columns of these required fields; the clerk may say their values once."""

    kind: RecordKind
    fields: tuple[str, ...]
    above: tuple[str, ...]
    """The words over the table."""
    proposed: Mapping[str, Link] = field(default_factory=dict)
    """Field to the record that these words name."""


class NoTable(UserError):
    """No table of the kind was found in the file; the clerk may say where its head stands, in one of `sheets`."""

    def __init__(
        self,
        message: str,
        sheets: tuple[str, ...],
        lacking: Lacking | None = None,
        rather: RecordKind | None = None,
    ) -> None:
        """`rather`: the kind of which the file is, by its columns."""
        super().__init__(message)
        self.sheets, self.lacking, self.rather = sheets, lacking, rather


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A table that looks like a list of another kind and is not taken with the others."""

    sheet: str
    row: int
    """The first row of its head."""
    kind: RecordKind | None
    """None: dues, which no kind holds."""
    why: str = ""
    """The words that say so; empty: its columns."""
    table: int = 0
    """Which table of the sheet it is for the kind of the plan; 0: none."""

    @property
    def words(self) -> str:
        """第 6 行开始的表按标题“…”是公益捐赠，这次没有导入."""
        by = f"按{self.why}" if self.why else "看起来"
        if self.kind is None:
            return f"第 {self.row} 行开始的表{by}是会费，没有一类台账登记会费，没有导入"
        return f"第 {self.row} 行开始的表{by}是{self.kind.label}，这次没有导入；可以接着导入{self.kind.label}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell (or row, or sheet: row 0) that was not taken as it stands; `severity` is refused, doubtful or note."""

    sheet: str
    row: int
    column: str
    field: str
    value: str
    reason: str
    severity: str
    offer: str = ""
    """What may have been meant instead; taken only when the clerk says so."""

    def __str__(self) -> str:
        place = f" 第 {self.row} 行" if self.row else ""
        column = f" {self.column} 列" if self.column else ""
        named = f"“{self.field}”" if self.field else ""
        return f"{self.sheet}{place}{column}{named}：{self.reason}"

    def as_json(self) -> dict[str, Any]:
        """As the command line prints it."""
        names = self.__slots__ if self.offer else self.__slots__[:-1]
        return {name: getattr(self, name) for name in names}


@dataclass(slots=True)
class RowPlan:
    """One row: what is to be done, and with which values (in the order of the plan's fields).

    A refused row has the values that could be read. Nobody changes it once it is made; it is not frozen only
    because to make 100,000 frozen ones takes twelve times as long.
    """

    sheet: str
    row: int
    verdict: str
    title: str
    values: tuple[Value, ...] = ()
    record_id: int | None = None
    version: int | None = None
    """Of the record as it was when the plan was made: what is changed by then is not overwritten."""
    uid: str | None = None
    changes: tuple[tuple[str, str, str], ...] = ()
    """Label, old text, new text of each field that changes."""
    problems: tuple[Problem, ...] = ()
    near: Near | None = None
    """The stored record that a new row may be after all."""
    within: tuple[tuple[str, int], ...] = ()
    """Field to the place, in the plan, of the new row that it names."""

    @property
    def is_fresh(self) -> bool:
        """It may become a record of its own."""
        return self.record_id is None and self.verdict in (NEW, DOUBTFUL)

    @property
    def alters(self) -> bool:
        """It may change the record that is stored."""
        return self.record_id is not None and self.verdict in (CHANGED, DOUBTFUL)

    @property
    def words(self) -> str:
        """The verdict as people read it; of a doubtful row, also whether it changes a record."""
        word = VERDICTS[self.verdict]
        return f"{word}（{VERDICTS[CHANGED]}）" if self.verdict == DOUBTFUL and self.alters else word


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """One column of a table: its letter, the words over it, the field it fills, and what stands first in it."""

    letter: str
    heading: str
    field: str
    """Name of the field; empty: the column is not taken."""
    sample: str = ""
    kept: str = ""
    """Words before what it says in the remarks, where the program keeps it there by itself: 会长电话."""


@dataclass(frozen=True, slots=True)
class TableFound:
    """Where a table was found in a sheet and how its columns were understood."""

    sheet: str
    head_rows: tuple[int, ...]
    first_row: int
    last_row: int
    rows: int
    columns: dict[str, str]
    """Field name to the heading it was read from."""
    unmapped: tuple[str, ...]
    notes: tuple[Problem, ...] = ()
    totals: tuple[Total, ...] = ()
    number: int = 1
    """Which table of the sheet, from 1."""
    found: tuple[ColumnFound, ...] = ()
    """Every column that is taken or might be, from the left."""
    asides: tuple[tuple[int, str, str], ...] = ()
    """The rows that are no records: number, what it is (a word of `correction.ROW_WORDS`), and in words."""
    head: tuple[str, ...] = ()
    """The lowest row of the head in plain words, by which the form is known again; empty where there is none."""

    fixed: Mapping[str, str] = field(default_factory=dict)
    """Field name to the value that all rows have from the clerk, as people read it."""

    @property
    def head_row(self) -> int:
        """The lowest row of the head; 0 where there is none."""
        return self.head_rows[-1] if self.head_rows else 0

    def letter_of(self, name: str) -> str:
        """The letter of the first column that fills a field; empty when none does."""
        return next((column.letter for column in self.found if column.field == name), "")

    def as_json(self) -> dict[str, Any]:
        """As the command line prints it."""
        return {
            "sheet": self.sheet,
            "head_rows": list(self.head_rows),
            "first_row": self.first_row,
            "last_row": self.last_row,
            "rows": self.rows,
            "columns": self.columns,
            "unmapped": list(self.unmapped),
            "totals": {
                total.field: {"stated": total.stated, "computed": total.computed, "agrees": total.agrees}
                for total in self.totals
            },
            **({"fixed": dict(self.fixed)} if self.fixed else {}),
        }


@dataclass(frozen=True, slots=True)
class MissingNames:
    """Names that a file gives and no register has, with the number of rows of each; `made`: along with the rows."""

    kind: RecordKind
    names: Mapping[str, int]
    made: bool

    @property
    def words(self) -> str:
        """会员企业中没有“甲”“乙”等 5 个名称（7 行）."""
        shown = "".join(f"“{name}”" for name in list(self.names)[:3]) + ("等" if len(self.names) > 3 else "")
        count = f"{len(self.names):,} 个"
        if self.made:
            return f"将新建 {count}{self.kind.label}：{shown}，只有名称，其余以后补全"
        return f"{self.kind.label}中没有{shown}，共 {count}名称（{sum(self.names.values()):,} 行）"


@dataclass
class ImportPlan:
    """What an import of one file intends to do."""

    kind: RecordKind
    file: str
    digest: str
    fields: tuple[str, ...]
    """The fields that the file brings, in the order of `RowPlan.values`."""
    tables: list[TableFound] = field(default_factory=list)
    rows: list[RowPlan] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    """What is to be told of the file as a whole: sheets that were not read."""
    hidden: list[str] = field(default_factory=list)
    """Hidden sheets that were not read."""
    said: Correction = NOTHING
    """What was said of the file, with what is recalled from the last time."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Heading to field, given or recalled."""
    reason: str = ""
    """The words by which the kind was chosen, where the columns alone would not say so: 标题“…签到表”."""
    rather: RecordKind | None = None
    """The kind that words over the tables say, where the clerk chose another."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """The tables of other kinds in the file."""
    also: tuple[RecordKind, ...] = ()
    """The kinds as which the same file can be taken in once more: the posts of a list of people."""
    missing: tuple[MissingNames, ...] = ()
    """The names that no register has, of kinds that can be made by name."""
    to_make: Mapping[int, Link] = field(default_factory=dict)
    """The records to be made before the rows, by the key that stands for each in `RowPlan.values`: -1, -2 …"""
    proposed: Mapping[str, Link] = field(default_factory=dict)
    """Field to the one meeting or chamber that the words over the tables name: for the clerk to say, or not."""
    taken_before: str = ""
    """When this very file was stored before: a sentence; else empty."""

    @property
    def counts(self) -> Counter[str]:
        """How many rows there are of each verdict."""
        return Counter(row.verdict for row in self.rows)

    @property
    def problems(self) -> list[Problem]:
        """Everything that is to be told, in the order of the sheet."""
        apart = [Problem(each.sheet, 0, "", "", "", each.words, NOTE) for each in self.elsewhere]
        told = self.notes + apart + [problem for table in self.tables for problem in table.notes]
        return told + [problem for row in self.rows for problem in row.problems]

    def as_json(self) -> dict[str, Any]:
        """As the command line prints it, less the operation."""
        counts = self.counts
        names = {label: name for name, label in self.kind.labels.items()}
        return {
            **{verdict: counts[verdict] for verdict in VERDICTS},
            "kind": self.kind.plural,
            **({"reason": self.reason} if self.reason else {}),
            "tables": [table.as_json() for table in self.tables],
            "problems": [problem.as_json() | {"field": names.get(problem.field, "")} for problem in self.problems],
        }
