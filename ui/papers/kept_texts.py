"""Where is an edited text kept until its paper is issued? In one small file each, so that closing loses nothing."""

import hashlib
import json
import logging
from collections.abc import Mapping
from pathlib import Path

from app.papers.base import Wish

log = logging.getLogger("federation_desk")

_FOLDER = "papers"


def kept(folder: Path, name: str, wish: Wish) -> dict[str, str]:
    """The edited passages of this paper of this record or period; {} when nothing was edited."""
    path = _path(folder, name, wish)
    try:
        content = json.loads(path.read_text("utf-8"))
        return {str(key): str(text) for key, text in content["texts"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        log.warning("unreadable text %s", path, exc_info=True)
        return {}


def keep(folder: Path, name: str, wish: Wish, texts: Mapping[str, str]) -> None:
    """Keep these passages; none: the paper is drafted from the records again. Raises OSError."""
    path = _path(folder, name, wish)
    if not texts:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps({"paper": name, "texts": dict(texts)}, ensure_ascii=False), "utf-8")
    part.replace(path)


def _path(folder: Path, name: str, wish: Wish) -> Path:
    """What the text is about: the record, or the period or year; up to today is the same period tomorrow."""
    about = [wish.record_id, wish.start, None if wish.end == wish.today else wish.end, wish.year]
    mark = hashlib.sha256(json.dumps(about, default=str).encode()).hexdigest()[:16]
    return folder / _FOLDER / f"{name}-{mark}.json"
