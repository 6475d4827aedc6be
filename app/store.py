"""Where does the office's data live, and how is it read and written? One store, one operation per user action."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from app.errors import UserError
from app.faults import sentence_of, told
from app.machine import backup_folder
from db import backup, contents, dialects, log, schema, undo
from db.engine import file_engine, server_engine
from db.errors import OldStore, ReadOnlyStore, StoreProblem
from db.lock import FolderLock
from db.models import Operation
from db.thinning import free_name, kept_in, thin
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
        self._writer: int | None = None

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> Self:
        """Open or make the store of a folder; an older one is backed up and brought up to date.

        Raises StoreProblem, StoreHeld with the sentence to show.
        """
        try:
            if not read_only:
                make_folder(folder)
            lock = None if read_only else FolderLock(folder)
            store = cls(file_engine(folder / STORE_FILE, read_only=read_only), folder, lock)
            return store._prepared()
        except PermissionError as problem:
            raise StoreProblem(
                f"没有权限打开数据文件夹：{folder}。请检查权限，或用 --data 指定别的文件夹。"
            ) from problem

    @classmethod
    def on_server(cls, url: str) -> Self:
        """Open or make the store in a server's database that several machines share. Raises StoreProblem."""
        return cls(server_engine(url), None, None)._prepared()

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

    @property
    def backup_folder(self) -> Path:
        """Where its copies are kept. Raises UserError for a store on a server."""
        return backup_folder(self.path.parent)

    def _prepared(self) -> Self:
        """This store, ready for use; closed again when it is refused."""
        try:
            if self.folder is not None and self.read_only:
                self._prepare_to_read(self.folder)
            else:
                self._prepare()
        except BaseException:
            self.close()
            raise
        return self

    def _prepare(self) -> None:
        with told(self.folder):
            if self.folder is not None:
                self._look_before_writing(self.folder)
            with self._preparing() as connection:
                dialects.of(connection).hold(connection)
                revision = schema.revision_of(connection)
                if revision != schema.HEAD:
                    self._upgrade(connection, revision)
                schema.lay_derived(connection, anew=revision != schema.HEAD)

    def _look_before_writing(self, folder: Path) -> None:
        """Even opening for writing changes a file: one that is not ours to change is refused before."""
        if self.path.is_file() and not os.access(self.path, os.W_OK):
            raise StoreProblem(f"数据文件是只读的，不能写入：{self.path}。请取消文件的只读属性，或以只读方式打开。")
        if schema.revision_in(self.path) is None and kept_in(backup_folder(folder)):
            wal = self.path.with_name(STORE_FILE + "-wal")
            if not (self.path.is_file() and wal.is_file() and wal.stat().st_size):
                raise StoreProblem(
                    f"这个文件夹里有备份，数据文件“{STORE_FILE}”却不见了或是空的：{folder}。"
                    f"请用“恢复备份”换回最近的备份；确实要从头开始，请先把“{BACKUP_FOLDER}”文件夹移到别处。"
                )

    @contextmanager
    def _preparing(self) -> Iterator[Connection]:
        """One transaction for all that opening may change, on a connection that is not used for anything else."""
        engine = self.engine.execution_options(writing=True, upgrading=True)
        try:
            with engine.begin() as connection:
                yield connection
        finally:
            self.engine.dispose()

    def _upgrade(self, connection: Connection, revision: str | None) -> None:
        kept = self.back_up("upgrade") if revision is not None and self.folder is not None else None
        try:
            schema.upgrade(connection)
        except Exception as problem:
            if not isinstance(problem, StoreProblem) and sentence_of(problem, self.folder):
                raise  # the disk's or the server's fault has its own sentence
            raise StoreProblem(self._not_upgraded(kept, str(problem))) from problem

    def _not_upgraded(self, kept: Path | None, reason: str) -> str:
        place = f"升级前的备份在 {kept}。" if kept else ""
        return f"数据没有升级成功，已退回原样，没有丢失。{place}请继续用旧版程序，并把原因告诉技术支持：{reason}"

    def _prepare_to_read(self, folder: Path) -> None:
        with told(folder):
            if not self.path.is_file():
                raise StoreProblem(f"这个文件夹里没有商联台账的数据：{folder}。请检查文件夹，或以可写方式打开来新建。")
            revision = schema.revision_in(self.path)
            if revision is None:
                raise StoreProblem(f"这个文件夹里的数据文件是空的：{folder}。请用“恢复备份”换回最近的备份。")
            if revision != schema.HEAD:
                raise OldStore("数据是旧版程序写的，要先用可写方式打开一次，让程序升级数据。")

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for one question; it sees one state of the store and writes nothing."""
        with told(self.folder), Session(self.engine) as session:
            yield session

    @contextmanager
    def reading_through(self) -> Iterator[Session]:
        """The same for rows that are read once, one after the other, however many: it stays small in memory."""
        with self.reading() as session:
            connection = session.connection()
            with dialects.of(connection).little_memory(connection):
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
        with self._alone(), told(self.folder):
            engine = self.engine.execution_options(writing=True)
            with Session(engine, expire_on_commit=False) as session, session.begin():
                connection = session.connection()
                try:
                    operation = log.begin(session, title, source, undoes=undoes, detail=detail)
                    session.info["operation_id"] = operation.id
                    yield session
                    touched = log.end(session, operation)
                finally:
                    dialects.of(connection).forget_operation(connection)
        if touched:
            self._tell(touched)

    @contextmanager
    def noting(self) -> Iterator[Session]:
        """A transaction for what is no step of anybody's work and is never taken back: the book of handouts.

        Works also where the store was opened to read only, beside the window that holds it: a line is written in a
        moment, and nobody else writes that table's rows anew. Raises StoreProblem where the file cannot be written.
        """
        if self.read_only and not os.access(self.path, os.W_OK):
            raise ReadOnlyStore(
                "数据文件不能写入，所以不能登记是谁看了或导出了个人号码。请导出隐去号码的名单，或以可写方式打开。"
            )
        engine = file_engine(self.path) if self.read_only else self.engine
        with self._alone(), told(self.folder):
            try:
                with Session(engine.execution_options(writing=True)) as session, session.begin():
                    yield session
            finally:
                if engine is not self.engine:
                    engine.dispose()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One operation after the other; one inside another would wait for itself for ever."""
        if self._writer == threading.get_ident():
            raise RuntimeError("an operation was begun inside an operation")
        with self._writing:
            self._writer = threading.get_ident()
            try:
                yield
            finally:
                self._writer = None

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
        """Keep a checked copy in the store's backup folder, or at `target`; its path.

        Attachments go with it: shared beside the copies of that folder, else inside the one file.
        """
        now = datetime.now()
        folder, source = self.backup_folder, self.path.parent / contents.FOLDER
        if target is None:
            target = free_name(folder, reason, now)
        if target.parent != folder:
            backup.make(self.path, target, partial(contents.hold, source=source))
            return target
        backup.make(self.path, target, partial(contents.share, source=source, pool=folder / contents.FOLDER))
        thin(folder, now)
        return target

    def is_covered(self) -> bool:
        """True when the latest backup in the store's own folder ends with the store's latest operation."""
        latest = backup.latest_operation(self.path)
        kept = kept_in(self.backup_folder)
        return latest is None or (bool(kept) and backup.latest_operation(kept[0].path) == latest)

    def close(self, *, keep_copy: bool = False) -> None:
        """Let go of the store; with `keep_copy` one that its latest backup does not cover is backed up first."""
        try:
            if keep_copy and self.folder is not None and not self.read_only and not self.is_covered():
                self.back_up("exit")
        finally:
            self.engine.dispose()
            if self._lock:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def make_folder(folder: Path) -> None:
    """The folder of a store. Raises StoreProblem when it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StoreProblem(f"不能建立数据文件夹：{folder}。请检查权限，或用 --data 指定别的文件夹。") from problem
