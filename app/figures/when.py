"""Which records count on a day or in a year? Conditions on dates of which only a part may be known.

A period that is known to the year or month counts from its first day to its last one; a missing or yearless date
shuts nothing out, except where a year is asked: then the figure says how many have none.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from app.figures.base import Scope
from app.values.dates import period_range


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
    known = and_(column.is_not(None), column.not_like("--%"))
    return and_(known, column < day.isoformat(), column.not_in(holding(day)))


def happened(column: Any, scope: Scope) -> ColumnElement[bool]:
    """It happened by the day asked, and in the year where one is asked."""
    if scope.year is None:
        return begun(column, scope.as_of)
    low, high = period_range(str(scope.year))
    return and_(column >= low, column < high, begun(column, scope.as_of))


def undated(column: Any) -> ColumnElement[bool]:
    """Nobody can say in which year it happened."""
    return or_(column.is_(None), column.like("--%"))
