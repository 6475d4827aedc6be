"""How does an empty store become a big one to measure with? Many records, quickly, logged and indexed as all others.

Every block of rows is an operation of its own, so that the log looks like that of an office in use and no
transaction grows without bound. Sorting keys, search index and history are those that the program itself writes.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from random import Random
from typing import Any

from sqlalchemy import select

from app.kinds import BY_NAME
from app.sample import crowd, crowd_links
from app.sample.crowd import Named
from app.sample.office import Progress, refuse_filled, rng_of
from app.store import Store
from db.models import MODELS
from db.vocabulary import OperationSource

BLOCK = 100_000
"""Rows of one operation."""

CHUNK = 10_000
"""Rows of one statement."""

Row = dict[str, Any]


def fill_large(
    store: Store,
    enterprises: int = 100_000,
    meetings: int = 20_000,
    attendances: int = 300_000,
    donations: int = 1_000_000,
    people: int = 50_000,
    chambers: int = 200,
    memberships: int = 120_000,
    *,
    scale: float = 1.0,
    progress: Progress | None = None,
) -> dict[str, int]:
    """Fill an empty store with that many records, times `scale`; how many of each kind.

    Always the same values, the uids too. `progress` hears rows done and rows in all; what it raises stops the work and
    leaves the blocks before it. Raises UserError when the store has records.
    """
    refuse_filled(store)
    wanted = {
        "enterprise": enterprises,
        "chamber": chambers,
        "person": people,
        "cause": crowd.CAUSES,
        "membership": memberships,
        "meeting": meetings,
        "attendance": attendances,
        "donation": donations,
    }
    counts = {name: count if name == "cause" else max(1, round(count * scale)) for name, count in wanted.items()}
    _Filling(store, counts, progress).fill()
    return counts


class _Filling:
    """The named records stored so far, which the later ones refer to."""

    def __init__(self, store: Store, counts: dict[str, int], progress: Progress | None) -> None:
        self._store = store
        self._counts = counts
        self._progress = progress
        self._done = 0
        self._uids = rng_of("uids")

    def fill(self) -> None:
        firms = self._named("enterprise", crowd.enterprises)
        bodies = self._named("chamber", crowd.chambers)
        persons = self._named("person", lambda rng: crowd.people(rng, firms))
        causes = self._named("cause", lambda _rng: crowd.causes())
        self._rows("membership", lambda rng: crowd_links.memberships(rng, firms, bodies))
        meetings = self._named("meeting", crowd.meetings)
        self._rows("attendance", lambda rng: crowd_links.attendances(rng, meetings, persons, firms, bodies))
        self._rows("donation", lambda rng: crowd_links.donations(rng, (firms, bodies, persons), causes))

    def _named(self, name: str, rows: Callable[[Random], Iterator[Row]]) -> list[Named]:
        """Store the rows of a kind; their ids and titles in order."""
        self._rows(name, rows)
        table: Any = MODELS[name].__table__
        title = table.c[BY_NAME[name].title]
        with self._store.reading() as session:
            return [Named(*row) for row in session.execute(select(table.c.id, title).order_by(table.c.id))]

    def _rows(self, name: str, rows: Callable[[Random], Iterator[Row]]) -> None:
        endless, left = rows(rng_of(name)), self._counts[name]
        while left:
            size = min(left, BLOCK)
            self._block(name, islice(endless, size))
            left -= size

    def _block(self, name: str, rows: Iterator[Row]) -> None:
        table: Any = MODELS[name].__table__
        title = f"生成测试数据：{BY_NAME[name].label}"
        with self._store.operation(title, OperationSource.SAMPLE) as session:
            connection = session.connection()
            while chunk := list(islice(rows, CHUNK)):
                for row in chunk:
                    row["uid"] = f"{self._uids.getrandbits(128):032x}"
                    row["version"] = 1
                connection.execute(table.insert(), chunk)
                self._done += len(chunk)
                if self._progress:
                    self._progress(self._done, sum(self._counts.values()))
