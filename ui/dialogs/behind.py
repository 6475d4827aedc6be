"""Which records stand behind a number? A table; Enter on one of them opens it in its page."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.kinds import BY_NAME
from ui import theme
from ui.dialogs.base import STEADY_BORDER, plain_label
from ui.push_button import push_button

if TYPE_CHECKING:
    from app.figures.base import Row

Index = QModelIndex | QPersistentModelIndex

HEADINGS = ("类别", "名称", "数值")
_WIDTHS = (110, 480)
_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


def show_behind(
    parent: QWidget,
    title: str,
    rows: "Sequence[Row]",
    *,
    note: str = "",
    opened: Callable[[str, int], object],
    export: Callable[[], object] | None = None,
) -> "BehindDialog":
    """Open the records behind a number; `opened` gets kind and id of the one that was chosen.

    `export` writes them to a file; without it there is no button for that.
    """
    dialog = BehindDialog(parent, title, rows, note)
    if export is not None:
        dialog.offer_export(export)
    dialog.record_wished.connect(opened)
    dialog.open()
    return dialog


class BehindModel(QAbstractTableModel):
    """The records as they were counted: a hundred thousand of them cost nothing until they are painted."""

    def __init__(self, rows: "Sequence[Row]", parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _SHOWN:
            return None
        row = self.rows[index.row()]
        return (BY_NAME[row.kind].label, row.title, row.value)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None


class BehindDialog(QDialog):
    """The records behind one number."""

    record_wished = Signal(str, int)

    def __init__(self, parent: QWidget, title: str, rows: "Sequence[Row]", note: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 520)
        self.model = BehindModel(rows, self)
        self.table = self._table(title)
        self.words = plain_label(self, "second", f"共 {len(rows):,} 条。回车打开选中的一条。" if rows else "没有记录。")
        self.open_button = push_button(self, "打开", self._open_chosen)
        self.open_button.setEnabled(bool(rows))
        self._buttons = buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.words, 1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(push_button(self, "关闭", self.close))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        if note:
            column.addWidget(plain_label(self, "second", note))
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        if rows:
            self.table.selectRow(0)
        self.table.setFocus()

    def offer_export(self, export: Callable[[], object]) -> None:
        """A button that writes the records to a file."""
        self.export_button = push_button(self, "导出…", export)
        self.export_button.setEnabled(bool(self.model.rows))
        self._buttons.insertWidget(1, self.export_button)

    def _table(self, title: str) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setAccessibleName(title)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setStyleSheet(STEADY_BORDER)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        for at, width in enumerate(_WIDTHS):
            table.setColumnWidth(at, width)
        table.doubleClicked.connect(self._open_chosen)
        enter = QAction("打开", table)
        enter.setShortcuts([QKeySequence(Qt.Key.Key_Return), QKeySequence(Qt.Key.Key_Enter)])
        enter.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        enter.triggered.connect(self._open_chosen)
        table.addAction(enter)
        return table

    def _open_chosen(self) -> None:
        at = self.table.currentIndex().row()
        if 0 <= at < len(self.model.rows):
            row = self.model.rows[at]
            self.close()
            self.record_wished.emit(row.kind, row.id)
