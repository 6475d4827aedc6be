"""Which page is in view, and when is each of them made?"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from app.kinds import BY_NAME
from ui.navigation import BY_PAGE_NAME
from ui.pages.list_page import ListPage

if TYPE_CHECKING:
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
    """Pages are made when they are first visited; those that need the store wait for it."""

    list_made = Signal(object)
    """A register was made: it wants its menu and its signals connected."""

    def __init__(self, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._services: Services | None = None
        self._pages: dict[str, QWidget] = {}
        self._name = ""
        self._waiting = QLabel("正在打开数据…", alignment=Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self._waiting)

    def attach(self, services: "Services", first: "Answer | None") -> None:
        """The store is open: the page in view is filled, the others when they are visited."""
        self._services = services
        page = self._pages.get(self._name)
        if isinstance(page, ListPage):
            page.attach(services, first)
        else:
            self.go_to(self._name)

    def go_to(self, name: str) -> None:
        """Show a page."""
        self._name = name
        page = self._pages.get(name) or self._make(name)
        self.setCurrentWidget(page or self._waiting)
        if isinstance(page, ListPage):
            page.come_into_view()

    def current(self) -> QWidget | None:
        """The page in view."""
        return self._pages.get(self._name)

    def lists(self) -> list[ListPage]:
        """The registers made so far."""
        return [page for page in self._pages.values() if isinstance(page, ListPage)]

    def unsaved_page(self) -> ListPage | None:
        """A register whose form holds something that is not saved."""
        return next((page for page in self.lists() if page.panel.is_dirty()), None)

    def note_change(self, tables: set[str]) -> None:
        """Rows of these tables changed: what shows them asks again."""
        for name, page in self._pages.items():
            if isinstance(page, ListPage):
                if page.tables() & tables:
                    page.note_change()
            elif (refresh := getattr(page, "refresh", None)) is not None and name == self._name:
                refresh()

    def _make(self, name: str) -> QWidget | None:
        if name in BY_NAME:
            page: QWidget = self._make_list(name)
        elif self._services is not None:
            page = _OTHERS[name](self._services, self)
        else:
            return None
        self._pages[name] = page
        self.addWidget(page)
        return page

    def _make_list(self, name: str) -> ListPage:
        page = ListPage(BY_NAME[name], BY_PAGE_NAME[name].icon, self._settings, self)
        self.list_made.emit(page)
        if self._services is not None:
            page.attach(self._services)
        return page
