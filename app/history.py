"""What happened to the store and to one record: views of the log."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, literal_column, select
from sqlalchemy.orm import Session, aliased

from app.columns import columns_of, from_columns
from app.kinds import BY_NAME
from app.kinds.base import FieldType, RecordKind
from app.origins import Origin, origins_of
from app.records import titles_of
from app.values.shown import show
from db import log, undo
from db.models import Change, Operation

ACTIONS = {"insert": "新增", "update": "修改", "delete": "删除"}


@dataclass(frozen=True)
class Step:
    """One operation as people read it; `at` is local time."""

    id: int
    title: str
    source: str
    at: datetime
    who: str
    changes: int
    taken_back: bool
    detail: dict[str, Any]


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, as text."""

    label: str
    old: str
    new: str
    cell: str = ""
    """Of the sheet that an import took the new value from, such as D5."""


@dataclass(frozen=True)
class RecordStep:
    """What one operation did to one record."""

    operation: str
    action: str
    at: datetime
    who: str
    fields: tuple[FieldChange, ...]
    origin: Origin | None = None
    """The file and the row that an import took the values from."""


def steps(session: Session, limit: int = 200) -> list[Step]:
    """The latest operations, latest first."""
    counts = select(func.count()).where(Change.operation_id == Operation.id).scalar_subquery()
    found = session.execute(select(Operation, counts).order_by(Operation.id.desc()).limit(limit)).all()
    return [_step(session, operation, changes) for operation, changes in found]


def _step(session: Session, operation: Operation, changes: int) -> Step:
    return Step(
        operation.id,
        operation.title,
        operation.source,
        _local(operation.at),
        operation.who,
        changes,
        undo.is_taken_back(session, operation.id),
        json.loads(operation.detail) if operation.detail else {},
    )


def _local(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone().replace(tzinfo=None)


def of_record(session: Session, kind: RecordKind, record_id: int) -> list[RecordStep]:
    """What happened to one record, latest first."""
    changes = log.changes_to(session, kind.name, record_id)
    origins = origins_of(session, kind.name, record_id, [operation for operation, _ in changes])
    return [
        RecordStep(
            operation.title + (f"，{origins[operation.id]}" if operation.id in origins else ""),
            ACTIONS[change.action],
            _local(operation.at),
            operation.who,
            tuple(_fields(session, kind, change, origins.get(operation.id))),
            origins.get(operation.id),
        )
        for operation, change in changes
    ]


def _fields(session: Session, kind: RecordKind, change: log.RowChange, origin: Origin | None) -> Iterator[FieldChange]:
    differing = set(change.columns)
    for field in kind.fields:
        columns = columns_of(field)
        if not differing.intersection(columns):
            continue
        before, after = ({name: row.get(name) for name in columns} if row else None for row in (change.old, change.new))
        old, new = (_shown(session, kind, field.name, row) for row in (before, after))
        yield FieldChange(field.label, old, new, origin.cell(field.name) if origin else "")


def _shown(session: Session, kind: RecordKind, name: str, row: dict[str, Any] | None) -> str:
    if row is None:
        return ""
    field = kind.field(name)
    titles = {}
    if field.type is FieldType.REFERENCE:
        key = row[f"{name}_id"]
        known = titles_of(session, BY_NAME[field.refers_to[0]], [key]) if key is not None else {}
        titles[name] = known.get(key, f"已删除的记录 {key}")
    value = from_columns(field, row, titles)
    return show(field, value) if value not in (None, ()) else ""


@dataclass(frozen=True)
class Deleted:
    """A record that was deleted and can be brought back."""

    kind: RecordKind
    id: int
    title: str
    at: datetime
    who: str
    operation_id: int


def recycle_bin(session: Session, limit: int = 200) -> list[Deleted]:
    """Records whose last change is their deletion, latest first."""
    later = aliased(Change)
    changed_since = exists().where(
        later.table_name == Change.table_name, later.record_id == Change.record_id, later.id > Change.id
    )
    found = session.execute(
        select(Change.table_name, Change.record_id, Change.old, Operation)
        .join(Operation, Operation.id == Change.operation_id)
        .where(Change.action == literal_column("'delete'"), Change.table_name.in_(BY_NAME), ~changed_since)
        .where(Operation.source.not_in(("undo", "redo")))
        .order_by(Change.id.desc())
        .limit(limit)
    )
    return [
        _deleted(session, BY_NAME[table], key, json.loads(str(old)), operation) for table, key, old, operation in found
    ]


def _deleted(session: Session, kind: RecordKind, key: int, old: dict[str, Any], operation: Operation) -> Deleted:
    title = _shown_of(session, kind, kind.title, old)
    if not title and kind.stand_in:
        other = _shown_of(session, kind, kind.stand_in, old)
        title = kind.stand_in_words.format(other) if other else ""
    return Deleted(kind, key, title, _local(operation.at), operation.who, operation.id)


def _shown_of(session: Session, kind: RecordKind, name: str, row: dict[str, Any]) -> str:
    return _shown(session, kind, name, {column: row.get(column) for column in columns_of(kind.field(name))})
