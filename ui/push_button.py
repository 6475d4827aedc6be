"""How is a button with words made, everywhere the same?"""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from ui import theme


def push_button(
    parent: QWidget, text: str, slot: Callable[[], object], *, role: str = "", tip: str = "", enters: bool = False
) -> QPushButton:
    """A button that calls `slot`. Enter presses it where `enters` says so: on pages, which have no default button."""
    button = QPushButton(text, parent)
    button.setAutoDefault(enters)
    button.setToolTip(tip)
    button.clicked.connect(lambda: slot())
    if role:
        theme.set_role(button, role)
    return button
