"""Is a row new, changed, the same, doubtful or refused? Compares understood rows with the store."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import records
from app.columns import name_text
from app.importing.plan import CHANGED, DOUBTFUL, NEW, REFUSED, SAME, RowPlan
from app.importing.rows import RawRow, problem_at
from app.kinds.base import FieldType, Link, RecordKind, Value, Values
from app.links import Resolver, Unclear, is_link
from app.records import Record
from app.values.convert import show
from db.models import MODELS


class Comparer:
    """Judges the rows of one file batch by batch; remembers what it has seen, to find repeated rows."""

    def __init__(self, session: Session, kind: RecordKind, fields: Sequence[str]) -> None:
        self._session = session
        self._kind = kind
        self._fields = tuple(fields)
        self._resolver = Resolver(session)
        self._seen: dict[tuple[Any, ...], int] = {}
        self._claimed: dict[int, int] = {}

    def compare(self, batch: list[RawRow]) -> list[RowPlan]:
        """One verdict per row."""
        self._learn_names(batch)
        unclear = [self._resolve(row) for row in batch]
        known = self._known_records(batch)
        return [self._judge(row, known, names) for row, names in zip(batch, unclear, strict=True)]

    def _learn_names(self, batch: list[RawRow]) -> None:
        for field in self._kind.fields:
            if is_link(field) and field.name in self._fields:
                names = [name_text(row.values[field.name]) for row in batch if row.values.get(field.name)]
                for kind_name in field.refers_to:
                    self._resolver.learn(kind_name, names)

    def _resolve(self, row: RawRow) -> dict[str, str]:
        """Look up the row's names; the names that mean several records, with the sentence."""
        unclear = {}
        for name, value in row.values.items():
            field = self._kind.field(name)
            if isinstance(value, Link) and value.id is None:
                try:
                    row.values[name] = self._resolver.resolve(field, value.text)
                except Unclear as problem:
                    unclear[name] = str(problem)
        return unclear

    def _known_records(self, batch: list[RawRow]) -> "_Known":
        known = _Known(self._session, self._kind)
        known.load(batch)
        return known

    def _judge(self, row: RawRow, known: "_Known", unclear: dict[str, str]) -> RowPlan:
        record, doubt = known.match(row)
        self._settle_unclear(row, record, unclear)
        title = name_text(row.values.get(self._kind.title))
        twin = self._twin(row, record)
        if twin:
            field = self._kind.identity[0][0] if self._kind.identity else self._kind.title
            row.problems.append(
                problem_at(row, self._kind, field, f"与第 {twin} 行是同一条记录，请合并后再导入", REFUSED)
            )
        given = self._given(row, record)
        full = records.with_defaults(self._kind, {**(record.values if record else {}), **given})
        row.problems += [
            problem_at(row, self._kind, error.field, error.message, REFUSED)
            for error in records.faults(self._kind, full)
            if not self._told(row, error.field)
        ]
        values = tuple(given.get(name) for name in self._fields)
        if any(problem.severity == REFUSED for problem in row.problems):
            return RowPlan(row.sheet, row.row, REFUSED, title, problems=tuple(row.problems))
        if doubt:
            row.problems.append(problem_at(row, self._kind, doubt[0], doubt[1], DOUBTFUL))
        return self._verdict(row, record, values, title)

    def _told(self, row: RawRow, field: str) -> bool:
        return any(problem.field == self._kind.labels[field] for problem in row.problems)

    def _settle_unclear(self, row: RawRow, record: Record | None, unclear: dict[str, str]) -> None:
        """A name of several records means the one it already meant; else the clerk is asked."""
        for name, sentence in unclear.items():
            before = record.values[name] if record else None
            given = row.values[name]
            if isinstance(before, Link) and isinstance(given, Link) and before.text == given.text:
                row.values[name] = before
            else:
                row.problems.append(problem_at(row, self._kind, name, sentence, REFUSED))

    def _twin(self, row: RawRow, record: Record | None) -> int | None:
        """The earlier row of the file that is the same record."""
        if record is not None:
            return self._first(self._claimed, record.id, row.row)
        for names in self._kind.identity:
            key = _identity(self._kind, names, row.values)
            if key is not None:
                return self._first(self._seen, (names, *key), row.row)
        return None

    @staticmethod
    def _first(seen: dict[Any, int], key: Any, number: int) -> int | None:
        earlier = seen.setdefault(key, number)
        return earlier if earlier != number else None

    def _given(self, row: RawRow, record: Record | None) -> Values:
        """What the row says: an empty cell leaves what is stored; a name as before keeps its record."""
        given: Values = {}
        for name in self._fields:
            value = row.values.get(name)
            if value in (None, ()):
                continue
            before = record.values[name] if record else None
            if isinstance(value, Link) and isinstance(before, Link) and value.text == before.text and before.id:
                value = before
            given[name] = value
        return given

    def _verdict(self, row: RawRow, record: Record | None, values: tuple[Value, ...], title: str) -> RowPlan:
        told = tuple(row.problems)
        if record is None:
            verdict = DOUBTFUL if any(problem.severity == DOUBTFUL for problem in told) else NEW
            return RowPlan(row.sheet, row.row, verdict, title, values, uid=row.uid, problems=told)
        changes = tuple(
            (self._kind.labels[name], self._shown(name, record.values[name]), self._shown(name, value))
            for name, value in zip(self._fields, values, strict=True)
            if value is not None and value != record.values[name]
        )
        verdict = CHANGED if changes else SAME
        return RowPlan(row.sheet, row.row, verdict, title, values, record.id, changes=changes, problems=told)

    def _shown(self, name: str, value: Value) -> str:
        return show(self._kind.field(name), value) if value not in (None, ()) else ""


class _Known:
    """The stored records that the rows of one batch may mean."""

    def __init__(self, session: Session, kind: RecordKind) -> None:
        self._session = session
        self._kind = kind
        self._table: Any = MODELS[kind.name].__table__
        self._by_uid: dict[str, int] = {}
        self._by_key: dict[tuple[Any, ...], list[int]] = {}
        self._records: dict[int, Record] = {}

    def load(self, batch: list[RawRow]) -> None:
        uids = [row.uid for row in batch if row.uid]
        query = select(self._table.c.uid, self._table.c.id).where(self._table.c.uid.in_(uids))
        self._by_uid = {row[0]: row[1] for row in self._session.execute(query)} if uids else {}
        for names in self._kind.identity:
            self._load_keys(names, batch)
        ids = {*self._by_uid.values(), *(key for keys in self._by_key.values() for key in keys)}
        self._records = {record.id: record for record in records.read_many(self._session, self._kind, list(ids))}

    def _load_keys(self, names: tuple[str, ...], batch: list[RawRow]) -> None:
        """The first field of an identity narrows the rows, the others are compared here."""
        wanted = {key[0] for row in batch if (key := _identity(self._kind, names, row.values)) is not None}
        if not wanted:
            return
        columns = [self._table.c[_identity_column(self._kind, name)] for name in names]
        query = select(self._table.c.id, *columns).where(columns[0].in_(wanted))
        for key, *values in self._session.execute(query):
            self._by_key.setdefault((names, *values), []).append(key)

    def match(self, row: RawRow) -> tuple[Record | None, tuple[str, str] | None]:
        """The record that the row means, or a doubt: (field, sentence)."""
        if row.uid in self._by_uid:
            return self._records[self._by_uid[row.uid]], None
        for names in self._kind.identity:
            key = _identity(self._kind, names, row.values)
            found = [self._records[one] for one in self._by_key.get((names, *key), [])] if key is not None else []
            fitting = [record for record in found if not self._contradicts(record, row)]
            if len(fitting) == 1:
                return fitting[0], None
            if found:
                return None, (
                    names[0],
                    f"已有 {len(found)} 条同名记录“{found[0].title}”，但不能确定是不是同一条；请核对",
                )
        return None, None

    def _contradicts(self, record: Record, row: RawRow) -> bool:
        """What tells records of one name apart is filled on both sides and differs."""
        apart = self._kind.apart
        theirs, ours = record.values.get(apart), row.values.get(apart)
        return bool(apart and theirs and ours and theirs != ours)


def _identity(kind: RecordKind, names: tuple[str, ...], values: Values) -> tuple[Any, ...] | None:
    """The key of the row in an identity; None when its first field is empty or not in the registers."""
    columns = _columns_of(kind, names, values)
    key = tuple(columns[_identity_column(kind, name)] for name in names)
    return key if key[0] is not None else None


def _identity_column(kind: RecordKind, name: str) -> str:
    field = kind.field(name)
    if field.type is FieldType.REFERENCE:
        return f"{name}_id"
    return f"{name}_name" if field.type is FieldType.PARTY else name


def _columns_of(kind: RecordKind, names: Sequence[str], values: Values) -> dict[str, Any]:
    """The columns of a few fields, without the keys made from them."""
    columns: dict[str, Any] = {}
    for name in names:
        value = values.get(name)
        column = _identity_column(kind, name)
        if isinstance(value, Link):
            columns[column] = value.id if column.endswith("_id") else value.text
        else:
            columns[column] = value if value is not None else _default_of(kind, name)
    return columns


def _default_of(kind: RecordKind, name: str) -> Any:
    field = kind.field(name)
    return field.default if field.type is FieldType.CHOICE else None
