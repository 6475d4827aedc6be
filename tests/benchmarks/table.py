"""How long do the window's steps on a register take: open it, jump to its end, sort it anew?"""

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.desk import Desk
from app.kinds import BY_NAME
from tests.benchmarks.measuring import Figure, Setting, number
from tests.benchmarks.offscreen import application
from ui.pages.list_page import ListPage
from ui.window import MainWindow

BAR = 100
_FIRST = "cause"
_TOO_LONG_MS = 30_000


def measure(setting: Setting) -> Iterator[Figure]:
    """The real window, its events processed, until the rows asked for have been painted."""
    application()
    with closing(Desk.open(setting.large).store) as store:
        desk = Desk(store)
        for kind, bar in (("enterprise", BAR), ("donation", None)):
            yield from _of_kind(desk, setting, kind, bar)


def _of_kind(desk: Desk, setting: Setting, kind: str, bar: float | None) -> Iterator[Figure]:
    orders = _orders(kind)
    opened: list[float] = []
    ends: list[float] = []
    sorts: dict[str, list[float]] = {order: [] for order in orders}
    rows = 0
    for _ in range(setting.rounds):
        window = MainWindow(setting.work, _FIRST)
        window.resize(1366, 768)
        window.show()
        window.attach(desk)
        _settle(window)
        opened.append(_open(window, kind))
        page = _page(window)
        rows = len(page.model.ids)
        ends.append(_until_painted(page, page.table.scrollToBottom, partial(_shows_end, page)))
        for order in orders:
            sorts[order].append(_sort(page, order))
        window.jobs.stop()
        window.hide()
        window.deleteLater()
        QApplication.processEvents()
    what = f"{kind} table of {rows:,} rows"
    yield Figure(f"{what}: open", median(opened), "ms", bar, f"slowest {number(max(opened))}")
    yield Figure(f"{what}: scroll to the end", median(ends), "ms", bar, f"slowest {number(max(ends))}")
    medians = {order: median(times) for order, times in sorts.items()}
    slowest = max(medians, key=lambda order: medians[order])
    note = ", ".join(f"{order} {number(time)}" for order, time in medians.items())
    yield Figure(f"{what}: change the sort, slowest column", medians[slowest], "ms", bar, note)


def _orders(kind: str) -> list[str]:
    """Every column that can be sorted by, and the first of them backwards."""
    record_kind = BY_NAME[kind]
    own = record_kind.order.removeprefix("-") or record_kind.listed[0]
    others = [name for name in record_kind.listed if name != own]
    return [*others, own, f"-{own}", f"-{others[0]}"]


def _open(window: MainWindow, kind: str) -> float:
    """From the choice in the navigation; the page is made on the way."""
    start = perf_counter()
    window.navigation.choose(kind)
    page = _page(window)
    return _until_painted(page, lambda: None, lambda: bool(page.model.ids), start)


def _sort(page: ListPage, order: str) -> float:
    before = page.model.ids
    return _until_painted(page, lambda: page.sort_by(order), lambda: page.model.ids is not before)


def _shows_end(page: ListPage) -> bool:
    viewport = page.table.viewport()
    return page.table.rowAt(viewport.height() - page.table.rowHeight(0)) >= len(page.model.ids) - 2


def _page(window: MainWindow) -> ListPage:
    page = window.current_list()
    assert page is not None
    return page


class _Paints(QObject):
    """Ends a loop once the table has been painted and shows what was asked for."""

    def __init__(self, loop: QEventLoop, ready: Callable[[], bool]) -> None:
        super().__init__()
        self._loop = loop
        self._ready = ready

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._ready():
            QTimer.singleShot(0, self._loop.quit)  # this paint is still to be done
        return super().eventFilter(watched, event)


def _until_painted(
    page: ListPage, work: Callable[[], object], ready: Callable[[], bool], start: float | None = None
) -> float:
    loop = QEventLoop()
    paints = _Paints(loop, ready)
    page.table.viewport().installEventFilter(paints)
    limit = QTimer(singleShot=True, interval=_TOO_LONG_MS)
    limit.timeout.connect(loop.quit)
    limit.start()
    start = perf_counter() if start is None else start
    work()
    loop.exec()
    time = (perf_counter() - start) * 1000
    page.table.viewport().removeEventFilter(paints)
    if not limit.isActive():
        raise RuntimeError(f"the {page.kind.name} table was not painted within {_TOO_LONG_MS} ms")
    return time


def _settle(window: MainWindow) -> None:
    for _ in range(5):
        window.jobs.wait_for_answers()
        QApplication.processEvents()
