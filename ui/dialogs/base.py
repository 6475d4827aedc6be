"""What do the dialogs with a table share? Their frame, a quiet table, and answers that come after they are closed."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.push_button import push_button

T = TypeVar("T")

_AROUND = 40
TIME_FORMAT = "%Y-%m-%d %H:%M"

# A border that grows with the focus would be painted over by the rows: it only changes its colour.
STEADY_BORDER = f"""
QTableView {{ border: 2px solid {theme.GRID}; }}
QTableView:focus {{ border-color: {theme.PRIMARY}; }}
"""


class TableDialog(QDialog):
    """A dialog with a title, one table, a line of words under it and buttons."""

    def __init__(self, parent: QWidget, title: str, headings: Sequence[str], widths: Sequence[int]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within_screen(self, 860, 520)
        self.table = plain_table(self, headings, widths)
        self.table.setAccessibleName(title)
        self.words = plain_label(self, "second")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self.words, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 16, 16, 12)
        self.column.setSpacing(12)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(self._buttons)

    def add_button(self, text: str, slot: Callable[[], object], role: str = "") -> QPushButton:
        """A button at the lower right."""
        button = push_button(self, text, slot, role=role)
        self._buttons.addWidget(button)
        return button


def resize_within_screen(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog this size, or what a smaller screen has room for beside frame and task bar."""
    room = dialog.screen().availableSize()
    dialog.resize(min(width, room.width() - _AROUND), min(height, room.height() - _AROUND))


def plain_table(parent: QWidget, headings: Sequence[str], widths: Sequence[int]) -> QTableWidget:
    """A table to read and choose rows from; the last column takes what room is left."""
    table = QTableWidget(parent)
    dress_table(table, headings, widths)
    return table


def dress_table(table: QTableWidget, headings: Sequence[str], widths: Sequence[int]) -> None:
    """Give a table its columns and the quiet look of all tables in dialogs."""
    table.setColumnCount(len(headings))
    table.setHorizontalHeaderLabels(list(headings))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
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
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setStretchLastSection(True)
    for at, width in enumerate(widths):
        table.setColumnWidth(at, width)


def fill(table: QTableWidget, rows: Sequence[Sequence[str]]) -> None:
    """Show these rows; a text that is cut is shown whole under the pointer."""
    table.setRowCount(len(rows))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text.replace("\n", " ⏎ "))
            item.setToolTip(text)
            table.setItem(at, column, item)


def plain_label(parent: QWidget, role: str = "", text: str = "") -> QLabel:
    """A label that shows its text as it is, wrapped."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        theme.set_role(label, role)
    return label


def while_there(widget: QObject, slot: Callable[[T], object]) -> Callable[[T], None]:
    """`slot`, unless the widget has been closed by the time the answer comes."""

    def call(answer: T) -> None:
        if shiboken6.isValid(widget):
            slot(answer)

    return call
