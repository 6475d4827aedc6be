"""Which record, stored or of an earlier row, may a new row be after all? By name, former name and telephone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.importing.likeness import BOTH, FORMER_NAME, SAME_NAME, SAME_PHONE, Near
from app.importing.rows.raw_row import RawRow
from app.kinds.base import FieldType, RecordKind
from app.values.names import listed_names, plain_name
from db.models import MODELS

_POINTS = 128
"""An entry is a number: who, times this, and the points; who is a record's key, or less than 0 an earlier row."""

_ROWS_PER_TICK = 2_000

_COMMON = 0
"""A telephone of several stored records: of one bookkeeper, or one building. It says nothing."""


class NearNames:
    """Knows the likenesses of a kind's records; asks the store once, with the first row that is new."""

    def __init__(self, session: Session, kind: RecordKind, tick: Callable[[], None]) -> None:
        """`tick` is called now and then while the store is asked; it may raise to cancel."""
        self._session = session
        self._tick = tick
        self._kind = kind
        self._known: dict[int, int] | None = None
        self._places: list[tuple[str, int]] = []
        title = kind.field(kind.title)
        self._asked = title.type is FieldType.TEXT and bool(kind.pinyin) and kind.apart in ("credit_code", "phone")

    def of(self, row: RawRow) -> Near | None:
        """The likeliest of those that a new row may be; from now on the row counts too."""
        if not self._asked:
            return None
        if self._known is None:
            self._known = self._load()
        found: dict[int, set[int]] = {}
        keys = list(self._keys(row.values.get))
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
        table: Any = MODELS[self._kind.name].__table__
        query = select(table.c.id, table.c[self._kind.title]).where(table.c.id.in_(ids))
        titles = {row[0]: row[1] for row in self._session.execute(query)}
        return [replace(near, title=titles.get(near.record_id) or "") if near else None for near in found]

    def _load(self) -> dict[int, int]:
        table: Any = MODELS[self._kind.name].__table__
        names = [name for name in (self._kind.title, "former_names", "phone") if name in table.c]
        known: dict[int, int] = {}
        rows = self._session.execute(select(table.c.id, *(table.c[name] for name in names)))
        for at, (record_id, *values) in enumerate(rows):
            if at % _ROWS_PER_TICK == 0:
                self._tick()
            for key, score in self._keys(dict(zip(names, values, strict=True)).get):
                entry = record_id * _POINTS + score
                if known.setdefault(key, entry) != entry and score == SAME_PHONE:
                    known[key] = _COMMON
        return known

    def _keys(self, get: Any) -> Iterator[tuple[int, int]]:
        """What the record may be known by, as numbers, with its points; numbers keep 100,000 names small."""
        name = get(self._kind.title)
        if name and not self._kind.personal:
            yield hash(("name", plain_name(name))), SAME_NAME
        former = get("former_names")
        for one in listed_names(former) if former else ():
            yield hash(("name", plain_name(one))), FORMER_NAME
        for phone in (get("phone") or "").split("、"):
            if phone:
                yield hash(("phone", phone)), SAME_PHONE


def _score(scores: set[int]) -> int:
    return BOTH if len(scores) > 1 and SAME_PHONE in scores else max(scores)
