"""How is one record read, made, changed and removed?

Each function works inside the caller's session; writing needs the session of a running `store.operation`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.columns import called, from_columns, in_several_columns, to_columns
from app.errors import Conflict, FieldError, RecordRefused, UserError
from app.kinds import BY_NAME
from app.kinds.base import Field, FieldType, Line, Link, RecordKind, Values
from app.rules import RULES
from app.rules.ledger import LEDGER_RULES
from app.rules.lengths import length_errors
from app.rules.peers import StorePeers
from app.rules.unique import taken_together
from app.titles import title_of
from db import dialects
from db.base import new_uid
from db.models import LINES, MODELS

CHUNK = 2_000
"""Rows per bulk statement: larger ones cost memory, not time."""


@dataclass(frozen=True)
class Record:
    """One record as read: its values by field name."""

    kind: RecordKind
    id: int
    uid: str
    version: int
    values: Values

    @property
    def title(self) -> str:
        """What the record is called."""
        return called(self.kind, self.values)


def read(session: Session, kind: RecordKind, record_id: int) -> Record:
    """The record. Raises UserError when it is not (or no longer) there."""
    found = read_many(session, kind, [record_id])
    if not found:
        raise UserError(f"{kind.label}中没有编号为 {record_id} 的记录，可能已被删除。")
    return found[0]


def read_many(session: Session, kind: RecordKind, ids: Sequence[int]) -> list[Record]:
    """The records of these ids that exist, in the given order."""
    found = session.execute(_by_ids(kind.name), {"ids": list(ids)}).mappings().all()
    rows = {row["id"]: row for row in found}
    titles = _reference_titles(session, kind, list(rows.values()))
    lines = _lines_of(session, kind, list(rows))
    return [_record(kind, rows[key], titles, lines) for key in ids if key in rows]


@cache
def _by_ids(kind_name: str) -> "Select[Any]":
    """The query for the records of `ids`; kept, as each batch of an import asks."""
    table: Any = MODELS[kind_name].__table__
    return select(table).where(table.c.id.in_(bindparam("ids", expanding=True)))


def _record(kind: RecordKind, row: Any, titles: dict[tuple[str, int], str], lines: dict[int, Any]) -> Record:
    values: Values = {}
    several = in_several_columns(kind)
    for field in kind.fields:
        if field.name not in several:
            values[field.name] = row[field.name]
        elif field.type is FieldType.LINES:
            values[field.name] = lines.get(row["id"], ())
        elif field.type is FieldType.REFERENCE:
            key = row[f"{field.name}_id"]
            title = titles.get((field.refers_to[0], key), "")
            values[field.name] = from_columns(field, row, {field.name: title})
        else:
            values[field.name] = from_columns(field, row, {})
    return Record(kind, row["id"], row["uid"], row["version"], values)


def _reference_titles(session: Session, kind: RecordKind, rows: list[Any]) -> dict[tuple[str, int], str]:
    titles: dict[tuple[str, int], str] = {}
    for field in kind.fields:
        if field.type is FieldType.REFERENCE:
            keys = {row[f"{field.name}_id"] for row in rows} - {None}
            target = BY_NAME[field.refers_to[0]]
            titles.update({(target.name, key): title for key, title in titles_of(session, target, keys).items()})
    return titles


def titles_of(session: Session, kind: RecordKind, ids: Iterable[int]) -> dict[int, str]:
    """What these records are called."""
    keys = list(ids)
    if not keys:
        return {}
    table = MODELS[kind.name].__table__
    title = kind.field(kind.title)
    if title.type is FieldType.REFERENCE:
        target = BY_NAME[title.refers_to[0]]
        pairs = session.execute(select(table.c.id, table.c[f"{title.name}_id"]).where(table.c.id.in_(keys))).all()
        names = titles_of(session, target, {other for _, other in pairs})
        return {key: names.get(other, "") for key, other in pairs}
    found = session.execute(select(table.c.id, title_of(table, kind)).where(table.c.id.in_(keys)))
    return {row[0]: row[1] for row in found}


def _lines_of(session: Session, kind: RecordKind, ids: list[int]) -> dict[int, tuple[Line, ...]]:
    found: dict[int, list[Line]] = {}
    for field in kind.fields:
        if field.type is FieldType.LINES and ids:
            table: Any = LINES[field.lines].__table__
            owner = table.c[f"{kind.name}_id"]
            query = select(owner, table.c.kind, table.c.text).where(owner.in_(ids)).order_by(owner, table.c.position)
            for key, line_kind, line_text in session.execute(query):
                found.setdefault(key, []).append(Line(line_kind, line_text))
    return {key: tuple(lines) for key, lines in found.items()}


def with_defaults(kind: RecordKind, values: Values) -> Values:
    """The values of a new record: what is not given, or empty, takes its default."""
    empty, defaults = _defaults(kind.name)
    full = {**empty, **values}
    if len(full) > len(empty):
        full = {name: full[name] for name in empty}
    for name, default in defaults:
        if full[name] is None:
            full[name] = default
    return full


@cache
def _defaults(kind_name: str) -> tuple[Values, tuple[tuple[str, str], ...]]:
    """All fields, empty, and what those take that may not stay so; kept, as every row of an import asks."""
    fields = BY_NAME[kind_name].fields
    chosen = [(field.name, field.default) for field in fields if field.type is FieldType.CHOICE and field.default]
    return dict.fromkeys(field.name for field in fields), tuple(chosen)


def create(session: Session, kind: RecordKind, values: Values) -> int:
    """Store a new record; its id. Raises RecordRefused with an error for each field that is wrong."""
    full = with_defaults(kind, values)
    check(session, kind, full, None)
    return create_many(session, kind, [full])[0]


def create_many(
    session: Session, kind: RecordKind, many: Sequence[Values], *, uids: Sequence[str | None] | None = None
) -> list[int]:
    """Store new records whose values are complete and checked; their ids in order.

    `uids`: identities that some of them bring from elsewhere, one entry per record.
    """
    given = uids or [None] * len(many)
    ids: list[int] = []
    with _refusing(kind):
        for start in range(0, len(many), CHUNK):
            part = zip(given[start : start + CHUNK], many[start : start + CHUNK], strict=True)
            rows = [{"uid": uid or new_uid(), "version": 1, **to_columns(kind, values)} for uid, values in part]
            connection = session.connection()
            ids += dialects.of(connection).insert_rows(connection, MODELS[kind.name], rows)
        if any(field.type is FieldType.LINES for field in kind.fields):
            for key, values in zip(ids, many, strict=True):
                _write_lines(session, kind, key, values)
    return ids


def update(session: Session, kind: RecordKind, record_id: int, values: Values, version: int | None = None) -> bool:
    """Change the given fields; False when nothing differs. `version`: what the caller has read.

    Raises RecordRefused for wrong values, Conflict when the record was changed since.
    """
    record = read(session, kind, record_id)
    if version is not None and version != record.version:
        raise _conflict(session, record, version)
    changed = {name: value for name, value in values.items() if value != record.values[name]}
    if not changed:
        return False
    full = with_defaults(kind, {**record.values, **changed})
    check(session, kind, full, record_id)
    changed = {name: full[name] for name in changed}
    table: Any = MODELS[kind.name].__table__
    with _refusing(kind):
        written: Any = session.execute(
            table.update()
            .where(table.c.id == record_id, table.c.version == record.version)
            .values(version=record.version + 1, **to_columns(kind, changed))
        )
        if written.rowcount == 0:
            raise _conflict(session, record, record.version)
        _write_lines(session, kind, record_id, changed, replace=True)
    return True


def _conflict(session: Session, record: Record, version: int) -> Conflict:
    from app.conflicts import conflict  # it reads the history, which reads records

    return conflict(session, record.kind, record.id, record.title, version)


def _write_lines(session: Session, kind: RecordKind, key: int, values: Values, *, replace: bool = False) -> None:
    for field in kind.fields:
        if field.type is not FieldType.LINES or field.name not in values:
            continue
        model: Any = LINES[field.lines]
        owner = f"{kind.name}_id"
        if replace:
            session.execute(delete(model).where(getattr(model, owner) == key))
        lines: Any = values[field.name] or ()
        rows = [{owner: key, "position": at, "kind": line.kind, "text": line.text} for at, line in enumerate(lines, 1)]
        if rows:
            session.execute(insert(model), rows)


def remove(session: Session, kind: RecordKind, ids: Sequence[int]) -> int:
    """Delete these records; how many. Raises UserError naming what still refers to one of them."""
    table: Any = MODELS[kind.name].__table__
    for key in ids:
        used_by = referring(session, kind, key)
        if used_by:
            name = titles_of(session, kind, [key]).get(key, str(key))
            raise UserError(f"“{name}”不能删除：还有{'、'.join(used_by)}引用它。请先处理这些记录。")
    gone: Any = session.execute(table.delete().where(table.c.id.in_(ids)))
    return int(gone.rowcount)


def referring(session: Session, kind: RecordKind, record_id: int) -> list[str]:
    """What keeps the record from going: `3 条商会会籍`, one entry per kind and field."""
    found = []
    for other in BY_NAME.values():
        for field in other.fields:
            column = _column_to(field, kind.name)
            if column is None or _is_owned(other.name, column):
                continue
            table = MODELS[other.name].__table__
            rows = session.scalars(select(table.c.id).where(table.c[column] == record_id).limit(1000)).all()
            if rows:
                found.append(f"{len(rows)} {other.counter}{other.label}")
    return found


def _column_to(field: Field, target: str) -> str | None:
    if target not in field.refers_to:
        return None
    return f"{field.name}_id" if field.type is FieldType.REFERENCE else f"{field.name}_{target}_id"


def _is_owned(table: str, column: str) -> bool:
    keys = MODELS[table].__table__.c[column].foreign_keys
    return any(key.ondelete == "CASCADE" for key in keys)


def check(session: Session, kind: RecordKind, values: Values, own_id: int | None) -> None:
    """Raises RecordRefused unless complete `values` may be stored as record `own_id` (None: a new one)."""
    errors = faults(kind, values) + _taken(session, kind, values, own_id)
    ledger = LEDGER_RULES.get(kind.name)
    if ledger and not errors:  # it may rely on the values being right by themselves
        errors = ledger(StorePeers(session), values, own_id)
    errors += taken_together(session, kind, values, own_id)
    if errors:
        raise RecordRefused(errors, kind.labels)


def faults(kind: RecordKind, values: Values) -> list[FieldError]:
    """What is wrong with complete `values` by themselves: nothing is asked of the store."""
    required, references = _asked_of(kind.name)
    errors = [FieldError(name, "必填，请补上") for name in required if not _filled(values[name])]
    for field in references:
        value = values[field.name]
        if isinstance(value, Link) and value.id is None:
            errors.append(FieldError(field.name, not_registered(field, value.text)))
    errors += length_errors(kind, values)
    rule = RULES.get(kind.name)
    return errors + rule(values) if rule else errors


def not_registered(field: Field, text: str) -> str:
    """What to say, and to do, of a name that leads to no record where it must."""
    return f"{BY_NAME[field.refers_to[0]].label}中没有“{text}”；请从列表中选，或先新增"


@cache
def _asked_of(kind_name: str) -> tuple[tuple[str, ...], tuple[Field, ...]]:
    """The fields that must be filled, and those that must name a record; kept, as every row of an import asks."""
    fields = BY_NAME[kind_name].fields
    references = tuple(field for field in fields if field.type is FieldType.REFERENCE)
    return tuple(field.name for field in fields if field.required), references


def _taken(session: Session, kind: RecordKind, values: Values, own_id: int | None) -> list[FieldError]:
    """Another record has what only one may have."""
    table = MODELS[kind.name].__table__
    errors = []
    for field in kind.fields:
        value = values[field.name]
        if value is None or field.name not in table.c or not table.c[field.name].unique:
            continue
        other = session.scalar(select(table.c.id).where(table.c[field.name] == value))
        if other is not None and other != own_id:
            name = titles_of(session, kind, [other])[other]
            errors.append(FieldError(field.name, f"“{name}”已用这个{field.label}；请核对，或直接修改那条记录"))
    return errors


def _filled(value: object) -> bool:
    return value is not None and value != "" and value != ()


class _refusing:  # noqa: N801 - reads as a word in `with _refusing(kind):`
    """Turn a broken constraint of the store into a sentence of the kind."""

    def __init__(self, kind: RecordKind) -> None:
        self._kind = kind

    def __enter__(self) -> None:
        return None

    def __exit__(self, _type: object, problem: object, _trace: object) -> None:
        if isinstance(problem, IntegrityError):
            raise _explained(self._kind, str(problem.orig)) from problem


def _explained(kind: RecordKind, words: str) -> UserError:
    if "credit_code" in words and "unique" in words.lower():
        return RecordRefused([FieldError("credit_code", "另一条记录已用这个信用代码")], kind.labels)
    for field in kind.fields:
        if f"{field.name}_not_negative" in words:
            return RecordRefused([FieldError(field.name, "不能是负数")], kind.labels)
        if f"{field.name}_after_" in words:
            return RecordRefused([FieldError(field.name, "早于开始日期")], kind.labels)
    if "unique" in words.lower():
        return UserError(f"{kind.label}中已有同样的一条，没有重复保存。")
    if "foreign key" in words.lower():
        return UserError("引用的记录刚被删除，没有保存。请刷新后重选。")
    raise AssertionError(words)
