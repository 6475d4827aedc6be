"""Which columns go out, and in which order? A list with check boxes that can be dragged or moved by buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.kinds.base import RecordKind
from ui.dialogs.base import STEADY_BORDER
from ui.push_button import push_button

_NAME = Qt.ItemDataRole.UserRole


class ColumnChoice(QWidget):
    """The columns of one kind; `names` are those that are checked, in the order shown."""

    changed = Signal()

    def __init__(self, kind: RecordKind, shown: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._shown = list(shown)
        self.list = QListWidget(self)
        self.list.setAccessibleName("导出的栏目")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setUniformItemSizes(True)
        self.list.setStyleSheet(STEADY_BORDER.replace("QTableView", "QListWidget"))
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.list.model().rowsMoved.connect(lambda *_: self.changed.emit())
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        for text, slot in (
            ("全选", lambda: self._check(True)),
            ("全不选", lambda: self._check(False)),
            ("与列表一致", self.take_shown),
            ("上移", lambda: self._move(-1)),
            ("下移", lambda: self._move(1)),
        ):
            buttons.addWidget(push_button(self, text, slot))
        buttons.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.list, 1)
        row.addLayout(buttons)
        self.set_names([])

    def names(self) -> list[str]:
        """The checked columns, top down."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return [item.data(_NAME) for item in items if item.checkState() == Qt.CheckState.Checked]

    def set_names(self, names: Sequence[str]) -> None:
        """Check these columns and put them first, in this order; none: all of them in the kind's own order."""
        known = [field.name for field in self._kind.fields]
        chosen = [name for name in names if name in known] or known
        rest = [name for name in known if name not in chosen]
        self.list.blockSignals(True)
        self.list.clear()
        for name in [*chosen, *rest]:
            item = QListWidgetItem(self._kind.labels[name], self.list)
            item.setData(_NAME, name)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setCheckState(Qt.CheckState.Checked if name in chosen else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self.changed.emit()

    def take_shown(self) -> None:
        """The columns of the table, as they stand on the screen."""
        self.set_names(self._shown)

    def _check(self, on: bool) -> None:
        self.list.blockSignals(True)
        for at in range(self.list.count()):
            self.list.item(at).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.changed.emit()

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        if at >= 0 and 0 <= at + by < self.list.count():
            self.list.insertItem(at + by, self.list.takeItem(at))
            self.list.setCurrentRow(at + by)
            self.changed.emit()
