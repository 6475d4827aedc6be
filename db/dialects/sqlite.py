"""How SQLite keeps the log and the search index: triggers, FTS5, and functions on each connection."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from operator import add, itemgetter
from typing import Any

from sqlalchemy import Connection, event, insert, inspect, text
from sqlalchemy.engine import Engine

from db.base import Record
from db.dialects.sqlite_derived import bulk_statements
from db.dialects.sqlite_derived import derived as derived
from db.dialects.sqlite_derived import guards as guards
from db.dialects.sqlite_sums import gift_sums as gift_sums
from db.errors import StoreProblem
from db.folding import folded

OPERATION = "desk_operation"
"""Key in the connection's `info` that holds the id of the running operation."""

BULK = "desk_bulk"
"""Key in the connection's `info`: true while `insert_rows` logs and indexes by itself."""

BULK_FROM = 100
"""So many rows are logged and indexed faster set by set than one by one."""

_CACHE = 65_536
_SMALL_CACHE = 4_096
"""Kilobytes of pages that a connection keeps; the small one while rows are read through once."""

INDEX_VERSION = 1
"""To be raised when `bigrams` gives other words than before: every store then lays its index anew."""


def attach(engine: Engine, *, read_only: bool) -> None:
    """Give every connection of this engine its pragmas, functions and explicit transactions."""

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, record: Any) -> None:
        # The driver must not begin by itself: schema changes have to be part of the transaction.
        connection.isolation_level = None
        connection.create_function("current_operation", 0, lambda: record.info.get(OPERATION))
        connection.create_function("row_by_row", 0, lambda: not record.info.get(BULK))
        connection.create_function("bigrams", 1, bigrams, deterministic=True)
        connection.create_function("folded", 1, folded, deterministic=True)
        for pragma in _pragmas(read_only):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("upgrading"):
            # A table that is made anew is dropped for a moment; no row may go with it. Checked by `upgrading`.
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")


def _pragmas(read_only: bool) -> list[str]:
    common = ["foreign_keys=ON", "busy_timeout=5000", f"cache_size=-{_CACHE}", "temp_store=MEMORY"]
    if read_only:
        return [*common, "query_only=ON"]
    # A large import leaves a large log: it shrinks again with the next round.
    return ["journal_mode=WAL", "synchronous=FULL", "journal_size_limit=16777216", *common]


@contextmanager
def little_memory(connection: Connection) -> Iterator[None]:
    """Around a long reading of rows that are looked at once: the pages they stand on are not kept."""
    connection.exec_driver_sql(f"PRAGMA cache_size=-{_SMALL_CACHE}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size=-{_CACHE}")


def bigrams(value: str | None) -> str:
    """Every pair of neighbours and every last character of each part, as words divided by spaces."""
    words: list[str] = []
    for part in (value or "").split():
        words += map(add, part, part[1:])
        words.append(part[-1])
    return " ".join(words)


def _says_little(wanted: str) -> bool:
    """One trigram over and over, 000000: its list is long, each entry would be looked at; a scan is quicker."""
    return len(wanted) > 3 and len(set(wanted)) == 1


def hold(connection: Connection) -> None:
    """Nothing to do: a writing transaction keeps all others out."""


def set_operation(connection: Connection, operation_id: int) -> None:
    """From now on the triggers of this connection write to this operation."""
    connection.info[OPERATION] = operation_id


def forget_operation(connection: Connection) -> None:
    """The connection goes back to the pool: what it writes next must not count as this operation."""
    connection.info.pop(OPERATION, None)


def defer_references(connection: Connection) -> None:
    """Until the commit a row may refer to one that comes later; what then refers to nothing refuses the commit."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")


def remove_derived(connection: Connection) -> None:
    """Take the triggers away, so that tables can be changed without being logged."""
    for name in connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


@contextmanager
def upgrading(connection: Connection) -> Iterator[None]:
    """Around the steps of a migration: nothing is logged, given keys stay given, references hold afterwards."""
    remove_derived(connection)
    given = _given_keys(connection)
    yield
    for name, latest in given.items():
        facts = {"name": name, "latest": max(latest, _given_keys(connection).get(name, 0))}
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), facts)
        if inspect(connection).has_table(name):
            connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :latest)"), facts)
    broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if broken:
        raise StoreProblem(f"升级后“{broken[0]}”有记录引用了不存在的记录。")


def _given_keys(connection: Connection) -> dict[str, int]:
    """The highest key that each table ever gave out."""
    if not inspect(connection).has_table("sqlite_sequence"):
        return {}
    return {row.name: row.seq for row in connection.execute(text("SELECT name, seq FROM sqlite_sequence"))}


def insert_rows(connection: Connection, model: type[Record], rows: list[dict[str, Any]]) -> list[int]:
    """Store complete rows, logged and indexed; their ids in order. Only inside a writing transaction."""
    table: Any = model.__table__
    if len(rows) < BULK_FROM:
        found = connection.execute(insert(table).returning(table.c.id, sort_by_parameter_order=True), rows)
        return list(found.scalars())
    # Nobody else writes now, so the next keys are known.
    latest = text("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = :name")
    first = connection.scalar(latest, {"name": table.name}) + 1
    last = first + len(rows) - 1
    connection.info[BULK] = True
    try:
        _execute_many(connection, table, [{"id": key, **row} for key, row in enumerate(rows, first)])
        for statement in bulk_statements(model):
            connection.exec_driver_sql(statement, (first, last))
    finally:
        connection.info[BULK] = False
    return list(range(first, last + 1))


def _execute_many(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    """Straight to the driver: no column type of ours changes a value here, and asking each one costs as much again."""
    names = [column.name for column in table.columns]
    if set(names) != set(rows[0]):
        raise ValueError(f"{table.name}: a row must have every column")
    sql = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    connection.exec_driver_sql(sql, list(map(itemgetter(*names), rows)))


def matches(wanted: str) -> tuple[str, dict[str, Any]]:
    """A SELECT of the `search_doc` ids whose text holds `wanted` (lower case, not empty), and its parameters."""
    indexable = not any(mark in wanted for mark in "'\" \t\n")
    if indexable and len(wanted) == 1:
        return "SELECT rowid AS id FROM search_bigram WHERE search_bigram MATCH :match", {"match": f'"{wanted}"*'}
    if indexable and len(wanted) == 2:
        return "SELECT rowid AS id FROM search_bigram WHERE search_bigram MATCH :match", {"match": f'"{wanted}"'}
    if len(wanted) >= 3 and '"' not in wanted and not _says_little(wanted):
        grams = dict.fromkeys(wanted[at : at + 3] for at in range(len(wanted) - 2))
        every = " AND ".join(f'"{gram}"' for gram in grams)
        if len(wanted) == 3:
            return "SELECT rowid AS id FROM search_trigram WHERE search_trigram MATCH :match", {"match": every}
        return (
            "SELECT d.id FROM search_trigram t JOIN search_doc d ON d.id = t.rowid "
            "WHERE search_trigram MATCH :match AND instr(d.text, :wanted) > 0",
            {"match": every, "wanted": wanted},
        )
    return "SELECT id FROM search_doc WHERE instr(text, :wanted) > 0", {"wanted": wanted}
