"""Which page is in view, and when is each of them made?"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from ui.navigation import BY_PAGE_NAME

if TYPE_CHECKING:
    from ui.pages.list_page import ListPage
    from ui.services import Services
    from ui.table.rows import Answer


def _home(services: "Services", parent: QWidget) -> QWidget:
    from ui.pages.home_page import HomePage  # needs the store

    return HomePage(services, parent)


def _safety(services: "Services", parent: QWidget) -> QWidget:
    from ui.pages.safety_page import SafetyPage  # needs the store

    return SafetyPage(services, parent)


_OTHERS: dict[str, Callable[["Services", QWidget], QWidget]] = {"home": _home, "safety": _safety}


class PageStack(QStackedWidget):
    """Pages are made when they are first visited; the first one waits until the frame has been painted."""

    list_made = Signal(object)
    """A register was made: it wants its menu and its signals connected."""

    def __init__(self, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._services: Services | None = None
        self._lists: dict[str, ListPage] = {}
        self._others: dict[str, QWidget] = {}
        self._name = ""
        self._begun = False
        self._waiting = QLabel("正在打开数据…", alignment=Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self._waiting)

    def begin(self) -> None:
        """The frame is painted: make the page in view, still without the store."""
        self._begun = True
        self.go_to(self._name)

    def show_early(self, answer: "Answer") -> None:
        """Rows of the page in view that were read before the store was open."""
        page = self.current_list()
        if page is not None:
            page.show_early(answer)

    def attach(self, services: "Services", first: "Answer | None") -> None:
        """The store is open: the page in view is filled, the others when they are visited."""
        self._services = services
        for page in self._lists.values():
            page.attach(services, first if page is self.current_list() else None)
        self.begin()

    def go_to(self, name: str) -> None:
        """Show a page."""
        self._name = name
        if not self._begun:
            return
        page = self._lists.get(name) or self._others.get(name) or self._make(name)
        self.setCurrentWidget(page or self._waiting)
        if (current := self.current_list()) is not None:
            current.come_into_view()

    def current_list(self) -> "ListPage | None":
        """The register in view, None on another page."""
        return self._lists.get(self._name)

    def lists(self) -> "list[ListPage]":
        """The registers made so far."""
        return list(self._lists.values())

    def unsaved_page(self) -> "ListPage | None":
        """A register whose form holds something that is not saved."""
        return next((page for page in self._lists.values() if page.panel.is_dirty()), None)

    def note_change(self, tables: set[str]) -> None:
        """Rows of these tables changed: what shows them asks again."""
        for page in self._lists.values():
            if page.tables() & tables:
                page.note_change()

    def _make(self, name: str) -> QWidget | None:
        if name not in _OTHERS:
            return self._make_list(name)
        if self._services is None:
            return None
        page = self._others[name] = _OTHERS[name](self._services, self)
        self.addWidget(page)
        return page

    def _make_list(self, name: str) -> "ListPage":
        from app.kinds import BY_NAME  # after the first paint, as the page itself
        from ui.pages.list_page import ListPage

        page = self._lists[name] = ListPage(BY_NAME[name], BY_PAGE_NAME[name].icon, self._settings, self)
        self.addWidget(page)
        self.list_made.emit(page)
        if self._services is not None:
            page.attach(self._services)
        return page
