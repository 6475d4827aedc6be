"""How do the figures become a workbook? One sheet of figures, and one for each with the records behind it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from sqlalchemy.orm import Session

from app.figures.base import Result, Scope, compute
from app.figures.catalogue import all_figures, rows_of
from app.figures.reported import beside
from app.kinds import BY_NAME
from app.outgoing.register import write_sheets
from exports.sheet import Cell, CellFormat, Column, Progress, Sheet
from exports.xlsx_writer import write_workbook

MOST_ROWS = 100_000
"""Of a figure with more records the workbook holds the first ones and says so; the register itself has them all."""

_FIGURES = (
    Column("指标", 34),
    Column("数值", 16, CellFormat.DECIMAL),
    Column("表述", 22),
    Column("单位", 8),
    Column("自报数字（只对照）", 32),
    Column("口径", 48),
    Column("未计入", 40),
    Column("记录数", 10, CellFormat.INTEGER),
)
_ROWS = (Column("类别", 12), Column("编号", 10, CellFormat.INTEGER), Column("名称", 44), Column("数值", 34))


def write_figures(session: Session, scope: Scope, target: Path, progress: Progress | None = None) -> int:
    """Write all figures with their records; the rows written. Raises FileProblem; then no file is left."""
    results = beside(session, scope, [compute(session, figure, scope) for figure in all_figures()])
    sheets = [figures_sheet(results), *(rows_sheet(result) for result in results if result.count)]
    return write_workbook(target, sheets, title=f"统计指标 {scope.as_of:%Y-%m-%d}", progress=progress)


def write_rows(session: Session, name: str, scope: Scope, target: Path, progress: Progress | None = None) -> int:
    """Write the records behind one figure or one of its groups; how many. Raises UserError, FileProblem."""
    rows = rows_of(session, name, scope)
    sheet = Sheet("明细", _ROWS, [[BY_NAME[row.kind].label, row.id, row.title, row.value] for row in rows])
    return write_sheets(target, [sheet], title=f"{name} {scope.as_of:%Y-%m-%d}", progress=progress)


def figures_sheet(results: Sequence[Result]) -> Sheet:
    """Every figure and, below it, its groups."""
    lines = [line for result in results for line in (result, *result.groups)]
    return Sheet("统计指标", _FIGURES, [_line(result) for result in lines])


def _line(result: Result) -> list[Cell]:
    value = None if result.value is None else Decimal(str(result.value))
    return [result.title, value, result.text, result.unit, result.reported, result.basis, result.left_out, result.count]


def rows_sheet(result: Result) -> Sheet:
    """The records behind one figure, read when the sheet is written."""
    return Sheet(result.title, _ROWS, _records(result))


def _records(result: Result) -> Iterator[list[Cell]]:
    rows = result.rows()
    for row in rows[:MOST_ROWS]:
        yield [BY_NAME[row.kind].label, row.id, row.title, row.value]
    if len(rows) > MOST_ROWS:
        yield ["", None, f"……还有 {len(rows) - MOST_ROWS} 条，请在登记中查看", ""]
