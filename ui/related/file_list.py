"""How do the files of a record stand in their list, and what do its keys do?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QWidget

from ui import theme


class FileList(QListWidget):
    """Enter or double click opens, Delete takes off."""

    open_wished = Signal()
    remove_wished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("附件")
        self.setStyleSheet(_SHEET)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.itemDoubleClicked.connect(self.open_wished)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wished.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wished.emit()
        else:
            super().keyPressEvent(event)


def size_text(size: int) -> str:
    """3.2 MB, 512 KB, 87 字节."""
    for unit, factor in (("MB", 2**20), ("KB", 2**10)):
        if size >= factor:
            return f"{size / factor:.1f} {unit}"
    return f"{size} 字节"


_SHEET = f"""
QListWidget {{ border: 2px solid {theme.GRID}; border-radius: 4px; background: {theme.SURFACE}; outline: 0; }}
QListWidget:focus {{ border-color: {theme.PRIMARY}; }}
QListWidget::item {{ padding: 4px 6px; border-bottom: 1px solid {theme.GRID}; }}
QListWidget::item:selected {{ background: {theme.SELECTION}; color: {theme.SELECTION_TEXT}; }}
"""
