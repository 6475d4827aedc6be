"""How are the records that refer to the open one shown, opened and added to?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ui import theme

if TYPE_CHECKING:
    from app.related import RelatedGroup, RelatedRow

ADD = "新增"
_ADD_WIDTH = 52
_UNFOLDED_AT_MOST = 6
_ROW = Qt.ItemDataRole.UserRole


class RelatedTree(QTreeWidget):
    """Groups with their rows. Enter or double click opens a row; Insert, or 新增 at the right, adds to a group."""

    open_wished = Signal(str, int)
    """A record is to be shown in its own page: its kind's name and its id."""
    new_wished = Signal(str, str)
    """A record is to be added: its kind's name and the field that refers to the open one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("相关记录")
        self.setObjectName("related")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setStyleSheet(_SHEET)
        head = self.header()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(_ADD_WIDTH)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(1, _ADD_WIDTH)
        self._groups: list[RelatedGroup] = []
        self._may_write = True
        self._unfolded: dict[str, bool] = {}
        self.itemExpanded.connect(lambda item: self._note_folding(item, True))
        self.itemCollapsed.connect(lambda item: self._note_folding(item, False))
        self.itemDoubleClicked.connect(self._use)
        self.itemClicked.connect(self._on_click)

    def show_groups(self, groups: "list[RelatedGroup]", *, may_write: bool) -> None:
        """Show these groups, the filled ones before the empty ones; what the cursor stood on is kept.

        A long group is folded, so that the others are in view; what a person folded or unfolded stays so.
        """
        place = self._place()
        self._may_write = may_write
        self._groups = sorted(groups, key=lambda group: not group.count)
        self.clear()
        self.addTopLevelItems([self._group_item(group) for group in self._groups])
        for at, group in enumerate(self._groups):
            item = self.topLevelItem(at)
            assert item is not None
            self._unfold(item, group)
        self._go_back_to(place)

    def _unfold(self, item: QTreeWidgetItem, group: "RelatedGroup") -> None:
        for row in range(item.childCount()):
            item.child(row).setFirstColumnSpanned(True)  # it counts only once the row stands in the tree
        alone = sum(1 for each in self._groups if each.count) == 1
        short = group.count <= _UNFOLDED_AT_MOST or alone
        self.blockSignals(True)
        item.setExpanded(self._unfolded.get(group.heading, short))
        self.blockSignals(False)

    def _note_folding(self, item: QTreeWidgetItem, unfolded: bool) -> None:
        self._unfolded[self._group_of(item).heading] = unfolded

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._use(item)
        elif item is not None and event.key() == Qt.Key.Key_Insert:
            self._add_to(self._group_of(item))
        else:
            super().keyPressEvent(event)

    def _group_item(self, group: "RelatedGroup") -> QTreeWidgetItem:
        item = QTreeWidgetItem([f"{group.heading}　{group.count:,}" if group.count else group.heading])
        if group.count:
            font = QFont(self.font())
            font.setBold(True)
            item.setFont(0, font)
        else:
            item.setForeground(0, QColor(theme.SECOND_TEXT))
        if group.may_add and self._may_write:
            item.setText(1, ADD)
            item.setForeground(1, QColor(theme.PRIMARY))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(1, f"新增{group.kind.label}（Insert）")
        item.addChildren([_row_item(row) for row in group.rows])
        if group.count > len(group.rows):
            item.addChild(_more_item(group))
        return item

    def _group_of(self, item: QTreeWidgetItem) -> "RelatedGroup":
        return self._groups[self.indexOfTopLevelItem(item.parent() or item)]

    def _use(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        record_id = item.data(0, _ROW)
        if item.parent() is None:
            item.setExpanded(not item.isExpanded())
        elif record_id is not None:
            self.open_wished.emit(self._group_of(item).kind.name, record_id)

    def _on_click(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 1 and item.parent() is None:
            self._add_to(self._group_of(item))

    def _add_to(self, group: "RelatedGroup") -> None:
        if group.may_add and self._may_write:
            self.new_wished.emit(group.kind.name, group.field.name)

    def _place(self) -> tuple[str, int | None]:
        item = self.currentItem()
        return (self._group_of(item).heading, item.data(0, _ROW)) if item is not None else ("", None)

    def _go_back_to(self, place: tuple[str, int | None]) -> None:
        heading, record_id = place
        at = next((at for at, group in enumerate(self._groups) if group.heading == heading), 0)
        group = self.topLevelItem(at)
        if group is None:
            return
        rows = (group.child(row) for row in range(group.childCount()))
        record = next((row for row in rows if record_id and row.data(0, _ROW) == record_id), group)
        self.setCurrentItem(record)


def _row_item(row: "RelatedRow") -> QTreeWidgetItem:
    item = QTreeWidgetItem([row.text])
    item.setData(0, _ROW, row.id)
    item.setToolTip(0, row.text)
    return item


def _more_item(group: "RelatedGroup") -> QTreeWidgetItem:
    item = QTreeWidgetItem(
        [f"另有 {group.count - len(group.rows):,} {group.kind.counter}，请到“{group.kind.label}”查看"]
    )
    item.setForeground(0, QColor(theme.SECOND_TEXT))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item


_SHEET = f"""
QTreeWidget {{ border: 2px solid {theme.GRID}; border-radius: 4px; background: {theme.SURFACE}; outline: 0; }}
QTreeWidget:focus {{ border-color: {theme.PRIMARY}; }}
QTreeWidget::item {{ height: 28px; padding: 0 4px; }}
QTreeWidget::item:selected {{ background: {theme.SELECTION}; color: {theme.SELECTION_TEXT}; }}
"""
