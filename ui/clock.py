"""When is the open store copied by the clock? Beside everything else: no form, table or saving waits for it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.errors import SPOKEN

if TYPE_CHECKING:
    from app.desk import Desk
    from app.store import Store
    from ui.jobs import Jobs
    from ui.status import StatusLine

LOOK_EVERY_MS = 5 * 60 * 1000


class BackupClock(QObject):
    """Looks every few minutes whether a copy is due; whether it is, the store's own settings say."""

    def __init__(self, jobs: "Jobs", status: "StatusLine", copied: Callable[[], None]) -> None:
        super().__init__(jobs)
        self._jobs = jobs
        self._status = status
        self._copied = copied
        self._desk: Desk | None = None
        self._under_way = False
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def wind(self, desk: "Desk") -> None:
        """Watch over this store from now on."""
        if desk.store.folder is not None and not desk.store.read_only:
            self._desk = desk
            self._timer.start()

    def stop(self) -> None:
        """The store is about to be closed."""
        self._desk = None
        self._timer.stop()

    def close(self, store: "Store") -> None:
        """In a worker: close the store with a copy; one that is just being made is not made twice."""
        self._jobs.wait_for_aside()
        store.close(keep_copy=True)

    def look(self) -> None:
        """Make a copy if one is due, and say so."""
        if self._desk is not None and not self._under_way:
            self._under_way = True
            self._jobs.aside(self._desk.back_up_if_due, done=self._on_done, failed=self._on_failed)

    def _on_done(self, kept: Path | None) -> None:
        self._under_way = False
        if kept is not None:
            self._status.tell(f"已自动备份：{kept.name}")
            self._copied()

    def _on_failed(self, problem: Exception) -> None:
        self._under_way = False
        if not isinstance(problem, SPOKEN):
            raise problem
        self._status.tell(f"自动备份没有做成。{problem}")
