"""What differs between the engines a store can run on; everything else is the same for all.

Each engine is a module with the same functions; `of(connection)` gives the right one.
"""

from types import ModuleType

from sqlalchemy import Connection

from db.dialects import postgresql, sqlite

_MODULES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


def of(connection: Connection) -> ModuleType:
    """The module of the engine behind this connection."""
    return _MODULES[connection.dialect.name]
