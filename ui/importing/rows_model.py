"""What would be stored of each row? A table of any length over a plan: a tick, the verdict, every cell, the reasons."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.importing.acceptance import Acceptance
from ui.importing.cells import CHANGED, DOUBTFUL, REFUSED, PlanCells, Shown
from ui.table.columns import NUMBERS

if TYPE_CHECKING:
    from app.importing.plan import ImportPlan, RowPlan

TICK, VERDICT, TITLE, REASONS = range(4)
"""The columns before those of the other fields."""

HEADINGS = ("收下", "结果", "", "说明")
_ROLE = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WORDS = {"refused": theme.DANGER, "doubtful": theme.WARNING, "new": theme.OK, "changed": theme.PRIMARY}
_PAPER = {REFUSED: theme.DANGER_SURFACE, DOUBTFUL: theme.WARNING_SURFACE}


class RowsModel(QAbstractTableModel):
    """The rows of a plan, all or those of one verdict; texts are made for the rows in view alone."""

    accepted_changed = Signal()
    cell_given = Signal(int, str, str)
    """Place of the row in the plan, field, and the text that shall stand there."""

    def __init__(self, parent: QWidget, acceptance: Acceptance) -> None:
        super().__init__(parent)
        self._acceptance = acceptance
        self._places: list[int] = []
        self._plan: ImportPlan | None = None
        self._cells: PlanCells | None = None
        self._several = False
        self.frozen = False
        """The plan is carried out, or another is being made: nothing can be changed."""

    def show_plan(self, plan: "ImportPlan", verdict: str) -> None:
        """Show the rows of this verdict; empty: all."""
        self.beginResetModel()
        if plan is not self._plan:
            self._plan, self._cells = plan, PlanCells(plan)
            self._several = len({table.sheet for table in plan.tables}) > 1
        self._places = [at for at, row in enumerate(plan.rows) if not verdict or row.verdict == verdict]
        self.endResetModel()

    @property
    def cells(self) -> PlanCells:
        """The cells of the plan in view."""
        assert self._cells is not None
        return self._cells

    def place(self, at: int) -> int:
        """The place in the plan of the row that stands here."""
        return self._places[at]

    def row_at(self, at: int) -> "RowPlan":
        """The row that stands here."""
        assert self._plan is not None
        return self._plan.rows[self._places[at]]

    def find(self, sheet: str, row: int) -> int | None:
        """Where a row of the sheet stands, or the next one after it."""
        rows = range(len(self._places))
        same = [at for at in rows if self.row_at(at).sheet == sheet]
        return next((at for at in same if self.row_at(at).row >= row), same[-1] if same else None)

    def field_of(self, column: int) -> str:
        """The field of a column; empty: it shows none."""
        if column == TITLE:
            return self.cells.fields[0]
        return self.cells.fields[column - REASONS] if column > REASONS else ""

    def column_of(self, name: str) -> int:
        """The column of a field."""
        at = self.cells.fields.index(name)
        return TITLE if at == 0 else at + REASONS

    def can_edit(self, at: int, name: str) -> bool:
        """The field of this row stands in a cell of the sheet, so that another text can be said for it."""
        return bool(name) and not self.frozen and bool(self.cells.letter(self.place(at), name))

    def toggle(self, rows: Sequence[int]) -> None:
        """Take these rows, or leave them where all are taken."""
        places = [place for at in rows if self._acceptance.is_open(place := self._places[at])]
        if places and not self.frozen:
            self._acceptance.accept(places, accepted=not all(map(self._acceptance.has, places)))
            self.repaint_ticks()
            self.accepted_changed.emit()

    def repaint_ticks(self) -> None:
        """The acceptance was changed."""
        if self._places:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._places) - 1, self.columnCount() - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._cells is None else len(HEADINGS) + len(self._cells.fields) - 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == TICK:
            open_to_choice = self._acceptance.is_open(self.place(index.row())) and not self.frozen
            return flags | Qt.ItemFlag.ItemIsUserCheckable if open_to_choice else flags
        name = self.field_of(index.column())
        return flags | Qt.ItemFlag.ItemIsEditable if self.can_edit(index.row(), name) else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if self._plan is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._number(section) if role == _ROLE.DisplayRole else None
        name = self.field_of(section)
        tables = self._plan.tables if name else []
        letters = list(dict.fromkeys(letter for table in tables if (letter := table.letter_of(name))))
        if role == _ROLE.DisplayRole:
            label = self._plan.kind.labels[name] if name else HEADINGS[section]
            return f"{letters[0]}  {label}" if len(letters) == 1 else label
        if role == _ROLE.TextAlignmentRole:
            return self._side(name)
        if role == _ROLE.ToolTipRole and name:
            return f"表里的 {'、'.join(letters)} 列" if letters else "表里没有这一列"
        return None

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:
        place, column = self.place(index.row()), index.column()
        row = self.row_at(index.row())
        if column == TICK:
            return self._tick(place) if role == _ROLE.CheckStateRole else None
        name = self.field_of(column)
        if role == _ROLE.TextAlignmentRole:
            return self._side(name)
        if name:
            return self._of_cell(self.cells.shown(row, name), role, place)
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self._text(row, column)
        if role == _ROLE.ForegroundRole and column == VERDICT:
            return QColor(_WORDS[row.verdict]) if row.verdict in _WORDS else None
        return None

    def setData(self, index: _Index, value: Any, role: int = _ROLE.EditRole) -> bool:  # noqa: N802 - Qt's name
        if role == _ROLE.CheckStateRole:
            self.toggle([index.row()])
            return True
        name = self.field_of(index.column())
        if role != _ROLE.EditRole or value == self.data(index, _ROLE.EditRole) or not self.can_edit(index.row(), name):
            return False
        self.cell_given.emit(self.place(index.row()), name, value)
        return True

    def _tick(self, place: int) -> Qt.CheckState | None:
        if not self._acceptance.is_open(place):
            return None
        return Qt.CheckState.Checked if self._acceptance.has(place) else Qt.CheckState.Unchecked

    def _of_cell(self, shown: Shown, role: int, place: int) -> Any:
        match role:
            case _ROLE.DisplayRole:
                return shown.text.replace("\n", " ⏎ ")
            case _ROLE.EditRole:
                return shown.text
            case _ROLE.ToolTipRole:
                return f"{shown.text}\n{shown.words}".strip() or None
            case _ROLE.BackgroundRole:
                return QColor(_PAPER[shown.state]) if shown.state in _PAPER else None
            case _ROLE.ForegroundRole:
                return QColor(theme.PRIMARY) if shown.state == CHANGED else self._grey(place, shown)
        return None

    def _grey(self, place: int, shown: Shown) -> QColor | None:
        """A row that is left is pale, but for the cells on account of which it is: these are to be read."""
        left = self._acceptance.is_open(place) and not self._acceptance.has(place)
        return QColor(theme.DISABLED_TEXT) if left and shown.state not in _PAPER else None

    def _side(self, name: str) -> Qt.AlignmentFlag:
        """Amounts and numbers stand on the right, as in the registers."""
        assert self._plan is not None
        return _RIGHT if name and self._plan.kind.field(name).type in NUMBERS else _LEFT

    def _number(self, at: int) -> str:
        """Where the row stands in the file."""
        row = self.row_at(at)
        return f"{row.sheet} {row.row}" if self._several else str(row.row)

    @staticmethod
    def _text(row: "RowPlan", column: int) -> str:
        return row.words if column == VERDICT else "；".join(reasons_of(row))


def reasons_of(row: "RowPlan") -> list[str]:
    """Why a row is not simply taken: what is wrong, doubtful, changed, and what was cleaned, in this order."""
    order = {REFUSED: 0, DOUBTFUL: 1}
    told = sorted((each for each in row.problems if each.severity in order), key=lambda each: order[each.severity])
    changes = [f"{label}：{old or '（空）'} → {new or '（空）'}" for label, old, new in row.changes]
    notes = [each for each in row.problems if each.severity not in order]
    return [*map(_words, told), *changes, *map(_words, notes)]


def _words(problem: Any) -> str:
    where = f"{problem.column} 列" if problem.column else ""
    named = f"“{problem.field}”" if problem.field else ""
    return f"{where}{named}：{problem.reason}" if where or named else problem.reason
