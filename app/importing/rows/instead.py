"""What do columns say that stand in for a field, or mean it again: 物资折价 beside 捐款金额, 责任人 beside 责任单位?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.importing.cells.understand import as_text, is_blank_mark, is_number, understand
from app.importing.finding.headings import Head
from app.importing.plan import DOUBTFUL, NOTE, REFUSED, Problem
from app.importing.rows.raw_row import RawRow, cell_at
from app.kinds.base import Field, FieldType, RecordKind, Values
from app.values.convert import Reading
from app.values.problem import ValueProblem
from exports.sheet import ReadCell


class InsteadColumns:
    """Those of one table."""

    def __init__(self, kind: RecordKind, head: Head, year: int | None, letters: Sequence[str]) -> None:
        """`letters` names these columns, in their order."""
        self._own, self._shown = dict(head.columns), head.shown
        self.fields = {each.field for each in head.instead if self._own[each.field] != each.column}
        """Fields that have a column of their own besides."""
        self._columns = [
            (kind.field(each.field), each.column, letter, each.heading, Reading(year, each.unit or 1))
            for each, letter in zip(head.instead, letters, strict=True)
        ]

    @property
    def of_words(self) -> list[int]:
        """The columns that hold words: what is merged downwards in them holds for each row."""
        return [column for field, column, *_ in self._columns if not is_number(field)]

    def fill(self, row: RawRow, implied: Values) -> None:
        """The row's fields that are still empty; `implied` learns what an amount says of its own exactness."""
        for field, column, letter, heading, reading in self._columns:
            cell = cell_at(row.cells, column)
            if cell in (None, "", 0) or is_blank_mark(cell):
                continue
            place = _Place(row, field, letter, as_text(cell))
            if self._own[field.name] == column:
                row.stood_in[field.name] = heading
            elif row.values.get(field.name) is None:
                self._take(place, cell, heading, reading, implied)
            elif is_number(field):
                row.left_over.append(f"{heading}“{as_text(cell).strip()}”")
            elif not field.each_alone and self._says_more(row, field, cell):
                self._keep(place, heading)

    def twins(self, row: RawRow) -> Iterator[RawRow]:
        """The row once more for each further cell of a field of which each makes a record of its own."""
        for field, column, letter, heading, reading in self._columns:
            cell = cell_at(row.cells, column)
            taken = self._own[field.name] == column or row.stood_in.get(field.name) == heading
            if not field.each_alone or taken or is_blank_mark(cell) or not self._says_more(row, field, cell):
                continue
            twin = replace(
                row,
                values={**row.values, field.name: None},
                places={**row.places, field.name: (column, letter)},
                problems=[each for each in row.problems if each.field != field.label],
                aside=list(row.aside),
                stood_in=dict(row.stood_in),
            )
            self._take(_Place(twin, field, letter, as_text(cell)), cell, heading, reading, {})
            yield twin

    def _says_more(self, row: RawRow, field: Field, cell: ReadCell) -> bool:
        text = as_text(cell).strip()
        return text not in ("", as_text(cell_at(row.cells, self._own[field.name])).strip())

    def _take(self, place: "_Place", cell: ReadCell, heading: str, reading: Reading, implied: Values) -> None:
        try:
            understood = understand(place.field, cell, reading)
        except ValueProblem as problem:
            place.tell(str(problem), REFUSED)
            return
        values, name = place.row.values, place.field.name
        values[name] = understood.values.pop(name)
        implied.update(understood.values)
        place.row.besides |= {other: (name, value) for other, value in understood.besides.items()}
        place.row.aside += understood.remarks
        place.row.stood_in[name] = heading
        for words in understood.notes:
            place.tell(words, NOTE)
        for words in understood.doubts:
            place.tell(words, DOUBTFUL)

    def _keep(self, place: "_Place", heading: str) -> None:
        """Words beside the field's own: with them where there is room, else in the remarks."""
        row, field, text = place.row, place.field, place.shown.strip()
        if field.type is not FieldType.LONG_TEXT:
            row.aside.append(f"{heading}：{text}")
            return
        own = "" if field.name in row.stood_in else f"{self._shown[field.name]}："
        row.values[field.name] = f"{own}{row.values[field.name]}\n{heading}：{text}"
        row.stood_in[field.name] = heading


class _Place:
    """One cell of such a column."""

    def __init__(self, row: RawRow, field: Field, letter: str, shown: str) -> None:
        self.row, self.field, self.letter, self.shown = row, field, letter, shown

    def tell(self, words: str, severity: str) -> None:
        row = self.row
        row.problems.append(Problem(row.sheet, row.row, self.letter, self.field.label, self.shown, words, severity))
