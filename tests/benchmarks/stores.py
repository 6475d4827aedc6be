"""On which stores is measured: a large one and the sample office, made once and kept for the next run?"""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

from app.sample import fill_large, fill_sample
from app.store import Store
from db.schema import HEAD

Fill = Callable[[Store], object]

_READY = "ready.json"
_ROOM = Path(__file__).resolve().parents[2]


def large_store(folder: Path, scale: float) -> Path:
    """The data folder of a store of 100,000 enterprises and 1,000,000 donations, times `scale`."""
    return _made(folder / f"large-{scale:g}", lambda store: fill_large(store, scale=scale))


def sample_store(folder: Path) -> Path:
    """The data folder of the sample office."""
    return _made(folder / "sample", fill_sample)


def _made(folder: Path, fill: Fill) -> Path:
    """A store that was filled by the code as it is now; an older one is made anew."""
    ready = folder / _READY
    made_by = _digest()
    if ready.is_file() and json.loads(ready.read_text("utf-8")) == made_by:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with Store.open(folder) as store:
        fill(store)
    ready.write_text(json.dumps(made_by), "utf-8")
    return folder


def _digest() -> dict[str, str]:
    """What the content of a store hangs on: its tables and the code that fills it.

    Triggers and search index are no part of it: opening a store lays them anew where they have changed.
    """
    rooms = (_ROOM / "db" / "models", _ROOM / "db" / "migrations" / "versions", _ROOM / "app" / "sample")
    files = [file for room in rooms for file in sorted(room.glob("*.py"))]
    code = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    return {"schema": HEAD, "code": code}
