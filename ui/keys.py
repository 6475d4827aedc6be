"""Which keys does a form understand, wherever in it the focus stands?"""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class FormKey(Enum):
    """What a key press asks the form for."""

    NEXT = auto()
    BACK = auto()
    SAVE = auto()
    SAVE_AND_NEW = auto()
    COPY_LAST = auto()
    CANCEL = auto()


_PLAIN = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier

_KEYS = {
    (Qt.Key.Key_Return, _PLAIN): FormKey.NEXT,
    (Qt.Key.Key_Return, _CTRL): FormKey.NEXT,
    (Qt.Key.Key_Return, _SHIFT): FormKey.BACK,
    (Qt.Key.Key_S, _CTRL): FormKey.SAVE,
    (Qt.Key.Key_S, _CTRL | _SHIFT): FormKey.SAVE_AND_NEW,
    (Qt.Key.Key_D, _CTRL): FormKey.COPY_LAST,
    (Qt.Key.Key_Escape, _PLAIN): FormKey.CANCEL,
}

SHORTCUTS = (FormKey.SAVE, FormKey.SAVE_AND_NEW, FormKey.COPY_LAST, FormKey.CANCEL)
"""Those that the form takes before the window's own shortcuts do."""


def form_key(event: QKeyEvent) -> FormKey | None:
    """What the key press asks for; the Enter of the number pad counts as Enter."""
    key = Qt.Key(event.key())
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get((Qt.Key.Key_Return if key == Qt.Key.Key_Enter else key, modifiers))
