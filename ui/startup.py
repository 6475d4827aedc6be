"""How does the window start: the frame at once, then rows, then the store behind them?

Until the frame is painted nothing may name `Qt`: PySide then makes all its 1,200 constants, a seventh of the time that
an empty window takes. A test watches over it.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QObject, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.places import MACHINE_FILE
from ui import theme
from ui.window import MainWindow

STYLE = "Fusion"


def run_window(folder: Path, *, read_only: bool = False) -> int:
    """Open the window on the store of a folder and stay until it is closed; the exit status."""
    _take_text_size(folder)
    app = make_application()
    window = MainWindow(folder)
    painted = FirstPaint(window)

    def begin() -> None:
        from ui.opening import Opening  # what is loaded from here on does not delay the frame

        theme.stay_light()
        speak_chinese(app)
        Opening(window, read_only=read_only).begin()

    painted.done.connect(begin)
    window.show()
    return app.exec()


def _take_text_size(folder: Path) -> None:
    if (folder / MACHINE_FILE).is_file():  # most have none, and need not wait for what reads it
        from app.machine import TEXT_POINTS

        theme.set_text_size(float(TEXT_POINTS.of(folder)))


def make_application() -> QApplication:
    """The dressed application, or the one that is there already."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        app = there
        app.setStyle(STYLE)
    else:
        _choose_input_method()
        # As an argument: asking for a style object would wrap a class with hundreds of names before the first paint.
        app = QApplication([*sys.argv[:1], "-style", STYLE])
        app.setApplicationName("FederationDesk")
    theme.dress(app)
    return app


class FirstPaint(QObject):
    """Says once that a window has been painted for the first time."""

    done = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched is self._window:
            self._window.removeEventFilter(self)
            # Queued: after the whole window, not this widget alone, is on the screen.
            QTimer.singleShot(0, self.done.emit)
        return super().eventFilter(watched, event)


def picture_of_window(
    folder: Path, target: Path, size: tuple[int, int] = (1366, 768), page: str = "enterprise"
) -> None:
    """Write a picture of the window as it stands on this page. The caller chooses the offscreen platform.

    Raises StoreProblem when the store does not open, UserError when the picture cannot be written.
    """
    _take_text_size(folder)
    speak_chinese(make_application())
    theme.stay_light()
    from ui.picture import take_picture  # only here

    take_picture(folder, target, size, page)


def _choose_input_method() -> None:
    """fcitx speaks ibus too; its own module is not in the wheel, and Latin letters would come out in silence."""
    if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
        if not any(plugins.glob("*fcitx*")):
            os.environ["QT_IM_MODULE"] = "ibus"


def speak_chinese(app: QApplication) -> None:
    """Qt's own words (file dialogs, menus of input fields) in Chinese, whatever the system speaks."""
    words = QTranslator(app)
    if words.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
