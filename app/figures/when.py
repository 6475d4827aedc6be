"""Which records count on a day or in a year? Conditions on dates of which only a part may be known.

A period that is known to the year or month counts from its first day to its last one; a missing or yearless date
shuts nothing out, except where a year is asked: then the figure says how many have none. In a period between two days
only what lies wholly inside counts; the figure says how many may or may not.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from app.figures.base import Scope
from app.values.dates import first_day, last_day, period_range


def holding(day: date) -> list[str]:
    """The stored texts of less precise dates that hold this day: its year, quarter and month."""
    quarter = (day.month + 2) // 3
    return [f"{day:%Y}", f"{day.year}-{3 * quarter - 2:02d}Q{quarter}", f"{day:%Y-%m}"]


def begun(column: Any, day: date) -> ColumnElement[bool]:
    """It began on or before this day, as far as is known."""
    return or_(column.is_(None), column <= day.isoformat(), column.in_(holding(day)))


def not_over(column: Any, day: date) -> ColumnElement[bool]:
    """It had not ended before this day, as far as is known; the last day still counts."""
    return or_(column.is_(None), column.like("--%"), column >= day.isoformat(), column.in_(holding(day)))


def active(start: Any, end: Any, day: date) -> ColumnElement[bool]:
    """It ran on this day."""
    return and_(begun(start, day), not_over(end, day))


def passed(column: Any, day: date) -> ColumnElement[bool]:
    """A date that is known and lies wholly before this day."""
    return and_(known(column), column < day.isoformat(), column.not_in(holding(day)))


def happened(column: Any, scope: Scope) -> ColumnElement[bool]:
    """It happened by the day asked, and in the year where one is asked."""
    if scope.start is not None:
        return and_(known(column), ~_straddles(column, scope.start, scope.as_of), *_between(column, scope))
    if scope.year is None:
        return begun(column, scope.as_of)
    low, high = period_range(str(scope.year))
    return and_(column >= low, column < high, begun(column, scope.as_of))


def undated(column: Any, scope: Scope) -> ColumnElement[bool]:
    """Nobody can say whether it happened in the year or the period that is asked for."""
    unknown = ~known(column)
    if scope.start is None:
        return unknown
    return or_(unknown, _straddles(column, scope.start, scope.as_of))


def known(column: Any) -> ColumnElement[bool]:
    """A date whose year is known."""
    return and_(column.is_not(None), column.not_like("--%"))


def before_period(column: Any, start: date) -> ColumnElement[bool]:
    """A known date that may lie before the first day of a period."""
    within = [text for text in holding(start) if first_day(text) == start]
    return and_(known(column), column < start.isoformat(), column.not_in(within))


def _between(column: Any, scope: Scope) -> tuple[ColumnElement[bool], ...]:
    assert scope.start is not None
    return ~before_period(column, scope.start), column <= scope.as_of.isoformat()


def _straddles(column: Any, start: date, end: date) -> ColumnElement[bool]:
    """A month, quarter or year of which only a part lies in the period."""
    outside = [text for text in holding(start) if (first := first_day(text)) and first < start]
    outside += [text for text in holding(end) if (last := last_day(text)) and last > end]
    straddling: ColumnElement[bool] = column.in_(outside)
    return straddling
