"""Where does the office's data live, and how is it read and written? One store, one operation per user action."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from app.errors import UserError
from db import backup, dialects, log, schema, undo
from db.engine import file_engine, server_engine
from db.errors import ReadOnlyStore, StoreProblem
from db.lock import FolderLock
from db.models import Operation
from db.undo import TakenBack
from db.vocabulary import OperationSource

STORE_FILE = "desk.db"
BACKUP_FOLDER = "backups"

Touched = dict[str, set[int]]
"""Table name to the ids of the rows that an operation wrote."""


class Store:
    """The open store of one office. Hand it in; nobody keeps a second one."""

    def __init__(self, engine: Engine, folder: Path | None, lock: FolderLock | None) -> None:
        """Use `open` or `on_server`."""
        self.engine = engine
        self.folder = folder
        self._lock = lock
        self._writing = threading.Lock()
        self._listeners: list[Callable[[Touched], None]] = []
        self._dirty = False

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> Self:
        """Open or make the store of a folder; an older one is backed up and brought up to date.

        Raises StoreProblem, StoreHeld with the sentence to show.
        """
        lock = None
        if not read_only:
            _make_folder(folder)
            lock = FolderLock(folder)
        store = cls(file_engine(folder / STORE_FILE, read_only=read_only), folder, lock)
        try:
            store._prepare(may_write=not read_only)
        except BaseException:
            store.engine.dispose()
            if lock:
                lock.release()
            raise
        return store

    @classmethod
    def on_server(cls, url: str) -> Self:
        """Open or make the store in a server's database that several machines share."""
        store = cls(server_engine(url), None, None)
        store._prepare(may_write=True)
        return store

    @property
    def read_only(self) -> bool:
        """True when nothing can be written."""
        return self.folder is not None and self._lock is None

    @property
    def path(self) -> Path:
        """The store's file. Raises UserError for a store on a server, which is backed up there."""
        if self.folder is None:
            raise UserError("数据在服务器上，请用服务器的备份工具备份。")
        return self.folder / STORE_FILE

    def _prepare(self, *, may_write: bool) -> None:
        with told(self.folder):
            if not may_write:
                if not self.path.is_file():
                    raise StoreProblem(f"这个文件夹里没有商联台账的数据：{self.folder}")
                with self.engine.connect() as connection:
                    self._refuse_unreadable(schema.revision_of(connection))
                return
            with self.engine.connect().execution_options(writing=True) as connection, connection.begin():
                revision = schema.revision_of(connection)
                if revision is not None:
                    schema.refuse_newer(revision)
                if revision not in (None, schema.HEAD):
                    self._back_up_before_upgrade()
                if revision != schema.HEAD:
                    schema.upgrade(connection)
                schema.lay_derived(connection)

    def _refuse_unreadable(self, revision: str | None) -> None:
        if revision is None:
            raise StoreProblem(f"这个文件夹里的数据文件是空的：{self.folder}")
        schema.refuse_newer(revision)
        if revision != schema.HEAD:
            raise StoreProblem("数据是旧版程序写的，要先用可写方式打开一次，让程序升级数据。")

    def _back_up_before_upgrade(self) -> None:
        if self.folder is not None:
            self.back_up("upgrade")

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for one question; it sees one state of the store and writes nothing."""
        with told(self.folder), Session(self.engine) as session:
            yield session

    @contextmanager
    def operation(
        self,
        title: str,
        source: OperationSource = OperationSource.EDIT,
        *,
        undoes: int | None = None,
        detail: dict[str, Any] | None = None,
    ) -> Iterator[Session]:
        """One user action: one transaction, one undo step, all of it or nothing.

        Raises ReadOnlyStore, StoreProblem; what the body raises takes everything back.
        """
        if self.read_only:
            raise ReadOnlyStore("数据是以只读方式打开的，不能修改。请关闭另一个窗口后重新打开。")
        with self._writing, told(self.folder):
            engine = self.engine.execution_options(writing=True)
            with Session(engine, expire_on_commit=False) as session, session.begin():
                operation = log.begin(session, title, source, undoes=undoes, detail=detail)
                session.info["operation_id"] = operation.id
                try:
                    yield session
                    touched = log.end(session, operation)
                except BaseException:
                    _forget_operation(session)
                    raise
        if touched:
            self._dirty = True
            self._tell(touched)

    def subscribe(self, listener: Callable[[Touched], None]) -> None:
        """Call `listener` after each operation, in the thread that ran it."""
        self._listeners.append(listener)

    def _tell(self, touched: Touched) -> None:
        for listener in self._listeners:
            listener(touched)

    def undo(self) -> str | None:
        """Take the latest operation back; its title, None when there is none."""
        return self._take_back(undo.next_undo, OperationSource.UNDO, "撤销")

    def redo(self) -> str | None:
        """Do again what the latest undo took back; its title, None when there is none."""
        return self._take_back(undo.next_redo, OperationSource.REDO, "重做")

    def _take_back(
        self, choose: Callable[[Session], Operation | None], source: OperationSource, word: str
    ) -> str | None:
        with self.reading() as session:
            operation = choose(session)
        if operation is None:
            return None
        title = operation.title.removeprefix("撤销：")
        with self.operation(f"{word}：{title}", source, undoes=operation.id) as session:
            undo.take_back(session, operation)
        return title

    def take_back(self, operation_id: int) -> TakenBack:
        """Take one operation back whenever it was made; values changed since then stay and are listed.

        Raises UserError when there is no such operation or it is taken back already.
        """
        with self.reading() as session:
            operation = session.get(Operation, operation_id)
            if operation is None:
                raise UserError(f"没有编号为 {operation_id} 的操作。请在“操作记录”里查看编号。")
            if undo.is_taken_back(session, operation_id):
                raise UserError(f"操作 {operation_id}「{operation.title}」已经撤销过了。")
        title = f"撤销：{operation.title}"
        with self.operation(title, OperationSource.UNDO, undoes=operation_id) as session:
            return undo.take_back(session, operation, partly=True)

    def back_up(self, reason: str, target: Path | None = None) -> Path:
        """Keep a checked copy in the store's backup folder, or at `target`; its path."""
        now = datetime.now()
        if target is None:
            folder = self.path.parent / BACKUP_FOLDER
            target = folder / backup.name_of(reason, now)
        backup.make(self.path, target)
        if target.parent.name == BACKUP_FOLDER:
            backup.thin(target.parent, now)
        self._dirty = False
        return target

    def close(self, *, keep_copy: bool = False) -> None:
        """Let go of the store; with `keep_copy` a changed store is backed up first."""
        try:
            if keep_copy and self._dirty and self.folder is not None:
                self.back_up("exit")
        finally:
            self.engine.dispose()
            if self._lock:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _forget_operation(session: Session) -> None:
    """The connection goes back to the pool: what it writes next must not count as this operation."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        dialects.of(connection).set_operation(connection, None)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StoreProblem(f"不能建立数据文件夹：{folder}。请检查权限，或用 --data 指定别的文件夹。") from problem


@contextmanager
def told(folder: Path | None) -> Iterator[None]:
    """Turn the database's own faults into sentences."""
    try:
        yield
    except StaleDataError as problem:
        raise UserError("这条记录刚被别人改过。请刷新后再改。") from problem
    except DatabaseError as problem:
        sentence = _sentence(str(problem.orig).lower(), folder)
        if sentence is None:  # our own fault: it must be seen as such
            raise
        raise StoreProblem(sentence) from problem


def _sentence(words: str, folder: Path | None) -> str | None:
    if "disk is full" in words or "disk full" in words:
        return "磁盘已满，这次修改没有保存，已有数据没有受影响。请腾出空间后再试。"
    if "readonly" in words or "unable to open" in words:
        return f"数据文件夹不能写入：{folder}。请检查权限，或以只读方式打开。"
    if "malformed" in words or "not a database" in words:
        return "数据文件已损坏。请不要继续录入；用“恢复备份”换回最近的备份，并保留坏文件备查。"
    if "locked" in words:
        return "数据正被另一个程序占用（例如备份或同步软件）。请稍候再试。"
    if "disk i/o" in words:
        return "读写磁盘出错，这次修改没有保存。请检查磁盘或网络盘后再试。"
    return None
