"""Which backups of a store are there, and which are kept as they grow old?"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from db.contents import FOLDER, thin_pool

STAMP = "%Y%m%d-%H%M%S"
KEEP_ALL_FOR = timedelta(days=2)
KEEP_DAILY_FOR = timedelta(days=14)
KEEP_WEEKLY_FOR = timedelta(days=70)
KEEP_LATEST = 10
"""So many stay however old they are: a clock that jumps ahead must not cost the office its backups."""
ABANDONED_AFTER = timedelta(hours=6)


@dataclass(frozen=True)
class Backup:
    """One kept copy."""

    path: Path
    made_at: datetime
    reason: str


def name_of(reason: str, at: datetime) -> str:
    """The file name of a backup made now for this reason (letters only)."""
    return f"desk-{at.strftime(STAMP)}-{reason}.db"


def free_name(folder: Path, reason: str, at: datetime) -> Path:
    """A path for a backup made now; one of the same second is never replaced."""
    path = folder / name_of(reason, at)
    return path if not path.exists() else free_name(folder, reason, at + timedelta(seconds=1))


def kept_in(folder: Path) -> list[Backup]:
    """The backups of a folder, latest first."""
    found = []
    for path in folder.glob("desk-*.db"):
        _, day, clock, *rest = [*path.stem.split("-", 3), "", ""]
        try:
            made_at = datetime.strptime(f"{day}-{clock}", STAMP)
        except ValueError:  # somebody else's file
            continue
        found.append(Backup(path, made_at, rest[0]))
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def thin(folder: Path, now: datetime) -> list[Path]:
    """Delete what the plan no longer keeps: all of 2 days, daily 14 days, weekly 10 weeks, then monthly."""
    _clear_abandoned(folder, now)
    kept_slots: set[str] = set()
    removed = []
    for at, backup in enumerate(kept_in(folder)):
        slot = _slot(backup, now)
        if slot in kept_slots and at >= KEEP_LATEST:
            with suppress(OSError):  # a virus scanner holds it: it goes the next time
                backup.path.unlink(missing_ok=True)
                removed.append(backup.path)
        kept_slots.add(slot)
    if removed:
        thin_pool(folder / FOLDER, [backup.path for backup in kept_in(folder)])
    return removed


def _slot(backup: Backup, now: datetime) -> str:
    age = now - backup.made_at
    if age <= KEEP_ALL_FOR:
        return backup.path.name
    if age <= KEEP_DAILY_FOR:
        return backup.made_at.strftime("%Y-%m-%d")
    if age <= KEEP_WEEKLY_FOR:
        return backup.made_at.strftime("%G-W%V")
    return backup.made_at.strftime("%Y-%m")


def _clear_abandoned(folder: Path, now: datetime) -> None:
    """Copies that a killed program left half done; young ones may be another desk's at work."""
    for part in folder.glob("desk-*.db.part*"):
        with suppress(OSError):
            if now - datetime.fromtimestamp(part.stat().st_mtime) > ABANDONED_AFTER:
                part.unlink(missing_ok=True)
