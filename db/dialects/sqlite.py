"""How SQLite keeps the log and the search index: triggers, FTS5, and functions on each connection."""

import sqlite3
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.engine import Engine

from db.base import Audited, Record

OPERATION = "desk_operation"
"""Key in the connection's `info` that holds the id of the running operation."""

TOKEN_MARKS = "-_.()&/+#@:,*!?%=~|[]<>{};$^`\\"
"""ASCII marks that are letters for the index; other characters of ASCII punctuation need a scan."""


def attach(engine: Engine, *, read_only: bool) -> None:
    """Give every connection of this engine its pragmas, functions and explicit transactions."""

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, record: Any) -> None:
        # The driver must not begin by itself: schema changes have to be part of the transaction.
        connection.isolation_level = None
        connection.create_function("current_operation", 0, lambda: record.info.get(OPERATION))
        connection.create_function("bigrams", 1, bigrams, deterministic=True)
        for pragma in _pragmas(read_only):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _pragmas(read_only: bool) -> list[str]:
    common = ["foreign_keys=ON", "busy_timeout=5000", "cache_size=-65536", "temp_store=MEMORY"]
    if read_only:
        return [*common, "query_only=ON"]
    return ["journal_mode=WAL", "synchronous=FULL", *common]


def bigrams(value: str | None) -> str:
    """Every pair of neighbours and every last character of each line, as words divided by spaces."""
    words: list[str] = []
    for line in (value or "").split("\n"):
        for part in line.split():
            words.extend(map("".join, pairwise(part)))
            words.append(part[-1])
    return " ".join(words)


def set_operation(connection: Connection, operation_id: int | None) -> None:
    """From now on the triggers of this connection write to this operation."""
    connection.info[OPERATION] = operation_id


def install(connection: Connection, audited: list[type[Audited]], searched: list[type[Record]]) -> None:
    """Lay the triggers and the search index anew, as the mapped classes are now."""
    for name in connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for statement in _search_tables():
        connection.exec_driver_sql(statement)
    for model in searched:
        connection.exec_driver_sql(
            f"INSERT INTO search_doc (id, text) SELECT {_doc_id(model, model.__tablename__)}, "
            f"{_doc_text(model, model.__tablename__)} FROM {model.__tablename__}"
        )
    connection.exec_driver_sql("INSERT INTO search_trigram (rowid, text) SELECT id, text FROM search_doc")
    connection.exec_driver_sql("INSERT INTO search_bigram (rowid, text) SELECT id, bigrams(text) FROM search_doc")
    for statement in (*_audit_triggers(audited), *_search_triggers(searched)):
        connection.exec_driver_sql(statement)


def _audit_triggers(audited: list[type[Audited]]) -> list[str]:
    statements = []
    for model in audited:
        table = model.__table__.name  # type: ignore[attr-defined]
        names = [column.name for column in model.__table__.columns]
        for action, old, new in (("insert", False, True), ("update", True, True), ("delete", True, False)):
            # An update that changes nothing is no change: it must not become an undo step.
            differs = f"WHEN ({_row('old', names)}) IS NOT ({_row('new', names)}) " if old and new else ""
            statements.append(
                f"CREATE TRIGGER audit_{table}_{action} AFTER {action.upper()} ON {table} {differs}BEGIN "
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
        f"CREATE TRIGGER search_doc_insert AFTER INSERT ON search_doc BEGIN {come} END",
        "CREATE TRIGGER search_doc_update AFTER UPDATE ON search_doc WHEN old.text IS NOT new.text "
        f"BEGIN {gone} {come} END",
        f"CREATE TRIGGER search_doc_delete AFTER DELETE ON search_doc BEGIN {gone} END",
    ]
    for model in searched:
        table = model.__tablename__
        statements += [
            f"CREATE TRIGGER search_{table}_insert AFTER INSERT ON {table} BEGIN "
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
