"""How does one find a record from anywhere: a box in the toolbar, results while typing, Enter opens?"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

if TYPE_CHECKING:
    from app.search import Hit
    from ui.search_results import ResultList

SHOWN = 50
_AFTER_TYPING_MS = 40

Ask = Callable[[str, Callable[[list["Hit"]], None]], None]
"""Asks the store for a text and hands the hits to the second argument."""


class SearchBox(QLineEdit):
    """The box and the list of results below it."""

    opened = Signal(str, int)
    """The user wants to see this record: kind name and id."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText("查找：名称、拼音首字母、代码、电话（Ctrl+F）")
        self.setAccessibleName("查找")
        self.setMinimumWidth(200)
        self.setMaximumWidth(380)
        self._ask: Ask | None = None
        self._asked = ""
        self._results: ResultList | None = None
        self._typing = QTimer(self, singleShot=True, interval=_AFTER_TYPING_MS)
        self._typing.timeout.connect(self._search)
        # Silent while an input method composes: half a pinyin word is no search.
        self.textEdited.connect(self._on_typed)
        self.installEventFilter(self)

    @property
    def results(self) -> "ResultList":
        """The list; it is made with the first search."""
        if self._results is None:
            from ui.search_results import ResultList  # not needed to paint the frame

            self._results = ResultList(self.window())
            self._results.itemClicked.connect(self._open)
        return self._results

    def set_source(self, ask: Ask) -> None:
        """Where hits come from, once the store is open."""
        self.setClearButtonEnabled(True)  # its icons are not drawn before the first paint
        self._ask = ask

    def come(self) -> None:
        """Ctrl+F: the cursor is in the box, what stood there is chosen."""
        from PySide6.QtCore import Qt  # not before the first paint, see startup

        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        if self.text().strip():
            self._search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._hide_results()
        elif event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        from PySide6.QtCore import Qt  # not before the first paint, see startup

        pressed = event.type() == QEvent.Type.KeyPress
        shown = self._results is not None and self._results.isVisible()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
            Qt.Key(event.key())
        )
        if step is not None and shown:
            if pressed:
                self.results.step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if pressed:
                self._enter()
        elif event.key() == Qt.Key.Key_Escape and shown:
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
            self._hide_results()
        elif self._ask is not None:
            asked = self._asked
            self._ask(asked, lambda hits: self._show(asked, hits))

    def _show(self, asked: str, hits: "list[Hit]") -> None:
        if asked != self._asked or not self.hasFocus():
            return  # something newer was typed, or the user has gone elsewhere
        self.results.show_hits(hits)
        self.results.stand_below(self)

    def _open(self, item: QListWidgetItem) -> None:
        from PySide6.QtCore import Qt  # not before the first paint, see startup

        hit = item.data(Qt.ItemDataRole.UserRole)
        if hit is not None:
            self.results.hide()
            self.opened.emit(hit.kind.name, hit.id)

    def _hide_results(self) -> None:
        if self._results is not None:
            self._results.hide()
