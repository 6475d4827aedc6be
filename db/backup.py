"""How is a store kept safe: checked copies, thinned by age, and the way back."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from db.errors import StoreProblem
from db.schema import HEAD, is_newer

STAMP = "%Y%m%d-%H%M%S"
KEEP_ALL_FOR = timedelta(days=2)
KEEP_DAILY_FOR = timedelta(days=14)
KEEP_WEEKLY_FOR = timedelta(days=70)


@dataclass(frozen=True)
class Backup:
    """One kept copy."""

    path: Path
    made_at: datetime
    reason: str


def make(store: Path, target: Path) -> None:
    """Copy the store to `target` whole: copied beside it, checked, then renamed.

    Raises StoreProblem when the disk is full or the copy does not hold what the store holds.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    try:
        with closing(sqlite3.connect(f"file:{_quoted(store)}?mode=ro", uri=True)) as source:
            with closing(sqlite3.connect(part)) as copy:
                source.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")
            _verify(part, _row_counts(source))
        part.replace(target)
    except (sqlite3.Error, OSError) as problem:
        raise StoreProblem(
            f"备份没有做成：{_reason(problem)}。请检查磁盘空间和文件夹权限：{target.parent}"
        ) from problem
    finally:
        part.unlink(missing_ok=True)


def _quoted(path: Path) -> str:
    from urllib.parse import quote

    return quote(path.as_posix())


def _reason(problem: Exception) -> str:
    words = str(problem).lower()
    if "full" in words or "no space" in words:
        return "磁盘已满"
    if "readonly" in words or "read-only" in words or "permission" in words or "unable to open" in words:
        return "文件夹不能写入"
    if "malformed" in words or "not a database" in words:
        return "数据文件已损坏"
    return str(problem)


def _row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}


def _verify(copy: Path, expected: dict[str, int]) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok":
            raise StoreProblem(f"备份检查未通过（{verdict}），没有留下备份。请先运行“检查数据”。")
        if _row_counts(connection) != expected:
            raise StoreProblem("备份与原数据的记录数不一致，没有留下备份。请再备份一次。")


def name_of(reason: str, at: datetime) -> str:
    """The file name of a backup made now for this reason (letters only)."""
    return f"desk-{at.strftime(STAMP)}-{reason}.db"


def kept_in(folder: Path) -> list[Backup]:
    """The backups of a folder, latest first."""
    found = []
    for path in folder.glob("desk-*.db"):
        _, day, clock, *rest = path.stem.split("-", 3)
        try:
            made_at = datetime.strptime(f"{day}-{clock}", STAMP)
        except ValueError:  # somebody else's file
            continue
        found.append(Backup(path, made_at, rest[0] if rest else ""))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def thin(folder: Path, now: datetime) -> list[Path]:
    """Delete what the plan no longer keeps: all of 2 days, daily 14 days, weekly 10 weeks, then monthly."""
    kept_slots: set[str] = set()
    removed = []
    for backup in kept_in(folder):
        slot = _slot(backup.made_at, now)
        if slot in kept_slots:
            backup.path.unlink(missing_ok=True)
            removed.append(backup.path)
        kept_slots.add(slot)
    return removed


def _slot(made_at: datetime, now: datetime) -> str:
    age = now - made_at
    if age <= KEEP_ALL_FOR:
        return made_at.isoformat()
    if age <= KEEP_DAILY_FOR:
        return made_at.strftime("%Y-%m-%d")
    if age <= KEEP_WEEKLY_FOR:
        return made_at.strftime("%G-W%V")
    return made_at.strftime("%Y-%m")


def examine(path: Path) -> str:
    """The schema of a backup. Raises StoreProblem when it is not one of ours, damaged or too new."""
    if not path.is_file():
        raise StoreProblem(f"找不到备份文件：{path}")
    try:
        with closing(sqlite3.connect(f"file:{_quoted(path)}?mode=ro", uri=True)) as connection:
            verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    except sqlite3.Error as problem:
        raise StoreProblem(f"这个文件不是可用的备份：{path.name}（{_reason(problem)}）。请换一个备份。") from problem
    if verdict != "ok":
        raise StoreProblem(f"备份文件已损坏：{path.name}。请换一个备份。")
    if is_newer(revision):
        raise StoreProblem(f"备份是更新版本的程序做的（数据版本 {revision}，本程序 {HEAD}）。请先安装新版程序。")
    return str(revision)


def put_back(backup: Path, store: Path) -> None:
    """Make the store what the backup is; the caller has closed it and kept a copy."""
    examine(backup)
    part = store.with_name(store.name + ".part")
    try:
        shutil.copyfile(backup, part)
        for tail in ("-wal", "-shm"):
            store.with_name(store.name + tail).unlink(missing_ok=True)
        part.replace(store)
    except OSError as problem:
        raise StoreProblem(f"没有恢复成功：{_reason(problem)}。原来的数据没有改动。") from problem
    finally:
        part.unlink(missing_ok=True)
