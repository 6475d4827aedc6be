"""How do the registers look with three rows, and with a hundred thousand? Copies of the sample office show it.

For looking at alone: rows are cut and copied below the store, past its log and its search index.
"""

import shutil
import sqlite3
from pathlib import Path

from app.kinds import KINDS
from app.store import STORE_FILE


def cut(office: Path, folder: Path, rows: int) -> None:
    """A copy of the office in which every register has at most that many rows."""
    with _opened(office, folder) as store:
        for kind in KINDS:
            store.execute(
                f"DELETE FROM {kind.name} WHERE id NOT IN (SELECT id FROM {kind.name} ORDER BY id LIMIT ?)", (rows,)
            )


def blow_up(office: Path, folder: Path, rows: int) -> list[str]:
    """A copy of the office in which every register has that many rows; the kinds whose rows cannot be doubled."""
    with _opened(office, folder) as store:
        return [kind.name for kind in KINDS if not _doubled(store, kind.name, rows)]


def _doubled(store: sqlite3.Connection, table: str, rows: int) -> bool:
    """Copy the rows of a table until there are enough of them; False where a constraint keeps them apart."""
    names = [row[1] for row in store.execute(f"PRAGMA table_info({table})") if row[1] != "id"]
    copied = ", ".join("lower(hex(randomblob(16)))" if name == "uid" else name for name in names)
    while (count := store.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) < rows:
        more = store.execute(
            f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) SELECT {copied} FROM {table} LIMIT ?", (rows - count,)
        )
        if more.rowcount < 1:
            return False
    return True


def _opened(office: Path, folder: Path) -> sqlite3.Connection:
    """A copy of the office's store without the triggers that log and index."""
    folder.mkdir(parents=True)
    shutil.copy(office / STORE_FILE, folder / STORE_FILE)
    store = sqlite3.connect(folder / STORE_FILE)
    store.execute("PRAGMA foreign_keys = OFF")
    for (trigger,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        store.execute(f'DROP TRIGGER "{trigger}"')
    return store
