"""From which file, sheet, row and cell did an import take a value? Written with the import, read by the history."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.kinds import BY_NAME
from db.models import Operation, TakenFrom

_CHUNK = 5_000


@dataclass(frozen=True)
class Origin:
    """The row of a sheet that an import took a record's values from."""

    file: str
    digest: str
    """SHA-256 of the file, in hexadecimal digits."""
    sheet: str
    row: int
    letters: Mapping[str, str] = field(default_factory=dict)
    """Field name to the letter of its column, as far as that is certain."""
    mended: tuple[str, ...] = ()
    """The letters of the cells that the clerk wrote anew while the file was imported."""
    fixed: tuple[str, ...] = ()
    """The labels of the fields whose value was given once for the whole file: it stands in no cell."""

    def __str__(self) -> str:
        cells = "、".join(f"{letter}{self.row}" for letter in self.mended)
        said = [f"{cells} 在导入时改正"] if cells else []
        said += [f"{'、'.join(self.fixed)}为整个文件指定"] if self.fixed else []
        return f"工作表“{self.sheet}”第 {self.row} 行" + (f"（{'；'.join(said)}）" if said else "")

    def cell(self, name: str) -> str:
        """The cell of a field, such as D5; empty for what came from no column of its own, or from the clerk."""
        letter = self.letters.get(name)
        return f"{letter}{self.row}" if letter and letter not in self.mended else ""


@dataclass(frozen=True, slots=True)
class Place:
    """A stored record and the row of the sheet that it was taken from."""

    table: str
    record_id: int
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class ColumnsOf:
    """In which rows of a sheet a table lay, and which column of it filled which field."""

    sheet: str
    first_row: int
    last_row: int
    letters: Mapping[str, str]

    def as_json(self) -> dict[str, Any]:
        """As the operation keeps it."""
        return {"sheet": self.sheet, "rows": [self.first_row, self.last_row], "columns": dict(self.letters)}


def keep(session: Session, operation_id: int, places: Sequence[Place]) -> None:
    """Write down, inside the running operation, from where its records were taken."""
    for start in range(0, len(places), _CHUNK):
        rows = [
            {
                "operation_id": operation_id,
                "table_name": place.table,
                "record_id": place.record_id,
                "sheet": place.sheet,
                "row": place.row,
            }
            for place in places[start : start + _CHUNK]
        ]
        session.execute(insert(TakenFrom), rows)


def origins_of(session: Session, table: str, record_id: int, operations: Iterable[Operation]) -> dict[int, Origin]:
    """Operation to the row that it took the record from; operations that took it from no sheet are left out."""
    known = {operation.id: operation for operation in operations}
    query = select(TakenFrom).where(
        TakenFrom.operation_id.in_(known), TakenFrom.table_name == table, TakenFrom.record_id == record_id
    )
    return {found.operation_id: _origin(found, known[found.operation_id]) for found in session.scalars(query)}


def _origin(found: TakenFrom, operation: Operation) -> Origin:
    said = json.loads(operation.detail or "{}")
    columns = [
        table["columns"]
        for table in said.get("tables", ())
        if table["sheet"] == found.sheet and table["rows"][0] <= found.row <= table["rows"][1]
    ]
    # Of two tables beside one another it is not kept in which of them the row stood.
    letters = columns[0] if len(columns) == 1 else {}
    place = (found.sheet, found.row)
    mended = sorted(each["column"] for each in said.get("mended", ()) if (each["sheet"], each["row"]) == place)
    labels = BY_NAME[found.table_name].labels
    fixed = [labels[name] for name in said.get("fixed", ()) if name in labels and name not in letters]
    return Origin(said.get("file", ""), said.get("digest", ""), *place, letters, tuple(mended), tuple(fixed))
