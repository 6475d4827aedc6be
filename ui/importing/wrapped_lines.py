"""How tall is a line of a tree whose words are wrapped? As tall as they need at the width that is there."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

_PADDING = 4
_TALLEST = 10_000


class WrappedLines(QStyledItemDelegate):
    """Measures each line; Qt's own measure knows nothing of the width of a tree."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        tree.viewport().installEventFilter(self)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        depth = 2 if index.parent().isValid() else 1
        # As the style paints it: measured narrower, a line would be taller than its words.
        margin = self._tree.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        width = self._tree.viewport().width() - depth * self._tree.indentation() - 2 * margin
        flags = Qt.TextFlag.TextWordWrap
        room = self._tree.fontMetrics().boundingRect(0, 0, max(width, 40), _TALLEST, flags, str(index.data()))
        return QSize(width, room.height() + _PADDING)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option, index)
        option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop  # type: ignore[attr-defined]  # the stubs lack it

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._tree.scheduleDelayedItemsLayout()
        return super().eventFilter(watched, event)
