"""Which schema does a store have, and how does it come to the present one?

Tables change by frozen, numbered Alembic steps; triggers and the search index are laid anew from the mapped
classes whenever these have changed. One transaction holds it all.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from db import dialects
from db.errors import StoreProblem

HEAD = "0001"
"""The schema this program writes. The steps are in `db/migrations/versions`."""

DERIVED = "derived_schema"


def revision_of(connection: Connection) -> str | None:
    """The schema of the store; None for an empty one. Raises StoreProblem for a foreign database."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise StoreProblem("这个文件不是商联台账的数据文件（里面是别的表）。请选择正确的数据文件夹，或换一个空文件夹。")
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


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
    """Bring the tables to `HEAD` inside the caller's transaction."""
    # Loading Alembic costs as long as painting the window: only a store that needs it pays.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)


def lay_derived(connection: Connection) -> bool:
    """Lay triggers and search index anew if the mapped classes ask for others; True when something was done."""
    from db.models import AUDITED, MODELS, Setting

    searched = [model for model in MODELS.values() if model.search_no is not None]
    facts = {
        "audited": {name: [c.name for c in model.__table__.columns] for name, model in AUDITED.items()},
        "searched": {m.__tablename__: [m.search_no, *m.searched] for m in searched},
        "code": Path(dialects.of(connection).__file__ or "").read_text("utf-8"),
    }
    digest = hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
    setting: Any = Setting.__table__
    known = connection.scalar(setting.select().with_only_columns(setting.c.value).where(setting.c.name == DERIVED))
    if known == digest:
        return False
    dialects.of(connection).install(connection, list(AUDITED.values()), searched)
    connection.execute(setting.delete().where(setting.c.name == DERIVED))
    connection.execute(setting.insert().values(name=DERIVED, value=digest))
    return True
