"""How do the statistics stand on the screen? Themes, under them the figures, under those their groups."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QBrush, QColor, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from app.figures.themes import THEMES, with_unit
from ui import theme

if TYPE_CHECKING:
    from app.figures.base import Result

HEADINGS = ("指标", "数值", "自报（只对照）", "未计入", "口径")
_SHARES = ((0.25, 190, 300), (0.15, 140, 180), (0.18, 110, 260), (0.18, 110, 320))
"""Of the first columns: the share of the room, at least and at most so many pixels; the last takes the rest."""
_NAME = Qt.ItemDataRole.UserRole
_STYLE = f"""
QTreeView {{ border: 2px solid {theme.GRID}; background: {theme.SURFACE}; outline: 0; }}
QTreeView:focus {{ border-color: {theme.PRIMARY}; }}
QTreeView::item {{ height: {theme.ROW_HEIGHT}px; }}
QTreeView::item:selected {{ background: {theme.SELECTION}; color: {theme.SELECTION_TEXT}; }}
QTreeView::branch:selected {{ background: {theme.SELECTION}; }}
QTreeView::branch:has-children:closed {{ image: url(icons:sheet-chevron-right.svg); }}
QTreeView::branch:has-children:open {{ image: url(icons:sheet-chevron-down.svg); }}
"""


class FigureTree(QTreeWidget):
    """Every figure one row; what was unfolded and chosen stays so when the numbers come anew."""

    rows_wished = Signal(object)
    """The records behind this result are to be shown."""
    current_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._results: dict[str, Result] = {}
        self.setAccessibleName("统计指标")
        self.setHeaderLabels(list(HEADINGS))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(22)
        self.setStyleSheet(_STYLE)
        self.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.currentItemChanged.connect(self.current_changed)
        self.doubleClicked.connect(self._on_used)
        enter = QAction("查看明细", self)
        enter.setShortcuts([QKeySequence(Qt.Key.Key_Return), QKeySequence(Qt.Key.Key_Enter)])
        enter.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        enter.triggered.connect(self._on_used)
        self.addAction(enter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width()
        for at, (share, least, most) in enumerate(_SHARES):
            self.setColumnWidth(at, min(max(round(room * share), least), most))

    def current_result(self) -> "Result | None":
        """The figure or group that has the cursor."""
        item = self.currentItem()
        return self._results.get(item.data(0, _NAME)) if item is not None else None

    def show_results(self, results: "Mapping[str, Result]") -> None:
        """Show these figures by name, in the order of the themes."""
        unfolded, current = self._unfolded(), self.currentItem()
        name = current.data(0, _NAME) if current is not None else None
        place = self.verticalScrollBar().value()
        first = not self._results
        self.clear()
        self._results.clear()
        for one in THEMES:
            found = [results[figure.name] for figure in one.figures if figure.name in results]
            heading = self._heading(one.title)
            for result in found:
                item = self._row(result, heading)
                for group in result.groups:
                    self._row(group, item, title=group.title.removeprefix(f"{result.title}："))
                item.setExpanded(result.name in unfolded)
            heading.setExpanded(first or one.title in unfolded)
        told = any(each.reported for each in self._results.values())
        self.setColumnHidden(HEADINGS.index("自报（只对照）"), not told)
        self._choose(name)
        self.verticalScrollBar().setValue(place)

    def _heading(self, title: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [title])
        item.setData(0, _NAME, title)
        item.setFirstColumnSpanned(True)
        font = self.font()
        font.setBold(True)
        item.setFont(0, font)
        item.setForeground(0, QBrush(QColor(theme.SECOND_TEXT)))
        return item

    def _row(self, result: "Result", parent: QTreeWidgetItem, title: str = "") -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent, [title or result.title, with_unit(result), result.reported, result.left_out])
        item.setData(0, _NAME, result.name)
        if not title:
            item.setText(4, result.basis)
        item.setForeground(3, QBrush(QColor(theme.WARNING)))
        item.setForeground(4, QBrush(QColor(theme.SECOND_TEXT)))
        for column in range(len(HEADINGS)):
            item.setToolTip(column, item.text(column))
        self._results[result.name] = result
        return item

    def _items(self) -> list[QTreeWidgetItem]:
        waiting = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        found = []
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                found.append(item)
                waiting[:0] = [item.child(at) for at in range(item.childCount())]
        return found

    def _unfolded(self) -> set[str]:
        return {item.data(0, _NAME) for item in self._items() if item.isExpanded()}

    def _choose(self, name: str | None) -> None:
        items = self._items()
        chosen = next((item for item in items if item.data(0, _NAME) == name), None)
        fallback = next((item for item in items if item.data(0, _NAME) in self._results), None)
        if (item := chosen or fallback) is not None:
            self.setCurrentItem(item)

    def _on_used(self) -> None:
        result, item = self.current_result(), self.currentItem()
        if result is not None:
            self.rows_wished.emit(result)
        elif item is not None:
            item.setExpanded(not item.isExpanded())
