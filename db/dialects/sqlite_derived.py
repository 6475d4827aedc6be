"""Which statements make SQLite's triggers and search index, and do in bulk what the triggers do row by row?"""

from collections.abc import Iterable

from db.base import Audited, Base, Record

TOKEN_MARKS = "-_.()&/+#@:,*!?%=~|[]<>{};$^`\\"
"""ASCII marks that are letters for the index; other characters of ASCII punctuation need a scan."""


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


def guards(final: Iterable[type[Base]]) -> list[str]:
    """The triggers that refuse to change or delete a row of these tables, whoever asks."""
    return [
        f"CREATE TRIGGER final_{table}_{action} BEFORE {action.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is final'); END"
        for table in (model.__tablename__ for model in final)
        for action in ("update", "delete")
    ]


def bulk_statements(model: type[Record]) -> list[str]:
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
    return "folded(" + " || char(10) || ".join(f"ifnull({row}.{name}, '')" for name in model.searched) + ")"


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
