"""How does the clerk go through the rows of a plan: ticks, cells to mend, and what a row is?"""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.importing import saying
from ui import theme
from ui.dialogs.base import STEADY_BORDER
from ui.importing.cell_delegate import CellDelegate
from ui.importing.planning import Planning
from ui.importing.row_menu import fill_row_menu
from ui.importing.rows_model import REASONS, TICK, TITLE, VERDICT, RowsModel

_WIDTHS = {TICK: 48, VERDICT: 104, REASONS: 300}
_NARROWEST, _WIDEST, _WIDEST_TITLE = 72, 220, 280
_PADDING = 24
_MEASURED = 100
"""So many rows, spread over the plan, are measured: a long one in between is shown whole under the pointer."""
_CORNER = f"QTableCornerButton::section {{ background: {theme.HEADER}; border: 0; }}"


class RowsView(QTableView):
    """The rows; Space takes or leaves, F2 mends a cell, the menu says what a row is."""

    row_changed = Signal()
    """Another row has the cursor, or none."""

    def __init__(self, parent: QWidget, planning: Planning, model: RowsModel) -> None:
        super().__init__(parent)
        self._planning = planning
        self.rows = model
        self.setModel(model)
        self.setAccessibleName("每一行的结果")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet(STEADY_BORDER + _CORNER)
        self.setItemDelegate(CellDelegate(self))
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        # Its own, always empty: else it asks of every row whether a whole column is chosen.
        head.setSelectionModel(QItemSelectionModel(model, head))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(lambda _index: self.mend(here=True))
        model.cell_given.connect(self._say_cell)
        self.selectionModel().currentChanged.connect(lambda *_: self.row_changed.emit())

    def lay_out(self) -> None:
        """Give the columns of a new plan their widths: what their heading and their cells need, within bounds."""
        step = max(1, self.rows.rowCount() // _MEASURED)
        rows = range(0, self.rows.rowCount(), step)
        for column in range(self.rows.columnCount()):
            self.setColumnWidth(column, _WIDTHS.get(column) or self._needed(column, rows))

    def _needed(self, column: int, rows: range) -> int:
        width = self.fontMetrics().horizontalAdvance
        label = str(self.rows.headerData(column, Qt.Orientation.Horizontal) or "")
        cells = (width(str(self.rows.index(row, column).data() or "")) for row in rows)
        needed = max(width(label) + _PADDING, *cells, 0) + _PADDING // 2
        return min(max(needed, _NARROWEST), _WIDEST_TITLE if column == TITLE else _WIDEST)

    def chosen(self) -> list[int]:
        """The chosen rows, top down."""
        ranges = self.selectionModel().selection()
        spans = [(each.top(), each.bottom()) for each in ranges]  # type: ignore[attr-defined]  # the stubs hide the list
        return sorted({row for top, bottom in spans for row in range(top, bottom + 1)})

    def go_to(self, at: int, column: int) -> None:
        """Put the cursor on a cell."""
        index = self.rows.index(at, column)
        near = column <= REASONS
        self.setAutoScroll(not near)  # else a narrow view scrolls tick, verdict and name away as soon as it is shown
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setAutoScroll(True)
        if near:
            self.horizontalScrollBar().setValue(0)

    def mend(self, *, here: bool = False) -> None:
        """Open a cell for another text: the one under the cursor if it is wrong, else the first wrong one of its row.

        `here`: the one under the cursor in any case, if it can be changed.
        """
        index = self.currentIndex()
        if not index.isValid():
            return
        row, name = self.rows.row_at(index.row()), self.rows.field_of(index.column())
        if not name or not (here or self.rows.cells.is_wrong(row, name)):
            name = self.rows.cells.first_wrong(row) or name
        if self.rows.can_edit(index.row(), name):
            index = self.rows.index(index.row(), self.rows.column_of(name))
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.rows.toggle(self.chosen())
        elif event.key() == Qt.Key.Key_F2:
            self.mend()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_menu(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Nothing: Qt would read every row to find a letter."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        self._open_menu(index, None if by_key else event.pos())

    def _open_menu(self, index: QModelIndex, at: QPoint | None = None) -> None:
        if not index.isValid() or self.rows.frozen:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("收下 / 不收下\tSpace", lambda: self.rows.toggle(self.chosen()))
        if self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            menu.addAction("改正这一格…", lambda: self.mend(here=True))
        places = [self.rows.place(row) for row in self.chosen()]
        fill_row_menu(menu, self._planning, self.rows.cells, places)
        menu.popup(self.viewport().mapToGlobal(at or self.visualRect(index).bottomLeft()))

    def _say_cell(self, place: int, name: str, text: str) -> None:
        assert self._planning.plan is not None
        row = self._planning.plan.rows[place]
        letter = self.rows.cells.letter(place, name)
        self._planning.say(saying.say_cell(self._planning.said, row.sheet, row.row, letter, text))
