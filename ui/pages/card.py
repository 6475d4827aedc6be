"""What is a card of the home page? A framed box with a title that asks the services for what it shows."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.dialogs.base import plain_label
from ui.services import Services


class Card(QFrame):
    """A subclass fills `column` and answers `refresh`."""

    def __init__(self, title: str, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        theme.set_role(self, "panel")
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 14)
        self.column.setSpacing(8)
        self.column.addWidget(plain_label(self, "heading", title))

    def refresh(self) -> None:
        """Ask again for what is shown."""


def link_button(text: str, slot: Callable[[], object], parent: QWidget) -> QPushButton:
    """A text that can be pressed, by Enter too."""
    button = QPushButton(text, parent)
    button.setAutoDefault(True)
    theme.set_role(button, "link")
    button.clicked.connect(lambda: slot())
    return button
