"""Is every attached file still there, and which files does nobody need any more?

`remove_orphans` alone deletes contents, and only what no row and no step of the last `KEPT_DAYS` days names.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.contents import FOLDER, place_of, pool_of, reason_of
from app.errors import UserError
from app.store import Store
from db.contents import digest_of, is_whole
from db.errors import ReadOnlyStore
from db.models import Change, Operation
from db.models.attachment import Attachment

KEPT_DAYS = 90
"""So long a content stays that no row names any more: removed and undone attachments can come back."""

_TABLE: Any = Attachment.__table__


@dataclass(frozen=True, slots=True)
class FileFault:
    """What a check found: a row whose content is `lost` (or `pooled`), or else a file that no row needs."""

    text: str
    place: str
    lost: bool
    pooled: bool = False
    """A whole copy lies beside the backups: it is fetched when the file is next opened."""


def faults(session: Session, store: Store, looked: Callable[[], None] | None = None) -> Iterator[FileFault]:
    """Contents that are missing or not what their digest says, then files that no row needs any more.

    `looked` is called after each file: reading all of them may take minutes.
    """
    if store.folder is None:
        return
    folder = store.folder / FOLDER
    judged: dict[str, str] = {}
    for name, digest in session.execute(select(_TABLE.c.file_name, _TABLE.c.digest).order_by(_TABLE.c.id)).all():
        path = place_of(folder, digest)
        if digest not in judged:
            judged[digest] = _fault_of(path, digest)
            if looked:
                looked()
        if judged[digest]:
            pooled = is_whole(place_of(pool_of(store), digest), digest)
            yield FileFault(judged[digest], f"{name}（{path.relative_to(store.folder)}）", not pooled, pooled)
    for path in orphans(session, store):
        yield FileFault("附件文件夹里有不再使用的文件", str(path.relative_to(store.folder)), False)


def _fault_of(path: Path, digest: str) -> str:
    try:
        return "" if digest_of(path) == digest else "附件的文件已被改动或不完整"
    except FileNotFoundError:
        return "附件的文件不见了"
    except OSError as problem:
        return f"附件的文件读不出来（{reason_of(problem)}）"


def orphans(session: Session, store: Store, now: datetime | None = None) -> list[Path]:
    """Files in the attachment folder that no row names, nor any step of the last `KEPT_DAYS` days."""
    if store.folder is None or not (store.folder / FOLDER).is_dir():
        return []
    since = (now or datetime.now(UTC)) - timedelta(days=KEPT_DAYS)
    needed = set(session.scalars(select(_TABLE.c.digest)))
    recent = select(Change.old, Change.new).join(Operation, Operation.id == Change.operation_id)
    texts = session.execute(recent.where(Change.table_name == "attachment", Operation.at >= since.isoformat())).all()
    spoken_of = "\n".join(f"{old}{new}" for old, new in texts)
    found = (path for path in sorted((store.folder / FOLDER).rglob("*")) if path.is_file())
    # What is fresh may be a content whose row is just being written.
    old = (path for path in found if datetime.fromtimestamp(path.stat().st_mtime, UTC) < since)
    return [path for path in old if (digest := path.parent.name + path.name) not in needed and digest not in spoken_of]


def remove_orphans(store: Store, now: datetime | None = None) -> int:
    """Delete what `orphans` finds; how many. Raises UserError, ReadOnlyStore."""
    if store.read_only:
        raise ReadOnlyStore("数据是以只读方式打开的，不能清理附件。请关闭另一个窗口后重新打开。")
    with store.reading() as session:
        found = orphans(session, store, now)
    for path in found:
        try:
            path.unlink(missing_ok=True)
        except OSError as problem:
            raise UserError(f"“{path}”不能删除：{reason_of(problem)}。其余的请稍后再清理。") from problem
    return len(found)
