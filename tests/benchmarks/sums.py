"""How quickly are a million gifts added up by year, cause and chamber, and one year of them?"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from statistics import median

from sqlalchemy.orm import Session

from app.desk import Desk
from app.figures import Scope, compute, figure
from app.figures.gift_sums import by_year_cause_chamber
from app.store import STORE_FILE
from tests.benchmarks.measuring import Figure, Setting, against, interleaved, milliseconds, number

LAST_DAY = date(2026, 12, 31)
ALL, ONE_YEAR = Scope(LAST_DAY), Scope(LAST_DAY, 2020)
SCAN = (
    "SELECT substr(given_on, 1, 4), cause_id, mobilised_by_id, sum(amount), count(*) "
    "FROM donation NOT INDEXED GROUP BY 1, 2, 3"
)
"""One plain sum per cell, without intervals, as one would write it by hand."""


def measure(setting: Setting) -> Iterator[Figure]:
    """Whole calls: the query, and the totals ready to be looked at cell by cell."""
    desk = Desk.open(setting.large, read_only=True)
    with desk.store, closing(_connect(setting)) as raw, desk.store.reading() as session:
        yield from _of_cells(session, raw, setting)
        page = _median(lambda: compute(session, figure("donations_by_year"), ALL), setting)
        yield Figure("figure of gifts by year", page, "ms")
        by_kind = _median(lambda: compute(session, figure("donations_by_kind"), ALL), setting)
        yield Figure("figure of gifts by kind, which the key does not hold", by_kind, "ms")


def _of_cells(session: Session, raw: sqlite3.Connection, setting: Setting) -> Iterator[Figure]:
    def run(scope: Scope) -> float:
        return milliseconds(lambda: by_year_cause_chamber(session, scope))

    cells = len(by_year_cause_chamber(session, ALL))  # brings the index from the disk
    times = interleaved({"all": lambda: run(ALL), "year": lambda: run(ONE_YEAR)}, 3 * setting.rounds)
    scans = [milliseconds(lambda: raw.execute(SCAN).fetchall()) for _ in range(max(1, setting.rounds // 2))]
    whole = _median(lambda: list(by_year_cause_chamber(session, ALL).values()), setting)
    what = "interval total by year × cause × chamber"
    note = (
        f"{cells:,} cells; a scan for plain sums {number(median(scans))} ms: {number(against(times['all'], scans))} ×"
    )
    yield Figure(what, median(times["all"]), "ms", 150, note)
    yield Figure(f"{what}, one year", median(times["year"]), "ms", 20)
    yield Figure(f"{what}, every cell worked out", whole, "ms", note="as for a report of all cells; a page shows 200")


def _median(work: Callable[[], object], setting: Setting) -> float:
    return median(milliseconds(work) for _ in range(max(1, setting.rounds // 2)))


def _connect(setting: Setting) -> sqlite3.Connection:
    raw = sqlite3.connect(setting.large / STORE_FILE)
    for pragma in ("cache_size=-65536", "temp_store=MEMORY"):  # as the program's own connections
        raw.execute(f"PRAGMA {pragma}")
    return raw
