"""How SQLite keeps the log and the search index: triggers, FTS5, and functions on each connection."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from operator import add, itemgetter
from typing import Any

from sqlalchemy import Connection, event, insert, inspect, text
from sqlalchemy.engine import Engine

from db.base import Audited, Record
from db.errors import StoreProblem

OPERATION = "desk_operation"
"""Key in the connection's `info` that holds the id of the running operation."""

BULK = "desk_bulk"
"""Key in the connection's `info`: true while `insert_rows` logs and indexes by itself."""

BULK_FROM = 100
"""So many rows are logged and indexed faster set by set than one by one."""

INDEX_VERSION = 1
"""To be raised when `bigrams` gives other words than before: every store then lays its index anew."""

TOKEN_MARKS = "-_.()&/+#@:,*!?%=~|[]<>{};$^`\\"
"""ASCII marks that are letters for the index; other characters of ASCII punctuation need a scan."""


def attach(engine: Engine, *, read_only: bool) -> None:
    """Give every connection of this engine its pragmas, functions and explicit transactions."""

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, record: Any) -> None:
        # The driver must not begin by itself: schema changes have to be part of the transaction.
        connection.isolation_level = None
        connection.create_function("current_operation", 0, lambda: record.info.get(OPERATION))
        connection.create_function("row_by_row", 0, lambda: not record.info.get(BULK))
        connection.create_function("bigrams", 1, bigrams, deterministic=True)
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
    common = ["foreign_keys=ON", "busy_timeout=5000", "cache_size=-65536", "temp_store=MEMORY"]
    if read_only:
        return [*common, "query_only=ON"]
    # A large import leaves a large log: it shrinks again with the next round.
    return ["journal_mode=WAL", "synchronous=FULL", "journal_size_limit=16777216", *common]


def bigrams(value: str | None) -> str:
    """Every pair of neighbours and every last character of each part, as words divided by spaces."""
    words: list[str] = []
    for part in (value or "").split():
        words += map(add, part, part[1:])
        words.append(part[-1])
    return " ".join(words)


def hold(connection: Connection) -> None:
    """Nothing to do: a writing transaction keeps all others out."""


def set_operation(connection: Connection, operation_id: int) -> None:
    """From now on the triggers of this connection write to this operation."""
    connection.info[OPERATION] = operation_id


def forget_operation(connection: Connection) -> None:
    """The connection goes back to the pool: what it writes next must not count as this operation."""
    connection.info.pop(OPERATION, None)


def derived(audited: list[type[Audited]], searched: list[type[Record]]) -> list[str]:
    """The statements that make triggers and search index, the index filled from the tables as they are."""
    filling = [
        f"INSERT INTO search_doc (id, text) SELECT {_doc_id(model, model.__tablename__)}, "
        f"{_doc_text(model, model.__tablename__)} FROM {model.__tablename__}"
        for model in searched
    ]
    return [
        *_search_tables(),
        *filling,
        "INSERT INTO search_trigram (rowid, text) SELECT id, text FROM search_doc",
        "INSERT INTO search_bigram (rowid, text) SELECT id, bigrams(text) FROM search_doc",
        *_audit_triggers(audited),
        *_search_triggers(searched),
    ]


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
        connection.execute(
            text("UPDATE sqlite_sequence SET seq = max(seq, :latest) WHERE name = :name"),
            {"name": name, "latest": latest},
        )
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
        for statement in _bulk_statements(model):
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


def _bulk_statements(model: type[Record]) -> list[str]:
    """What the triggers do row by row, for all rows whose keys lie between two."""
    table = model.__tablename__
    fresh = f"FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id"
    names = [column.name for column in model.__table__.columns]
    statements = [
        "INSERT INTO change (operation_id, table_name, record_id, action, new) "
        f"SELECT current_operation(), '{table}', id, 'insert', {_row_json(table, names)} {fresh}"
    ]
    if model.search_no is not None:
        key, doc = _doc_id(model, table), _doc_text(model, table)
        docs = f"FROM search_doc WHERE id BETWEEN ? * 64 AND ? * 64 + 63 AND (id & 63) = {model.search_no}"
        statements += [
            f"INSERT INTO search_doc (id, text) SELECT {key}, {doc} {fresh}",
            f"INSERT INTO search_trigram (rowid, text) SELECT id, text {docs}",
            f"INSERT INTO search_bigram (rowid, text) SELECT id, bigrams(text) {docs}",
        ]
    return statements


def _audit_triggers(audited: list[type[Audited]]) -> list[str]:
    statements = []
    for model in audited:
        table = model.__table__.name  # type: ignore[attr-defined]
        names = [column.name for column in model.__table__.columns]
        for action, old, new in (("insert", False, True), ("update", True, True), ("delete", True, False)):
            # An update that changes nothing is no change: it must not become an undo step.
            when = {
                "insert": "WHEN row_by_row() ",
                "update": f"WHEN ({_row('old', names)}) IS NOT ({_row('new', names)}) ",
                "delete": "",
            }[action]
            statements.append(
                f"CREATE TRIGGER audit_{table}_{action} AFTER {action.upper()} ON {table} {when}BEGIN "
                "INSERT INTO change (operation_id, table_name, record_id, action, old, new) VALUES "
                f"(current_operation(), '{table}', {'new' if new else 'old'}.id, '{action}', "
                f"{_row_json('old', names) if old else 'NULL'}, {_row_json('new', names) if new else 'NULL'}); END"
            )
    return statements


def _row(row: str, names: list[str]) -> str:
    return ", ".join(f"{row}.{name}" for name in names)


def _row_json(row: str, names: list[str]) -> str:
    pairs = ", ".join(f"'{name}', {row}.{name}" for name in names)
    # A merge patch onto the empty object leaves out what is NULL: a third of the log's size.
    return f"json_patch('{{}}', json_object({pairs}))"


def _search_tables() -> list[str]:
    marks = TOKEN_MARKS
    return [
        "DROP TABLE IF EXISTS search_trigram",
        "DROP TABLE IF EXISTS search_bigram",
        "DROP TABLE IF EXISTS search_doc",
        "CREATE TABLE search_doc (id INTEGER PRIMARY KEY, text TEXT NOT NULL)",
        "CREATE VIRTUAL TABLE search_trigram USING fts5(text, content='', detail=none, "
        "columnsize=0, tokenize='trigram case_sensitive 1')",
        "CREATE VIRTUAL TABLE search_bigram USING fts5(text, content='', detail=none, "
        f"columnsize=0, prefix='1', tokenize=\"ascii tokenchars '{marks}'\")",
    ]


def _doc_id(model: type[Record], row: str) -> str:
    return f"({row}.id * 64 + {model.search_no})"


def _doc_text(model: type[Record], row: str) -> str:
    return "lower(" + " || char(10) || ".join(f"ifnull({row}.{name}, '')" for name in model.searched) + ")"


def _search_triggers(searched: list[type[Record]]) -> list[str]:
    gone = (
        "INSERT INTO search_trigram (search_trigram, rowid, text) VALUES ('delete', old.id, old.text); "
        "INSERT INTO search_bigram (search_bigram, rowid, text) VALUES ('delete', old.id, bigrams(old.text));"
    )
    come = (
        "INSERT INTO search_trigram (rowid, text) VALUES (new.id, new.text); "
        "INSERT INTO search_bigram (rowid, text) VALUES (new.id, bigrams(new.text));"
    )
    statements = [
        f"CREATE TRIGGER search_doc_insert AFTER INSERT ON search_doc WHEN row_by_row() BEGIN {come} END",
        "CREATE TRIGGER search_doc_update AFTER UPDATE ON search_doc WHEN old.text IS NOT new.text "
        f"BEGIN {gone} {come} END",
        f"CREATE TRIGGER search_doc_delete AFTER DELETE ON search_doc BEGIN {gone} END",
    ]
    for model in searched:
        table = model.__tablename__
        statements += [
            f"CREATE TRIGGER search_{table}_insert AFTER INSERT ON {table} WHEN row_by_row() BEGIN "
            f"INSERT INTO search_doc (id, text) VALUES ({_doc_id(model, 'new')}, {_doc_text(model, 'new')}); END",
            f"CREATE TRIGGER search_{table}_update AFTER UPDATE OF {', '.join(model.searched)} ON {table} BEGIN "
            f"UPDATE search_doc SET text = {_doc_text(model, 'new')} WHERE id = {_doc_id(model, 'new')}; END",
            f"CREATE TRIGGER search_{table}_delete AFTER DELETE ON {table} BEGIN "
            f"DELETE FROM search_doc WHERE id = {_doc_id(model, 'old')}; END",
        ]
    return statements


def matches(wanted: str) -> tuple[str, dict[str, Any]]:
    """A SELECT of the `search_doc` ids whose text holds `wanted` (lower case, not empty), and its parameters."""
    indexable = not any(mark in wanted for mark in "'\" \t\n")
    if indexable and len(wanted) == 1:
        return "SELECT rowid AS id FROM search_bigram WHERE search_bigram MATCH :match", {"match": f'"{wanted}"*'}
    if indexable and len(wanted) == 2:
        return "SELECT rowid AS id FROM search_bigram WHERE search_bigram MATCH :match", {"match": f'"{wanted}"'}
    if len(wanted) >= 3 and '"' not in wanted:
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
