"""What does the year at a glance (年度工作一览) say? The main figures, charts of them, and what each one counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from app.errors import UserError
from app.figures import Result, Scope, compute, figure
from app.papers.base import Wish
from app.papers.catalogue import paper_named
from app.papers.settings import Setup, set_up
from app.values.dates import show_date
from exports import charts
from exports.charts import Value
from exports.document import (
    Align,
    Block,
    Document,
    Drawing,
    Note,
    RecordRow,
    Sides,
    Source,
    Table,
    TableColumn,
    TableRow,
    Title,
)

_WIDTH = 156 * 72 / 25.4
_CHART = 158.0
_MAIN = (
    "members_by_kind",
    "chambers_by_kind",
    "meetings_by_kind",
    "attendance",
    "donations_by_year",
    "visits_by_target",
    "honours_by_level",
    "appeals_answered",
)
_MORE = (
    *_MAIN,
    "party_in_chambers",
    "party_in_enterprises",
    "terms_begun",
    "terms_overdue",
    "attendance_people",
    "trainings",
    "training_attendance",
    "statements_by_kind",
    "outcomes_by_kind",
    "donations",
    "donations_unvalued",
    "donations_average",
    "four_good_chambers",
    "proposals_by_state",
    "proposals_adopted",
    "appeals_raised",
    "visited",
    "tasks_by_state",
    "tasks_overdue",
)
_YEARS = 5
_MOST_BARS = 12


def compose(session: Session, wish: Wish, setup: Setup) -> Document:
    """The overview of a year. Raises UserError for a year that has not begun."""
    paper = paper_named("year-overview")
    year = wish.year or wish.day.year
    scope = Scope.of(year, wish.as_of, wish.today)
    if year > scope.as_of.year:
        raise UserError(f"{year}年还没有到，没有可打印的内容。请换一个年份。")
    title = setup.head or f"{year}{paper.label}"
    return Document(
        title=title, subject=paper.label, author=setup.office, blocks=tuple(_blocks(session, scope, title, setup))
    )


def _blocks(session: Session, scope: Scope, title: str, setup: Setup) -> Iterator[Block]:
    results = {name: compute(session, figure(name), scope) for name in _MORE}
    source = Source(title, "统计图")
    own = set_up("年度工作一览", "head", "office")
    yield Title(title, below=0, source=own)
    yield Sides(setup.office, f"数据截至{show_date(scope.as_of.isoformat())}", source=own)
    main = [Value(_named(results[name]), 0, _plain(results[name])) for name in _MAIN]
    yield Drawing(tuple(charts.numbers(main, 0, 6, _WIDTH)), 2 * charts.NUMBER_ROW + 10, source)
    by_year = _over_years(session, scope)
    pairs = (
        charts.line("会员（家，年末）", by_year["members_by_kind"], 0, 0, _WIDTH / 2 - 10, _CHART),
        charts.columns("会议活动（次）", by_year["meetings_by_kind"], _WIDTH / 2 + 10, 0, _WIDTH / 2 - 10, _CHART),
    )
    yield Drawing(tuple(shape for chart in pairs for shape in chart), _CHART + 10, source)
    yield Drawing(
        tuple(charts.columns("捐赠总额", by_year["donations_by_year"], 0, 0, _WIDTH, _CHART)), _CHART + 10, source
    )
    for name, heading in (
        ("members_by_kind", "会员类别（家）"),
        ("meetings_by_kind", "会议活动类别（次）"),
        ("donations_by_cause", "捐赠事由"),
        ("honours_by_level", "荣誉级别（项）"),
        ("visits_by_target", "走访对象（次）"),
    ):
        result = results.get(name) or compute(session, figure(name), scope)
        values = _groups(result)
        if any(one.value for one in values):
            shapes = tuple(charts.bars(heading, values, 0, 0, _WIDTH))
            yield Drawing(shapes, charts.bars_height(values), source)
    yield _counted(list(results.values()), title)
    yield Note("注：数字由台账自动统计，各栏口径和未计入的情况如上表；金额带“超”“约”等字的，合计只取能够确定的说法。")


def _named(result: Result) -> str:
    """Without its grouping, with its unit: 荣誉（项）."""
    name = result.title.partition("（按")[0]
    return name if result.unit == "元" else f"{name}（{result.unit}）"


def _text(result: Result) -> str:
    """A share names its unit before its brackets: 7/20家（35.0%）."""
    text = result.text.replace(" / ", "/")
    if result.unit == "元" or text.endswith(result.unit):
        return text
    number, bracket, rest = text.partition("（")
    return f"{number}{result.unit}{bracket}{rest}"


def _over_years(session: Session, scope: Scope) -> dict[str, list[Value]]:
    """Each year's figure at its end, the year asked at the day asked."""
    assert scope.year is not None
    found: dict[str, list[Value]] = {}
    for year in range(scope.year - _YEARS + 1, scope.year + 1):
        then = scope if year == scope.year else replace(scope, year=year, as_of=date(year, 12, 31))
        for name in ("members_by_kind", "meetings_by_kind", "donations_by_year"):
            result = compute(session, figure(name), then)
            found.setdefault(name, []).append(Value(f"{year}", _number(result), _plain(result)))
    return found


def _groups(result: Result) -> list[Value]:
    """The largest groups; how many others there are is said, their sum is not: groups may overlap."""
    values = [
        Value(group.title.rpartition("：")[2], _number(group), _plain(group)) for group in result.groups if group.value
    ]
    if len(values) <= _MOST_BARS:
        return values
    largest = sorted(values, key=lambda one: -one.value)[: _MOST_BARS - 1]
    rest = [one for one in values if one not in largest]
    return [*largest, Value(f"其余{len(rest)}类", 0, "见统计页")]


def _number(result: Result) -> float:
    return float(result.value or 0)


def _plain(result: Result) -> str:
    """Without the unit where the chart's title names it."""
    return result.text.removesuffix(result.unit) if result.unit != "元" else result.text


def _counted(results: Sequence[Result], title: str) -> Table:
    columns = (
        TableColumn("指标", 9),
        TableColumn("数值", 9.6, Align.RIGHT),
        TableColumn("口径", 15.6),
        TableColumn("未计入", 7.8),
    )
    rows: list[TableRow] = [
        RecordRow((one.title, _text(one), one.basis, one.left_out.replace(" ", "")), f"统计指标“{one.title}”")
        for one in results
    ]
    return Table(columns, rows, caption="主要指标和口径", size=10.5, source=Source(title, ""))
