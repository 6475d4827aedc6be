"""Are the corrections of a file thrown away? Asked before the import is closed without storing."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from ui.dialogs.confirm import question


def ask_to_give_up(parent: QWidget, corrections: int, leave: Callable[[], None]) -> QMessageBox:
    """Leave the corrections, or stay with them (Enter, Esc)."""
    box = question(parent, f"已经更正了 {corrections} 处，还没有导入。关闭后这些更正不保留。")
    give_up = box.addButton("不导入，关闭", QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton("继续核对", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    give_up.clicked.connect(lambda: leave())
    box.open()
    return box
