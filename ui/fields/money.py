"""How is an amount entered? 20万 or 超700万元; shown in 元 with groups, and 超 goes to the field that keeps it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.kinds.base import Field, Values
from app.values.convert import parse
from ui.fields.line import LineField


class MoneyField(LineField):
    """An amount in 元."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self._line.textChanged.connect(self._align)
        if not field.hint:
            self._line.setToolTip("可以写 20万、1.2亿、1,234.50")

    def _align(self, text: str) -> None:
        """Figures stand to the right; the hint of an empty field reads from the left."""
        self._line.setAlignment(Qt.AlignmentFlag.AlignRight if text else Qt.AlignmentFlag.AlignLeft)

    def _read(self, text: str) -> Values:
        return parse(self.field, text)
