"""How does a number stand on the home page? On a button that opens what is behind it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme

_STYLE = f"""
Tile {{ min-height: 56px; min-width: 96px; border-color: {theme.BORDER}; }}
Tile:hover {{ background: {theme.ZEBRA}; border-color: {theme.STRONG_BORDER}; }}
Tile:focus {{ border: 2px solid {theme.PRIMARY}; }}
"""


class Tile(QPushButton):
    """A number with what it counts; pressing it opens the rows behind it."""

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = label
        self.setAutoDefault(True)
        self.setStyleSheet(_STYLE)
        self._name = QLabel(label, self)
        self._figure = QLabel("…", self)
        theme.set_role(self._name, "second")
        theme.set_role(self._figure, "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        for part in (self._name, self._figure):
            part.setTextFormat(Qt.TextFormat.PlainText)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)
        self.setAccessibleName(label)

    @property
    def figure(self) -> str:
        """What is shown: 1,234 家."""
        return self._figure.text()

    def show_value(self, text: str, left_out: str = "") -> None:
        """Show a number, and under the pointer what it leaves out."""
        self._figure.setText(text)
        self.setToolTip(f"未计入：{left_out}" if left_out else "")
        self.setAccessibleName(f"{self._label} {text}")
        self.setAccessibleDescription(self.toolTip())
