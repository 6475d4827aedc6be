"""Where does a file go when none is chosen yet? A place to drop it, with the words how."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.dialogs.base import plain_label

WORDS = """把 Excel 文件拖到这里，或点“选择文件…”，可以一次选几个。
读取后先给您看结果，不会马上保存。"""
_LOOK = f"""
QWidget#dropHere {{ background: {theme.SURFACE}; border: 2px dashed {theme.BORDER}; border-radius: 4px; }}
"""


class DropPage(QWidget):
    """An empty frame with a picture and two lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dropHere")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(_LOOK)
        words = plain_label(self, "second", WORDS)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture = QLabel(self, pixmap=theme.pixmap("import", theme.STRONG_BORDER, 48))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(picture)
        column.addWidget(words)
        column.addStretch()
