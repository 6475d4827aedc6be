"""How is the office's data kept safe, examined, and brought back?"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from app import attachment_care
from app.attachment_care import FileFault
from app.errors import UserError
from app.faults import DAMAGED, FAULTS, sentence_of
from app.kinds import KINDS
from app.kinds.base import FieldType, RecordKind
from app.machine import backup_folder
from app.records import titles_of
from app.store import STORE_FILE, Store, make_folder
from app.values.codes import check_credit_code
from app.values.dates import is_valid
from app.values.problem import ValueProblem
from db import backup, contents
from db.errors import StoreProblem
from db.lock import FolderLock
from db.models import AUDITED, MODELS
from db.thinning import STAMP, Backup, free_name, kept_in
from exports.sheet import Progress

ERROR, WARNING, ADVICE = "error", "warning", "advice"
SAVE_AGAIN = "核对这条记录，打开后重新保存一次"
SEND_ON = "请把这个结果发给技术支持；记录本身没有问题"
_SHOWN = 5
RESTORE = "停止录入，用“恢复备份”换回最近的备份"


@dataclass(frozen=True)
class Finding:
    """Something that a check found; `severity` is error, warning or advice."""

    what: str
    where: str
    severity: str
    advice: str

    def as_json(self) -> dict[str, str]:
        """As the command line prints it."""
        return {"what": self.what, "where": self.where, "severity": self.severity, "advice": self.advice}


def backups(store: Store) -> list[Backup]:
    """The kept copies of the store, latest first."""
    return kept_in(store.backup_folder)


@dataclass(frozen=True)
class Restored:
    """What a restore did: where the former store is kept now (None: there was none), how many contents are missing."""

    kept: Path | None
    missing: int
    issued_since: tuple[str, ...] = ()
    """The papers that went out and that the copy does not know; their numbers would be given out again."""

    @property
    def doubt(self) -> str:
        """What the clerk should know, empty when all attachments and issued papers are there."""
        told = []
        if self.missing:
            told.append(
                f"有 {self.missing} 个附件的文件在这个备份里没有或已损坏。“检查数据”会列出是哪些，请从别处找回。"
            )
        if self.issued_since:
            shown = "、".join(self.issued_since[:_SHOWN]) + ("等" if len(self.issued_since) > _SHOWN else "")
            told.append(
                f"这个备份里没有后来印发的 {len(self.issued_since)} 份文件：{shown}。它们的期号会再次编出："
                "请恢复到较新的备份，或先在这种文件的“版面设置”里写上已经编到第几期，再印发。"
            )
        return "\n".join(told)


def restore(folder: Path, copy: Path) -> Restored:
    """Make the folder's store what `copy` is, attachments with it.

    Raises StoreProblem, changing nothing, when the copy is not usable or the store is open elsewhere.
    """
    if copy.resolve() == (folder / STORE_FILE).resolve():
        raise StoreProblem("要恢复的文件就是正在使用的数据文件。请从备份中选一个。")
    backup.examine(copy)
    issued = _issued_papers(folder)
    make_folder(folder)
    lock = FolderLock(folder)
    try:
        kept = _keep_former(folder)
        missing = backup.put_back(copy, folder / STORE_FILE)
    finally:
        lock.release()
    Store.open(folder).close()  # an older copy is brought up to date at once
    known = set(_issued_papers(folder))
    return Restored(kept, missing, tuple(name for name in issued if name not in known))


def _issued_papers(folder: Path) -> list[str]:
    """What the papers that went out are called, latest first.

    None of a store that cannot be read as it is, damaged or of an older version: it is kept aside as a whole.
    """
    from app.papers.issued import issued_papers  # the papers are loaded by who needs them, not at start

    try:
        with Store.open(folder, read_only=True) as store, store.reading() as session:
            return [paper.called for paper in issued_papers(session)]
    except (StoreProblem, UserError, *FAULTS):
        return []


def _keep_former(folder: Path) -> Path | None:
    former = folder / STORE_FILE
    if not former.is_file() or not former.stat().st_size:
        return None
    target = free_name(backup_folder(folder), "restore", datetime.now())
    try:
        source, pool = folder / contents.FOLDER, backup_folder(folder) / contents.FOLDER
        backup.make(former, target, partial(contents.share, source=source, pool=pool))
    except StoreProblem as problem:
        place_at_fault = problem.__cause__ is not None and not backup.is_damage(problem.__cause__)
        if place_at_fault:  # a full disk, say: better not to restore than to lose what is there
            raise
        return _keep_as_it_is(former, backup_folder(folder))
    return target


def _keep_as_it_is(former: Path, folder: Path) -> Path:
    """A damaged store, with what lies beside it, for whoever can read it."""
    target = folder / f"damaged-{datetime.now().strftime(STAMP)}.db"
    wal = former.with_name(former.name + "-wal")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(former, target)
        if wal.is_file():
            shutil.copyfile(wal, target.with_name(target.name + "-wal"))
    except OSError as problem:
        target.unlink(missing_ok=True)
        raise StoreProblem(
            f"没有恢复：现有的数据文件无法另存（{backup.reason_of(problem)}）。请腾出磁盘空间后再试。"
        ) from problem
    return target


def check(store: Store, progress: Progress | None = None) -> list[Finding]:
    """Everything that is wrong or worth a look, the gravest first."""
    steps: list[Callable[[Session], Iterator[Finding]]] = [_values]
    if store.folder is not None:
        steps = [_file, _references, _search_index, _kept_sums, *steps]
    steps.append(_log)
    found: list[Finding] = []
    with store.reading() as session:
        for at, step in enumerate(steps):
            if progress:
                progress(at, len(steps))
            found += _found_by(step, session)
        looked = partial(progress, len(steps), len(steps)) if progress else None  # between two files one can stop
        found += [_of_file(fault) for fault in attachment_care.faults(session, store, looked)]
        found += _found_by(_issued, session)
    return sorted(found, key=lambda finding: (ERROR, WARNING, ADVICE).index(finding.severity))


def _issued(session: Session) -> Iterator[Finding]:
    from app.papers.issued import altered  # the papers are loaded by who needs them, not at start

    for name in altered(session):
        yield Finding("已印发的文件与存档时的校验值不符（可能被别的工具改过）", name, ERROR, RESTORE)


def _of_file(fault: FileFault) -> Finding:
    if fault.pooled:
        return Finding(fault.text, fault.place, WARNING, "备份里有完好的一份，打开这个附件时会自动取回")
    if fault.lost:
        return Finding(
            fault.text, fault.place, ERROR, "从别处找回这个文件，重新添加为附件；或用“从文件恢复”换回含有它的备份"
        )
    return Finding(fault.text, fault.place, ADVICE, "已有 90 天没有记录用到它；可以留着，要腾空间可以删除这个文件")


def _found_by(step: Callable[[Session], Iterator[Finding]], session: Session) -> list[Finding]:
    """What a step finds; damage that stops it is itself a finding."""
    found: list[Finding] = []
    try:
        found += step(session)
    except FAULTS as problem:
        words = str(problem.orig if isinstance(problem, DatabaseError) else problem)
        if sentence_of(problem, None) != DAMAGED and "no such" not in words:  # the names are kept in the file, too
            raise
        found.append(Finding(f"数据文件有损坏：{words}", STORE_FILE, ERROR, RESTORE))
    return found


def _file(session: Session) -> Iterator[Finding]:
    for verdict in session.scalars(text("PRAGMA integrity_check(10)")):
        if verdict != "ok":
            yield Finding(f"数据文件有损坏：{verdict}", STORE_FILE, ERROR, RESTORE)


def _references(session: Session) -> Iterator[Finding]:
    for table, key, target, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield Finding("引用的记录不存在", f"{table} {key} → {target}", ERROR, "用“恢复备份”换回最近的备份")


def _search_index(session: Session) -> Iterator[Finding]:
    for model in MODELS.values():
        if model.search_no is None:
            continue
        indexed = session.scalar(text("SELECT count(*) FROM search_doc WHERE (id & 63) = :no"), {"no": model.search_no})
        stored = session.scalar(text(f"SELECT count(*) FROM {model.__tablename__}"))
        if indexed != stored:
            words = f"搜索索引有 {indexed} 条，记录有 {stored} 条"
            yield Finding(words, model.__tablename__, ERROR, SEND_ON)


def _kept_sums(session: Session) -> Iterator[Finding]:
    counted = "SELECT sum_key, coalesce(sum(amount), 0), count(*) FROM donation GROUP BY sum_key"
    kept = "SELECT sum_key, fen, gifts FROM gift_sum"
    for one, other in ((counted, kept), (kept, counted)):
        wrong = session.scalar(text(f"SELECT count(*) FROM ({one} EXCEPT {other})"))
        if wrong:
            yield Finding(f"捐赠合计有 {wrong} 项与明细不符", "gift_sum", ERROR, SEND_ON)
            return


def _values(session: Session) -> Iterator[Finding]:
    for kind in KINDS:
        table: Any = MODELS[kind.name].__table__
        for field in kind.fields:
            judge = _JUDGES.get(field.type)
            if judge is None:
                continue
            column = table.c[field.name]
            wrong = [
                (key, value, reason)
                for key, value in session.execute(select(table.c.id, column).where(column.is_not(None)))
                if (reason := judge(value) if isinstance(value, str) else "不是文字")
            ]
            yield from _wrong_values(session, kind, field.label, wrong)


def _wrong_values(
    session: Session, kind: RecordKind, label: str, wrong: list[tuple[int, str, str]]
) -> Iterator[Finding]:
    titles = titles_of(session, kind, [key for key, _, _ in wrong[:200]])
    for key, value, reason in wrong[:200]:
        yield Finding(f"{label}“{value}”：{reason}", f"{kind.label}“{titles.get(key, key)}”", WARNING, "打开记录改正")


def _code_fault(code: str) -> str:
    try:
        check_credit_code(code)
    except ValueProblem as problem:
        return str(problem)
    return ""


_JUDGES: dict[FieldType, Callable[[str], str]] = {
    FieldType.CREDIT_CODE: _code_fault,
    FieldType.DATE: lambda value: "" if is_valid(value) else "不是有效日期",
}


def _sorted(row: str) -> str:
    """A row's JSON without empty columns, in one order: a later schema may have put new columns in between."""
    safe = f"CASE WHEN json_valid({row}) THEN {row} END"
    return (
        f"(SELECT group_concat(key || char(31) || value, char(30)) FROM (SELECT key, value FROM json_each({safe}) "
        "WHERE value IS NOT NULL ORDER BY key))"
    )


def _log(session: Session) -> Iterator[Finding]:
    """Every row is as its latest change left it: what was written or deleted past the log shows here."""
    if session.connection().dialect.name != "sqlite":
        return
    for name, model in AUDITED.items():
        columns = ", ".join(f"'{column.name}', t.{column.name}" for column in model.__table__.columns)
        stray = text(
            f"SELECT t.id FROM {name} t LEFT JOIN change c ON c.id = (SELECT max(id) FROM change "
            f"WHERE table_name = '{name}' AND record_id = t.id) "
            f"WHERE {_sorted('c.new')} IS NOT {_sorted(f'json_object({columns})')} LIMIT 20"
        )
        for key in session.scalars(stray):
            yield Finding("这一行与操作记录对不上（可能被别的工具改过）", f"{name} {key}", WARNING, SAVE_AGAIN)
        gone = text(
            # The bare columns are those of the row with the highest id: SQLite's rule for max().
            f"SELECT record_id FROM (SELECT record_id, action, max(id) FROM change WHERE table_name = '{name}' "
            f"GROUP BY record_id) WHERE action <> 'delete' AND record_id NOT IN (SELECT id FROM {name}) LIMIT 20"
        )
        for key in session.scalars(gone):
            yield Finding("操作记录里有这一行，表里却没有（可能被别的工具删掉）", f"{name} {key}", ERROR, RESTORE)
