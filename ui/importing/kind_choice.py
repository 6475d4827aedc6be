"""What are the rows of the file? The kind that fits best, or the one that the clerk says."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.kinds import BY_NAME, KINDS
from app.kinds.base import RecordKind

_LETTERLESS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)


class KindChoice(QComboBox):
    """All kinds; only what is chosen in the open list counts, so that no key reads the file by the way."""

    chosen = Signal(object)
    """A kind, or None: the one that fits best."""

    def __init__(self, parent: QWidget, kind: RecordKind | None) -> None:
        super().__init__(parent)
        self.setAccessibleName("导入为哪类台账")
        self.setToolTip("导入为哪类台账")
        self.setMaxVisibleItems(20)
        self.setMinimumWidth(150)
        self.addItem("自动认类别", "")
        for each in KINDS:
            self.addItem(f"导入为{each.label}", each.name)
        self.show_kind(kind)
        self.activated.connect(self._on_choice)

    def show_kind(self, kind: RecordKind | None) -> None:
        """Show what holds."""
        self._now = kind.name if kind else ""
        self.setCurrentIndex(self.findData(self._now))

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Begin with what holds, not with where the cursor was when the list was left."""
        self.view().setCurrentIndex(self.model().index(self.currentIndex(), 0))
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LETTERLESS:
            super().keyPressEvent(event)
        else:
            self.showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _on_choice(self, _at: int) -> None:
        name = str(self.currentData() or "")
        if name != self._now:
            self._now = name
            self.chosen.emit(BY_NAME.get(name))
