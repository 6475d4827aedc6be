"""What do cells that are merged with those of rows above say of a row: words for all of them, numbers once?"""

from collections.abc import Iterable, Sequence

from app.importing.cells.column import TableColumn
from app.importing.cells.understand import is_number
from app.importing.plan import DOUBTFUL, NOTE, Problem
from app.importing.rows.bodies import BodyRow
from app.importing.rows.raw_row import RawRow, cell_at, problem_at
from app.kinds.base import RecordKind
from exports.sheet import Grid, ReadCell


def filled_down(body_row: BodyRow, of_words: Iterable[int], grid: Grid) -> list[ReadCell]:
    """The cells of the row, with what stands in cells merged from above in columns of words, not of numbers."""
    cells = list(body_row.cells)
    for index in of_words:
        top = body_row.from_above.get(index)
        if top is None:
            continue
        cells += [None] * (index + 1 - len(cells))
        if cells[index] in (None, ""):
            cells[index] = cell_at(grid.rows[top], index)
    return cells


def tell_merged(row: RawRow, body_row: BodyRow, kind: RecordKind, columns: Sequence[TableColumn], grid: Grid) -> None:
    """What was filled so, and which number stands for several rows."""
    filled = []
    for column in columns:
        top = body_row.from_above.get(column.index)
        if top is None:
            continue
        number = grid.first_row + top
        if not is_number(column.field):
            filled.append(column.field.label)
        elif cell_at(grid.rows[top], column.index) not in (None, ""):
            words = f"这一格与第 {number} 行合并，数字只计入第 {number} 行；如应分摊，请填写各行的数"
            row.problems.append(problem_at(row, kind, column.field.name, words, DOUBTFUL))
    if filled:
        top = grid.first_row + min(body_row.from_above.values())
        words = f"合并单元格，“{'”“'.join(filled)}”按上面的内容填入"
        row.problems.append(Problem(row.sheet, row.row, "", "", "", words, NOTE))
