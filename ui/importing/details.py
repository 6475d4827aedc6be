"""What is there to say of the row with the cursor? Every reason, in a box that keeps its height while rows pass."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.dialogs.base import plain_label

_LINES = 4
_SHARE = 6
"""The box takes at most a sixth of the window: the rows stay in view where the screen is low."""


class Details(QScrollArea):
    """The reasons of one row, one below the other; more than there is room for can be scrolled to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("这一行的说明")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._label = plain_label(self, "second")
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._label)

    def text(self) -> str:
        """What is said now."""
        return self._label.text()

    def show_reasons(self, row: int, reasons: Sequence[str]) -> None:
        """Say these of a row of the sheet."""
        self._label.setText("\n".join(f"第 {row} 行 {reason}" for reason in reasons))
        self.verticalScrollBar().setValue(0)
        several = len(reasons) > 1 or self._label.heightForWidth(self.viewport().width()) > self.height()
        # The way with Tab leads here only where there is something to scroll.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if several else Qt.FocusPolicy.NoFocus)

    def take_height(self, room: int) -> None:
        """`room`: the height of the window in pixels."""
        line = self.fontMetrics().lineSpacing()
        self.setFixedHeight(line * max(2, min(_LINES, room // _SHARE // line)) + line // 4)
