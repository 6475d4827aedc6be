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
    Page("steps", "操作记录", "steps", 4),
    Page("bin", "回收站", "bin", 4),
    Page("safety", "备份与设置", "safety", 4),
)
"""In the order of the navigation; a new kind is one line here."""

BY_PAGE_NAME = {page.name: page for page in PAGES}

_NARROW_WIDTH = 56
_ITEM_HEIGHT = 34
_LOW_ITEM_HEIGHT = 28
_GROUP_GAP = 9


class Navigation(QListWidget):
    """The list of pages at the left; with little room it shows the icons alone."""

    page_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName("页面")
        self.setIconSize(QSize(theme.ICON_SIZE, theme.ICON_SIZE))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._narrow = False
        self._items = {page.name: self._add(page, at) for at, page in enumerate(PAGES)}
        self.set_room(narrow=False, low=False)
        self.currentItemChanged.connect(self._on_current)

    def current_page(self) -> str:
        """The name of the page that is chosen."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item and item.data(Qt.ItemDataRole.UserRole) else ""

    def choose(self, name: str) -> None:
        """Go to a page by name."""
        self.setCurrentItem(self._items[name])

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) page, round the ends."""
        names = list(self._items)
        at = names.index(self.current_page()) if self.current_page() else 0
        self.choose(names[(at + by) % len(names)])

    def set_room(self, *, narrow: bool, low: bool) -> None:
        """Show the icons alone where the window is narrow, lower items where it is low."""
        self._narrow = narrow
        self.setFixedWidth(_NARROW_WIDTH if narrow else theme.NAVIGATION_WIDTH)
        height = _LOW_ITEM_HEIGHT if low else _ITEM_HEIGHT
        for page in PAGES:
            item = self._items[page.name]
            item.setText("" if narrow else page.label)
            item.setToolTip(page.label if narrow else "")
            item.setSizeHint(QSize(0, height))

    def _add(self, page: Page, at: int) -> QListWidgetItem:
        if at and PAGES[at - 1].group != page.group:
            gap = QListWidgetItem(self)
            gap.setFlags(Qt.ItemFlag.NoItemFlags)
            gap.setSizeHint(QSize(0, _GROUP_GAP))
        item = QListWidgetItem(page.label, self)
        item.setIcon(theme.navigation_icon(page.icon))
        item.setData(Qt.ItemDataRole.UserRole, page.name)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, page.label)
        return item

    def _on_current(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        name = item.data(Qt.ItemDataRole.UserRole) if item else None
        if name:
            self.page_chosen.emit(name)
