"""How is the store opened behind the frame, and what can one choose when it does not open?"""

import logging
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, QTimer
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from app.errors import SPOKEN, StoreHeld
from app.glance import glance
from app.kinds import BY_NAME
from ui.problems import TITLE, FaultWatch, show_fault
from ui.table.rows import PAGE, Answer
from ui.window import MainWindow

if TYPE_CHECKING:
    from app.desk import Desk
    from ui.jobs import Progress

LOG_FILE = "window.log"
_LOG_BYTES = 1_000_000


@dataclass(frozen=True)
class Opened:
    """The open store, and the first rows of the page in view."""

    desk: "Desk"
    first: Answer | None


def open_store(folder: Path, page: str, *, read_only: bool) -> Opened:
    """Load what the store needs, open it, read the first rows of a page. Raises StoreProblem."""
    from app.desk import Desk  # loads SQLAlchemy
    from app.lists import Listing
    from ui.table.rows import RowReader

    desk = Desk.open(folder, read_only=read_only)
    kind = BY_NAME.get(page)
    return Opened(desk, RowReader(desk, kind).answer(Listing(kind), 0) if kind else None)


def early_answer(folder: Path, page: str) -> Answer | None:
    """The first rows of a page before the store is open, None where there are none to be had.

    Reading all ids of 100,000 records would keep these rows from the screen: the others stand as id 0, of no record,
    until the store is open.
    """
    kind = BY_NAME.get(page)
    seen = glance(folder, kind, PAGE) if kind else None
    if not seen or not seen.ids:
        return None
    unread = array("q", bytes(seen.ids.itemsize * (seen.total - len(seen.ids))))
    return Answer(seen.ids + unread, seen.total, {0: seen.rows})


class Opening(QObject):
    """Brings the store to a window whose frame is painted, and asks what to do when it does not open."""

    def __init__(self, window: MainWindow, *, read_only: bool) -> None:
        super().__init__(window)
        self._window = window
        self._read_only = read_only

    def begin(self) -> None:
        """Show the page in view with early rows, then open the store."""
        QLocale.setDefault(QLocale("zh_CN"))
        write_log_to(self._window.folder)
        FaultWatch(self._window).install()
        self._window.begin()
        early = early_answer(self._window.folder, self._window.navigation.current_page())
        if early is not None:
            self._window.pages.show_early(early)
        QTimer.singleShot(0, self._open)  # after the rows are painted

    def _open(self) -> None:
        folder, page, read_only = self._window.folder, self._window.navigation.current_page(), self._read_only

        def work(_progress: "Progress") -> Opened:
            return open_store(folder, page, read_only=read_only)

        self._window.jobs.run("打开数据", work, done=self._on_open, failed=self._on_failed, cancellable=False)

    def _on_open(self, opened: Opened) -> None:
        self._window.attach(opened.desk, opened.first)
        self._window.offer_drafts()

    def _on_failed(self, problem: Exception) -> None:
        ways = {"退出": self._leave}
        if not self._read_only:
            ways["以只读方式打开"] = self._open_read_only
            # A store that is open elsewhere needs no backup brought back.
            if not is_held(problem) and self._latest_backup() is not None:
                ways["恢复最近的备份"] = self._restore_latest
        offer_ways_out(self._window, problem, ways)

    def _latest_backup(self) -> Path | None:
        from app.machine import backup_folder  # loaded by now

        return max(backup_folder(self._window.folder).glob("desk-*.db"), default=None)

    def _restore_latest(self) -> None:
        folder, copy = self._window.folder, self._latest_backup()

        def work(_progress: "Progress") -> None:
            from app import safety  # loaded by now

            assert copy is not None, "offered without a backup"
            safety.restore(folder, copy)

        def done(_result: None) -> None:
            self._open()

        self._window.jobs.run("恢复备份", work, done=done, failed=self._on_failed, cancellable=False)

    def _open_read_only(self) -> None:
        self._read_only = True
        self._open()

    def _leave(self) -> None:
        self._window.close()


def is_held(problem: Exception) -> bool:
    """Whether another window has the store."""
    return isinstance(problem, StoreHeld)


def offer_ways_out(parent: QWidget, problem: Exception, ways: dict[str, Callable[[], None]]) -> QMessageBox:
    """The store did not open: say why, and offer what can still be done. The first way is that of Esc."""
    leave = next(iter(ways.values()))
    if not isinstance(problem, SPOKEN):
        fault = show_fault(parent, problem)
        fault.finished.connect(leave)
        return fault
    box = QMessageBox(QMessageBox.Icon.Warning, TITLE, str(problem), QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    buttons: list[QPushButton] = []
    for text, way in ways.items():
        role = QMessageBox.ButtonRole.ActionRole if buttons else QMessageBox.ButtonRole.RejectRole
        buttons.append(box.addButton(text, role))
        buttons[-1].clicked.connect(way)
    box.setEscapeButton(buttons[0])
    box.setDefaultButton(buttons[min(1, len(buttons) - 1)])
    box.open()
    return box


def write_log_to(folder: Path) -> None:
    """Keep faults in a file beside the data; where that cannot be written they go to standard error."""
    logger = logging.getLogger("federation_desk")
    path = folder / LOG_FILE
    try:
        if path.is_file() and path.stat().st_size > _LOG_BYTES:
            path.replace(path.with_suffix(".old.log"))
        # The file is made with the first fault: an empty folder stays empty until the store is made in it.
        handler: logging.Handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:  # the store will say what is wrong with the folder
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
