"""Which record, stored or of an earlier row, may a new row be after all? By name, former name and telephone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, null, select
from sqlalchemy.orm import Session

from app.importing.likeness import BOTH, FORMER_NAME, SAME_NAME, SAME_PHONE, Near
from app.importing.rows.raw_row import RawRow
from app.kinds.base import FieldType, RecordKind
from app.values.names import listed_names, plain_name
from db.models import MODELS

_POINTS = 128
"""An entry is a number: who, times this, and the points; who is a record's key, or less than 0 an earlier row."""

_ROWS_PER_PART = 2_000

_COMMON = 0
"""A telephone of several stored records: of one bookkeeper, or one building. It says nothing."""


class NearNames:
    """Knows the likenesses of a kind's records; asks the store once: all is learnt with the first row that is new."""

    def __init__(self, session: Session, kind: RecordKind) -> None:
        self._session = session
        self.kind = kind
        self._known: dict[int, int] = {}
        self._unlearnt = self._parts()
        self._places: list[tuple[str, int]] = []
        self._names = (kind.title, "former_names", "phone")
        title = kind.field(kind.title)
        self._asked = title.type is FieldType.TEXT and bool(kind.pinyin) and kind.apart in ("credit_code", "phone")

    def learn_more(self) -> None:
        """Learn a part of what is stored, where there is time to spare: some hundredths of a second."""
        if self._asked:
            next(self._unlearnt, None)

    def of(self, row: RawRow, tick: Callable[[], None]) -> Near | None:
        """The likeliest of those that a new row may be; from now on the row counts too.

        `tick` is called now and then while the store is asked; it may raise to cancel.
        """
        if not self._asked:
            return None
        for _ in self._unlearnt:
            tick()
        found: dict[int, set[int]] = {}
        keys = list(self._keys(*map(row.values.get, self._names)))
        self._places.append((row.sheet, row.row))
        for key, score in keys:
            entry = self._known.setdefault(key, -len(self._places) * _POINTS + score)
            who, points = divmod(entry, _POINTS)
            if entry != _COMMON and who != -len(self._places):
                found.setdefault(who, set()).add(min(score, points))
        best = max(found.items(), key=lambda item: _score(item[1]), default=None)
        return self._told(*best) if best else None

    def _told(self, who: int, scores: set[int]) -> Near | None:
        score = _score(scores)
        if who < 0:
            # One telephone for several members of a family or a group is common within one list.
            return Near(None, self._places[-who - 1], "", score) if score > SAME_PHONE else None
        return Near(who, None, "", score)

    def named(self, found: Sequence[Near | None]) -> list[Near | None]:
        """The same with the titles of the records, asked for together."""
        ids = {near.record_id for near in found if near and near.record_id is not None}
        if not ids:
            return list(found)
        table: Any = MODELS[self.kind.name].__table__
        query = select(table.c.id, table.c[self.kind.title]).where(table.c.id.in_(ids))
        titles = {row[0]: row[1] for row in self._session.execute(query)}
        return [replace(near, title=titles.get(near.record_id) or "") if near else None for near in found]

    def _parts(self) -> Iterator[None]:
        """Learns what is stored, part by part; no question to the store is left half answered in between."""
        known, table = self._known, MODELS[self.kind.name].__table__
        columns: list[Any] = [table.c[name] if name in table.c else null() for name in self._names]
        after = select(table.c.id, *columns).where(table.c.id > bindparam("last"))
        query = after.order_by(table.c.id).limit(_ROWS_PER_PART)
        record_id = 0
        while rows := self._session.execute(query, {"last": record_id}).all():
            for record_id, *given in rows:
                for key, score in self._keys(*given):
                    entry = record_id * _POINTS + score
                    if known.setdefault(key, entry) != entry and score == SAME_PHONE:
                        known[key] = _COMMON
            yield

    def _keys(self, name: Any, former: Any, phones: Any) -> Iterator[tuple[int, int]]:
        """What the record may be known by, as numbers, with its points; numbers keep 100,000 names small."""
        if name and not self.kind.personal:
            yield hash(("name", plain_name(name))), SAME_NAME
        for one in listed_names(former) if former else ():
            yield hash(("name", plain_name(one))), FORMER_NAME
        for phone in phones.split("、") if phones else ():
            if phone:
                yield hash(("phone", phone)), SAME_PHONE


def _score(scores: set[int]) -> int:
    return BOTH if len(scores) > 1 and SAME_PHONE in scores else max(scores)
