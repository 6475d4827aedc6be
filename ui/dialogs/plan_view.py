"""What would an import do? The columns as understood, and every row with its verdict and its reasons."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from ui import theme
from ui.dialogs.base import STEADY_BORDER, plain_label
from ui.dialogs.column_map import ColumnMap
from ui.dialogs.plan_table import WIDTHS, PlanModel

if TYPE_CHECKING:
    from app.importing.plan import ImportPlan

WORDS = {"new": "新增", "changed": "修改", "same": "相同", "doubtful": "请核对", "refused": "不能导入"}


class PlanView(QWidget):
    """A plan to look at; only the meaning of columns can be changed."""

    column_given = Signal(str, str)
    """The column of this heading is to fill the field of this name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._plan: ImportPlan | None = None
        self.columns = ColumnMap(self)
        self.columns.changed.connect(self.column_given)
        self.filter = QComboBox(self)
        self.filter.setAccessibleName("显示哪些行")
        self.filter.setMinimumWidth(180)
        self.filter.activated.connect(self._show_rows)
        self.model = PlanModel(self)
        self.table = self._rows_table()
        row = QHBoxLayout()
        row.addWidget(plain_label(self, "heading", "各行的结果"), 1)
        row.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(self, "heading", "各列的含义（红色的没有认出来，可以选一个栏目）"))
        column.addWidget(self.columns)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.details = plain_label(self, "second")
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.details)
        self.table.selectionModel().currentRowChanged.connect(self._show_details)

    def _rows_table(self) -> QTableView:
        table = QTableView(self)
        table.setAccessibleName("每一行的结果")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setStyleSheet(STEADY_BORDER)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, width in enumerate(WIDTHS):
            table.setColumnWidth(at, width)
        return table

    def show_plan(self, plan: "ImportPlan") -> None:
        """Show a plan; what needs a look is shown first."""
        self._plan = plan
        self.columns.show_plan(plan)
        self.columns.setEnabled(True)
        counts = plan.counts
        self.filter.clear()
        self.filter.addItem(f"全部 {len(plan.rows):,} 行", "")
        for verdict, word in WORDS.items():
            if counts[verdict]:
                self.filter.addItem(f"{word} {counts[verdict]:,} 行", verdict)
        wanted = next((verdict for verdict in ("refused", "doubtful") if counts[verdict]), "")
        self.filter.setCurrentIndex(self.filter.findData(wanted))
        self._show_rows()

    def _show_rows(self, *_: object) -> None:
        if self._plan is not None:
            self.model.show_plan(self._plan, str(self.filter.currentData() or ""), WORDS)
            self.details.hide()
            self.table.selectRow(0)

    def _show_details(self, current: QModelIndex, _before: QModelIndex) -> None:
        words = self.model.details(current.row()) if current.isValid() else ""
        self.details.setText(words)
        self.details.setVisible(bool(words))

    def freeze(self) -> None:
        """The plan is carried out: its columns have their meaning."""
        self.columns.setEnabled(False)
