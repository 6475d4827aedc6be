"""How PostgreSQL keeps the log and answers a search: one generic trigger, a view and ILIKE.

For an office where several PCs share one store. The search view costs nothing to keep; a scan of 100,000
records is what such a server is for.
"""

from typing import Any

from sqlalchemy import Connection, text

from db.base import Audited, Record

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


def set_operation(connection: Connection, operation_id: int | None) -> None:
    """From now to the end of the transaction the triggers write to this operation."""
    value = "" if operation_id is None else str(operation_id)
    connection.execute(text("SELECT set_config('desk.operation', :value, true)"), {"value": value})


def install(connection: Connection, audited: list[type[Audited]], searched: list[type[Record]]) -> None:
    """Lay the triggers and the search view anew, as the mapped classes are now."""
    connection.exec_driver_sql(AUDIT_FUNCTION)
    for model in audited:
        table = model.__table__.name  # type: ignore[attr-defined]
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS audit_{table} ON {table}")
        connection.exec_driver_sql(
            f"CREATE TRIGGER audit_{table} AFTER INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION desk_audit()"
        )
    connection.exec_driver_sql("DROP VIEW IF EXISTS search_doc")
    connection.exec_driver_sql("CREATE VIEW search_doc AS " + " UNION ALL ".join(map(_doc, searched)))


def _doc(model: type[Record]) -> str:
    line = " || chr(10) || ".join(f"coalesce({name}, '')" for name in model.searched)
    return f"SELECT id::bigint * 64 + {model.search_no} AS id, lower({line}) AS text FROM {model.__tablename__}"


def matches(wanted: str) -> tuple[str, dict[str, Any]]:
    """A SELECT of the `search_doc` ids whose text holds `wanted` (lower case, not empty), and its parameters."""
    return "SELECT id FROM search_doc WHERE strpos(text, :wanted) > 0", {"wanted": wanted}
