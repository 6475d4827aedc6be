"""Which files belong to a record, and how are they added, read and taken off?

A content is written before its row and never deleted by undo, so that every row that an undo, a redo or an older backup
brings back finds its file; see `attachment_care` for what is cleaned up.
"""

import shutil
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.contents import FOLDER, PART, Progress, folder_of, place_of, pool_of, reason_of, take_in
from app.errors import UserError
from app.kinds.base import RecordKind
from app.store import Store
from db.contents import is_whole, take_over
from db.errors import ReadOnlyStore
from db.models import MODELS
from db.models.attachment import Attachment

_TABLE: Any = Attachment.__table__


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of a record; `added_at` is local time."""

    id: int
    file_name: str
    digest: str
    size: int
    added_at: datetime


def of_record(session: Session, kind: RecordKind, record_id: int) -> list[Attached]:
    """The files of a record, as they were added."""
    owner: Any = MODELS[kind.name].__table__
    query = (
        select(_TABLE)
        .join(owner, owner.c.uid == _TABLE.c.owner_uid)
        .where(owner.c.id == record_id, _TABLE.c.owner_kind == kind.name)
        .order_by(_TABLE.c.id)
    )
    return [_attached(row) for row in session.execute(query).mappings()]


def add(store: Store, kind: RecordKind, record_id: int, path: Path, progress: Progress | None = None) -> int:
    """Attach a file to a record, as one undo step; the attachment's id. The file itself stays where it is.

    Raises UserError with a sentence (too large, cannot be read, attached already, no room …), ReadOnlyStore.
    """
    folder = folder_of(store)
    if store.read_only:
        raise ReadOnlyStore("数据是以只读方式打开的，不能添加附件。请关闭另一个窗口后重新打开。")
    digest, size = take_in(folder, path, progress)
    name = path.name[-255:]
    with store.operation(f"添加附件“{_short(name)}”") as session:
        owner: Any = MODELS[kind.name].__table__
        uid = session.scalar(select(owner.c.uid).where(owner.c.id == record_id))
        if uid is None:
            raise UserError(f"{kind.label}中没有编号为 {record_id} 的记录，可能已被删除，没有添加附件。")
        same = (_TABLE.c.owner_kind == kind.name, _TABLE.c.owner_uid == uid, _TABLE.c.digest == digest)
        known = session.scalar(select(_TABLE.c.file_name).where(*same))
        if known is not None:
            raise UserError(f"“{name}”已经是这条记录的附件（“{known}”，内容相同），没有重复添加。")
        values = {"owner_kind": kind.name, "owner_uid": uid, "file_name": name, "digest": digest, "size": size}
        values["added_at"] = datetime.now(UTC).isoformat(timespec="seconds")
        made = session.execute(insert(_TABLE).values(**values).returning(_TABLE.c.id)).scalar_one()
    return int(made)


def remove(store: Store, attachment_id: int) -> None:
    """Take a file off its record; undo brings it back. Raises UserError when it is gone already."""
    with store.reading() as session:
        name = _name_of(session, attachment_id)
    with store.operation(f"移除附件“{_short(name)}”") as session:
        _name_of(session, attachment_id)
        session.execute(delete(_TABLE).where(_TABLE.c.id == attachment_id))


def file_of(store: Store, attached: Attached) -> Path:
    """Where the content lies, named by its digest; a lost one is fetched from the backups' own.

    Raises UserError when it is not to be had or not whole.
    """
    path = place_of(folder_of(store), attached.digest)
    _fetch_lost(store, attached, path)
    try:
        size = path.stat().st_size
    except FileNotFoundError as problem:
        raise UserError(
            f"附件“{attached.file_name}”的文件不见了（{path}），可能被别的程序删除或移走。"
            f"备份里也没有它的文件；请从别处拷回“{FOLDER}”文件夹，或移除后重新添加。"
        ) from problem
    except OSError as problem:
        raise UserError(
            f"附件“{attached.file_name}”打不开：{reason_of(problem)}（{path}）。请检查后再试。"
        ) from problem
    if size != attached.size:
        raise UserError(f"附件“{attached.file_name}”的文件已被改动或不完整（{path}）。请移除后重新添加。")
    return path


def _fetch_lost(store: Store, attached: Attached, path: Path) -> None:
    try:
        if path.stat().st_size == attached.size:
            return
    except OSError:  # gone, or closed to us: what the backups have may still do
        pass
    pooled = place_of(pool_of(store), attached.digest)
    if store.read_only or not is_whole(pooled, attached.digest):
        return
    try:
        path.unlink(missing_ok=True)
        take_over(pooled, path)
    except OSError:  # then the caller says what is wrong with the place
        return


def save_as(store: Store, attached: Attached, target: Path) -> None:
    """Write a copy, whole or not at all. Raises UserError."""
    source = file_of(store, attached)
    part = target.with_name(f"{target.name}.{uuid.uuid4().hex[:8]}{PART}")
    try:
        shutil.copyfile(source, part)
        part.replace(target)
    except OSError as problem:
        part.unlink(missing_ok=True)
        raise UserError(f"“{target.name}”没有存成：{reason_of(problem)}。请换一个文件夹或文件名再试。") from problem


def copy_to_open(store: Store, attached: Attached, folder: Path) -> Path:
    """A copy under the file's own name for another program to show: what is changed there changes nothing here."""
    target = folder / attached.digest[:12] / attached.file_name
    if not target.is_file() or target.stat().st_size != attached.size:
        target.parent.mkdir(parents=True, exist_ok=True)
        save_as(store, attached, target)
    return target


def _name_of(session: Session, attachment_id: int) -> str:
    name = session.scalar(select(_TABLE.c.file_name).where(_TABLE.c.id == attachment_id))
    if name is None:
        raise UserError("这个附件已经被移除了。")
    return str(name)


def _short(name: str) -> str:
    return name if len(name) <= 80 else f"{name[:60]}……{name[-12:]}"


def _attached(row: Any) -> Attached:
    added = datetime.fromisoformat(row["added_at"]).astimezone().replace(tzinfo=None)
    return Attached(row["id"], row["file_name"], row["digest"], row["size"], added)
