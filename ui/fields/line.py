"""How is one line of text entered? Read on leaving the field, and shown as it was understood."""

from PySide6.QtWidgets import QLineEdit, QWidget

from app.kinds.base import Field, Link, Values
from app.values.convert import parse
from app.values.problem import ValueProblem
from app.values.shown import show
from ui.fields.base import FieldWidget


class LineField(FieldWidget):
    """Text, numbers, codes and phones."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(field.hint)
        self._line.setToolTip(field.hint)
        # Only what is committed counts: an input method's preedit text does not emit textEdited.
        self._line.textEdited.connect(self._on_edit)
        self._line.editingFinished.connect(self.tidy)
        self._take(self._line)

    def value(self) -> str | Link:
        return self._line.text()

    def set_value(self, shown: str | Link) -> None:
        self._line.setText(shown if isinstance(shown, str) else shown.text)
        self._line.setCursorPosition(0)
        self._clear()

    def tidy(self) -> None:
        if not self._line.isModified():
            return
        try:
            understood = self._read(self._line.text())
        except ValueProblem as problem:
            self.set_error(str(problem))
            return
        shown = show(self.field, understood[self.field.name])
        if shown != self._line.text():
            self._line.setText(shown)
        self._line.setModified(False)
        self._tell_others(understood)

    def _read(self, text: str) -> Values:
        """What the text means; raises ValueProblem."""
        return parse(self.field, text)

    def _tell_others(self, understood: Values) -> None:
        """What the text said about another field: 超 of its amount, 个 of its number."""
        told = understood.get(self.field.told_with)
        if isinstance(told, str):
            self.implied.emit(self.field.told_with, told)
