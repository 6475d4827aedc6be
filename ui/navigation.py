"""How does one walk between the pages of the window, with the mouse and with the keys?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QSettings, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTreeWidget, QTreeWidgetItem, QWidget

from ui import theme
from ui.page_names import BY_PAGE_NAME, GROUPS, PAGES

if TYPE_CHECKING:  # every class of Qt that is not named spares its part of the time to the first paint
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

OPEN_GROUP = "navigation-group"
"""The setting that remembers which group stands open."""

_NARROW_WIDTH = 56
_LOWEST, _HIGHEST = 24, 32
_PADDING = 16
_NAME, _SPOKEN, _COLOUR = 0x100, 11, 9
"""UserRole, AccessibleTextRole and ForegroundRole of Qt, whose naming would delay the first paint: see startup."""
_HEADS = sum(not page.group for page in PAGES) + len(GROUPS)
_MOST_ROWS = _HEADS + max(sum(page.group == group.name for page in PAGES) for group in GROUPS)
"""What stands in view when the largest group is open: it should fit the usual window."""


class Navigation(QTreeWidget):
    """The pages at the left. The daily ones always stand there, of the groups one at a time is open.

    Arrow keys and letters move the cursor, Enter goes there. With little room it shows the icons alone.
    """

    page_chosen = Signal(str)
    dialog_chosen = Signal(str)

    def __init__(self, parent: QWidget, settings: QSettings | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._narrow: bool | None = None
        self._page = ""
        self._typed = ""
        self._since_typed = QElapsedTimer()
        self._since_typed.start()
        self._line = QPixmap(1, 1)
        self._line.fill(QColor(theme.BORDER))
        self._dress()
        self._items = {page.name: self._item(page.name, page.label) for page in PAGES if not page.group}
        self._groups = {group.name: self._item(None, f"{group.label}（分组）") for group in GROUPS}
        # One call for all: each item added alone lays the view out anew.
        self.addTopLevelItems([*self._items.values(), *self._groups.values()])
        for item in self._groups.values():
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        self.set_room(narrow=False)
        self._bring_back_group()
        self.itemClicked.connect(self._on_used)
        self.itemExpanded.connect(self._on_folds)
        self.itemCollapsed.connect(self._on_folds)

    def current_page(self) -> str:
        """The name of the page that is chosen."""
        return self._page

    def choose(self, name: str) -> None:
        """Go to a page by name; its group opens."""
        self._point_at(name)
        if name != self._page:
            self._page = name
            self._mark()
            self.page_chosen.emit(name)

    def step_down(self) -> None:
        """The next page, as with its key."""
        self.step(1)

    def step_up(self) -> None:
        """The page before, as with its key."""
        self.step(-1)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) page, round the ends."""
        names = [page.name for page in PAGES if not page.dialog]
        at = names.index(self._page) if self._page else 0
        self.choose(names[(at + by) % len(names)])

    def open_group(self) -> str:
        """The name of the group that is unfolded, empty when none is."""
        return next((name for name, item in self._groups.items() if item.isExpanded()), "")

    def set_room(self, *, narrow: bool) -> None:
        """Show the icons alone where the window is narrow."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.setFixedWidth(_NARROW_WIDTH if narrow else theme.NAVIGATION_WIDTH)
        for name, item in self._items.items():
            self._label(item, BY_PAGE_NAME[name].label)
        for group in GROUPS:
            self._label(self._groups[group.name], group.label)
        if self._page:
            self._mark()

    # Keys

    def focusOutEvent(self, event: "QFocusEvent") -> None:
        """The cursor goes back to the page in view, or to the group in which it is folded away."""
        super().focusOutEvent(event)
        if self._page:
            item = self._items[self._page]
            group = item.parent()
            self.setCurrentItem(item if group is None or group.isExpanded() else group)

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        from PySide6.QtCore import Qt  # not before the first paint, see startup

        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self._typed = ""
            self._on_used(item)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters go to the page whose name begins with them in pinyin (hyqy), also one that is folded away."""
        from app.values.pinyin import initials  # its tables: with the first letter typed

        letters = (self._typed + search if self._since_typing() else search).strip().casefold()
        self._typed = letters
        self._since_typed.restart()
        names = [page.name for page in PAGES]
        cursor = self.currentItem()
        at = names.index(cursor.data(0, _NAME)) if cursor is not None and cursor.data(0, _NAME) else 0
        first = at + (len(letters) == 1)  # one letter again and again walks on, more letters narrow
        for name in names[first:] + names[:first]:
            label = BY_PAGE_NAME[name].label
            if letters and (initials(label).casefold().startswith(letters) or label.startswith(letters)):
                self._point_at(name)
                return

    def _since_typing(self) -> bool:
        """True while letters still belong to the word begun."""
        return bool(self._typed) and self._since_typed.elapsed() < QApplication.keyboardInputInterval()

    # Items

    def _item(self, name: str | None, spoken: str) -> QTreeWidgetItem:
        """One row; without a page's name it is that of a group."""
        item = QTreeWidgetItem()
        item.setData(0, _NAME, name)
        item.setData(0, _SPOKEN, spoken)
        return item

    def _fill(self, group: str) -> None:
        """The pages of a group are made when it is first unfolded: before the first paint they cost nothing."""
        if self._groups[group].childCount():
            return
        made = {page.name: self._item(page.name, page.label) for page in PAGES if page.group == group}
        for name, item in made.items():
            self._label(item, BY_PAGE_NAME[name].label)
        self._groups[group].addChildren(list(made.values()))
        self._items |= made

    def _unfold(self, group: str) -> None:
        self._fill(group)
        self._groups[group].setExpanded(True)

    def _label(self, item: QTreeWidgetItem, label: str) -> None:
        item.setText(0, "" if self._narrow else label)
        item.setToolTip(0, label if self._narrow else "")

    def _mark(self) -> None:
        """The page in view stands out wherever the cursor is; so does its group while it is folded."""
        for page_name, item in self._items.items():
            group = item.parent()
            if group is None or group.isExpanded():
                icon = BY_PAGE_NAME[page_name].icon
                self._colour(item, icon, chosen=page_name == self._page, quiet=False)
        own = BY_PAGE_NAME[self._page].group if self._page else ""
        for name, item in self._groups.items():
            chevron = "chevron-down" if item.isExpanded() else "chevron-right"
            chosen = name == own and not item.isExpanded()
            self._colour(item, f"group-{name}" if self._narrow else chevron, chosen=chosen, quiet=True)

    def _colour(self, item: QTreeWidgetItem, icon: str, *, chosen: bool, quiet: bool) -> None:
        colour = theme.PRIMARY if chosen else theme.SECOND_TEXT if quiet else theme.TEXT
        item.setIcon(0, theme.icon(icon, colour))
        item.setData(0, _COLOUR, QColor(colour))

    def _dress(self) -> None:
        self.setObjectName("navigation")
        self.setAccessibleName("页面")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(theme.ICON_SIZE, theme.ICON_SIZE))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """Rows are as high as lets the largest group fit, within what the eye and the mouse need."""
        super().resizeEvent(event)
        height = min(max((self.height() - _PADDING) // _MOST_ROWS, _LOWEST), _HIGHEST)
        self._items[PAGES[0].name].setSizeHint(0, QSize(0, height))  # of uniform rows the first one speaks for all
        QTimer.singleShot(0, self, self._keep_cursor_in_view)

    def _keep_cursor_in_view(self) -> None:
        item = self.currentItem()
        if item is not None:
            self.scrollToItem(item)

    def drawRow(  # noqa: N802 - Qt's name
        self, painter: "QPainter", options: "QStyleOptionViewItem", index: "QModelIndex | QPersistentModelIndex"
    ) -> None:
        """A line stands above every group."""
        super().drawRow(painter, options, index)
        if index.data(_NAME) is None:
            # As a picture: pens and brushes name Qt, and the viewport makes PySide look through all classes of widgets.
            place = self.visualRect(index)
            place.setHeight(1)
            painter.drawPixmap(place, self._line)

    # What happened

    def _bring_back_group(self) -> None:
        kept = str(self._settings.value(OPEN_GROUP, "")) if self._settings else ""
        if kept in self._groups:
            self._unfold(kept)

    def _point_at(self, name: str) -> None:
        group = BY_PAGE_NAME[name].group
        if group:
            self._unfold(group)
        self.setCurrentItem(self._items[name])

    def _on_folds(self, item: QTreeWidgetItem) -> None:
        if item.isExpanded():
            for name, other in self._groups.items():
                if other is item:
                    self._fill(name)
                other.setExpanded(other is item)
        self._mark()
        if self._settings is not None:
            self._settings.setValue(OPEN_GROUP, self.open_group())

    def _on_used(self, item: QTreeWidgetItem) -> None:
        """Pressed, or Enter: a page is shown, a dialog opens, a group folds or unfolds."""
        page = BY_PAGE_NAME.get(item.data(0, _NAME))
        if page is None:
            item.setExpanded(not item.isExpanded())
        elif page.dialog:
            self.dialog_chosen.emit(page.name)
        else:
            self.choose(page.name)
