"""How are several lines entered? Enter makes a line, Tab and Ctrl+Enter leave; points are one line each."""

from math import ceil

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.kinds.base import Field, Link
from app.values.convert import parse
from app.values.problem import ValueProblem
from ui import theme
from ui.fields.base import FieldWidget

_FEWEST_ROWS, _MOST_ROWS = 2, 10
_MARKS_WIDTH = theme.FORM_WIDTH - theme.LABEL_WIDTH - 72
_MARK_FRAME = 24
"""What a button adds to its word, and the room to the next one."""


class GrowingText(QPlainTextEdit):
    """As high as its lines, within bounds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()  # narrower lines are more lines

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing() + 1  # a line of Chinese is laid out a little higher than it says
        tall = min(max(self._tall(_MOST_ROWS * line), _FEWEST_ROWS * line), _MOST_ROWS * line)
        frame = self.height() - self.viewport().height() if self.isVisible() else 6
        height = tall + frame + round(self.document().documentMargin()) + 4
        if height != self.height():
            self.setFixedHeight(height)

    def _tall(self, enough: int) -> int:
        """The height of the lines as they are broken, measured no further than needed."""
        layout = self.document().documentLayout()
        tall = 0.0
        block = self.document().firstBlock()
        while block.isValid() and tall < enough:
            tall += layout.blockBoundingRect(block).height()
            block = block.next()
        return ceil(tall)


class NotesField(FieldWidget):
    """A text of several lines; it grows with its text."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self._text = GrowingText(self)
        self._text.setTabChangesFocus(True)
        self._text.setPlaceholderText(field.hint)
        self._text.setToolTip("回车换行，Ctrl+回车到下一栏")
        self._text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._text.textChanged.connect(self._on_change)
        self._text.installEventFilter(self)
        self._showing = False
        self._take(self._text, *self._tools())

    def _tools(self) -> list[QWidget]:
        return []

    def value(self) -> str | Link:
        return self._text.toPlainText()

    def set_value(self, shown: str | Link) -> None:
        self._showing = True
        self._text.setPlainText(shown if isinstance(shown, str) else shown.text)
        self._showing = False
        self._clear()

    def _on_change(self) -> None:
        if not self._showing:
            self._on_edit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._text and event.type() == QEvent.Type.FocusOut:
            self.tidy()
        return super().eventFilter(watched, event)


def _rows_of(buttons: list[QPushButton]) -> list[list[QPushButton]]:
    """The buttons in rows that a form of the usual width can hold."""
    rows: list[list[QPushButton]] = [[]]
    left = _MARKS_WIDTH
    for button in buttons:
        needed = button.fontMetrics().horizontalAdvance(button.text()) + _MARK_FRAME
        if rows[-1] and needed > left:
            rows.append([])
            left = _MARKS_WIDTH
        rows[-1].append(button)
        left -= needed
    return rows


class LinesField(NotesField):
    """Ordered points, one a line, each with the mark of its kind where it is not the usual one: 【要求】…"""

    def _tools(self) -> list[QWidget]:
        words = list(self.field.choices or ())
        self._labels = [word.label for word in words]
        self._usual = next((word.label for word in words if word.value == self.field.default), "")
        bar = QWidget(self)
        rows = QVBoxLayout(bar)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for buttons in _rows_of([self._mark_button(at, label, bar) for at, label in enumerate(self._labels)]):
            row = QHBoxLayout()
            row.setSpacing(4)
            for button in buttons:
                row.addWidget(button)
            row.addStretch()
            rows.addLayout(row)
        return [bar]

    def _mark_button(self, at: int, label: str, bar: QWidget) -> QPushButton:
        button = QPushButton(label, bar)
        button.setObjectName(f"mark{at + 1}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has Ctrl+1 …
        button.setToolTip(f"光标所在的行记为“{label}”（Ctrl+{at + 1}）")
        theme.set_role(button, "mark")
        button.clicked.connect(lambda: self._mark(at))
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            at = event.key() - Qt.Key.Key_1
            if event.modifiers() == Qt.KeyboardModifier.ControlModifier and 0 <= at < len(self._labels):
                self._mark(at)
                return True
        return super().eventFilter(watched, event)

    def _mark(self, at: int) -> None:
        """Give the line under the cursor this kind; the usual kind needs no mark."""
        cursor = self._text.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        line = cursor.block().text()
        for label in self._labels:
            old = f"【{label}】"
            if line.startswith(old):
                cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(old))
                break
        label = self._labels[at]
        cursor.insertText("" if label == self._usual else f"【{label}】")
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def tidy(self) -> None:
        try:
            parse(self.field, self._text.toPlainText())
        except ValueProblem as problem:
            self.set_error(str(problem))
