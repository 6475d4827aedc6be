"""What can the form ask of every field's widget? Its label, its value as typed, and sentences under it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.kinds.base import Field, Link
from ui import theme


class FieldWidget(QWidget):
    """One field of a form: an input, under it what is wrong, doubtful or worth knowing.

    A subclass hands its input to `_take`, and answers `value` and `set_value`. What was typed is never thrown away:
    a text that cannot be read stays as it is, with the sentence under it.
    """

    edited = Signal()
    """A person changed the value."""
    implied = Signal(str, str)
    """The typed value says what another field holds: its name and its kept value."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.label = QLabel(f"{field.label} *" if field.required else field.label, parent)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._error = self._sentence("wrong")
        self._warning = self._sentence("warning")
        self._note = self._sentence("second")
        self._input: QWidget = self

    def _take(self, main: QWidget, *below: QWidget) -> None:
        """Lay out the input (with what belongs to it below) over the sentences."""
        self._input = main
        main.setAccessibleName(self.field.label)
        self.label.setBuddy(main)
        self.setFocusProxy(main)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (main, *below, self._error, self._warning, self._note):
            column.addWidget(widget)

    def _sentence(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.hide()
        theme.set_role(label, role)
        return label

    @property
    def input(self) -> QWidget:
        """The widget that takes the focus."""
        return self._input

    def value(self) -> str | Link:
        """What stands in the field now: the text, or the record that was picked."""
        raise NotImplementedError

    def set_value(self, shown: str | Link) -> None:
        """Show this value; it does not count as edited and takes the sentences away."""
        raise NotImplementedError

    def tidy(self) -> None:
        """The field is left: show how its text is understood, or say why it is not."""

    def set_error(self, sentence: str) -> None:
        """What is wrong with the value; empty: nothing."""
        _say(self._error, sentence)
        theme.set_role(self._input, "wrong" if sentence else "")
        self._input.setAccessibleDescription(sentence or self._warning.text() or self._note.text())

    def set_warning(self, sentence: str) -> None:
        """What is doubtful; it never keeps from saving."""
        _say(self._warning, sentence)

    def set_note(self, sentence: str) -> None:
        """What is worth knowing."""
        _say(self._note, sentence)

    @property
    def error(self) -> str:
        """The sentence that is shown as an error."""
        return self._error.text()

    @property
    def warning(self) -> str:
        """The sentence that is shown as a warning."""
        return self._warning.text()

    @property
    def note(self) -> str:
        """The sentence that is shown as a note."""
        return self._note.text()

    def _clear(self) -> None:
        self.set_error("")
        self.set_warning("")
        self.set_note("")

    def _on_edit(self) -> None:
        self.set_error("")
        self.set_note("")
        self.edited.emit()


def _say(label: QLabel, sentence: str) -> None:
    label.setText(sentence)
    label.setVisible(bool(sentence))
