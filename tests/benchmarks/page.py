"""How long does a window of 200 table rows take, against bare sqlite3 for the same columns?"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from random import Random

from app.desk import Desk
from app.kinds import BY_NAME
from app.kinds.base import FieldType, RecordKind
from app.lists import Listing
from app.store import STORE_FILE
from tests.benchmarks.measuring import Figure, Setting, against, interleaved, milliseconds, number, quantile
from ui.table.rows import PAGE, RowReader

_PAGES = 40
"""Pages of one round, from all over the table."""


def measure(setting: Setting) -> Iterator[Figure]:
    """`Desk.rows` of the listed columns by id, session and all; then as texts, as the table takes them."""
    with Desk.open(setting.large).store as store, closing(sqlite3.connect(setting.large / STORE_FILE)) as raw:
        raw.execute("PRAGMA cache_size=-65536")
        desk = Desk(store)
        for name, bar in (("enterprise", 2.0), ("donation", None)):
            yield from _of_kind(desk, raw, BY_NAME[name], bar, setting)


def _of_kind(
    desk: Desk, raw: sqlite3.Connection, kind: RecordKind, bar: float | None, setting: Setting
) -> Iterator[Figure]:
    rng = Random("pages")
    ids = desk.ids(Listing(kind))
    reader = RowReader(desk, kind)
    sql = _bare_sql(kind)
    own: list[float] = []
    bare: list[float] = []
    texts: list[float] = []
    for _ in range(_PAGES):
        start = rng.randrange(max(1, len(ids) - PAGE))
        wanted = list(ids[start : start + PAGE])
        marks = sql.format(", ".join("?" * len(wanted)))
        ways = {
            "own": partial(milliseconds, desk.rows, kind, wanted, kind.listed),
            "bare": partial(milliseconds, _fetch, raw, marks, wanted),
            "texts": partial(milliseconds, reader.read, wanted),
        }
        times = interleaved(ways, 1 + setting.rounds)  # the first round brings the pages from the disk
        own += times["own"][1:]
        bare += times["bare"][1:]
        texts += times["texts"][1:]
    spread = f"p99 {number(quantile(own, 0.99))} : {number(quantile(bare, 0.99))}"
    note = f"{number(quantile(own, 0.5))} ms : {number(quantile(bare, 0.5))} ms; {spread}"
    yield Figure(f"page of {PAGE} rows ({kind.name}) : bare sqlite3", against(own, bare), "×", bar, note)
    note = f"{number(quantile(texts, 0.5))} ms, with dates, amounts and choices as people read them"
    yield Figure(f"page of {PAGE} rows ({kind.name}) as texts : bare sqlite3", against(texts, bare), "×", note=note)


def _fetch(raw: sqlite3.Connection, sql: str, wanted: list[int]) -> list[tuple[object, ...]]:
    return raw.execute(sql, wanted).fetchall()


def _bare_sql(kind: RecordKind) -> str:
    """The same columns by the shortest statement that one would write by hand."""
    columns = [f"{kind.name}.id"]
    joins = []
    for name in kind.listed:
        field = kind.field(name)
        if field.type is FieldType.REFERENCE:
            target = BY_NAME[field.refers_to[0]]
            joins.append(f"LEFT JOIN {target.name} AS {name}_ ON {name}_.id = {kind.name}.{name}_id")
            columns.append(f"{name}_.{target.title}")
        else:
            columns.append(f"{kind.name}.{name}_name" if field.type is FieldType.PARTY else f"{kind.name}.{name}")
    return f"SELECT {', '.join(columns)} FROM {kind.name} {' '.join(joins)} WHERE {kind.name}.id IN ({{}})"
