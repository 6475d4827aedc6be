"""Where is an unfinished form kept while it is typed? In one small file each, so that a crash costs seconds."""

import json
import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from app.kinds import BY_NAME
from app.kinds.base import Link, RecordKind

log = logging.getLogger("federation_desk")

Typed = dict[str, str | Link]


@dataclass(frozen=True)
class Unsaved:
    """What stands in a form: what it would be called, every field, and which of them were changed."""

    title: str
    typed: Typed
    changed: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """An unfinished form, and which record it changes (None: a new one)."""

    kind: RecordKind
    record_id: int | None
    version: int | None
    unsaved: Unsaved
    at: datetime
    path: Path


def path_of(folder: Path, kind: RecordKind, record_id: int | None) -> Path:
    """The file of the draft of this record; one per kind for new ones."""
    return folder / f"{kind.name}-{record_id or 'new'}.json"


def keep(folder: Path, kind: RecordKind, record_id: int | None, version: int | None, unsaved: Unsaved) -> bool:
    """Write the draft whole; False (and logged) where the folder cannot be written: typing goes on without."""
    content = {
        "kind": kind.name,
        "title": unsaved.title,
        "record_id": record_id,
        "version": version,
        "at": datetime.now().isoformat(timespec="seconds"),
        "typed": {name: _plain(value) for name, value in unsaved.typed.items()},
        "changed": list(unsaved.changed),
    }
    target = path_of(folder, kind, record_id)
    part = target.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
        part.replace(target)
    except OSError:
        log.warning("no draft kept in %s", folder, exc_info=True)
        return False
    return True


def forget(folder: Path, kind: RecordKind, record_id: int | None) -> None:
    """The form was saved or given up."""
    try:
        path_of(folder, kind, record_id).unlink(missing_ok=True)
    except OSError:
        log.warning("draft not deleted in %s", folder, exc_info=True)


def kept_in(folder: Path) -> list[Draft]:
    """The drafts of a folder, latest first; a file that is none of ours is left alone."""
    found = [draft for path in sorted(folder.glob("*.json")) if (draft := _read(path)) is not None]
    return sorted(found, key=lambda draft: draft.at, reverse=True)


def _read(path: Path) -> Draft | None:
    try:
        content = json.loads(path.read_text("utf-8"))
        kind = BY_NAME[content["kind"]]
        known = {field.name for field in kind.fields}
        typed = {name: _value(value) for name, value in content["typed"].items() if name in known}
        at = datetime.fromisoformat(content["at"])
        title = str(content["title"]) or "（还没有写名称）"
        unsaved = Unsaved(title, typed, tuple(name for name in content["changed"] if name in known))
        return Draft(kind, content["record_id"], content["version"], unsaved, at, path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        log.warning("unreadable draft %s", path, exc_info=True)
        return None


def _plain(value: str | Link) -> Any:
    return value if isinstance(value, str) else {"text": value.text, "kind": value.kind, "id": value.id}


def _value(value: Any) -> str | Link:
    return value if isinstance(value, str) else Link(value["text"], value["kind"], value["id"])
