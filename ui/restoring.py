"""What happens in the worker when the open store is to become one of its backups?"""

from dataclasses import dataclass
from pathlib import Path

from app import safety
from app.desk import Desk
from app.errors import SPOKEN
from app.store import Store


@dataclass(frozen=True)
class Restored:
    """The desk that is open now; why nothing was restored; what of attachments and issued papers is not there."""

    desk: Desk
    problem: Exception | None = None
    doubt: str = ""


def restored(folder: Path, store: Store, copy: Path) -> Restored:
    """Close the store, make it what the copy is, open it again; where that is refused, open what there was."""
    store.close()
    try:
        done = safety.restore(folder, copy)
    except SPOKEN as problem:  # nothing was changed: go on with what there is
        return Restored(Desk.open(folder), problem)
    return Restored(Desk.open(folder), doubt=done.doubt)
