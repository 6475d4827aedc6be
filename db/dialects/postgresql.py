"""How PostgreSQL keeps the log and answers a search: one generic trigger, a view and ILIKE.

For an office where several PCs share one store. The search view costs nothing to keep; a scan of 100,000
records is what such a server is for.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, insert, text

from db.base import Audited, Base, Record

FOLD_FUNCTION = """
CREATE OR REPLACE FUNCTION folded(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT lower(normalize($1, NFKC))
$$
"""

AUDIT_FUNCTION = """
CREATE OR REPLACE FUNCTION desk_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
        RETURN NULL;
    END IF;
    INSERT INTO change (operation_id, table_name, record_id, action, old, new) VALUES (
        nullif(current_setting('desk.operation', true), '')::integer,
        TG_TABLE_NAME,
        CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END,
        lower(TG_OP),
        CASE WHEN TG_OP <> 'INSERT' THEN jsonb_strip_nulls(to_jsonb(OLD))::text END,
        CASE WHEN TG_OP <> 'DELETE' THEN jsonb_strip_nulls(to_jsonb(NEW))::text END
    );
    RETURN NULL;
END $$
"""


FINAL_FUNCTION = """
CREATE OR REPLACE FUNCTION desk_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE integrity_constraint_violation USING MESSAGE = TG_TABLE_NAME || ' is final';
END $$
"""

INDEX_VERSION = 1
"""See `sqlite`."""

OPENING_LOCK = 7_320_508
"""Key of the advisory lock under which one desk at a time prepares the store."""


def hold(connection: Connection) -> None:
    """Keep other desks from preparing the store until this transaction ends."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": OPENING_LOCK})


@contextmanager
def little_memory(connection: Connection) -> Iterator[None]:
    """Nothing to do: the pages are kept by the server."""
    yield


def set_operation(connection: Connection, operation_id: int) -> None:
    """From now to the end of the transaction the triggers write to this operation."""
    connection.execute(text("SELECT set_config('desk.operation', :value, true)"), {"value": str(operation_id)})


def forget_operation(connection: Connection) -> None:
    """Nothing to do: the setting ends with its transaction."""


def defer_references(connection: Connection) -> None:
    """Until the commit a row may refer to one that comes later; what then refers to nothing refuses the commit."""
    connection.execute(text("SET CONSTRAINTS ALL DEFERRED"))


def derived(audited: list[type[Audited]], searched: list[type[Record]]) -> list[str]:
    """The statements that make triggers and the search view."""
    triggers = [
        f"CREATE TRIGGER audit_{model.__tablename__} AFTER INSERT OR UPDATE OR DELETE ON {model.__tablename__} "
        "FOR EACH ROW EXECUTE FUNCTION desk_audit()"
        for model in audited
    ]
    return [
        AUDIT_FUNCTION,
        FOLD_FUNCTION,
        *triggers,
        "CREATE VIEW search_doc AS " + " UNION ALL ".join(map(_doc, searched)),
    ]


def gift_sums(key: str) -> list[str]:
    """The statement that makes `gift_sum`: a view, which a server adds up when it is asked."""
    plain = key.replace("%", "%%")  # a lone one would be a placeholder
    return [
        f"CREATE VIEW gift_sum AS SELECT {plain} AS sum_key, coalesce(sum(amount), 0)::bigint AS fen, "
        "count(*) AS gifts FROM donation GROUP BY 1"
    ]


def guards(final: Iterable[type[Base]]) -> list[str]:
    """The triggers that refuse to change or delete a row of these tables, whoever asks."""
    triggers = [
        f"CREATE TRIGGER final_{model.__tablename__} BEFORE UPDATE OR DELETE ON {model.__tablename__} "
        "FOR EACH ROW EXECUTE FUNCTION desk_final()"
        for model in final
    ]
    return [FINAL_FUNCTION, *triggers]


def remove_derived(connection: Connection) -> None:
    """Take triggers and views away, so that tables can be changed without being logged."""
    for view in ("search_doc", "gift_sum"):
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {view}")
    connection.exec_driver_sql("DROP FUNCTION IF EXISTS desk_audit() CASCADE")
    connection.exec_driver_sql("DROP FUNCTION IF EXISTS desk_final() CASCADE")


@contextmanager
def upgrading(connection: Connection) -> Iterator[None]:
    """Around the steps of a migration: nothing is logged. The server itself minds keys and references."""
    remove_derived(connection)
    yield


def insert_rows(connection: Connection, model: type[Record], rows: list[dict[str, Any]]) -> list[int]:
    """Store complete rows, logged by the trigger; their ids in order."""
    table: Any = model.__table__
    found = connection.execute(insert(table).returning(table.c.id, sort_by_parameter_order=True), rows)
    return list(found.scalars())


def _doc(model: type[Record]) -> str:
    line = " || chr(10) || ".join(f"coalesce({name}, '')" for name in model.searched)
    return f"SELECT id::bigint * 64 + {model.search_no} AS id, folded({line}) AS text FROM {model.__tablename__}"


def matches(wanted: str) -> tuple[str, dict[str, Any]]:
    """A SELECT of the `search_doc` ids whose text holds `wanted` (lower case, not empty), and its parameters."""
    return "SELECT id FROM search_doc WHERE strpos(text, :wanted) > 0", {"wanted": wanted}
