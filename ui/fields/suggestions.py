"""Which records may the typed name mean? A list under the input that never takes the focus from it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui import theme
from ui.fields import style

if TYPE_CHECKING:
    from app.links import Candidate

_ROW = 28
_MOST_ROWS = 9
_WIDEST = 540
_REMARK = Qt.ItemDataRole.UserRole + 1


class SuggestionList(QListWidget):
    """Candidates with what tells them apart; the input steers it by keys, the mouse picks.

    A plain child of the window, no popup: a popup would take the input method away from the input.
    """

    picked = Signal(int)
    """The candidate of this place was clicked."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line.window())
        self._line = line
        self.setObjectName("suggestions")
        self.setStyleSheet(style.sheet())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_CandidateDelegate(self))
        self.itemClicked.connect(lambda item: self.picked.emit(self.row(item)))
        self.hide()

    def offer(self, candidates: "list[Candidate]", *, preselect: bool) -> None:
        """Show these under the input, the first one chosen or none."""
        self.clear()
        several = len({candidate.link.kind for candidate in candidates}) > 1
        for candidate in candidates:
            item = QListWidgetItem(candidate.link.text)
            words = [candidate.remark, candidate.label if several else ""]
            item.setData(_REMARK, " · ".join(word for word in words if word))
            self.addItem(item)
        if not candidates:
            self.hide()
            return
        self.setCurrentRow(0 if preselect else -1)
        self.place()
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Move the choice, round at the ends."""
        row = self.currentRow()
        start = row if row >= 0 else (-1 if by > 0 else 0)
        self.setCurrentRow((start + by) % self.count())

    def place(self) -> None:
        """Under the input; above it where the window ends; wider than it where there is room to the left."""
        window = self._line.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        height = min(self.count(), _MOST_ROWS) * _ROW + 2
        corner = self._line.mapTo(window, QPoint(0, self._line.height()))
        right = corner.x() + self._line.width()
        width = min(max(self._line.width(), _WIDEST), max(right, self._line.width()))
        top = corner.y() + 2
        if top + height > window.height():
            top = max(0, corner.y() - self._line.height() - height - 2)
        self.setGeometry(QRect(right - width, top, width, height))


class _CandidateDelegate(QStyledItemDelegate):
    """The name to the left, what tells it apart to the right in grey."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette: QPalette = option.palette  # type: ignore[attr-defined]
        rect: QRect = option.rect  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        if chosen:
            painter.fillRect(rect, palette.highlight())
        metrics = painter.fontMetrics()
        room = rect.adjusted(8, 0, -8, 0)
        remark = index.data(_REMARK) or ""
        remark_width = min(metrics.horizontalAdvance(remark), room.width() * 3 // 5)
        name_width = room.width() - (remark_width + 12 if remark else 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.SELECTION_TEXT if chosen else theme.TEXT)
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, name_width)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(theme.SECOND_TEXT)
        shown = metrics.elidedText(remark, Qt.TextElideMode.ElideRight, remark_width)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, shown)
