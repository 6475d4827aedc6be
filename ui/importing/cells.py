"""What stands in each cell of a row to be imported, as people read it, and what is wrong with it?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.values.shown import show, show_qualified

if TYPE_CHECKING:
    from app.importing.plan import ImportPlan, Problem, RowPlan, TableFound

REFUSED, DOUBTFUL, CHANGED = "refused", "doubtful", "changed"


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell: its text, how it stands (refused, doubtful, changed or empty), and the words on that."""

    text: str
    state: str = ""
    words: str = ""


class PlanCells:
    """The cells of a plan's rows; `fields` are its columns, in the order of the first table's."""

    def __init__(self, plan: "ImportPlan") -> None:
        self._plan = plan
        self._places = {name: at for at, name in enumerate(plan.fields)}
        self._names = {label: name for name, label in plan.kind.labels.items()}
        self._tables = [(table.rows, table) for table in plan.tables]
        title = plan.kind.title
        found = [column.field for table in plan.tables for column in table.found if column.field]
        qualifiers = {field.qualified_by for field in plan.kind.fields}
        filled = self._filled({name for name in plan.fields if name not in found})
        others = [name for name in dict.fromkeys([*found, *plan.fields]) if name in filled or name in found]
        others = [name for name in others if name != title and name in self._places]
        self.fields = [title, *(name for name in others if name not in qualifiers or name in found)]

    def _filled(self, names: set[str]) -> set[str]:
        """Of the fields without a column those that some row fills."""
        places = [(name, self._places[name]) for name in names]
        return {name for name, at in places if any(row.values[at] is not None for row in self._plan.rows if row.values)}

    def table_of(self, at: int) -> "TableFound":
        """The table of the row at this place of the plan."""
        for rows, table in self._tables:
            if at < rows:
                return table
            at -= rows
        raise IndexError(at)

    def letter(self, at: int, name: str) -> str:
        """The column of the sheet in which the field of this row stands; empty: it has none."""
        return self.table_of(at).letter_of(name)

    def shown(self, row: "RowPlan", name: str) -> Shown:
        """The cell of a field."""
        problem = self._problem(row, name)
        text = self._text(row, name)
        if problem is not None:
            refused = problem.severity == REFUSED
            return Shown(problem.value if refused or not text else text, problem.severity, problem.reason)
        change = self._change(row, name)
        if change is not None:
            return Shown(text, CHANGED, f"原来：{change or '（空）'}")
        return Shown(text)

    def is_wrong(self, row: "RowPlan", name: str) -> bool:
        """The cell is refused or doubtful."""
        return self._problem(row, name) is not None

    def first_wrong(self, row: "RowPlan") -> str:
        """The field of the first cell that is refused, or else doubtful; empty: of none."""
        for severity in (REFUSED, DOUBTFUL):
            for problem in row.problems:
                if problem.severity == severity and self._names.get(problem.field) in self.fields:
                    return self._names[problem.field]
        return ""

    def _problem(self, row: "RowPlan", name: str) -> "Problem | None":
        label = self._plan.kind.labels[name]
        told = [problem for problem in row.problems if problem.field == label and problem.severity != "note"]
        return min(told, key=lambda problem: problem.severity != REFUSED, default=None)

    def _text(self, row: "RowPlan", name: str) -> str:
        at = self._places.get(name)
        if at is None or not row.values:
            return row.title if name == self._plan.kind.title else ""
        value, field = row.values[at], self._plan.kind.field(name)
        if value is None or value == ():
            return ""
        qualifier = row.values[self._places[field.qualified_by]] if field.qualified_by in self._places else None
        if isinstance(qualifier, str) and isinstance(value, int):
            return show_qualified(field, value, qualifier)
        return show(field, value)

    def _change(self, row: "RowPlan", name: str) -> str | None:
        label = self._plan.kind.labels[name]
        return next((old for each, old, _ in row.changes if each == label), None)
