"""Which stored records may the rows of a sheet mean?"""

from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from app import records
from app.importing.comparing.twins import Key, identity_column, identity_key, unique_sets
from app.importing.rows.raw_row import RawRow
from app.kinds import BY_NAME
from app.kinds.base import RecordKind, Values
from app.records import Record
from app.values.names import listed_names, plain_name
from db.models import MODELS

Doubt = tuple[str, str]
"""Field and sentence."""


class Known:
    """The stored records that the rows of one batch may mean."""

    def __init__(self, session: Session, kind: RecordKind, batch: list[RawRow]) -> None:
        self._session = session
        self._kind = kind
        self._table: Any = MODELS[kind.name].__table__
        self._by_uid = self._of_uids([row.uid for row in batch if row.uid])
        self._by_key: dict[tuple[tuple[str, ...], Key], list[int]] = {}
        for names in kind.identity:
            self._load_keys(names, batch)
        ids = {*self._by_uid.values(), *(key for keys in self._by_key.values() for key in keys)}
        self._records = {record.id: record for record in records.read_many(session, kind, list(ids))}

    def _of_uids(self, uids: list[str]) -> dict[str, int]:
        if not uids:
            return {}
        query = select(self._table.c.uid, self._table.c.id).where(self._table.c.uid.in_(uids))
        return {row[0]: row[1] for row in self._session.execute(query)}

    def _load_keys(self, names: tuple[str, ...], batch: list[RawRow]) -> None:
        """Rows whose record is known need no name; only what is unique must be looked up for them too."""
        unique = names in unique_sets(self._kind)
        asking = [row for row in batch if unique or row.uid not in self._by_uid]
        keys = {key for row in asking if (key := identity_key(self._kind, names, row.values)) is not None}
        if not keys:
            return
        # The first field narrows the rows, the others are compared here.
        first = {"first": list({key[0] for key in keys})}
        for record_id, *values in self._session.execute(_query(self._kind.name, names), first).all():
            key = tuple(values)
            if key in keys:
                self._by_key.setdefault((names, key), []).append(record_id)

    def match(self, row: RawRow) -> tuple[Record | None, Doubt | None]:
        """The record that the row means, or a doubt."""
        if row.uid in self._by_uid:
            return self._records[self._by_uid[row.uid]], None
        for names in self._kind.identity:
            key = identity_key(self._kind, names, row.values)
            found = [self._records[one] for one in self._by_key.get((names, key), ())] if key is not None else []
            fitting = [record for record in found if not self._contradicts(record, row)]
            if len(fitting) == 1:
                return fitting[0], self._renamed(fitting[0], row, names)
            if found:
                words = f"已有 {len(found)} 条同名记录“{found[0].title}”，不能确定是不是同一条"
                return None, (names[0], f"{words}；本行按新记录处理，请核对")
        return None, None

    def clash(self, record: Record, given: Values) -> Doubt | None:
        """Another record already has what only one may have."""
        after = {**record.values, **given}
        for names in unique_sets(self._kind):
            key = identity_key(self._kind, names, after)
            others = [one for one in self._by_key.get((names, key), ()) if one != record.id] if key else []
            if others and key and None not in key:
                words = "、".join(self._kind.labels[name] for name in names)
                return names[0], f"“{self._records[others[0]].title}”已用这个{words}；请核对"
        return None

    def _renamed(self, record: Record, row: RawRow, names: tuple[str, ...]) -> Doubt | None:
        """A code that leads to a record of quite another name: the body has a new name, or the code is wrong."""
        title = self._kind.title
        ours = row.values.get(title)
        if title in names or names not in unique_sets(self._kind) or not isinstance(ours, str):
            return None
        if ours == record.title:
            return None
        if _all_names(ours, row.values) & _all_names(record.title, record.values):
            return None
        words = "、".join(self._kind.labels[name] for name in names)
        return title, f"{words}是已有的“{record.title}”的，名称不同：改了名的收下，代码写错的请改正，请核对"

    def _contradicts(self, record: Record, row: RawRow) -> bool:
        """What tells records of one name apart is filled on both sides and differs."""
        apart = self._kind.apart
        theirs, ours = record.values.get(apart), row.values.get(apart)
        return bool(apart and theirs and ours and theirs != ours)


@cache
def _query(kind_name: str, names: tuple[str, ...]) -> "Select[Any]":
    """For the records that have one of the values `first` in the first field; kept, as each batch of rows asks."""
    table: Any = MODELS[kind_name].__table__
    columns = [table.c[identity_column(BY_NAME[kind_name], name)] for name in names]
    return select(table.c.id, *columns).where(columns[0].in_(bindparam("first", expanding=True)))


def _all_names(name: str, values: Values) -> set[str]:
    """What the body is or was called, without brackets and suffixes."""
    former = values.get("former_names")
    return {plain_name(one) for one in (name, *(listed_names(former) if isinstance(former, str) else ()))}
