"""How long does storing many enterprises take, logged and indexed, against bare executemany of the same rows?"""

import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert

from app import records
from app.columns import to_columns
from app.kinds import BY_NAME
from app.kinds.base import Values
from app.sample.names import ROADS
from app.store import STORE_FILE, Store
from app.values.codes import make_credit_code
from db.base import new_uid
from db.dialects.sqlite import bigrams
from db.models import MODELS

ENTERPRISE = BY_NAME["enterprise"]
CHARACTERS = (
    "华盛达兴隆泰和安康瑞祥嘉恒信诚德润泽源鑫宏博远航天宇海江山川云林森木禾青春阳明光辉耀星辰月晨曦雅尚品佳美颐悦欣怡乐"
)
KEPT = ("operation", "enterprise", "change", "search_doc")
"""The plain tables that both ways fill; the two text indexes come on top."""


def measure(rows: int) -> dict[str, Any]:
    """Seconds for both ways and their ratio, each into a fresh store, index included, up to the end of the commit.

    The program starts from checked values by field; the bare way from finished tuples (pinyin, JSON and bigrams made
    beforehand) on a connection with the same pragmas and without triggers.
    """
    many = enterprises(rows)
    with TemporaryDirectory() as place:
        ours, theirs = Path(place) / "ours", Path(place) / "theirs"
        with Store.open(ours) as store:
            began = time.perf_counter()
            with store.operation("导入会员企业") as session:
                records.create_many(session, ENTERPRISE, many)
            seconds = time.perf_counter() - began
        Store.open(theirs).close()
        bare = _bare(theirs / STORE_FILE, _tuples(ours / STORE_FILE))
    return {"rows": rows, "store_seconds": seconds, "bare_seconds": bare, "ratio": seconds / bare}


def enterprises(count: int) -> list[Values]:
    """Complete values of invented enterprises, all different; the same ones on every call."""
    return [_enterprise(at) for at in range(count)]


def _enterprise(at: int) -> Values:
    word = "".join(CHARACTERS[at // len(CHARACTERS) ** place % len(CHARACTERS)] for place in (0, 1, 2))
    values: Values = {
        "name": f"示范市{word}{CHARACTERS[at * 7 % 48]}{CHARACTERS[at * 11 % 47]}科技有限公司",
        "short_name": f"{word}科技",
        "credit_code": make_credit_code(f"91320508{at:09d}"),
        "industry": f"C{13 + at % 30}",
        "legal_representative": f"王{CHARACTERS[at * 3 % 43]}",
        "contact_person": f"李{CHARACTERS[at * 5 % 41]}",
        "phone": f"0512-{60000000 + at}",
        "address": f"示范区{ROADS[at % len(ROADS)]}{at % 800 + 1}号",
        "established_on": f"{1990 + at % 30}-0{at % 9 + 1}-1{at % 10}",
        "joined_on": f"{2000 + at % 25}",
        "registered_capital": at * 100_000,
        "staff": at % 500,
        "revenue": at * 1_000_000,
        "assets": at * 900_000,
    }
    return records.with_defaults(ENTERPRISE, values)


def _tuples(store: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(store)) as connection:
        return {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in KEPT}


def _bare(store: Path, tuples: dict[str, list[tuple[Any, ...]]]) -> float:
    docs = tuples["search_doc"]
    pairs = [(key, bigrams(text)) for key, text in docs]
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "cache_size=-65536", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        began = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for name in KEPT:
            width = len(tuples[name][0])
            connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * width)})", tuples[name])
        connection.executemany("INSERT INTO search_trigram (rowid, text) VALUES (?, ?)", docs)
        connection.executemany("INSERT INTO search_bigram (rowid, text) VALUES (?, ?)", pairs)
        connection.execute("COMMIT")
        return time.perf_counter() - began


def measure_single_saves(rows: int) -> dict[str, Any]:
    """Milliseconds of one save as an operation of its own, against one bare INSERT and commit; medians."""
    many = enterprises(rows)
    with TemporaryDirectory() as place, Store.open(Path(place)) as store:
        saves = [_timed(lambda each=each: _save(store, each)) for each in many]
        with store.engine.connect() as connection:
            table: Any = MODELS["enterprise"].__table__
            statement = str(insert(table).values(**_columns(many[0])).compile(connection))
        with closing(sqlite3.connect(Path(place) / "bare.db", isolation_level=None)) as bare:
            bare.execute("PRAGMA journal_mode=WAL")
            bare.execute("PRAGMA synchronous=FULL")
            bare.execute(_ddl(Path(place) / STORE_FILE))
            tuples = [tuple(_columns(each).values()) for each in many]
            bares = [_timed(lambda each=each: bare.execute(statement, each)) for each in tuples]
    save, alone = _median(saves) * 1000, _median(bares) * 1000
    return {"rows": rows, "save_ms": save, "bare_ms": alone, "ratio": save / alone}


def _save(store: Store, values: Values) -> None:
    with store.operation("新增会员企业") as session:
        records.create(session, ENTERPRISE, values)


def _columns(values: Values) -> dict[str, Any]:
    return {"uid": new_uid(), "version": 1, **to_columns(ENTERPRISE, values)}


def _ddl(store: Path) -> str:
    with closing(sqlite3.connect(store)) as connection:
        found = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'enterprise'")
        return str(next(islice(found, 1))[0])


def _timed(work: Any) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]
