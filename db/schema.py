"""Which schema does a store have, and how does it come to the present one?

Tables change by frozen, numbered Alembic steps; triggers and the search index are laid anew from the mapped
classes whenever these have changed. One transaction holds it all.
"""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from db import dialects
from db.engine import reading_uri
from db.errors import StoreProblem

HEAD = "0008"
"""The schema this program writes. The steps are in `db/migrations/versions`."""

DERIVED = "derived_schema"
MIGRATIONS = Path(__file__).parent / "migrations"

OURS = {"alembic_version", "operation", "change", "setting"}
"""The tables that every store has had since the first."""


def revision_of(connection: Connection) -> str | None:
    """The schema of the store; None for an empty one. Raises StoreProblem for a foreign or newer one."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    _refuse_foreign(tables)
    return _accepted(connection.scalar(text("SELECT version_num FROM alembic_version")))


def revision_in(path: Path) -> str | None:
    """As `revision_of`, of a file that may be anything; it is not changed by a byte. None where there is none.

    Raises also sqlite3.DatabaseError when it is damaged or no database.
    """
    if not path.is_file():
        return None
    try:
        return _revision_through(reading_uri(path))
    except sqlite3.OperationalError as problem:
        if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            raise
        # A process died while it wrote: what it left half done is taken back by whoever may write, and only then.
        return _revision_through(reading_uri(path).replace("mode=ro", "mode=rw"))


def _revision_through(uri: str) -> str | None:
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return None
        _refuse_foreign(tables)
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return _accepted(found[0] if found else None)


def _refuse_foreign(tables: set[str]) -> None:
    if not tables >= OURS:
        raise StoreProblem("这个文件不是商联台账的数据文件（里面是别的表），没有改动它。请选择正确的文件或文件夹。")


def _accepted(revision: str | None) -> str:
    if revision is None:
        raise StoreProblem("数据文件里没有写明数据版本，可能已损坏，没有改动它。请用“恢复备份”换回最近的备份。")
    refuse_newer(revision)
    return revision


def is_newer(revision: str) -> bool:
    """True when a later version of the program has written the store."""
    return revision > HEAD


def refuse_newer(revision: str) -> None:
    """Raises StoreProblem when the store is of a later version than this program."""
    if is_newer(revision):
        raise StoreProblem(
            f"数据是由更新版本的商联台账写的（数据版本 {revision}，本程序只认识到 {HEAD}）。"
            "请安装新版程序后再打开；数据没有被改动。"
        )


def upgrade(connection: Connection) -> None:
    """Bring the tables to `HEAD` inside the caller's transaction, which on SQLite has the option `upgrading`."""
    # Loading Alembic costs as long as painting the window: only a store that needs it pays.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    with dialects.of(connection).upgrading(connection):
        command.upgrade(config, HEAD)


def lay_derived(connection: Connection, *, anew: bool = False) -> bool:
    """Lay triggers, search index and kept sums if the classes ask for others than there are; True when it was done.

    `anew`: in any case, as after a migration, which may have taken triggers away with their table.
    """
    from db.models import AUDITED, FINAL, MODELS, Setting
    from db.models.donation import SUM_KEY
    from db.strokes import VERSION, lay_strokes

    engine = dialects.of(connection)
    searched = [model for model in MODELS.values() if model.search_no is not None]
    statements = [
        *engine.derived(list(AUDITED.values()), searched),
        *engine.gift_sums(SUM_KEY),
        *engine.guards(FINAL),
    ]
    digest = hashlib.sha256(
        "\n".join([str(engine.INDEX_VERSION), f"strokes {VERSION}", *statements]).encode()
    ).hexdigest()
    setting: Any = Setting.__table__
    known = connection.scalar(setting.select().with_only_columns(setting.c.value).where(setting.c.name == DERIVED))
    if known == digest and not anew:
        return False
    engine.remove_derived(connection)
    for statement in statements:
        connection.exec_driver_sql(statement)
    lay_strokes(connection)
    connection.execute(setting.delete().where(setting.c.name == DERIVED))
    connection.execute(setting.insert().values(name=DERIVED, value=digest))
    return True
