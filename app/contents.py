"""Where does the content of an attached file lie, and how does it come there whole or not at all?

Each content is one file under `attachments/`, named by its digest: the same photo of two records is kept once.
"""

import errno
import hashlib
import os
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from app.errors import UserError
from app.machine import backup_folder
from app.store import Store
from db.contents import FOLDER, PART, place_of

__all__ = ["FOLDER", "LARGEST", "PART", "Progress", "folder_of", "place_of", "pool_of", "reason_of", "take_in"]

LARGEST = 50 * 2**20
"""Bytes of one file."""

Progress = Callable[[int, int | None], None]
_PIECE = 2**20


def take_in(folder: Path, path: Path, progress: Progress | None) -> tuple[str, int]:
    """Copy the content to its place unless it is there; its digest and size."""
    try:
        source = path.open("rb")
    except OSError as problem:
        words = "这是一个文件夹，请逐个添加里面的文件" if path.is_dir() else f"打不开：{reason_of(problem)}"
        raise UserError(f"“{path.name}”没有添加：{words}。") from problem
    with source:
        expected = os.fstat(source.fileno()).st_size
        if expected > LARGEST:
            raise UserError(_too_large(path, expected))
        part = folder / f"{uuid.uuid4().hex}{PART}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            digest, size = _copy(source, part, path, expected, progress)
            place = place_of(folder, digest)
            if place.is_file() and place.stat().st_size == size:
                part.unlink()
            else:
                place.parent.mkdir(exist_ok=True)
                part.replace(place)
            os.utime(place)  # it counts as fresh until its row is there
        except OSError as problem:
            raise UserError(f"“{path.name}”没有添加：{reason_of(problem)}（{folder}）。请处理后再试。") from problem
        finally:
            _forget(part)
    return digest, size


def _copy(source: BinaryIO, part: Path, path: Path, expected: int, progress: Progress | None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with part.open("xb") as target:
        while piece := source.read(_PIECE):
            size += len(piece)
            if size > LARGEST:  # it grew while it was read
                raise UserError(_too_large(path, size))
            digest.update(piece)
            target.write(piece)
            if progress:
                progress(size, max(expected, size))
        target.flush()
        os.fsync(target.fileno())
    return digest.hexdigest(), size


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the folder is gone or closed to us, which the error on its way says; the clean-up finds the rest


def _too_large(path: Path, size: int) -> str:
    return f"“{path.name}”有 {size / 2**20:.1f} MB，附件最大 {LARGEST // 2**20} MB，没有添加。请压缩或拆分后再试。"


def reason_of(problem: OSError) -> str:
    """Why the disk refused, in a few words."""
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return "磁盘已满，请腾出空间"
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "没有权限，文件夹或文件是只读的"
    if problem.errno in (errno.ENOENT, errno.ENOTDIR):
        return "文件或文件夹不存在"
    return problem.strerror or str(problem)


def folder_of(store: Store) -> Path:
    """The folder of all contents. Raises UserError for a store on a server."""
    if store.folder is None:
        raise UserError("数据在服务器上，还不能保存附件。请把文件放在共享文件夹里，并在备注中写明位置。")
    return store.folder / FOLDER


def pool_of(store: Store) -> Path:
    """Where the store's own backups keep the contents that they name."""
    return backup_folder(folder_of(store).parent) / FOLDER
