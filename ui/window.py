"""What is the window: navigation, toolbar, pages, status line, and what its commands do."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QToolBar, QWidget

from app.kinds import BY_NAME
from ui import theme
from ui.actions import Situation, WindowActions
from ui.jobs import Jobs
from ui.navigation import BY_PAGE_NAME, PAGES, Navigation
from ui.pages.list_page import ListPage
from ui.problems import TITLE, show_error
from ui.search_box import SearchBox
from ui.status import StatusLine

if TYPE_CHECKING:
    from app.desk import Desk
    from app.history import Step
    from app.search import Hit
    from ui.services import Services
    from ui.table.rows import Answer

SETTINGS_FILE = "window.ini"
FIRST_PAGE = "enterprise"

_NARROW = 1100
_LOW = 620
_USUAL_SIZE = QSize(1366, 768)


class MainWindow(QMainWindow):
    """Stands at once; `attach` brings the store."""

    closed = Signal()
    """The window is gone and the store is closed."""
    _touched = Signal(object)

    def __init__(self, folder: Path, page: str | None = None) -> None:
        super().__init__()
        self.folder = folder
        self.settings = QSettings(str(folder / SETTINGS_FILE), QSettings.Format.IniFormat)
        self.jobs = Jobs(self)
        self.services: Services | None = None
        self.pages: dict[str, QWidget] = {}
        self._may_close = False
        self.setWindowTitle(TITLE)
        self.setWindowIcon(theme.icon("enterprise", theme.PRIMARY))
        self.actions_ = WindowActions(self)
        self.search = SearchBox(self)
        self.status = StatusLine(self)
        self.navigation = Navigation(self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._bring_back_geometry()
        self.navigation.choose(page or self._last_page())
        self.actions_.allow(self._situation())
