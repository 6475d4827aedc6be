"""What does Alembic see between a store and the mapped classes that is a difference to us?"""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app.store import Store
from db.models import Base

SUM_KEY = "sum_key"
"""The generated column that sums of gifts are read from: made by a statement of its own, mapped by nobody."""


def differences(store: Store) -> list[Any]:
    """Empty when the tables are what the classes say."""

    def ours(_object: object, name: str | None, *_: object) -> bool:
        return not str(name).startswith(("search_", "gift_sum")) and name != SUM_KEY

    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        found = compare_metadata(context, Base.metadata)
    # SQLite does not give the name of a reference back that was added with its column: then it is seen twice.
    removed = {_link(entry[1]) for entry in found if entry[0] == "remove_fk"}
    added = {_link(entry[1]) for entry in found if entry[0] == "add_fk"}
    return [e for e in found if e[0] not in ("remove_fk", "add_fk") or _link(e[1]) not in removed & added]


def _link(constraint: Any) -> tuple[str, tuple[str, ...], str]:
    element = next(iter(constraint.elements))
    return constraint.table.name, tuple(constraint.column_keys), str(element.target_fullname)
