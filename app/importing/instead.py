"""What do columns say that stand in for a field whose own column is empty: 物资折价 beside 捐款金额?"""

from collections.abc import Sequence

from app.importing.cells import as_text, is_blank_mark, understand
from app.importing.headings import Head
from app.importing.plan import DOUBTFUL, NOTE, REFUSED, Problem
from app.importing.raw_row import RawRow, cell_at
from app.kinds.base import Field, RecordKind, Values
from app.values.convert import Reading
from app.values.problem import ValueProblem
from exports.sheet import ReadCell


class InsteadColumns:
    """Those of one table."""

    def __init__(self, kind: RecordKind, head: Head, year: int | None, letters: Sequence[str]) -> None:
        """`letters` names these columns, in their order."""
        self._own = dict(head.columns)
        self.fields = {each.field for each in head.instead if self._own[each.field] != each.column}
        """Fields that have a column of their own besides."""
        self._columns = [
            (kind.field(each.field), each.column, letter, each.heading, Reading(year, each.unit or 1))
            for each, letter in zip(head.instead, letters, strict=True)
        ]

    def fill(self, row: RawRow, implied: Values) -> None:
        """The row's fields that are still empty; `implied` learns what an amount says of its own exactness."""
        for field, column, letter, heading, reading in self._columns:
            cell = cell_at(row.cells, column)
            if cell in (None, "", 0) or is_blank_mark(cell):
                continue
            if self._own[field.name] == column:
                row.stood_in[field.name] = heading
            elif row.values.get(field.name) is not None:
                row.left_over.append(f"{heading}“{as_text(cell).strip()}”")
            else:
                place = _Place(row, field, letter, as_text(cell))
                self._take(place, cell, heading, reading, implied)

    def _take(self, place: "_Place", cell: ReadCell, heading: str, reading: Reading, implied: Values) -> None:
        try:
            understood = understand(place.field, cell, reading)
        except ValueProblem as problem:
            place.tell(str(problem), REFUSED)
            return
        values, name = place.row.values, place.field.name
        values[name] = understood.values.pop(name)
        implied.update(understood.values)
        place.row.stood_in[name] = heading
        for words in understood.notes:
            place.tell(words, NOTE)
        for words in understood.doubts:
            place.tell(words, DOUBTFUL)


class _Place:
    """One cell of such a column."""

    def __init__(self, row: RawRow, field: Field, letter: str, shown: str) -> None:
        self.row, self.field, self._letter, self._shown = row, field, letter, shown

    def tell(self, words: str, severity: str) -> None:
        row = self.row
        row.problems.append(Problem(row.sheet, row.row, self._letter, self.field.label, self._shown, words, severity))
