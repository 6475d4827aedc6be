"""How does one find a record from anywhere: a box in the toolbar, results while typing, Enter opens?"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
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

SHOWN = 50
_AFTER_TYPING_MS = 40
_ROWS_IN_VIEW = 12
_WIDTH = 560
_HIT = Qt.ItemDataRole.UserRole

Ask = Callable[[str, Callable[[list["Hit"]], None]], None]
"""Asks the store for a text and hands the hits to the second argument."""


class SearchBox(QLineEdit):
    """The box and the list of results below it."""

    opened = Signal(str, int)
    """The user wants to see this record: kind name and id."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText("查找：名称、拼音首字母、信用代码、电话（Ctrl+F）")
        self.setAccessibleName("查找")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(200)
        self.setMaximumWidth(360)
        self._ask: Ask | None = None
        self._asked = ""
        self.results = ResultList(parent.window())
        self.results.itemClicked.connect(self._open)
        self._typing = QTimer(self, singleShot=True, interval=_AFTER_TYPING_MS)
        self._typing.timeout.connect(self._search)
        # Silent while an input method composes: half a pinyin word is no search.
        self.textEdited.connect(self._on_typed)
        self.installEventFilter(self)

    def set_source(self, ask: Ask) -> None:
        """Where hits come from, once the store is open."""
        self._ask = ask

    def come(self) -> None:
        """Ctrl+F: the cursor is in the box, what stood there is chosen."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        if self.text().strip():
            self._search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.results.hide()
        elif event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
            Qt.Key(event.key())
        )
        if step is not None and self.results.isVisible():
            if pressed:
                self.results.step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if pressed:
                self._enter()
        elif event.key() == Qt.Key.Key_Escape and self.results.isVisible():
            if pressed:
                self.results.hide()
        else:
            return False
        event.accept()
        return True

    def _enter(self) -> None:
        item = self.results.currentItem()
        if self.results.isVisible() and item is not None and self._asked == self.text().strip():
            self._open(item)
        else:
            self._search()

    def _on_typed(self, _text: str) -> None:
        self._typing.start()

    def _search(self) -> None:
        self._typing.stop()
        self._asked = self.text().strip()
        if not self._asked:
            self.results.hide()
        elif self._ask is not None:
            asked = self._asked
            self._ask(asked, lambda hits: self._show(asked, hits))

    def _show(self, asked: str, hits: "list[Hit]") -> None:
        if asked != self._asked or not self.hasFocus():
            return  # something newer was typed, or the user has gone elsewhere
        self.results.show_hits(hits)
        self.results.stand_below(self)

    def _open(self, item: QListWidgetItem) -> None:
        hit = item.data(_HIT)
        if hit is not None:
            self.results.hide()
            self.opened.emit(hit.kind.name, hit.id)


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
            item.setData(_HIT, hit)
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
        hit = index.data(_HIT)
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
