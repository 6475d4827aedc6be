"""How is a person asked before something is lost? A question with named answers, Esc is always the harmless one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

TITLE = "商联台账"


def ask_to_leave(parent: QWidget, what: str, *, save: Callable[[], None], discard: Callable[[], object]) -> QMessageBox:
    """The form has unsaved input: save it, give it up, or go on typing (Enter saves, Esc goes on)."""
    box = question(parent, f"“{what}”里有没保存的内容。")
    keep = box.addButton("保存", QMessageBox.ButtonRole.AcceptRole)
    drop = box.addButton("放弃修改", QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton("继续编辑", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(stay)
    keep.clicked.connect(lambda: save())
    drop.clicked.connect(lambda: discard())
    box.open()
    return box


def question(parent: QWidget, text: str) -> QMessageBox:
    """A question box without answers yet; add them, then open it."""
    box = QMessageBox(QMessageBox.Icon.Question, TITLE, text, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def tell(parent: QWidget, text: str, details: str = "") -> QMessageBox:
    """Say how something went; `details` can be unfolded and copied."""
    box = QMessageBox(QMessageBox.Icon.Information, TITLE, text, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setDetailedText(details)
    close = box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    box.open()
    return box
