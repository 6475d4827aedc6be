"""A fresh process for `window.py`: shows one window and prints when its frame and its rows were painted.

Without an argument an empty PySide6 window, else the program itself on the store of this folder. Only what is
needed is imported: loading is what is measured.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from app.collecting import collect_rarely

if TYPE_CHECKING:
    from ui.pages.list_page import ListPage

stamps: dict[str, float] = {}
awaited: set[str] = set()


def note(event: str) -> None:
    """It has happened now; the program ends when all has."""
    stamps.setdefault(event, time.monotonic())
    if awaited <= set(stamps):
        QApplication.exit(0)  # quit() would ask the window first


class Watch(QObject):
    """Notes when a widget has been painted for the first time, itself and all that stands in it."""

    def __init__(self, event: str, widget: QWidget) -> None:
        super().__init__(widget)
        self._event = event
        self._seen = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._seen and self._shows_enough(watched):
            self._seen = True
            QTimer.singleShot(0, self._note)  # this paint is still to be done
        return super().eventFilter(watched, event)

    def _note(self) -> None:
        note(self._event)

    def _shows_enough(self, _watched: Any) -> bool:
        return True


class WatchRows(Watch):
    """Notes when a table has been painted with rows."""

    def _shows_enough(self, watched: Any) -> bool:
        return bool(watched.parent().model().rowCount())


def empty_window() -> None:
    """What any program with a window needs at least."""
    awaited.add("frame")
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1366, 768)
    Watch("frame", window)
    window.show()
    app.exec()


def program(folder: Path) -> None:
    """The program's own start, watched from outside."""
    from ui import startup
    from ui.window import MainWindow

    awaited.update(("frame", "rows", "ready"))
    windows: list[MainWindow] = []

    def watch_rows(page: "ListPage") -> None:
        WatchRows("rows", page.table.viewport())

    class Watched(MainWindow):
        def show(self) -> None:
            windows.append(self)
            # Filters hear in reverse order: this one before the program's own, which starts the loading.
            Watch("frame", self)
            self.pages.list_made.connect(watch_rows)  # pages are made after the frame
            super().show()

        def attach(self, *opened: Any) -> None:
            super().attach(*opened)
            QTimer.singleShot(0, lambda: note("ready"))

    setattr(startup, "MainWindow", Watched)  # noqa: B010 - for the type checker it is a class of its own
    startup.run_window(folder)
    window = windows[0]
    window.jobs.stop()
    if window.services is not None:
        window.services.desk.store.close()


def main() -> None:
    """One window from start to end; the stamps go to standard output."""
    if len(sys.argv) > 1:
        collect_rarely()  # as main.py does first of all
        program(Path(sys.argv[1]))
    else:
        empty_window()
    sys.stdout.write(json.dumps(stamps))
    sys.stdout.flush()
    os._exit(0)  # taking the widgets apart is not measured and not of interest


if __name__ == "__main__":
    main()
