"""What does a fault of the database mean to the person at the desk?"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm.exc import StaleDataError

from app.errors import Conflict
from db.errors import StoreProblem

DAMAGED = "数据文件已损坏。请不要继续录入；用“恢复备份”换回最近的备份，并保留坏文件备查。"
FULL = "磁盘已满，这次修改没有保存，已有数据没有受影响。请腾出空间后再试。"
BUSY = "数据正被另一个程序占用（例如备份或同步软件）。请稍候再试。"
DISK = "读写磁盘出错，这次修改没有保存。请检查磁盘是否已满、是否断开，然后再试。"
SERVER = "连不上数据服务器，没有改动任何数据。请检查网络，或请管理员查看服务器是否在运行。"
TOO_LONG = "有一项内容太长，没有保存。请缩短后再试（名称最多 200 个字）。"
TOO_LARGE = "有一个数字太大，没有保存。请核对后再试。"
REFERRED = "别的记录还引用着其中一条，没有保存，也没有改动。请先处理引用它的记录。"

# The engine's own words, the plainest first: SQLite, then PostgreSQL.
_WORDS = (
    ("disk is full", FULL),
    ("disk full", FULL),
    ("no space left", FULL),
    ("malformed", DAMAGED),
    ("not a database", DAMAGED),
    ("unsupported file format", DAMAGED),
    ("vtable constructor failed", DAMAGED),  # pages of the search index
    ("fts5", DAMAGED),
    ("corrupt", DAMAGED),
    ("could not decode", DAMAGED),
    ("cannot hold blob", DAMAGED),  # the log reads a text that is no text any more
    ("locked", BUSY),
    ("disk i/o", DISK),
    ("connection refused", SERVER),
    ("connection failed", SERVER),
    ("connection timeout", SERVER),
    ("could not translate host", SERVER),
    ("connection to server", SERVER),
    ("server closed the connection", SERVER),
    ("terminating connection", SERVER),
    ("connection is lost", SERVER),
    ("deadlock detected", BUSY),
    ("value too long", TOO_LONG),
    ("out of range", TOO_LARGE),
)

FAULTS = (DatabaseError, sqlite3.DatabaseError, UnicodeDecodeError)
"""What the engines and their drivers raise."""


@contextmanager
def told(folder: Path | None) -> Iterator[None]:
    """Turn the database's own faults into sentences; `folder`: where the store lies, None for a server."""
    try:
        yield
    except StaleDataError as problem:
        raise Conflict("这条记录刚被别人改过，您的修改没有保存。请刷新后再改。") from problem
    except NoConnectionFree as problem:
        raise StoreProblem(BUSY) from problem
    except FAULTS as problem:
        sentence = sentence_of(problem, folder)
        if sentence is None:  # our own fault: it must be seen as such
            raise
        raise StoreProblem(sentence) from problem


def sentence_of(problem: Exception, folder: Path | None) -> str | None:
    """What to tell; None when neither disk nor server nor a value is at fault."""
    if isinstance(problem, UnicodeDecodeError):  # the driver met a text that is none, be it in its own message
        return DAMAGED
    if isinstance(problem, IntegrityError):  # it may quote a value that reads like any of the words
        return REFERRED if "foreign key" in str(problem.orig).lower() else None
    cause = problem.orig if isinstance(problem, DatabaseError) else problem
    if getattr(cause, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DAMAGED
    words = str(cause).lower()
    if folder is not None and ("readonly" in words or "unable to open" in words):
        return f"数据文件夹不能写入：{folder}。请检查权限，或以只读方式打开。"
    for part, sentence in _WORDS:
        if part in words:
            return sentence
    return None
