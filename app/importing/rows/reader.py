"""What does each record of the table say, field by field, and what was done to read it?"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from app.entry import implied_errors
from app.importing.cells.column import UNCLEAR, ClearTexts, TableColumn
from app.importing.cells.loosely import offer_for
from app.importing.cells.understand import (
    LONGEST_MARK,
    amount_in,
    as_text,
    column_letter,
    is_blank_mark,
    is_number,
    is_same_as_above,
    understand,
)
from app.importing.cells.understood import Understood
from app.importing.correction import NOTHING, SECTION, SUBTOTAL, TOTAL, Correction
from app.importing.finding.blocks import Block
from app.importing.finding.joined_cells import joined
from app.importing.finding.meanings import holds_months, holds_periods
from app.importing.fixed import NOT_FIXED, Fixed
from app.importing.plan import DOUBTFUL, NOTE, REFUSED, Problem
from app.importing.rows.bodies import FURTHER_HEAD, REPEATED_HEAD, Body, BodyRow
from app.importing.rows.follows import follow
from app.importing.rows.instead import InsteadColumns
from app.importing.rows.merged_cells import filled_down, tell_merged
from app.importing.rows.names_of_records import look_at_name, part_body, part_name
from app.importing.rows.raw_row import RawRow, add_note, cell_at, fill_besides, problem_at
from app.importing.rows.shared_cells import parted
from app.importing.totals import Totals
from app.kinds.base import Field, FieldType, RecordKind, Values
from app.values.codes import likely_code
from app.values.convert import Reading
from app.values.personal import is_hidden_phone
from app.values.problem import ValueProblem
from exports.sheet import ReadCell

HIDDEN = "是隐去的号码，没有导入；已登记的号码保持不变"
_HEX = frozenset("0123456789abcdef")


class TableReader:
    """Reads the rows below one head; what it passes over is told to `note`, except empty rows."""

    def __init__(
        self,
        block: Block,
        kind: RecordKind,
        note: Callable[[Problem], None],
        *,
        year: int | None = None,
        correction: Correction = NOTHING,
        fixed: Fixed = NOT_FIXED,
        tick: Callable[[], None] = lambda: None,
    ) -> None:
        """`tick` is called now and then before the first row comes; it may raise to cancel."""
        head, grid = block.head, block.grid
        self._block, self._head, self._grid, self._kind, self._note = block, head, grid, kind, note
        self._year, self._fixed, self._tick = year, fixed, tick
        self._epoch_1904 = grid.date_1904
        self._cells_said = {
            (row, letter): text for (sheet, row, letter), text in correction.cells.items() if sheet == grid.title
        }
        letters = [column_letter(grid.first_column + each.column) for each in head.instead]
        self._instead = InsteadColumns(kind, head, year, letters)
        self._kept = [(index, heading) for index, heading in head.unmapped.items() if heading in correction.notes_from]
        self._columns = [self._column(name, index) for name, index in head.columns.items()]
        self._places = {name: (index, column_letter(grid.first_column + index)) for name, index in head.columns.items()}
        self._section_field = block.correction.section_field if block.correction else ""
        self._section = ""
        self._before: list[ReadCell] = []
        self._bare_unit: dict[str, int] = {}
        self.totals = Totals([column.field for column in self._columns])
        self.sections: list[tuple[int, str]] = []
        self._headed: list[tuple[int, str]] = []
        """Headings of sections below which no record has come yet."""
        self.asides: list[tuple[int, str, str]] = []
        """Number of the row, what it is (a word of `correction`), and in words."""

    def _column(self, name: str, index: int) -> TableColumn:
        head, field = self._head, self._kind.field(name)
        year = None if self._kind.personal else self._year
        beside = self._kind.field(head.beside[name]) if name in head.beside else None
        shown = head.shown.get(name, "")
        periods, months = holds_periods(field, shown), holds_months(shown)
        reading = Reading(year, head.units.get(name, 1), periods=periods, months=months)
        clear = ClearTexts(field, reading, shared=beside is not None)
        return TableColumn(field, index, reading, clear, head.also.get(name, ()), beside)

    def rows(self) -> Iterator[RawRow]:
        """One after the other, as far down as the table goes."""
        head = self._head
        if head.unit_above:
            at = self._grid.first_row + (head.rows[0] if head.rows else 0)
            self._tell(at, head.unit_above, f"表上写着“{head.unit_above}”，没有单位的金额列照此计算")
        body = Body(self._block, self._kind, self._tick)
        for row in body.rows():
            number = self._grid.first_row + row.at
            if row.closing is not None:
                self._pass_over(number, row, body)
                continue
            if row.question:
                yield self._asked(number, row)
                continue
            read = self._row(number, row)
            unlabelled = self._is_bare_total(read)
            if unlabelled:
                self._tell(
                    number, as_text(row.cells[unlabelled]), "这一行没有名称，数字等于以上各行之和，当作合计行，没有导入"
                )
                self._state_totals(number, row.cells, TOTAL)
                self.asides.append((number, TOTAL, "没有名称的合计行"))
                continue
            self.sections += self._headed
            self._headed.clear()
            self._before = read.cells
            self.totals.add(read.values, but={*(self._instead.fields & read.stood_in.keys()), *read.filled})
            yield read
            if read.uid is None:
                yield from self._instead.twins(read)

    def doubts(self) -> Iterator[Problem]:
        """What is to be asked of the table as a whole, once its rows are read."""
        for label, reason in self._head.doubts:
            yield self._doubt(label, reason)
        for index, label in self._head.kept.items():
            letter = column_letter(self._grid.first_column + index)
            words = f"按“{label}”记入备注，没有当作联系电话；如不对，请指定这一列的含义"
            yield Problem(self._grid.title, 0, letter, "", "", words, NOTE)
        for name, rows in self._bare_unit.items():
            label = self._kind.labels[name]
            shown = self._head.shown.get(name, label)
            yield self._doubt(label, f"“{shown}”没有写单位，{rows} 行的数字按“元”计算，请核对")
        for label in self._amounts_without_unit():
            yield self._doubt(label, f"“{label}”没有写单位，各行的数字按“元”计算，请核对")
        if self.sections and not self._section_field:
            shown = "、".join(text for _, text in self.sections[:3]) + ("等" if len(self.sections) > 3 else "")
            words = f"表中有 {len(self.sections)} 个分段标题（{shown}），没有当作任何栏目的值"
            yield self._doubt("", f"{words}；如果它们是某个栏目（如所属商会），请指定是哪一栏")
        for total in self.totals.parts_that_differ():
            words = f"第 {total.row} 行的小计写的是 {total.stated}，该段各行相加是 {total.computed}，请核对"
            yield self._doubt(self._kind.labels[total.field], words, total.stated)

    def _amounts_without_unit(self) -> Iterator[str]:
        """The headings of amounts that stand as texts under a head without a unit."""
        told = {*self._head.units, *self._bare_unit}
        for column in self._columns:
            field = column.field
            if field.type is not FieldType.MONEY or field.name in told:
                continue
            if any(
                isinstance(value, int) and value and str(text)[-1:].isdigit() for text, value in column.clear.items()
            ):
                yield self._head.shown.get(field.name, field.label)

    def _doubt(self, label: str, reason: str, value: str = "") -> Problem:
        return Problem(self._grid.title, 0, "", label, value, reason, DOUBTFUL)

    def _tell(self, number: int, value: str, reason: str) -> None:
        self._note(Problem(self._grid.title, number, "", "", value, reason, NOTE))

    def _pass_over(self, number: int, row: BodyRow, body: Body) -> None:
        closing = row.closing
        assert closing is not None
        first = next((text for cell in row.cells if (text := as_text(cell).strip())), "")
        self.asides.append((number, closing.what, closing.words))
        if closing is FURTHER_HEAD:
            self.totals.begin_part()
        if closing in (REPEATED_HEAD, FURTHER_HEAD):
            return
        if closing.what in (TOTAL, SUBTOTAL):
            self._state_totals(number, row.cells, closing.what)
        elif closing.what == SECTION:
            self._section = first
            self._headed.append((number, first))
            self.totals.begin_part()
        for column, unit in body.units.items():
            self._take_unit(column, unit)
        body.units = {}
        used = (
            f"，作为“{self._kind.labels[self._section_field]}”的值"
            if closing.what == SECTION and self._section_field
            else ""
        )
        self._tell(
            number, first, f"这一行是{closing.words}{used}，没有导入" if not used else f"这一行是{closing.words}{used}"
        )

    def _take_unit(self, column: int, unit: int) -> None:
        """A row under the head gives units to columns."""
        for at, each in enumerate(self._columns):
            if each.index == column and each.field.type is FieldType.MONEY:
                self._head.units[each.field.name] = unit
                reading = replace(each.reading, unit=unit)
                self._columns[at] = replace(each, reading=reading, clear=ClearTexts(each.field, reading))

    def _asked(self, number: int, body_row: BodyRow) -> RawRow:
        row = RawRow(self._grid.title, number, dict.fromkeys(self._places), body_row.cells, self._places)
        first = next((text for cell in body_row.cells if (text := as_text(cell).strip())), "")
        row.problems.append(Problem(row.sheet, number, "", "", first, body_row.question, REFUSED))
        return row

    def _row(self, number: int, body_row: BodyRow) -> RawRow:
        cells = body_row.cells
        if body_row.from_above:
            of_words = (each.index for each in self._columns if not is_number(each.field))
            cells = filled_down(body_row, chain(of_words, self._instead.of_words), self._grid)
        if self._cells_said:
            cells = self._corrected(number, cells)
        values: Values = dict(self._fixed.values)
        row = RawRow(self._grid.title, number, values, cells, self._places, uid=self._uid(cells))
        implied: Values = dict(self._fixed.implied)
        for column, cell in zip(self._columns, self._said(cells), strict=True):
            value = column.clear[cell]
            if value is UNCLEAR:
                self._read(row, column, cell, implied)
            else:
                values[column.field.name] = value
        self._finish(row, body_row, implied)
        return row

    def _said(self, cells: list[ReadCell]) -> list[ReadCell]:
        """What each column says, with what is said with it in further columns."""
        width = len(cells)
        return [
            joined(each.field, cells, (each.index, *each.also))
            if each.also
            else (cells[each.index] if each.index < width else None)
            for each in self._columns
        ]

    def _corrected(self, number: int, cells: list[ReadCell]) -> list[ReadCell]:
        """The cells with what the clerk wrote instead; further columns of its telephones are said with it."""
        cells = list(cells)
        for column in self._columns:
            said = self._cells_said.get((number, self._places[column.field.name][1]))
            if said is not None:
                cells += [None] * (column.index + 1 - len(cells))
                cells[column.index] = said
                for index in column.also:
                    cells[index : index + 1] = [None] * (index < len(cells))
        return cells

    def _read(self, row: RawRow, column: TableColumn, cell: ReadCell, implied: Values) -> None:
        """One filled cell."""
        field, values = column.field, row.values
        if field.type is FieldType.PHONE and is_hidden_phone(as_text(cell)):
            values[field.name] = None
            row.problems.append(problem_at(row, self._kind, field.name, HIDDEN, NOTE))
            return
        # What our own export brought means what it says.
        if type(cell) is str and len(cell) <= LONGEST_MARK and row.uid is None:
            if is_same_as_above(cell):
                cell = self._above(row, column)
            elif is_blank_mark(cell) and cell not in dict(field.synonyms):
                values[field.name] = None
                row.problems.append(problem_at(row, self._kind, field.name, f"“{cell.strip()}”按空白处理", NOTE))
                return
        try:
            if column.beside is not None:
                cell = parted(row, self._kind, column, as_text(cell), implied)
            understood = understand(field, cell, column.reading, epoch_1904=self._epoch_1904, own=row.uid is not None)
        except ValueProblem as problem:
            values[field.name] = None
            self._refuse(row, field, cell, str(problem))
            return
        self._take(row, field, understood, implied)
        if field.type is FieldType.MONEY and field.name not in self._head.units and isinstance(cell, int | float):
            self._bare_unit[field.name] = self._bare_unit.get(field.name, 0) + bool(cell)

    def _take(self, row: RawRow, field: Field, understood: Understood, implied: Values) -> None:
        """What our own export brought means what it says: nothing beside it, nothing to ask."""
        row.values[field.name] = understood.values.pop(field.name)
        implied.update(understood.values)
        if row.uid is None:
            row.besides |= {name: (field.name, value) for name, value in understood.besides.items()}
        row.aside += understood.remarks
        for words in understood.notes:
            row.problems.append(problem_at(row, self._kind, field.name, words, NOTE))
        for words in understood.doubts if row.uid is None else ():
            row.problems.append(problem_at(row, self._kind, field.name, words, DOUBTFUL))

    def _refuse(self, row: RawRow, field: Field, cell: ReadCell, reason: str) -> None:
        """What was likely meant is offered, never taken."""
        likely = likely_code(as_text(cell)) if field.type is FieldType.CREDIT_CODE else offer_for(field, as_text(cell))
        words = f"{reason}；是否应为 {likely}？" if likely else reason
        problem = problem_at(row, self._kind, field.name, words, REFUSED, offer=likely or "")
        # Of several columns of telephones all numbers: what is written instead stands for them all.
        row.problems.append(replace(problem, value=as_text(cell)))

    def _above(self, row: RawRow, column: TableColumn) -> ReadCell:
        """同上 means the cell of the row before, which may have meant the one before that."""
        before = self._before[column.index] if column.index < len(self._before) else None
        if before in (None, ""):
            raise_words = "“同上”所指的上一行是空的；请写明"
            row.problems.append(problem_at(row, self._kind, column.field.name, raise_words, REFUSED))
            return ""
        row.cells[column.index] = before
        words = f"“同上”按上一行的“{as_text(before)}”填入"
        row.problems.append(problem_at(row, self._kind, column.field.name, words, NOTE))
        return before

    def _finish(self, row: RawRow, body_row: BodyRow, implied: Values) -> None:
        """What concerns the row as a whole."""
        self._instead.fill(row, implied)
        if row.besides:
            fill_besides(row, self._kind)
        if row.uid is None:
            follow(row, self._kind, self._head)
            look_at_name(row, self._kind)
        for error in implied_errors(self._kind, row.values, implied) if implied else ():
            row.problems.append(problem_at(row, self._kind, error.field, error.message, REFUSED))
        if self._head.registers:
            said = {name: as_text(cell_at(row.cells, index)).strip() for name, index in self._head.registers.items()}
            row.registers |= {name: text for name, text in said.items() if text}
        if body_row.from_above:
            tell_merged(row, body_row, self._kind, self._columns, self._grid)
        if body_row.doubt:
            row.problems.append(problem_at(row, self._kind, self._kind.title, body_row.doubt, DOUBTFUL))
        if self._section_field and self._section and row.values.get(self._section_field) is None:
            self._take_section(row)
        if row.uid is None:
            (part_name if self._kind.personal else part_body)(row, self._kind)
        self._keep(row)

    def _keep(self, row: RawRow) -> None:
        """The columns that go to the remarks: those of other people's telephones, and those that the clerk named."""
        for index, label in self._head.kept.items():
            if (text := as_text(cell_at(row.cells, index)).strip()) and not is_blank_mark(text):
                row.aside.append(f"{label}：{text}")
        for index, heading in self._kept:
            if text := as_text(cell_at(row.cells, index)).strip():
                add_note(row.values, f"{heading}：{text}")

    def _take_section(self, row: RawRow) -> None:
        field = self._kind.field(self._section_field)
        try:
            understood = understand(field, self._section, Reading(self._year))
        except ValueProblem as problem:
            row.problems.append(problem_at(row, self._kind, field.name, f"分段标题：{problem}", REFUSED))
            return
        row.values |= understood.values
        row.aside += understood.remarks
        row.problems.append(problem_at(row, self._kind, field.name, f"取自分段标题“{self._section}”", NOTE))
        for words in understood.doubts:
            row.problems.append(problem_at(row, self._kind, field.name, f"分段标题：{words}", DOUBTFUL))

    def _is_bare_total(self, row: RawRow) -> int | None:
        """The column of the first number of a row without name that sums up the rows above."""
        title = self._kind.title
        if row.uid or (title not in self._fixed.values and row.values.get(title) is not None):
            return None
        indexes = {column.index for column in self._columns if is_number(column.field)}
        filled = [index for index, cell in enumerate(row.cells) if cell not in (None, "")]
        if not filled or not indexes.issuperset(filled) or not self.totals.are(row.values):
            return None
        return filled[0]

    def _uid(self, cells: list[ReadCell]) -> str | None:
        if self._head.uid_column is None:
            return None
        given = as_text(cell_at(cells, self._head.uid_column)).strip().lower()
        return given if len(given) == 32 and _HEX.issuperset(given) else None

    def _state_totals(self, number: int, cells: list[ReadCell], what: str) -> None:
        stated = False
        money = [column.field for column in self._columns if column.field.type is FieldType.MONEY]
        for column in self._columns:
            cell = cell_at(cells, column.index)
            try:
                found = understand(column.field, cell, column.reading).values if cell not in (None, "") else {}
            except ValueProblem:  # 合计 itself, or a remark
                continue
            value = found.get(column.field.name)
            self.totals.state(number, what, column.field, value)
            stated = stated or (column.field in money and isinstance(value, int))
        if len(money) == 1 and not stated:
            amount = amount_in(" ".join(text for cell in cells if isinstance(cell, str) for text in (cell,)))
            if amount is not None:
                self.totals.state(number, what, money[0], amount)
        self.totals.begin_part()
