"""How is one of many meanings chosen in a cell of a table? A list opens; nothing counts before it is closed on one."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QTableWidgetItem, QWidget

Meanings = list[tuple[str, str]]
"""Names with their labels."""

_NOW, _CHOICES = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class MeaningBox(QComboBox):
    """A list that is open from the start and goes away with it."""

    picked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(18)
        self.setStyleSheet("QComboBox { border-radius: 0; padding: 0 6px; min-height: 0; }")
        self.activated.connect(lambda _at: self.picked.emit())
        # After what was chosen in the list has been told: the list closes first.
        self._leaving = QTimer(self, singleShot=True, interval=0)
        self._leaving.timeout.connect(self.left)
        self._opening = QTimer(self, singleShot=True, interval=0)
        self._opening.timeout.connect(self.showPopup)
        self.view().installEventFilter(self)

    def open(self) -> None:
        """Open the list as soon as the box has its place."""
        self._opening.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """However the list goes: by a choice, by Esc, by a click elsewhere."""
        if watched is self.view() and event.type() == QEvent.Type.Hide:
            self._leaving.start()
        return super().eventFilter(watched, event)


class MeaningDelegate(QStyledItemDelegate):
    """Opens the choices that were offered to a cell."""

    chosen = Signal(int, str)
    """In this row another name was chosen."""

    @staticmethod
    def offer(item: QTableWidgetItem, choices: Meanings, now: str) -> None:
        """What can be chosen in the cell, and what is."""
        item.setData(_NOW, now)
        item.setData(_CHOICES, choices)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index) -> QWidget:
        box = MeaningBox(parent)
        for name, label in index.data(_CHOICES):
            box.addItem(label, name)
        box.setCurrentIndex(box.findData(index.data(_NOW)))
        box.picked.connect(self._on_picked)
        box.left.connect(self._on_left)
        box.open()
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """The box knows already."""

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: _Index) -> None:
        assert isinstance(editor, QComboBox)
        name = str(editor.currentData() or "")
        if name != index.data(_NOW):
            self.chosen.emit(index.row(), name)

    def _on_picked(self) -> None:
        self._close(commit=True)

    def _on_left(self) -> None:
        self._close(commit=False)

    def _close(self, *, commit: bool) -> None:
        box = self.sender()
        assert isinstance(box, QWidget)
        if commit:
            self.commitData.emit(box)
        self.closeEditor.emit(box)
