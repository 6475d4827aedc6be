"""What refers to a record? Its meetings, gifts, posts … in groups of one kind each.

Groups come from the descriptions: every field whose `refers_to` names the record's kind makes one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app import lists
from app.columns import columns_of, party_column
from app.errors import UserError
from app.kinds import KINDS
from app.kinds.base import Field, FieldType, RecordKind
from app.kinds.task import TASK
from app.lists import Listing
from db.models import MODELS
from db.models.meeting import Meeting
from db.models.task import Task
from db.vocabulary import TaskState

SHOWN = 50
"""Rows of a group that are read; `count` tells how many there are."""

_SORTED_AT_MOST = 2_000
_TEXT = 60


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """One record that refers to the one that is open: its id and what stands in it beside that reference."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class RelatedGroup:
    """The records of one kind that refer by one field; `rows` are the first of `count`."""

    kind: RecordKind
    field: Field
    count: int
    rows: tuple[RelatedRow, ...]
    heading: str
    may_add: bool = True
    """A new record of the kind can be made from here, its `field` preset."""


def related(session: Session, kind: RecordKind, record_id: int, limit: int = SHOWN) -> list[RelatedGroup]:
    """Every group of the kind in the order of `KINDS`, the empty ones too; of a meeting the open tasks first."""
    groups = [_group(session, kind, record_id, other, field, limit) for other, field in referring_fields(kind)]
    if kind.name == "meeting":
        before = open_tasks_before(session, record_id, limit)
        return [before, *groups] if before.count else groups
    return groups


def referring_fields(kind: RecordKind) -> Iterator[tuple[RecordKind, Field]]:
    """The fields of all kinds that may refer to a record of this kind."""
    for other in KINDS:
        for field in other.fields:
            if kind.name in field.refers_to:
                yield other, field


def _group(
    session: Session, kind: RecordKind, record_id: int, other: RecordKind, field: Field, limit: int
) -> RelatedGroup:
    listing = Listing(other, parent=(field.name, record_id), parent_kind=kind.name)
    count = lists.count(session, listing)
    if count <= _SORTED_AT_MOST:
        ids = list(lists.ids(session, listing)[:limit]) if count else []
    else:  # sorting 100,000 gifts to show 50 would be felt: the latest entered come first
        ids = _latest(session, other, _column_to(field, kind), record_id, limit)
    rows = rows_of(session, other, ids, without=field.name)
    return RelatedGroup(other, field, count, rows, _heading(kind, other, field))


def _heading(kind: RecordKind, other: RecordKind, field: Field) -> str:
    """The kind's name; with the field's where only that says how it refers: 公益捐赠 · 以此为所属总数."""
    if other is kind:
        return f"{other.label} · 以此为{field.label}"
    several = sum(1 for each in other.fields if kind.name in each.refers_to) > 1
    return f"{other.label} · {field.label}" if several else other.label


def _column_to(field: Field, kind: RecordKind) -> str:
    return party_column(field, kind.name) if field.type is FieldType.PARTY else columns_of(field)[0]


def _latest(session: Session, kind: RecordKind, column: str, record_id: int, limit: int) -> list[int]:
    table = MODELS[kind.name].__table__
    query = select(table.c.id).where(table.c[column] == record_id).order_by(table.c.id.desc()).limit(limit)
    return list(session.scalars(query))


def rows_of(session: Session, kind: RecordKind, ids: list[int], *, without: str = "") -> tuple[RelatedRow, ...]:
    """These records in one line each: the cells of the register, without the field that is the same in all."""
    names = [name for name in kind.listed if name != without]
    cells = lists.rows(session, kind, ids, names) if ids else {}
    return tuple(RelatedRow(key, _line(kind, names, cells[key])) for key in ids if key in cells)


def _line(kind: RecordKind, names: list[str], cells: tuple[Any, ...]) -> str:
    texts = (_told(kind.field(name), cell) for name, cell in zip(names, cells, strict=True))
    return " · ".join(text for text in texts if text) or kind.label


def _told(field: Field, cell: Any) -> str:
    """A cell out of its column: a bare number says nothing there."""
    text = _short(lists.cell_text(field, cell))
    if not text:
        return ""
    if field.type is FieldType.MONEY:
        return f"{text}元"
    return f"{field.label} {text}" if field.type in (FieldType.INTEGER, FieldType.DECIMAL) else text


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _TEXT else f"{flat[:_TEXT]}…"


def open_tasks_before(session: Session, meeting_id: int, limit: int = SHOWN) -> RelatedGroup:
    """The tasks of earlier meetings of the same body that are still open, those due first at the top.

    Earlier: held before by what is known of both dates; of a meeting without a date every other one counts.
    A meeting without a body has none. Raises UserError when the meeting is gone.
    """
    found = session.execute(select(Meeting.body, Meeting.held_on).where(Meeting.id == meeting_id)).one_or_none()
    if found is None:
        raise UserError(f"没有编号为 {meeting_id} 的会议，可能已被删除。")
    ids: list[int] = []
    if found.body:
        earlier = Task.meeting_id.in_(select(Meeting.id).where(*_earlier(meeting_id, found.body, found.held_on)))
        query = select(Task.id).where(earlier, Task.state == TaskState.OPEN.value)
        ids = list(session.scalars(query.order_by(Task.due_on.asc().nulls_last(), Task.id)))
    rows = rows_of(session, TASK, ids[:limit])
    return RelatedGroup(TASK, TASK.field("meeting"), len(ids), rows, "以往会议未办结事项", may_add=False)


def _earlier(meeting_id: int, body: str, held_on: str | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [Meeting.body == body, Meeting.id != meeting_id]
    if held_on and not held_on.startswith("--"):
        same_day = (Meeting.held_on == held_on) & (Meeting.id < meeting_id)
        conditions += [Meeting.held_on.not_like("--%"), or_(Meeting.held_on < held_on, same_day)]
    return conditions
