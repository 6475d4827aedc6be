"""What do the tests of the window share: an office with a few enterprises, and a window that stands on it?"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.kinds import BY_NAME
from app.store import Store
from ui.opening import Opening
from ui.pages.list_page import ListPage
from ui.startup import make_application
from ui.window import MainWindow

NAMES = ("青禾智能装备有限公司", "云栖餐饮管理有限公司", "百川文化传媒有限公司")


def add_enterprises(store: Store, names: Sequence[str] = NAMES) -> list[int]:
    """Enter enterprises of these names; their ids."""
    desk = Desk(store)
    return [desk.save(BY_NAME["enterprise"], {"name": name, "member_kind": "企业会员"}) for name in names]


def standing(qtbot: QtBot, store: Store, folder: Path, page: str = "enterprise") -> MainWindow:
    """A window on the store with its page filled."""
    make_application()
    window = MainWindow(folder, page)
    qtbot.addWidget(window, before_close_func=lambda _: _let_go(window))  # holds it until then
    window.resize(1366, 768)
    window.show()
    window.attach(Desk(store))
    settle(window)
    return window


def opened(qtbot: QtBot, folder: Path, page: str = "enterprise") -> MainWindow:
    """A window that opens the store itself, as the program does."""
    make_application()
    window = MainWindow(folder, page)
    qtbot.addWidget(window, before_close_func=lambda _: _let_all_go(window))  # holds it until then
    window.show()
    Opening(window, read_only=False).begin()
    qtbot.waitUntil(lambda: window.services is not None, timeout=10_000)
    settle(window)
    return window


def desk_of(window: MainWindow) -> Desk:
    """The open store of a window."""
    assert window.services is not None
    return window.services.desk


def _let_all_go(window: MainWindow) -> None:
    """The store is the window's own: its thread closes it, if the test has not."""
    if not window._may_close and window.services is not None:
        window.jobs.run("", lambda _progress: desk_of(window).store.close(), done=lambda _none: None, quiet=True)
    _let_go(window)


def _let_go(window: MainWindow) -> None:
    """The store is the fixture's: the window goes without closing it."""
    window.jobs.stop()
    window._may_close = True


def settle(window: MainWindow) -> None:
    """Let what was asked or begun come to its end, with all that follows from it."""
    for _ in range(4):
        window.jobs.wait_for_all()
        QApplication.sendPostedEvents()
        QTest.qWait(5)


def list_of(window: MainWindow) -> ListPage:
    """The register in view."""
    page = window.current_list()
    assert page is not None
    return page


def names_in(page: ListPage) -> list[str]:
    """The names in the table, top down."""
    return [page.model.text(row, 1) for row in range(page.model.rowCount())]


def box_of(window: MainWindow) -> QMessageBox:
    """The question that stands open."""
    boxes = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert len(boxes) == 1, [box.text() for box in boxes]
    return boxes[0]


def answer(box: QMessageBox, text: str) -> None:
    """Press the button of that text."""
    [button] = [button for button in box.findChildren(QPushButton) if button.text() == text]
    button.click()


def commit(widget: QWidget, text: str) -> None:
    """Type as an input method does: the finished text arrives at once."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def compose(widget: QWidget, text: str) -> None:
    """Type letters that an input method still composes."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))
