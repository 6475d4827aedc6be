"""Which rows still refer to a row that an operation made? Those keep it from going when the operation is taken back."""

from typing import Any

from sqlalchemy import Column, select
from sqlalchemy.orm import Session

from db.models import AUDITED, Change, Operation


class References:
    """The references to the rows that one operation made."""

    def __init__(self, session: Session, operation: Operation) -> None:
        self._session = session
        self._columns = _columns()
        self._suspected = {
            (target, key)
            for target in self._made_in(operation)
            for column in self._columns.get(target, ())
            for key in self._referred(operation, target, column)
        }

    def to(self, table: str, record_id: int) -> str:
        """The table of a row that refers to this one by now; empty where none does."""
        if (table, record_id) not in self._suspected:
            return ""
        for column in self._columns[table]:
            query = select(column).where(column == record_id).limit(1)
            if self._session.execute(query).first() is not None:
                return str(column.table.name)
        return ""

    def _made_in(self, operation: Operation) -> list[str]:
        made = select(Change.table_name).where(Change.operation_id == operation.id, Change.action == "insert")
        return list(self._session.scalars(made.distinct()))

    def _referred(self, operation: Operation, target: str, column: "Column[Any]") -> list[int]:
        """Asked once for all rows: nearly none of them is referred to, but for those of the operation itself."""
        made = select(Change.record_id).where(
            Change.operation_id == operation.id, Change.table_name == target, Change.action == "insert"
        )
        return list(self._session.scalars(select(column).where(column.in_(made)).distinct()))


def _columns() -> "dict[str, list[Column[Any]]]":
    """Table to the columns that refer to it; what goes with its owner holds nothing back."""
    found: dict[str, list[Column[Any]]] = {}
    for model in AUDITED.values():
        table: Any = model.__table__
        for column in table.columns:
            for key in column.foreign_keys:
                if key.ondelete != "CASCADE":
                    found.setdefault(key.column.table.name, []).append(column)
    return found
