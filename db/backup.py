"""How is a copy of the store made, examined and put back? Whole or not at all; which are kept: `db.thinning`."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from db import contents
from db.engine import reading_uri
from db.errors import StoreProblem
from db.schema import revision_in
from db.thinning import Backup as Backup

FAULTS = (sqlite3.Error, OSError, UnicodeDecodeError)
"""What disk, SQLite and its driver raise."""


def make(store: Path, target: Path, carry: Callable[[Path], None] | None = None) -> None:
    """Copy the store to `target` whole: copied beside it, checked, then renamed.

    `carry` sees to the contents of attachments that the checked copy names, before it gets its name.

    Raises StoreProblem when the disk is full or the copy does not hold what the store holds; then nothing is left.
    """
    if target.resolve() == store.resolve():
        raise StoreProblem("备份不能写到正在使用的数据文件上。请换一个文件名或文件夹。")
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy_checked(store, part)
        if carry:
            carry(part)
            _settle(part)
        part.replace(target)
    except FAULTS as problem:
        hint = f"请检查磁盘空间和文件夹权限：{target.parent}"
        if is_damage(problem):
            hint = "请先运行“检查数据”，必要时用“恢复备份”换回最近的备份"
        raise StoreProblem(f"备份没有做成：{reason_of(problem)}。{hint}。") from problem
    finally:
        _remove(part)


def _copy_checked(store: Path, part: Path) -> None:
    """Raises StoreProblem unless `part` holds what the store holds, down on the disk."""
    _remove(part)
    with closing(sqlite3.connect(reading_uri(store), uri=True)) as source:
        # One state of the store for the copy and the count, however much is written meanwhile.
        source.isolation_level = None
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM sqlite_master").fetchone()
        with closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        _verify(part, _row_counts(source))
    _settle(part)


def _verify(copy: Path, expected: dict[str, int]) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok":
            raise StoreProblem(f"备份检查未通过（{verdict}），没有留下备份。请先运行“检查数据”。")
        if _row_counts(connection) != expected:
            raise StoreProblem("备份与原数据的记录数不一致，没有留下备份。请再备份一次。")


def _row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}


def _settle(path: Path) -> None:
    """Down to the disk before the name is given: a power cut must not leave an empty file under a good name."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _remove(part: Path) -> None:
    """A copy that was begun, with what SQLite may have laid beside it."""
    for tail in ("", "-journal", "-wal", "-shm"):
        try:
            part.with_name(part.name + tail).unlink(missing_ok=True)
        except OSError:  # no folder, or the disk is gone: then there is nothing to remove either
            return


def examine(path: Path) -> str:
    """The schema of a backup. Raises StoreProblem when it is not one of ours, damaged or too new."""
    if not path.is_file():
        raise StoreProblem(f"找不到备份文件：{path}。请检查文件名，或换一个备份。")
    try:
        revision = revision_in(path)
        with closing(sqlite3.connect(reading_uri(path), uri=True)) as connection:
            verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except FAULTS as problem:
        raise StoreProblem(f"这个文件不是可用的备份：{path.name}（{reason_of(problem)}）。请换一个备份。") from problem
    if revision is None:
        raise StoreProblem(f"这个备份文件是空的：{path.name}。请换一个备份。")
    if verdict != "ok" or broken:
        raise StoreProblem(f"备份文件已损坏：{path.name}。请换一个备份。")
    return revision


def put_back(backup: Path, store: Path) -> int:
    """Make the store what the backup is, attachments with it; how many of these were not to be had.

    The caller holds the folder's lock and has kept a copy.
    """
    examine(backup)
    part = store.with_name(store.name + ".part")
    try:
        # By SQLite, not by the file system: a copy taken by hand may have its last changes in a file beside it.
        _copy_checked(backup, part)
        # Contents first: more of them than the store names do no harm, fewer would.
        missing = contents.bring(backup, store.parent / contents.FOLDER)
        contents.let_go(part)
        _settle(part)
        _fold_in(store)
        part.replace(store)
    except FAULTS as problem:
        raise StoreProblem(
            f"没有恢复成功：{reason_of(problem)}。原来的数据没有改动；请检查磁盘空间和文件夹权限。"
        ) from problem
    finally:
        _remove(part)
    return len(missing)


def _fold_in(store: Path) -> None:
    """Leave no write-ahead log beside the store: SQLite would play it into the file that comes in its place."""
    try:
        if store.is_file():
            with closing(sqlite3.connect(store)) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except FAULTS as problem:
        if not is_damage(problem):
            raise
    for tail in ("-wal", "-shm"):
        store.with_name(store.name + tail).unlink(missing_ok=True)


def latest_operation(store: Path) -> str | None:
    """The uid of the last operation in a store or backup; None when it has none or cannot be read."""
    try:
        with closing(sqlite3.connect(reading_uri(store), uri=True)) as connection:
            found = connection.execute("SELECT uid FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    except FAULTS:
        return None
    return str(found[0]) if found else None


def is_damage(problem: BaseException) -> bool:
    """True when the file itself is at fault, not its place."""
    if isinstance(problem, UnicodeDecodeError):  # SQLite quotes a text that is none
        return True
    words = str(problem).lower()
    return "malformed" in words or "not a database" in words or "unsupported file format" in words


def reason_of(problem: BaseException) -> str:
    """Why the disk or SQLite refused, in a few words."""
    words = str(problem).lower()
    if "full" in words or "no space" in words or "file too large" in words:
        return "磁盘已满"
    if "disk i/o" in words:
        return "读写磁盘出错"
    if "locked" in words:
        return "文件正被另一个程序占用"
    if is_damage(problem):
        return "文件已损坏，或不是数据文件"
    refused = ("readonly", "read-only", "permission", "unable to open", "not a directory", "is a directory", "exists")
    if any(word in words for word in refused):
        return "文件夹不能写入，或文件不能打开"
    return str(problem)
