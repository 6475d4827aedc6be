"""How do the hits of the search box look: one line each, name, kind, and what matched?"""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme

if TYPE_CHECKING:
    from app.search import Hit

HIT = Qt.ItemDataRole.UserRole
_ROWS_IN_VIEW = 12
_WIDTH = 560


class ResultList(QListWidget):
    """The hits: name, kind, and what matched where it is not the name."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName("查找结果")
        self.setObjectName("results")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(HitDelegate(self))
        self.hide()

    def show_hits(self, hits: "list[Hit]") -> None:
        """Fill the list; the first hit is chosen."""
        self.clear()
        for hit in hits:
            item = QListWidgetItem(hit.title)
            item.setData(HIT, hit)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.title}，{_remark(hit)}")
            self.addItem(item)
        if not hits:
            nothing = QListWidgetItem("没有找到。可试拼音首字母、信用代码的一段或电话。")
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(nothing)
        self.setCurrentRow(0 if hits else -1)

    def stand_below(self, box: QWidget) -> None:
        """Take the place below the box, inside the window."""
        window = self.window()
        width = min(max(_WIDTH, box.width()), window.width() - 16)
        corner = box.mapTo(window, QPoint(box.width() - width, box.height() + 2))
        rows = min(self.count(), _ROWS_IN_VIEW)
        self.setGeometry(QRect(corner, QSize(width, rows * theme.ROW_HEIGHT + 2 * self.frameWidth())))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Move the choice, staying inside."""
        self.setCurrentRow(max(0, min(self.currentRow() + by, self.count() - 1)))


class HitDelegate(QStyledItemDelegate):
    """Paints one hit in one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, theme.ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        style: Any = option  # the stubs leave out its attributes
        area: QRect = style.rect
        chosen = bool(style.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, QColor(theme.SELECTION))
        hit = index.data(HIT)
        inner = area.adjusted(10, 0, -10, 0)
        metrics = QFontMetrics(style.font)
        remark = _remark(hit) if hit is not None else ""
        room = min(metrics.horizontalAdvance(remark), inner.width() // 2)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(theme.SECOND_TEXT))
        shown = metrics.elidedText(remark, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, shown)
        if hit is not None:
            painter.setPen(QColor(theme.SELECTION_TEXT if chosen else theme.TEXT))
        left = inner.adjusted(0, 0, -room - 12, 0)
        title = metrics.elidedText(index.data(), Qt.TextElideMode.ElideMiddle, left.width())
        painter.drawText(left, middle | Qt.AlignmentFlag.AlignLeft, title)


def _remark(hit: "Hit") -> str:
    kind: str = hit.kind.label
    return kind if hit.matched == hit.title else f"{hit.field} {hit.matched} · {kind}"
