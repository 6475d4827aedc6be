"""How does long work run beside the window? One thread for what writes or lasts, one for quick questions, one aside.

All hand result or error back by one signal in the GUI thread. Worker code is plain Python and touches no widget.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.errors import Cancelled

if TYPE_CHECKING:
    from ui.progress import ProgressDialog

T = TypeVar("T")

Progress = Callable[[int, int | None], None]
"""Says how much is done, of how much if known. Raises Cancelled when the user wants to stop."""

SHOWN_AFTER_MS = 600
_LOOK_MS = 100


@dataclass(eq=False)
class Job:
    """One piece of work and what becomes of it."""

    title: str
    work: Callable[[Progress], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    quiet: bool = True
    cancellable: bool = True
    wish: threading.Event = field(default_factory=threading.Event)
    so_far: tuple[int, int | None] = (0, None)
    result: Any = None
    error: Exception | None = None

    def execute(self) -> None:
        """In the worker thread: do it and keep what came of it."""
        try:
            self._note(0, None)
            self.result = self.work(self._note)
        except Exception as problem:  # noqa: BLE001 - handed to the GUI thread, which shows it
            self.error = problem

    def _note(self, done: int, total: int | None) -> None:
        self.so_far = (done, total)
        if self.wish.is_set():
            raise Cancelled


class _Lane:
    """One worker thread; it starts with its first job."""

    def __init__(self, name: str, report: Callable[[Job], None]) -> None:
        self._name = name
        self._report = report
        self._waiting: queue.SimpleQueue[Job | threading.Event | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def put(self, job: Job) -> None:
        """Do this after what was put before."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()
        self._waiting.put(job)

    def wait(self) -> None:
        """Wait until everything put so far is done."""
        if self._thread is not None:
            reached = threading.Event()
            self._waiting.put(reached)
            reached.wait()

    def stop(self) -> None:
        """Wait as well, and let the thread go."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None:
            if isinstance(job, Job):
                job.execute()
                self._report(job)
            else:
                job.set()


class Jobs(QObject):
    """The window's work beside the window."""

    busy_changed = Signal(bool)
    """Whether work that was announced to the user is under way: what writes is switched off meanwhile."""
    cancelled = Signal()
    """The user stopped a job; nothing of it was kept."""
    _ended = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._running: list[Job] = []
        self._stopped = False
        self._dialog: ProgressDialog | None = None
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._store_lane = _Lane("store", self._ended.emit)
        self._question_lane = _Lane("questions", self._ended.emit)
        self._aside_lane = _Lane("aside", self._ended.emit)
        self._delay = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._delay.timeout.connect(self._open_dialog)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._update_dialog)

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        quiet: bool = False,
        cancellable: bool = True,
    ) -> None:
        """Do work on the store, one after the other; `done` or `failed` runs in the GUI thread.

        Without `failed` an error is shown. `quiet` work shows no progress and switches nothing off.
        """
        if self._stopped:
            return  # a late timer: nobody waits for it any more
        job = Job(title, work, done, failed, quiet, cancellable)
        if not quiet:
            self._running.append(job)
            if len(self._running) == 1:
                self._delay.start()
                self.busy_changed.emit(True)
        self._store_lane.put(job)

    def ask(
        self, question: Callable[[], T], *, done: Callable[[T], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Ask the store something quick, beside running work; the answer comes back in the GUI thread."""
        if self._stopped:
            return
        self._question_lane.put(Job("", lambda _progress: question(), done, failed))

    def aside(
        self, work: Callable[[], T], *, done: Callable[[T], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Do something that may last and that nobody waits for; neither saving nor questions stand behind it."""
        if self._stopped:
            return
        self._aside_lane.put(Job("", lambda _progress: work(), done, failed))

    def wait_for_aside(self) -> None:
        """Wait, in a worker or a test, until nothing goes on aside any more."""
        self._aside_lane.wait()

    @property
    def busy(self) -> bool:
        """True while announced work is under way."""
        return bool(self._running)

    def cancel(self) -> None:
        """Wish that the running job stops; it ends when it next says how far it is."""
        if self._running and self._running[0].cancellable:
            self._running[0].wish.set()

    def wait_for_answers(self) -> None:
        """Wait until what was asked so far is answered; the answers arrive with the next events."""
        self._question_lane.wait()

    def wait_for_all(self) -> None:
        """Wait until everything begun so far has come to its end; what came of it arrives with the next events."""
        self._store_lane.wait()
        self._question_lane.wait()

    def stop(self) -> None:
        """At the end: cancel what runs, wait for it, report nothing any more."""
        self._stopped = True
        for job in self._running:
            job.wish.set()
        self._question_lane.stop()
        self._store_lane.stop()
        self._aside_lane.stop()
        self._running.clear()
        self._close_dialog()

    def _finish(self, job: Job) -> None:
        if job in self._running:
            self._running.remove(job)
            if not self._running:
                self._close_dialog()
                self.busy_changed.emit(False)
        if self._stopped:
            return
        if job.error is None:
            job.done(job.result)
        elif isinstance(job.error, Cancelled):
            self.cancelled.emit()
            if job.failed:
                job.failed(job.error)
        elif job.failed:
            job.failed(job.error)
        else:
            from ui.problems import show_error  # not needed to paint the frame

            show_error(self._parent, job.error)

    def _open_dialog(self) -> None:
        if self._running and self._dialog is None:
            from ui.progress import ProgressDialog  # not needed to paint the frame

            self._dialog = ProgressDialog(self._parent)
            self._dialog.cancel_wished.connect(self.cancel)
            self._update_dialog()
            self._dialog.open()
            self._look.start()

    def _update_dialog(self) -> None:
        if self._dialog is not None and self._running:
            job = self._running[0]
            self._dialog.show_state(job.title, *job.so_far, cancellable=job.cancellable, wished=job.wish.is_set())

    def _close_dialog(self) -> None:
        self._delay.stop()
        self._look.stop()
        if self._dialog is not None:
            self._dialog.finish()
            self._dialog = None
