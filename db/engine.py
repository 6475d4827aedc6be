"""How is a store reached: the engine of a file or of a server."""

from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url

from db.dialects import sqlite


def file_engine(path: Path, *, read_only: bool = False) -> Engine:
    """The engine of a store in one file; `read_only` never creates or changes it."""
    url = f"sqlite:///file:{quote(path.as_posix())}?mode=ro&uri=true" if read_only else f"sqlite:///{path}"
    engine = create_engine(url, connect_args={"check_same_thread": False})
    sqlite.attach(engine, read_only=read_only)
    return engine


def server_engine(url: str) -> Engine:
    """The engine of a store on a server that several machines share, such as PostgreSQL."""
    if make_url(url).get_backend_name() == "sqlite":
        raise ValueError("a file store is opened by its path")
    return create_engine(url)
