"""How do the contents of attached files travel with the copies of a store, and back?

Beside the store each content is a file named by its digest. A backup in the store's own folder shares them in a pool;
a backup in one file holds them in a table of its own. See `docs/decisions/`.
"""

import hashlib
import os
import shutil
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from db.engine import reading_uri

FOLDER = "attachments"
"""Beside the store, and beside the backups that share a pool."""
PART = ".part"
"""The end of the name of a file that is still being written."""
HELD = "held_content"
"""The table of a backup in one file that holds the contents; no store has it."""
PIECE = 2**20


def place_of(folder: Path, digest: str) -> Path:
    """Where the content of that digest lies."""
    return folder / digest[:2] / digest[2:]


def digest_of(path: Path) -> str:
    """SHA-256 of a file. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def named_in(copy: Path) -> set[str]:
    """The digests that a store or backup names; none where its schema knows no attachments yet."""
    with closing(sqlite3.connect(reading_uri(copy), uri=True)) as connection:
        if not _has(connection, "attachment"):
            return set()
        return {digest for (digest,) in connection.execute("SELECT DISTINCT digest FROM attachment")}


def share(copy: Path, source: Path, pool: Path) -> None:
    """Put what the copy names and the pool lacks into the pool: a second name on the same disk, else a second file.

    What is missing at the source is the check's business, not a reason to have no backup. Raises OSError.
    """
    for digest in named_in(copy):
        take_over(place_of(source, digest), place_of(pool, digest))


def take_over(source: Path, target: Path) -> bool:
    """Give the target the content of the source unless it is there already; False where there is no source."""
    if _same_size(source, target):
        return True
    if not source.is_file():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.{uuid.uuid4().hex[:8]}{PART}")
    try:
        try:
            os.link(source, part)
        except OSError:  # another disk, or one that knows no links
            shutil.copyfile(source, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return True


def _same_size(source: Path, target: Path) -> bool:
    try:
        there = target.stat().st_size
    except OSError:
        return False
    try:
        return source.stat().st_size == there
    except OSError:
        return True


def thin_pool(pool: Path, copies: Iterable[Path]) -> int:
    """Delete contents that none of the copies names any more; how many. A copy that cannot be read keeps all."""
    if not pool.is_dir():
        return 0
    needed: set[str] = set()
    for copy in copies:
        try:
            needed |= named_in(copy)
        except (sqlite3.Error, OSError, UnicodeDecodeError):
            return 0
    gone = [path for path in pool.rglob("*") if path.is_file() and path.parent.name + path.name not in needed]
    for path in gone:
        with suppress(OSError):  # a virus scanner holds it: it goes the next time
            path.unlink()
    return len(gone)


def hold(copy: Path, source: Path) -> None:
    """Write the contents that the copy names into the copy itself. Raises OSError, sqlite3.Error."""
    named = sorted(digest for digest in named_in(copy) if place_of(source, digest).is_file())
    if not named:
        return
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute(f"CREATE TABLE {HELD} (digest TEXT PRIMARY KEY, content BLOB NOT NULL)")
        for digest in named:
            _write_in(connection, digest, place_of(source, digest))


def _write_in(connection: sqlite3.Connection, digest: str, path: Path) -> None:
    """Piece by piece: a scan of 50 MB need not stand in memory."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        made = connection.execute(f"INSERT INTO {HELD} VALUES (?, zeroblob(?))", (digest, size))
        assert made.lastrowid is not None, "an insert gives its row"
        if size:
            with connection.blobopen(HELD, "content", made.lastrowid) as blob:
                while piece := file.read(min(PIECE, size - blob.tell())):
                    blob.write(piece)


def bring(copy: Path, target: Path) -> list[str]:
    """Put what a backup names into the folder, out of the backup itself or the pool beside it; what was not to be had.

    Every content is compared with its digest on the way; one that is there and whole stays. Raises OSError.
    """
    missing = []
    with closing(sqlite3.connect(reading_uri(copy), uri=True)) as connection:
        held = _has(connection, HELD)
        for digest in sorted(named_in(copy)):
            place = place_of(target, digest)
            if is_whole(place, digest):
                continue
            pooled = place_of(copy.parent / FOLDER, digest)
            if held and _read_out(connection, digest, place):
                continue
            if not (is_whole(pooled, digest) and _replaced(pooled, place)):
                missing.append(digest)
    return missing


def is_whole(path: Path, digest: str) -> bool:
    """Whether the file is there and is the content of that digest."""
    try:
        return digest_of(path) == digest
    except OSError:
        return False


def _replaced(source: Path, place: Path) -> bool:
    place.unlink(missing_ok=True)
    return take_over(source, place)


def _read_out(connection: sqlite3.Connection, digest: str, place: Path) -> bool:
    found = connection.execute(f"SELECT rowid FROM {HELD} WHERE digest = ?", (digest,)).fetchone()
    if found is None:
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f"{place.name}.{uuid.uuid4().hex[:8]}{PART}")
    try:
        with part.open("xb") as target:
            for piece in _pieces(connection, found[0]):
                target.write(piece)
            target.flush()
            os.fsync(target.fileno())
        whole = is_whole(part, digest)
        if whole:
            part.replace(place)
    finally:
        part.unlink(missing_ok=True)
    return whole


def _pieces(connection: sqlite3.Connection, row: int) -> Iterator[bytes]:
    with connection.blobopen(HELD, "content", row, readonly=True) as blob:
        while piece := blob.read(PIECE):
            yield piece


def let_go(copy: Path) -> None:
    """Take the held contents out of what is to become a store. Raises sqlite3.Error."""
    with closing(sqlite3.connect(copy)) as connection:
        if _has(connection, HELD):
            connection.execute(f"DROP TABLE {HELD}")
            connection.commit()
            connection.execute("VACUUM")


def _has(connection: sqlite3.Connection, table: str) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone() is not None
