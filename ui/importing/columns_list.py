"""Which column of the sheet fills which field? Each with its letter, its heading and what stands in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from app.importing import saying
from app.kinds.base import RecordKind
from ui import theme
from ui.dialogs.base import dress_table
from ui.importing.meaning_choice import MeaningDelegate, Meanings
from ui.importing.planning import Planning

if TYPE_CHECKING:
    from app.importing.plan import ColumnFound, TableFound

NOT_TAKEN, AS_NOTE = "（不导入）", "（记入备注）"
NOTE = "\0note"
"""Stands for no field: the column is kept in the remarks."""

LETTER, HEADING, SAMPLE, MEANING = range(4)
_PARTS = {HEADING: 34, SAMPLE: 28}
"""So many hundredths of the room beside the letter; the meaning has the rest."""
_LETTER_WIDTH = 36
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)


class ColumnsList(QTableWidget):
    """The columns of one table; a choice opens in the row, and only what is chosen in it counts."""

    def __init__(self, parent: QWidget, planning: Planning) -> None:
        super().__init__(parent)
        self._planning = planning
        self._table: TableFound | None = None
        self.frozen = False
        self.horizontalHeader().setMinimumSectionSize(_LETTER_WIDTH)
        dress_table(self, ("列", "表头", "举例", "含义"), (_LETTER_WIDTH,))
        self.setAccessibleName("各列的含义")
        delegate = MeaningDelegate(self)
        delegate.chosen.connect(self._say)
        self.setItemDelegateForColumn(MEANING, delegate)
        self.clicked.connect(self._on_click)

    def show_table(self, kind: RecordKind, table: "TableFound") -> None:
        """Show the columns of this table, as they stand in the sheet."""
        row = max(self.currentRow(), 0) if self._table and self._table.sheet == table.sheet else 0
        self._table = table
        self.setRowCount(len(table.found))
        for at, column in enumerate(table.found):
            self._show_column(kind, at, column)
        self.setCurrentCell(min(row, len(table.found) - 1), MEANING)

    def open_choice(self, row: int) -> None:
        """Let the clerk choose what this column means."""
        if not self.frozen and 0 <= row < self.rowCount():
            self.setCurrentCell(row, MEANING)
            self.edit(self.model().index(row, MEANING))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All four columns are in view, however narrow the list is."""
        super().resizeEvent(event)
        room = self.viewport().width() - _LETTER_WIDTH
        widths = {column: room * part // 100 for column, part in _PARTS.items()}
        for column, width in {**widths, MEANING: room - sum(widths.values())}.items():
            self.setColumnWidth(column, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.open_choice(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _on_click(self, index: QModelIndex) -> None:
        if index.column() == MEANING:
            self.open_choice(index.row())

    def _show_column(self, kind: RecordKind, at: int, column: "ColumnFound") -> None:
        kept = bool(column.kept) or (not column.field and column.heading in self._planning.said.notes_from)
        name = NOTE if kept else column.field
        label = AS_NOTE if kept else kind.labels.get(name, NOT_TAKEN)
        for place, text in enumerate((column.letter, column.heading, column.sample, f"▾ {label}")):
            item = QTableWidgetItem(text.replace("\n", " "))
            item.setToolTip(text)
            if not name:
                item.setForeground(QColor(theme.DANGER))
            self.setItem(at, place, item)
        taken = {each.field: each.letter for each in reversed(self._table.found) if each.field} if self._table else {}
        choices: Meanings = [("", NOT_TAKEN)]
        choices += [(NOTE, AS_NOTE)] if "notes" in kind.labels else []
        for field in kind.fields:
            other = taken.get(field.name, column.letter)
            choices.append((field.name, field.label if other == column.letter else f"{field.label}（现为 {other} 列）"))
        meaning = self.item(at, MEANING)
        assert meaning is not None
        MeaningDelegate.offer(meaning, choices, name)

    def _say(self, row: int, name: str) -> None:
        assert self._table is not None
        table, column = self._table, self._table.found[row]
        place = (self._planning.said, table.sheet, table.number, column.letter, column.heading)
        self._planning.say(saying.say_note(*place) if name == NOTE else saying.say_column(*place, name))
