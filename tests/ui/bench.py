"""What do the tests of forms, dialogs and pages work on? A real store with services, and keys as pressed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.kinds import BY_NAME
from app.kinds.base import Link
from ui import theme
from ui.jobs import Jobs
from ui.services import Services

ENTERPRISE = BY_NAME["enterprise"]
CHAMBER = BY_NAME["chamber"]
CAUSE = BY_NAME["cause"]
DONATION = BY_NAME["donation"]
MEETING = BY_NAME["meeting"]
STATEMENT = BY_NAME["statement"]
ATTENDANCE = BY_NAME["attendance"]
PERSON = BY_NAME["person"]


@contextmanager
def open_services(folder: Path, qtbot: QtBot, *, read_only: bool = False) -> Iterator[Services]:
    """Services of a fresh store, with a shown window as the parent of what is tested: `services.host`."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.dress(app)
    host = QWidget()
    host.resize(1000, 700)
    desk = Desk.open(folder, read_only=read_only)
    jobs = Jobs(host)
    services = Services(desk, jobs, folder)
    host.show()
    qtbot.waitExposed(host)
    services.host = host  # type: ignore[attr-defined]
    try:
        yield services
    finally:
        jobs.stop()  # before the window goes: a worker must not report to what is deleted
        host.close()
        host.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        desk.store.close()


def host_of(services: Services) -> QWidget:
    """The window that stands for the program's own."""
    host = services.host  # type: ignore[attr-defined]
    assert isinstance(host, QWidget)
    return host


def show(services: Services, widget: QWidget, *, width: int = 380, height: int = 640) -> None:
    """Show a child of the window, large enough for every field."""
    widget.resize(width, height)
    widget.move(0, 0)
    widget.show()
    host_of(services).activateWindow()
    QApplication.processEvents()


def add(services: Services, kind: Any, **typed: str | Link) -> int:
    """Store a record past the window."""
    return services.desk.save(kind, typed)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus stands."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def type_in(text: str) -> None:
    """Type ASCII, or commit other text as an input method does, where the focus stands."""
    focused = QApplication.focusWidget()
    assert focused is not None
    if text.isascii():
        QTest.keyClicks(focused, text)
        return
    commit(focused, text)


def commit(widget: QWidget, text: str, preedit: str = "") -> None:
    """An input method's event: what it commits and what it still composes."""
    from PySide6.QtGui import QInputMethodEvent

    event = QInputMethodEvent(preedit, [])
    if text:
        event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def answer(qtbot: QtBot, parent: QWidget, text: str) -> str:
    """Wait for a message box, press the button of this text, give back what the box said."""
    boxes: list[QMessageBox] = []

    def there() -> bool:
        boxes[:] = [box for box in parent.findChildren(QMessageBox) if box.isVisible()]
        return bool(boxes)

    qtbot.waitUntil(there)
    said = boxes[0].text()
    button(boxes[0], text).click()
    QApplication.processEvents()
    parent.window().activateWindow()  # a real window manager does this by itself
    QApplication.processEvents()
    return said


def button(parent: QWidget, text: str) -> QPushButton:
    """The button with this text."""
    for found in parent.findChildren(QPushButton):
        if found.text() == text:
            return found
    raise AssertionError(f"no button {text}: {[b.text() for b in parent.findChildren(QPushButton)]}")


def eventually(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    """Wait until it is so; the test fails when it never is."""
    qtbot.waitUntil(condition, timeout=15_000)
