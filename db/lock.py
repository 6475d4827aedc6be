"""Who writes to a store folder: one process at a time, the operating system lets go when it dies."""

import json
import os
import socket
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from db.errors import StoreHeld, StoreProblem
from db.log import who_am_i

LOCK_FILE = "desk.lock"
OWNER_FILE = "desk.owner.json"


class FolderLock:
    """The right to write to one folder, held until `release()`."""

    def __init__(self, folder: Path) -> None:
        """Take the lock. Raises StoreHeld with the holder's name, StoreProblem when the folder cannot be written."""
        self._owner = folder / OWNER_FILE
        # The store may be opened in one thread and closed in another. Never a mere marker file:
        # one that a dead process leaves behind would hold the folder for ever.
        self._lock = FileLock(folder / LOCK_FILE, thread_local=False, fallback_to_soft=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout as problem:
            raise StoreHeld(
                f"这份数据正由{_holder(self._owner)}打开着。请先关闭那个窗口，或以只读方式打开。"
            ) from problem
        except OSError as problem:
            raise StoreProblem(
                f"数据文件夹不能写入：{folder}。请检查文件夹权限和磁盘空间，或以只读方式打开。"
            ) from problem
        self._sign()

    def _sign(self) -> None:
        owner = {
            "who": who_am_i(),
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "since": datetime.now().isoformat(timespec="minutes"),
        }
        try:
            self._owner.write_text(json.dumps(owner, ensure_ascii=False), "utf-8")
        except OSError:  # a full disk: the lock holds all the same, others just hear no name
            self._owner.unlink(missing_ok=True)

    def release(self) -> None:
        """Let others write."""
        try:
            self._owner.unlink(missing_ok=True)
        except OSError:  # the disk was taken away; a left-over note is harmless
            return
        finally:
            self._lock.release()


def _holder(owner: Path) -> str:
    try:
        facts = json.loads(owner.read_text("utf-8"))
        since = facts["since"].replace("T", " ")
        return f"“{facts['who']}”在电脑“{facts['host']}”上（{since} 起，进程 {facts['pid']}）"
    except (OSError, ValueError, KeyError, TypeError, AttributeError):  # it is being written just now, or by hand
        return "另一个窗口"
