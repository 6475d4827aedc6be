"""What would an import do, and where is it wrong? What was understood on the left, every row on the right."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.importing.plan import VERDICTS
from ui.dialogs.base import plain_label
from ui.importing.accept_bar import AcceptBar
from ui.importing.acceptance import Acceptance
from ui.importing.columns_list import ColumnsList
from ui.importing.details import Details
from ui.importing.planning import Planning
from ui.importing.rows_model import REASONS, RowsModel, reasons_of
from ui.importing.rows_view import RowsView
from ui.importing.tables_tree import TablesTree

if TYPE_CHECKING:
    from app.importing.plan import ImportPlan

_LEFT, _RIGHT = 400, 860
_LEAST_LEFT = 260


class PlanView(QWidget):
    """A plan to look at, to correct and to accept row by row."""

    accepted_changed = Signal()

    def __init__(self, parent: QWidget, planning: Planning) -> None:
        super().__init__(parent)
        self._planning = planning
        self._plan: ImportPlan | None = None
        self.acceptance = Acceptance()
        self.tables = TablesTree(self, planning)
        self.columns = ColumnsList(self, planning)
        self.model = RowsModel(self, self.acceptance)
        self.rows = RowsView(self, planning, self.model)
        self.accept = AcceptBar(self, self.acceptance)
        self.filter = QComboBox(self)
        self.filter.setAccessibleName("显示哪些行")
        self.filter.setMinimumWidth(150)
        self.details = Details(self)
        self.undo_button = QPushButton("撤回上一处更正", self)
        self.undo_button.setAutoDefault(False)
        self._lay_out()
        self.tables.table_chosen.connect(self._show_columns)
        self.filter.activated.connect(lambda _at: self._show_rows())
        self.rows.row_changed.connect(self._show_details)
        self.model.accepted_changed.connect(self._on_ticks)
        self.accept.changed.connect(self._on_kinds)
        self.undo_button.clicked.connect(planning.take_back)

    def _lay_out(self) -> None:
        self.halves = QSplitter(Qt.Orientation.Horizontal, self)
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(self._left_half(self.halves))
        self.halves.addWidget(self._right_half(self.halves))
        self.halves.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.halves)
        way = (self.tables, self.columns, self.undo_button, self.filter, self.rows, self.details)
        for before, after in pairwise((*way, *self.accept.ticks.values())):
            self.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rows get two thirds of the room, whatever there is: on a small screen the left gives way too."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            left = max(_LEAST_LEFT, min(_LEFT, self.width() * _LEFT // (_LEFT + _RIGHT)))
            self.halves.setSizes([left, self.width() - left])
        self.details.take_height(self.height())

    def _left_half(self, parent: QWidget) -> QWidget:
        half = QWidget(parent)
        column = QVBoxLayout(half)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        column.addWidget(plain_label(half, "heading", "认作什么（不对的按右键或回车更正）"))
        column.addWidget(self.tables, 1)
        column.addWidget(plain_label(half, "heading", "各列的含义（点“含义”或按回车选择）"))
        column.addWidget(self.columns, 1)
        column.addWidget(self.undo_button)
        return half

    def _right_half(self, parent: QWidget) -> QWidget:
        half = QWidget(parent)
        top = QHBoxLayout()
        top.addWidget(plain_label(half, "heading", "逐行结果（空格收下或不收，F2 改正红、黄的格子，右键更多）"), 1)
        top.addWidget(self.filter)
        column = QVBoxLayout(half)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.rows, 1)
        column.addWidget(self.details)
        column.addWidget(self.accept)
        return half

    def show_plan(self, plan: "ImportPlan", *, first: bool) -> None:
        """Show a plan; of a file seen for the first time what needs a look, else what was in view before."""
        verdict = "" if first else str(self.filter.currentData() or "")
        before = None if first else self._cursor()
        self._plan = plan
        if first:
            self.acceptance.begin()
        self.acceptance.take(plan)
        self.tables.show_plan(plan)
        counts = plan.counts
        self.filter.clear()
        self.filter.addItem(f"全部 {len(plan.rows):,} 行", "")
        for each, word in VERDICTS.items():
            if counts[each]:
                self.filter.addItem(f"{word} {counts[each]:,} 行", each)
        wanted = next((each for each in ("refused", "doubtful") if counts[each]), "") if first else verdict
        self.filter.setCurrentIndex(max(0, self.filter.findData(wanted)))
        self.accept.show_counts(counts)
        self.accept.show()
        self.details.setVisible(any(row.problems or row.changes for row in plan.rows))
        self._show_rows(lay_out=first)
        self._return_to(before)
        self.freeze(frozen=False)

    def freeze(self, *, frozen: bool) -> None:
        """Nothing can be changed while a plan is being made, or after it is carried out."""
        self.model.frozen = self.tables.frozen = self.columns.frozen = frozen
        self.accept.setEnabled(not frozen)
        self.undo_button.setVisible(self._planning.corrected)
        self.undo_button.setEnabled(not frozen)

    def _show_columns(self, at: int) -> None:
        if self._plan is not None:
            self.columns.show_table(self._plan.kind, self._plan.tables[at])

    def _show_rows(self, *, lay_out: bool = False) -> None:
        if self._plan is not None:
            self.model.show_plan(self._plan, str(self.filter.currentData() or ""))
            if lay_out:
                self.rows.lay_out()
            self.rows.go_to(0, REASONS)
            self._show_details()

    def _cursor(self) -> tuple[str, int, str] | None:
        index = self.rows.currentIndex()
        if not index.isValid():
            return None
        row = self.model.row_at(index.row())
        return row.sheet, row.row, self.model.field_of(index.column())

    def _return_to(self, before: tuple[str, int, str] | None) -> None:
        at = self.model.find(before[0], before[1]) if before else None
        if before is None or at is None:
            return
        name = before[2]
        self.rows.go_to(at, self.model.column_of(name) if name in self.model.cells.fields else REASONS)

    def _show_details(self) -> None:
        index = self.rows.currentIndex()
        if index.isValid():
            row = self.model.row_at(index.row())
            self.details.show_reasons(row.row, reasons_of(row))
        else:
            self.details.show_reasons(0, ())

    def _on_ticks(self) -> None:
        self.accept.refresh()
        self.accepted_changed.emit()

    def _on_kinds(self) -> None:
        self.model.repaint_ticks()
        self.accepted_changed.emit()
