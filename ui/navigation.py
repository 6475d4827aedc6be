"""Which pages does the window have, and how does one walk between them?"""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from ui import theme


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name (a record kind's, where it lists records), label, icon and group."""

    name: str
    label: str
    icon: str
    group: int = 0
    dialog: bool = False
    """Opens above the page in view instead of taking its place."""


PAGES: tuple[Page, ...] = (
    Page("home", "工作台", "home"),
    Page("enterprise", "会员企业", "enterprise", 1),
    Page("chamber", "所属商会", "chamber", 1),
    Page("person", "代表人士", "person", 1),
    Page("membership", "商会会籍", "membership", 1),
    Page("post", "任职情况", "post", 1),
    Page("meeting", "会议活动", "meeting", 2),
    Page("attendance", "参会情况", "attendance", 2),
    Page("statement", "会议发言", "statement", 2),
    Page("donation", "公益捐赠", "donation", 3),
    Page("cause", "捐赠事由", "cause", 3),
    Page("steps", "操作记录", "steps", 4, dialog=True),
    Page("bin", "回收站", "bin", 4, dialog=True),
    Page("safety", "备份与设置", "safety", 4),
)
"""In the order of the navigation; a new kind is one line here."""

BY_PAGE_NAME = {page.name: page for page in PAGES}

_NARROW_WIDTH = 56
_ITEM_HEIGHT = 34
_LOW_ITEM_HEIGHT = 25
_GROUP_GAP = 9
_LOW_GROUP_GAP = 5


class Navigation(QListWidget):
    """The list of pages at the left; with little room it shows the icons alone."""

    page_chosen = Signal(str)
    dialog_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName("页面")
        self.setIconSize(QSize(theme.ICON_SIZE, theme.ICON_SIZE))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._gaps: list[QListWidgetItem] = []
        self._items = {page.name: self._add(page, at) for at, page in enumerate(PAGES)}
        self.set_room(narrow=False, low=False)
        self._page = ""
        self.currentItemChanged.connect(self._on_current)
        self.itemClicked.connect(self._on_used)
        self.itemActivated.connect(self._on_used)

    def current_page(self) -> str:
        """The name of the page that is chosen."""
        return self._page

    def choose(self, name: str) -> None:
        """Go to a page by name."""
        self.setCurrentItem(self._items[name])

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) page, round the ends."""
        names = [page.name for page in PAGES if not page.dialog]
        at = names.index(self._page) if self._page else 0
        self.choose(names[(at + by) % len(names)])

    def set_room(self, *, narrow: bool, low: bool) -> None:
        """Show the icons alone where the window is narrow, lower items where it is low."""
        self.setFixedWidth(_NARROW_WIDTH if narrow else theme.NAVIGATION_WIDTH)
        height = _LOW_ITEM_HEIGHT if low else _ITEM_HEIGHT
        for page in PAGES:
            item = self._items[page.name]
            item.setText("" if narrow else page.label)
            item.setToolTip(page.label if narrow else "")
            item.setSizeHint(QSize(0, height))
        for gap in self._gaps:
            gap.setSizeHint(QSize(0, _LOW_GROUP_GAP if low else _GROUP_GAP))

    def _add(self, page: Page, at: int) -> QListWidgetItem:
        if at and PAGES[at - 1].group != page.group:
            gap = QListWidgetItem(self)
            gap.setFlags(Qt.ItemFlag.NoItemFlags)
            self._gaps.append(gap)
        item = QListWidgetItem(page.label, self)
        item.setIcon(theme.icon(page.icon))
        item.setData(Qt.ItemDataRole.UserRole, page.name)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, page.label)
        if page.dialog:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item

    def _on_current(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        page = BY_PAGE_NAME.get(item.data(Qt.ItemDataRole.UserRole)) if item else None
        if page is not None and not page.dialog and page.name != self._page:
            if self._page:
                self._items[self._page].setIcon(theme.icon(BY_PAGE_NAME[self._page].icon))
            self._items[page.name].setIcon(theme.icon(page.icon, theme.PRIMARY))
            self._page = page.name
            self.page_chosen.emit(page.name)

    def _on_used(self, item: QListWidgetItem) -> None:
        page = BY_PAGE_NAME.get(item.data(Qt.ItemDataRole.UserRole))
        if page is not None and page.dialog:
            self.setCurrentItem(self._items[self._page])
            self.dialog_chosen.emit(page.name)
