"""Which rows of a sheet are taken, and why not the others? A table of any length over an import's plan."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from ui import theme

if TYPE_CHECKING:
    from app.importing.plan import ImportPlan, RowPlan

HEADINGS = ("行", "结果", "名称", "说明")
WIDTHS = (64, 84, 240, 420)
_COLOURS = {"refused": theme.DANGER, "doubtful": theme.WARNING, "new": theme.OK, "changed": theme.PRIMARY}
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PlanModel(QAbstractTableModel):
    """The rows of a plan, all or those of one verdict; texts are made for the rows in view alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[RowPlan] = []
        self._words: dict[str, str] = {}
        self._several = False
        self._colours = {verdict: QColor(colour) for verdict, colour in _COLOURS.items()}

    def show_plan(self, plan: "ImportPlan", verdict: str, words: dict[str, str]) -> None:
        """Show the rows of this verdict; empty: all. `words` are the verdicts as people read them."""
        self.beginResetModel()
        self._words = words
        self._several = len(plan.tables) > 1
        self._rows = [row for row in plan.rows if not verdict or row.verdict == verdict]
        self.endResetModel()

    def details(self, at: int) -> str:
        """Everything about the row at this place, a line each: 第 12 行 F 列“入会日期”：…"""
        row = self._rows[at]
        return "\n".join(f"第 {row.row} 行 {reason}" for reason in reasons_of(row))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 1:
            return self._colours.get(row.verdict)
        return None

    def _text(self, row: "RowPlan", column: int) -> str:
        match column:
            case 0:
                return f"{row.sheet} {row.row}" if self._several else str(row.row)
            case 1:
                return self._words.get(row.verdict, row.verdict)
            case 2:
                return row.title
            case _:
                return "；".join(reasons_of(row))


def reasons_of(row: "RowPlan") -> list[str]:
    """Why a row is not simply taken: its problems, then what it changes."""
    problems = [_place(problem.column, problem.field) + problem.reason for problem in row.problems]
    changes = [f"{label}：{old or '（空）'} → {new or '（空）'}" for label, old, new in row.changes]
    return problems + changes


def _place(column: str, field: str) -> str:
    where = f"{column} 列" if column else ""
    named = f"“{field}”" if field else ""
    return f"{where}{named}：" if where or named else ""
