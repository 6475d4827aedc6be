"""Which page is in view, and when is each of them made?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from ui.page_names import BY_PAGE_NAME

if TYPE_CHECKING:
    from ui.pages.figures_page import FiguresPage
    from ui.pages.home_page import HomePage
    from ui.pages.list_page import ListPage
    from ui.pages.papers_page import PapersPage
    from ui.pages.safety_page import SafetyPage
    from ui.pages.settings_page import SettingsPage
    from ui.services import Services
    from ui.table.rows import Answer


class PageStack(QStackedWidget):
    """Pages are made when they are first visited; the first one waits until the frame has been painted."""

    list_made = Signal(object)
    """A register was made: it wants its menu and its signals connected."""

    home_made = Signal(object)
    safety_made = Signal(object)

    record_wished = Signal(str, int)
    """A record behind a number is to be opened in its page."""

    told = Signal(str)
    """Something for the status line."""

    def __init__(self, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._services: Services | None = None
        self._lists: dict[str, ListPage] = {}
        self._others: dict[str, FiguresPage | HomePage | PapersPage | SafetyPage | SettingsPage] = {}
        self._name = ""
        self._begun = False
        self._waiting = QLabel("正在打开数据…")
        self._waiting.setObjectName("waiting")
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
        if (other := self._others.get(self._name)) is not None:
            other.refresh()  # the other one asks when it is shown

    def note_backup(self) -> None:
        """A copy was made beside everything else: the page that lists them asks again."""
        if self._name == "safety" and (page := self._others.get("safety")) is not None:
            page.refresh()

    def refresh(self) -> None:
        """Ask the store again for the page in view."""
        page = self.current_list() or self._others.get(self._name)
        if page is not None:
            page.refresh()

    def forget(self) -> None:
        """The store is closed: every page goes with it."""
        self._services = None
        self._begun = False
        self.setCurrentWidget(self._waiting)
        for page in (*self._lists.values(), *self._others.values()):
            self.removeWidget(page)
            page.deleteLater()
        self._lists.clear()
        self._others.clear()

    def _make(self, name: str) -> QWidget | None:
        if name == "home":
            return self._make_home()
        if name == "safety":
            return self._make_safety()
        if name == "figures":
            return self._make_figures()
        if name == "papers":
            return self._make_papers()
        if name == "settings":
            return self._make_settings()
        return self._make_list(name)

    def _make_home(self) -> QWidget | None:
        from ui.pages.home_page import HomePage  # after the first paint

        if self._services is None:
            return None
        page = self._others["home"] = HomePage(self._services, self)
        self.addWidget(page)
        page.record_wished.connect(self.record_wished)
        self.home_made.emit(page)
        return page

    def _make_safety(self) -> QWidget | None:
        from ui.pages.safety_page import SafetyPage  # after the first paint

        if self._services is None:
            return None
        page = self._others["safety"] = SafetyPage(self._services, self)
        self.addWidget(page)
        self.safety_made.emit(page)
        return page

    def _make_settings(self) -> QWidget | None:
        from ui.pages.settings_page import SettingsPage  # after the first paint

        if self._services is None:
            return None
        page = self._others["settings"] = SettingsPage(self._services, self)
        self.addWidget(page)
        page.told.connect(self.told)
        return page

    def _make_figures(self) -> QWidget | None:
        from ui.pages.figures_page import FiguresPage  # after the first paint

        if self._services is None:
            return None
        page = self._others["figures"] = FiguresPage(self._services, self)
        self.addWidget(page)
        page.record_wished.connect(self.record_wished)
        page.told.connect(self.told)
        return page

    def _make_papers(self) -> QWidget | None:
        from ui.pages.papers_page import PapersPage  # after the first paint

        if self._services is None:
            return None
        page = self._others["papers"] = PapersPage(self._services, self)
        self.addWidget(page)
        page.record_wished.connect(self.record_wished)
        page.told.connect(self.told)
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
