"""How long does the window stand still at worst while a job runs beside it? For information."""

from collections.abc import Callable, Iterator
from contextlib import closing
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.collecting import collected_rarely
from app.desk import Desk
from app.kinds import BY_NAME
from app.lists import Listing
from tests.benchmarks.measuring import Figure, Setting, number, quantile
from tests.benchmarks.offscreen import application
from tests.benchmarks.taking_in import write_incoming
from ui.jobs import Jobs, Progress

ENTERPRISE = BY_NAME["enterprise"]


class Ticks(QObject):
    """A clock in the GUI thread: how much later than wished its ticks come."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lags: list[float] = []
        self._timer = QTimer(self, interval=1)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = perf_counter()
        self._timer.start()

    def _tick(self) -> None:
        now = perf_counter()
        self.lags.append(max(0.0, (now - self._last) * 1000 - 1))
        self._last = now


def measure(setting: Setting) -> Iterator[Figure]:
    """Jobs as the window starts them, with the progress dialog they bring up."""
    application()
    incoming = setting.work / "incoming.xlsx"
    write_incoming(incoming, setting.rows)
    target = setting.work / "lag.xlsx"
    with closing(Desk.open(setting.large).store) as store:
        desk = Desk(store)

        def export(progress: Progress) -> object:
            return desk.export(ENTERPRISE, Listing(ENTERPRISE), target, progress)

        def plan(progress: Progress) -> object:
            return desk.plan_import(incoming, ENTERPRISE.name, progress=progress)

        for what, work in (("exporting a register", export), ("planning an import", plan)):
            with collected_rarely():
                lags = _lags(work)
            note = f"p99 {number(quantile(lags, 0.99))} ms, {len(lags):,} ticks"
            yield Figure(f"largest lag of the window while {what} of {setting.rows:,} rows", max(lags), "ms", note=note)


def _lags(work: Callable[[Progress], object]) -> list[float]:
    host = QWidget()
    host.show()
    jobs = Jobs(host)
    loop = QEventLoop()
    problems: list[Exception] = []

    def failed(problem: Exception) -> None:
        problems.append(problem)
        loop.quit()

    def done(_result: Any) -> None:
        loop.quit()

    ticks = Ticks(host)
    jobs.run("测速", work, done=done, failed=failed)
    loop.exec()
    jobs.stop()
    host.hide()
    host.deleteLater()
    if problems:
        raise problems[0]
    return ticks.lags
