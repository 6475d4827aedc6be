"""How does a wish become pages beside the window, so that the newest wish always wins?"""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import Cancelled
from app.papers.base import Wish
from ui.dialogs.base import while_there
from ui.jobs import Progress
from ui.services import Services

_LOOK_MS = 100

Pages = tuple[bytes, list[tuple[float, float]]]
"""A PDF and the sizes of its pages in points."""


class Composer(QObject):
    """Sets one paper after the other; a wish that comes while another is set takes its place."""

    composed = Signal(bytes, list)
    failed = Signal(object)
    progress = Signal(int)
    """So many pages are set."""
    stopped = Signal()
    """The clerk stopped it."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._wish: threading.Event | None = None
        self._done = 0
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._tell)

    @property
    def busy(self) -> bool:
        """True while pages are being set."""
        return self._wish is not None

    def compose(self, name: str, wish: Wish) -> None:
        """Set this paper; what was being set is given up."""
        desk = self._services.desk
        self._begin(lambda progress: desk.preview(name, wish, progress))

    def reprint(self, issued_id: int) -> None:
        """Fetch an issued paper as it went out."""
        desk = self._services.desk
        self._begin(lambda _progress: desk.issued_pdf(issued_id))

    def cancel(self) -> None:
        """The clerk wants no more of it."""
        if self._wish is not None:
            self._give_up()
            self.stopped.emit()

    def _begin(self, make: Callable[[Progress], bytes]) -> None:
        self._give_up()
        stop = self._wish = threading.Event()
        desk = self._services.desk

        def note(done: int, _total: int | None) -> None:
            self._done = done
            if stop.is_set():
                raise Cancelled

        def work(_progress: object) -> Pages | None:
            try:
                note(0, None)
                pdf = make(note)
                return pdf, desk.page_sizes(pdf)
            except Cancelled:
                return None  # nobody waits for it any more: not to be told as an ended job

        def done(pages: Pages | None) -> None:
            if stop is self._wish and pages is not None:
                self._end()
                self.composed.emit(*pages)

        def failed(problem: Exception) -> None:
            if stop is self._wish:
                self._end()
                self.failed.emit(problem)

        self._services.jobs.run(
            "排版", work, done=while_there(self, done), failed=while_there(self, failed), quiet=True
        )
        self._look.start()

    def _give_up(self) -> None:
        if self._wish is not None:
            self._wish.set()
        self._end()

    def _end(self) -> None:
        self._wish = None
        self._done = 0
        self._look.stop()

    def _tell(self) -> None:
        self.progress.emit(self._done)
