"""What does each row of the table say, and where does the table end?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from app.entry import implied_errors
from app.importing.cells import as_text, column_letter, understand
from app.importing.closing import closing_of
from app.importing.headings import Head, plain
from app.importing.plan import NOTE, REFUSED, Problem
from app.importing.template_marks import is_example
from app.importing.totals import Totals
from app.kinds.base import Field, FieldType, RecordKind, Values
from app.values.convert import Reading
from app.values.personal import is_hidden_phone
from app.values.problem import ValueProblem
from exports.sheet import Grid, ReadCell

HIDDEN = "是隐去的号码，没有导入；已登记的号码保持不变"
_HEX = frozenset("0123456789abcdef")


@dataclass(slots=True)
class RawRow:
    """One row as understood: values by field name, links still only names."""

    sheet: str
    row: int
    values: Values
    cells: list[ReadCell]
    places: Mapping[str, tuple[int, str]]
    """Field name to index and letter of its column, for what is found wrong later."""
    problems: list[Problem] = field(default_factory=list)
    uid: str | None = None
    registers: dict[str, str] = field(default_factory=dict)
    """Party field to what its extra column says."""


@dataclass(frozen=True, slots=True)
class _Column:
    field: Field
    index: int
    reading: Reading


class TableReader:
    """Reads the rows below one head; what it passes over is told to `note`, except empty rows."""

    def __init__(self, grid: Grid, head: Head, kind: RecordKind, note: Callable[[Problem], None]) -> None:
        self._grid = grid
        self._head = head
        self._kind = kind
        self._note = note
        self._columns = [
            _Column(kind.field(name), index, Reading(unit=head.units.get(name, 1)))
            for name, index in head.columns.items()
        ]
        self._places = {name: (index, column_letter(grid.first_column + index)) for name, index in head.columns.items()}
        self._headings = [(index, plain(grid.rows[head.row][index])) for index in head.columns.values()]
        self.totals = Totals([column.field for column in self._columns])

    def rows(self) -> Iterator[RawRow]:
        """One after the other, as far down as the sheet goes."""
        head, title = self._head, self._head.columns.get(self._kind.title)
        if head.unit_above:
            at = self._grid.first_row + head.row
            self._tell(at, head.unit_above, f"表上写着“{head.unit_above}”，没有单位的金额列照此计算")
        for at, cells in enumerate(self._grid.rows[head.row + 1 :], head.row + 1):
            number = self._grid.first_row + at
            filled = [cell for cell in cells if cell is not None and cell != ""]
            texts = [text for cell in filled[:4] if (text := as_text(cell).strip())]
            if not texts or self._repeats_head(cells):
                continue
            uid = self._uid(cells)
            name = as_text(_at(cells, title)).strip()
            if not uid and is_example(name):
                self._tell(number, name, "这一行是模板里的示例，没有导入")
                continue
            closing = None if uid else closing_of(texts, len(filled), bool(name))
            if closing is None:
                row = self._row(number, cells, uid)
                self.totals.add(row.values)
                yield row
                continue
            if closing.is_total:
                self._state_totals(cells)
            self._tell(number, texts[0], f"这一行是{closing.words}，没有导入")

    def _tell(self, number: int, value: str, reason: str) -> None:
        self._note(Problem(self._grid.title, number, "", "", value, reason, NOTE))

    def _repeats_head(self, cells: list[ReadCell]) -> bool:
        """A head printed again on a later page."""
        first, heading = self._headings[0]
        if plain(_at(cells, first)) != heading:
            return False
        return all(plain(_at(cells, index)) == words for index, words in self._headings)

    def _uid(self, cells: list[ReadCell]) -> str | None:
        if self._head.uid_column is None:
            return None
        given = as_text(_at(cells, self._head.uid_column)).strip().lower()
        return given if len(given) == 32 and _HEX.issuperset(given) else None

    def _row(self, number: int, cells: list[ReadCell], uid: str | None) -> RawRow:
        values: Values = {}
        row = RawRow(self._grid.title, number, values, cells, self._places, uid=uid)
        implied: Values = {}
        width = len(cells)
        for column in self._columns:
            name = column.field.name
            cell = cells[column.index] if column.index < width else None
            if cell is None or cell == "":
                values[name] = None
                continue
            if column.field.type is FieldType.PHONE and is_hidden_phone(as_text(cell)):
                values[name] = None
                row.problems.append(problem_at(row, self._kind, name, HIDDEN, NOTE))
                continue
            try:
                understood = understand(column.field, cell, column.reading)
            except ValueProblem as problem:
                values[name] = None
                row.problems.append(problem_at(row, self._kind, name, str(problem), REFUSED))
                continue
            values[name] = understood.pop(name)
            if understood:
                implied.update(understood)
        if implied:
            for error in implied_errors(self._kind, values, implied):
                row.problems.append(problem_at(row, self._kind, error.field, error.message, REFUSED))
        for name, index in self._head.registers.items():
            said = as_text(_at(cells, index)).strip()
            if said:
                row.registers[name] = said
        return row

    def _state_totals(self, cells: list[ReadCell]) -> None:
        for column in self._columns:
            cell = _at(cells, column.index)
            try:
                understood = understand(column.field, cell, column.reading) if cell is not None else {}
            except ValueProblem:  # 合计 itself, or a remark
                continue
            self.totals.state(column.field, understood.get(column.field.name))


def _at(cells: list[ReadCell], index: int | None) -> ReadCell:
    return cells[index] if index is not None and index < len(cells) else None


def problem_at(row: RawRow, kind: RecordKind, name: str, reason: str, severity: str) -> Problem:
    """What is wrong with one field of the row, with its cell."""
    index, letter = row.places.get(name, (None, ""))
    return Problem(
        row.sheet, row.row, letter, kind.labels.get(name, name), as_text(_at(row.cells, index)), reason, severity
    )
