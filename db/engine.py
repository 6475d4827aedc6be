"""How is a store reached: the engine of a file or of a server."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.engine import make_url

from db.dialects import sqlite


def file_engine(path: Path, *, read_only: bool = False) -> Engine:
    """The engine of a store in one file; `read_only` never creates or changes it."""
    # Not a URL text: a folder may be called “50%?”.
    url = URL.create("sqlite", database=str(path))
    if read_only:
        base, _, query = reading_uri(path).partition("?")
        options = dict(part.split("=") for part in query.split("&"))
        url = URL.create("sqlite", database=base, query={**options, "uri": "true"})
    engine = create_engine(url, connect_args={"check_same_thread": False})
    sqlite.attach(engine, read_only=read_only)
    return engine


def reading_uri(path: Path) -> str:
    """The SQLite URI under which the file can be read and is never changed."""
    place = quote(path.as_posix())
    # A Windows share begins with two strokes, which a URI takes for a host.
    uri = f"file:{'//' if place.startswith('//') else ''}{place}?mode=ro"
    return f"{uri}&immutable=1" if _lies_still(path, uri) else uri


def _lies_still(path: Path, uri: str) -> bool:
    """True where SQLite may not put its lock files beside a store that nobody has open, as on a read-only disk."""
    wal = path.with_name(path.name + "-wal")
    if not path.is_file() or (wal.is_file() and wal.stat().st_size):
        return False
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            connection.execute("SELECT 1 FROM sqlite_master")
    except sqlite3.OperationalError as problem:
        return "unable to open" in str(problem)
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # damaged: whoever reads it is told
        return False
    return False


def server_engine(url: str) -> Engine:
    """The engine of a store on a server that several machines share, such as PostgreSQL."""
    if make_url(url).get_backend_name() == "sqlite":
        raise ValueError("a file store is opened by its path")
    return create_engine(url)
