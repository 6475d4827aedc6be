"""How is one of several fixed words chosen? By its number, the first letters of its pinyin, arrows or the mouse."""

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.kinds.base import Field, Link
from app.values.pinyin import initials
from ui.fields.base import FieldWidget

_FORGET_AFTER = 900  # ms: a pause this long begins a new search


class ChoiceField(FieldWidget):
    """One word of a list; an optional field also offers an empty line."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        assert field.choices is not None
        words = [word.label for word in field.choices]
        self._box = ChoiceBox(words, optional=not field.required, parent=self)
        self._box.setToolTip(f"按 1–{min(9, len(words))} 或拼音首字母选，空格打开")
        self._box.currentIndexChanged.connect(self._on_index)
        self._showing = False
        self._take(self._box)

    def value(self) -> str | Link:
        return self._box.currentText()

    def set_value(self, shown: str | Link) -> None:
        self._showing = True
        self._box.setCurrentIndex(self._box.findText(shown if isinstance(shown, str) else shown.text))
        self._showing = False
        self._clear()

    def _on_index(self, _index: int) -> None:
        if not self._showing:
            self._on_edit()


class ChoiceBox(QComboBox):
    """A list of words that listens to numbers and pinyin initials."""

    def __init__(self, words: list[str], *, optional: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._first = int(optional)
        self._spoken: list[str] = []
        self._typed = ""
        self._pause = QElapsedTimer()
        if optional:
            self.addItem("")
        self.addItems(words)
        self.setMaxVisibleItems(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        text = event.text().lower() if plain else ""
        if text.isascii() and text.isdigit() and text:
            self._choose(int(text) - 1)
        elif text.isascii() and text.isalpha():
            self._look_up(text)
        elif plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._first:
            self.setCurrentIndex(0)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # a combo box may look for the letter; Ctrl+S and the like are the form's
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling through a form must not change what stands in it

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._words):
            self.setCurrentIndex(at + self._first)

    def _look_up(self, letter: str) -> None:
        """The next word that begins with the letters typed in a row; the same letter again goes on."""
        if not self._spoken:
            self._spoken = [initials(word).lower() for word in self._words]
        going_on = self._pause.isValid() and self._pause.elapsed() < _FORGET_AFTER
        longer = self._typed + letter if going_on else letter
        self._typed = longer if self._found(longer, 0) is not None else letter
        start = self.currentIndex() - self._first + 1 if len(self._typed) == 1 else 0
        at = self._found(self._typed, start)
        if at is not None:
            self._choose(at)
        self._pause.start()

    def _found(self, letters: str, start: int) -> int | None:
        order = [*range(start, len(self._words)), *range(start)]
        for at in order:
            if any(spoken.startswith(letters) for spoken in self._spoken[at].split()):
                return int(at)
        return None
