"""How does the window start: the frame at once, the store behind it, then the first page?"""

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QLibraryInfo, QObject, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.errors import SPOKEN
from ui import theme
from ui.jobs import Progress
from ui.opening import Opened, offer_ways_out, open_store
from ui.problems import FaultWatch
from ui.window import MainWindow

LOG_FILE = "window.log"
_LOG_BYTES = 1_000_000


def run_window(folder: Path, *, read_only: bool = False) -> int:
    """Open the window on the store of a folder and stay until it is closed; the exit status."""
    app = make_application()
    write_log_to(folder)
    window = MainWindow(folder)
    FaultWatch(window).install()
    Start(window, read_only=read_only).begin()
    window.show()
    return app.exec()


def picture_of_window(
    folder: Path, target: Path, size: tuple[int, int] = (1366, 768), page: str = "enterprise"
) -> None:
    """Write a picture of the window as it stands on this page. The caller chooses the offscreen platform.

    Raises StoreProblem when the store does not open.
    """
    make_application()
    window = MainWindow(folder, page)
    window.resize(*size)
    window.show()
    try:
        opened = open_store(folder, page, read_only=False)
    except SPOKEN:  # somebody works on it just now: looking is enough
        opened = open_store(folder, page, read_only=True)
    try:
        window.attach(opened.desk, opened.first)
        _settle(window)
        window.grab().save(str(target))
    finally:
        window.jobs.stop()
        window.hide()
        opened.desk.store.close()
        window.deleteLater()


def make_application() -> QApplication:
    """The dressed application, or the one that is there already."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        app = there
    else:
        _choose_input_method()
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication(sys.argv[:1])
        app.setApplicationName("FederationDesk")
        app.setApplicationDisplayName("")
    _speak_chinese(app)
    theme.dress(app)
    return app


class Start(QObject):
    """Opens the store once the frame has been painted, and asks what to do when it does not open."""

    def __init__(self, window: MainWindow, *, read_only: bool) -> None:
        super().__init__(window)
        self._window = window
        self._read_only = read_only
        self._painted = False

    def begin(self) -> None:
        """Wait for the first paint, then open."""
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            self._window.removeEventFilter(self)
            # After the whole frame, not this widget alone, is on the screen.
            QTimer.singleShot(0, self._open)
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        self._window.pages.begin()
        folder, page, read_only = self._window.folder, self._window.navigation.current_page(), self._read_only

        def work(_progress: Progress) -> Opened:
            return open_store(folder, page, read_only=read_only)

        self._window.jobs.run("打开数据", work, done=self._on_open, failed=self._on_failed, cancellable=False)

    def _on_open(self, opened: Opened) -> None:
        self._window.attach(opened.desk, opened.first)

    def _on_failed(self, problem: Exception) -> None:
        look: Callable[[], None] | None = None if self._read_only else self._open_read_only
        offer_ways_out(self._window, problem, read_only=look, leave=self._leave)

    def _open_read_only(self) -> None:
        self._read_only = True
        self._open()

    def _leave(self) -> None:
        self._window.close()


def write_log_to(folder: Path) -> None:
    """Keep faults in a file beside the data; where that cannot be written they go to standard error."""
    logger = logging.getLogger("federation_desk")
    path = folder / LOG_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Turned over by hand: logging.handlers would load sockets and pickles before the first paint.
        if path.is_file() and path.stat().st_size > _LOG_BYTES:
            path.replace(path.with_suffix(".old.log"))
        handler: logging.Handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:  # the store will say what is wrong with the folder
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)


def _choose_input_method() -> None:
    """fcitx speaks ibus too; its own module is not in the wheel, and Latin letters would come out in silence."""
    if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
        if not any(plugins.glob("*fcitx*")):
            os.environ["QT_IM_MODULE"] = "ibus"


def _speak_chinese(app: QApplication) -> None:
    """Qt's own words (file dialogs, menus of input fields) in Chinese, whatever the system speaks."""
    words = QTranslator(app)
    if words.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)


def _settle(window: MainWindow) -> None:
    """Let answers arrive and be painted."""
    for _ in range(5):
        window.jobs.wait_for_answers()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
