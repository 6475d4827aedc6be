"""The command that gives the statistics: `figures`, with the records behind each number."""

import argparse
from datetime import date
from pathlib import Path

from app.commands.opening import day_of, opened
from app.commands.output import Meter, answer, answer_json, table
from app.desk import Desk
from app.errors import UserError
from app.figures.base import Result, Row, Scope
from app.figures.counter import figures_of, flat, rows_of
from app.kinds import BY_NAME


def figures(options: argparse.Namespace) -> int:
    """All figures, or the records behind one, or a workbook of both."""
    scope = _scope(options)
    with opened(options, asks_only=True) as desk:
        if options.xlsx:
            return _workbook(desk, options.rows, scope, Path(options.xlsx))
        with desk.store.reading() as session:
            if options.rows:
                return _say_rows(options, rows_of(session, options.rows, scope))
            return _say_figures(options, scope, figures_of(session, scope))


def _scope(options: argparse.Namespace) -> Scope:
    if options.year is not None and not 1800 <= options.year <= 2199:
        raise UserError(f"没有 {options.year} 年的数据；年份应在 1800 到 2199 之间")
    return Scope.of(options.year, day_of(options.as_of, "截止日期") if options.as_of else None, date.today())


def _say_figures(options: argparse.Namespace, scope: Scope, results: list[Result]) -> int:
    if options.json:
        told = [result.as_json() for result in flat(results)]
        answer_json({"as_of": scope.as_of.isoformat(), "year": scope.year, "figures": told})
        return 0
    rows = [
        [result.name, result.title, _with_unit(result), result.reported, result.left_out] for result in flat(results)
    ]
    answer(table(["指标", "名称", "数值", "自报（只对照）", "未计入"], rows))
    year = f"，{scope.year} 年" if scope.year else ""
    answer(f"截至 {scope.as_of:%Y-%m-%d}{year}。查看某项背后的记录：main.py figures --rows 指标")
    return 0


def _with_unit(result: Result) -> str:
    return result.text if result.unit == "元" or not result.text[-1:].isdigit() else f"{result.text} {result.unit}"


def _say_rows(options: argparse.Namespace, rows: list[Row]) -> int:
    if options.json:
        told = [{"kind": row.kind, "id": row.id, "title": row.title, "value": row.value} for row in rows]
        answer_json({"name": options.rows, "rows": told})
        return 0
    if rows:
        cells = [[BY_NAME[row.kind].label, str(row.id), row.title, row.value] for row in rows]
        answer(table(["类别", "编号", "名称", "数值"], cells))
    answer(f"共 {len(rows)} 条")
    return 0


def _workbook(desk: Desk, name: str | None, scope: Scope, target: Path) -> int:
    if name:
        meter = Meter("正在导出")
        rows = desk.export_figure_rows(name, scope, target, meter)
        meter.done()
        answer(f"已导出“{name}”背后的记录，共 {rows} 行：{target}")
        return 0
    from app.figures.workbook import write_figures  # the workbook libraries are loaded where one is made

    if target.suffix.lower() != ".xlsx":
        raise UserError(f"导出的文件名应以 .xlsx 结尾，现为“{target.name}”")
    meter = Meter("正在导出")
    with desk.store.reading() as session:
        rows = write_figures(session, scope, target, meter)
    meter.done()
    answer(f"已导出统计指标和背后的记录，共 {rows} 行：{target}")
    return 0
