"""How a user action enters the history: the operation's row first, its changes by the triggers, then the end."""

import getpass
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from db import dialects
from db.models import Change, Operation
from db.schema import HEAD
from db.vocabulary import OperationSource


@dataclass(frozen=True)
class RowChange:
    """One row before and after, without its empty columns."""

    table: str
    record_id: int
    action: str
    old: dict[str, Any]
    new: dict[str, Any]

    @property
    def columns(self) -> list[str]:
        """The columns that differ."""
        return [name for name in {**self.old, **self.new} if self.old.get(name) != self.new.get(name)]


def who_am_i() -> str:
    """The name under which this machine's user writes."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container without a passwd entry
        return "本机用户"


def begin(
    session: Session,
    title: str,
    source: OperationSource = OperationSource.EDIT,
    *,
    undoes: int | None = None,
    detail: dict[str, Any] | None = None,
) -> Operation:
    """Write the operation's row; from now on every row change of this transaction belongs to it."""
    operation = Operation(
        title=title,
        source=source.value,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        who=who_am_i(),
        undoes_id=undoes,
        schema=HEAD,
        detail=json.dumps(detail, ensure_ascii=False) if detail else None,
    )
    session.add(operation)
    session.flush()
    connection = session.connection()
    dialects.of(connection).set_operation(connection, operation.id)
    return operation


def end(session: Session, operation: Operation) -> dict[str, set[int]]:
    """Close the operation: what it touched, table by table. One that changed nothing leaves no row."""
    session.flush()
    rows = session.execute(
        select(Change.table_name, Change.record_id).where(Change.operation_id == operation.id).distinct()
    )
    touched: dict[str, set[int]] = {}
    for table, record_id in rows:
        touched.setdefault(table, set()).add(record_id)
    if not touched:
        session.execute(delete(Operation).where(Operation.id == operation.id))
    return touched


def changes_of(session: Session, operation_id: int, *, latest_first: bool = False) -> Iterator[RowChange]:
    """The row changes of one operation in the order they were made."""
    order = Change.id.desc() if latest_first else Change.id
    yield from map(_row_change, session.execute(_rows().where(Change.operation_id == operation_id).order_by(order)))


def changes_to(session: Session, table: str, record_id: int) -> list[tuple[Operation, RowChange]]:
    """The history of one row, latest first."""
    found = session.execute(
        _rows()
        .add_columns(Operation)
        .join(Operation, Operation.id == Change.operation_id)
        .where(Change.table_name == table, Change.record_id == record_id)
        .order_by(Change.id.desc())
    )
    return [(row[-1], _row_change(row)) for row in found]


def count_changes(session: Session, operation_id: int) -> int:
    """How many row changes one operation made."""
    return session.scalar(select(func.count()).where(Change.operation_id == operation_id)) or 0


def _rows() -> Any:
    return select(Change.table_name, Change.record_id, Change.action, Change.old, Change.new)


def _row_change(row: Any) -> RowChange:
    table, record_id, action, old, new = row[:5]
    return RowChange(table, record_id, action, json.loads(old) if old else {}, json.loads(new) if new else {})
