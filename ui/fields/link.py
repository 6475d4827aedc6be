"""How is another record named? Typed by name or pinyin initials, picked from suggestions, shown with a link mark."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QMoveEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.kinds import BY_NAME
from app.kinds.base import Field, FieldType, Link
from ui import theme
from ui.fields.base import FieldWidget
from ui.fields.suggestions import SuggestionList

if TYPE_CHECKING:
    from app.links import Candidate

Candidates = Callable[[Field, str], "list[Candidate]"]

_FULL_LIST = 12  # so many candidates are all that are given: there may be more
_AFTER_TYPING = 40  # ms: keys that follow each other faster are asked for once


class LinkField(FieldWidget):
    """A record of another kind, or (PARTY) a name that is kept as typed.

    A picked record stays picked until its name is changed. A name typed in full is linked on leaving the field if
    it means exactly one record.
    """

    def __init__(self, field: Field, candidates: Candidates, parent: QWidget) -> None:
        super().__init__(field, parent)
        self._ask = candidates
        self._link: Link | None = None
        self._offered: list[Candidate] = []
        self._suggestions: SuggestionList | None = None
        self._line = QLineEdit(self)
        named = "、".join(BY_NAME[name].label for name in field.refers_to)
        self._line.setPlaceholderText(field.hint or "名称或拼音首字母")
        self._line.setToolTip(f"{named}：写名称的一部分或拼音首字母，按 ↓ 看候选")
        self._mark = QAction(theme.icon("link", theme.OK), "已关联", self)
        self._line.addAction(self._mark, QLineEdit.ActionPosition.TrailingPosition)
        self._mark.setVisible(False)
        self._delay = QTimer(self, singleShot=True, interval=_AFTER_TYPING)
        self._delay.timeout.connect(self._suggest)
        self._line.textEdited.connect(self._on_typing)
        self._line.installEventFilter(self)
        self._take(self._line)

    def value(self) -> str | Link:
        return self._link or self._line.text()

    def set_value(self, shown: str | Link) -> None:
        linked = isinstance(shown, Link) and shown.id is not None
        self._set_link(shown if linked and isinstance(shown, Link) else None)
        self._line.setText(shown.text if isinstance(shown, Link) else shown)
        self._line.setCursorPosition(0)
        self.close_suggestions()
        self._clear()

    def _set_link(self, link: Link | None) -> None:
        self._link = link
        self._mark.setVisible(link is not None)
        if link and link.kind:
            self._mark.setToolTip(f"已关联到{BY_NAME[link.kind].label}：{link.text}")

    def _on_typing(self) -> None:
        self._set_link(None)
        self.set_warning("")
        self._on_edit()
        self._delay.start()

    def _suggest(self) -> None:
        """Offer what the text may mean. In a pinyin search, or where only records will do, the first is chosen."""
        self._delay.stop()
        text = self._line.text().strip()
        self._offered = self._ask(self.field, text)
        exact = [candidate for candidate in self._offered if candidate.link.text == text]
        sure = bool(text) and (self.field.type is FieldType.REFERENCE or text.isascii() or len(exact) == 1)
        if self._suggestions is None:
            self._suggestions = SuggestionList(self._line)
            self._suggestions.picked.connect(self._pick)
        self._suggestions.offer(self._offered, preselect=sure)

    @property
    def suggestions(self) -> "list[Candidate]":
        """What is offered now; empty while the list is closed."""
        return self._offered if self._open else []

    @property
    def _open(self) -> bool:
        return self._suggestions is not None and self._suggestions.isVisible()

    def close_suggestions(self) -> None:
        """Take the list away; what was typed stays."""
        self._delay.stop()
        if self._suggestions is not None:
            self._suggestions.hide()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        if self._suggestions is not None and self._open:
            self._suggestions.place()  # a sentence above pushed the field down

    def _pick(self, row: int) -> None:
        link = self._offered[row].link
        self.close_suggestions()
        self._line.setText(link.text)
        self._set_link(link)
        self._on_edit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line:
            if event.type() == QEvent.Type.FocusOut:
                self.close_suggestions()
                self.tidy()
            elif event.type() in (QEvent.Type.Hide, QEvent.Type.Resize):
                self.close_suggestions()
            elif isinstance(event, QKeyEvent):
                return self._steers(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _steers(self, event: QKeyEvent) -> bool:
        """True when the key was meant for the list."""
        key = event.key()
        if event.type() == QEvent.Type.ShortcutOverride and self._open and key == Qt.Key.Key_Escape:
            event.accept()  # Esc closes the list, not the form
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) and self._delay.isActive():
            self._suggest()  # the keys were quicker than the list
        if not self._open:
            if key == Qt.Key.Key_Down:
                self._suggest()
                return True
            return False
        return self._steers_open(key)

    def _steers_open(self, key: int) -> bool:
        assert self._suggestions is not None
        row = self._suggestions.currentRow()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._suggestions.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape:
            self.close_suggestions()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._pick(row)
            return True
        if key == Qt.Key.Key_Tab and row >= 0:
            self._pick(row)  # and on to the next field
        return False

    def tidy(self) -> None:
        text = self._line.text().strip()
        if self._link or not text or not self._line.isModified():
            return
        offered = self._ask(self.field, text)
        known = [candidate.link for candidate in offered if candidate.link.text == text]
        if len(known) == 1:
            self._line.setText(text)
            self._set_link(known[0])
            self.edited.emit()
        elif len(known) > 1:
            self.set_error(f"有 {len(known)} 条记录叫“{text}”，请按 ↓ 从列表中选")
        elif len(offered) >= _FULL_LIST:
            return  # the name may stand beyond the list: it is looked up when the record is saved
        elif self.field.type is FieldType.PARTY:
            self.set_note("未登记，按原样保存")
        elif not offered:
            self.set_error(f"{BY_NAME[self.field.refers_to[0]].label}中没有“{text}”；请从列表中选，或先新增")
