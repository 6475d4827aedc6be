"""Which numbers has somebody stated that no records prove? Shown beside what is counted, never added to it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from app.figures.asked import Asked, Grouping, words_of
from app.figures.base import Figure, Result, Scope
from app.figures.measures import Count, show_heads
from app.figures.when import begun, known
from app.values.amounts import Qualifier
from app.values.dates import show_date
from db.models import MODELS
from db.vocabulary import ReportedOf

REPORTED: Any = MODELS["reported_figure"].__table__


class Stated(Count):
    """How many numbers were stated; a row shows the number as it was given."""

    def cell(self, row: Any) -> str:
        """See `Measure`."""
        return _number(row)


def _about(scope: Scope) -> ColumnElement[bool]:
    """What the number speaks of touches the time that is asked about, as far as its dates tell."""
    r = REPORTED.c
    first, last = func.coalesce(r.period_from, r.stated_on), func.coalesce(r.period_to, r.stated_on)
    begins = scope.start.isoformat() if scope.start else str(scope.year) if scope.year is not None else None
    until = scope.as_of if scope.year is None else min(scope.as_of, date(scope.year, 12, 31))
    conditions = [begun(first, until)]
    if begins is not None:
        # Of a year or month the whole of it: 2023 reaches into a period that begins on 15 March 2023.
        conditions.append(or_(~known(last), last >= func.substr(begins, 1, func.length(last))))
    if scope.meeting is not None:
        conditions.append(r.meeting_id == scope.meeting)
    return and_(*conditions)


def _stated(scope: Scope) -> Select[Any]:
    r = REPORTED.c
    columns = (r.number, r.qualifier, r.unit, r.period_from, r.period_to, r.stated_on, r.subject_name)
    return select(r.id, r.counted.label("title"), *columns, r.beside.label("grp")).where(_about(scope))


def beside(session: Session, scope: Scope, results: Sequence[Result]) -> list[Result]:
    """The results, each with what was stated of the same thing; a stated group that nobody counted stands above it."""
    told: dict[str, list[str]] = {}
    found = _stated(scope).order_by(REPORTED.c.stated_on, REPORTED.c.id)
    for row in session.execute(found):
        told.setdefault(row.grp, []).append(f"{row.title} {_number(row)}")
    return [_with(result, told) for result in results] if told else list(results)


def _with(result: Result, told: dict[str, list[str]]) -> Result:
    groups = tuple(replace(group, reported="；".join(told.get(group.name, ()))) for group in result.groups)
    names = {group.name for group in groups}
    own = [
        words
        for name, several in told.items()
        if name == result.name or (name.partition(":")[0] == result.name and name not in names)
        for words in several
    ]
    return replace(result, groups=groups, reported="；".join(own))


def _number(row: Any) -> str:
    """近30场（普陀区工商联，2021年12月至2023年12月）."""
    remarks = [row.subject_name, _period(row)]
    told = "，".join(filter(None, remarks))
    number = f"{show_heads(row.number, Qualifier.of(row.qualifier))}{row.unit or ''}"
    return f"{number}（{told}）" if told else number


def _period(row: Any) -> str:
    if row.period_from and row.period_to:
        return f"{show_date(row.period_from)}至{show_date(row.period_to)}"
    if row.period_from:
        return f"{show_date(row.period_from)}起"
    if row.period_to:
        return f"至{show_date(row.period_to)}"
    return f"{show_date(row.stated_on)}自报" if row.stated_on else ""


FIGURES: tuple[Figure, ...] = (
    Figure(
        "reported_figures",
        "自报数字",
        "个",
        "有人报出、没有逐条记录的数字；只列在对照指标旁边，不与登记的数相加",
        Asked(
            "reported_figure",
            _stated,
            Stated(),
            Grouping(words_of(ReportedOf), order=tuple(word.value for word in ReportedOf)),
        ),
    ),
)
"""The figures of stated numbers."""
