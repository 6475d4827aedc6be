"""What does a query come to: how many, how many heads, how much money, how many days, which share?"""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Any, ClassVar, Protocol

from sqlalchemy import ColumnElement, Select, distinct, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import Subquery

from app.figures.base import Measured
from app.values.amounts import Qualifier, show_amount, to_yuan
from app.values.dates import as_day, show_date
from app.values.totals import Sum

Grouped = dict[Any, Measured]
"""Measured by the value of the query's `grp`; None holds what has none."""


class Measure(Protocol):
    """How rows become a value, and what one row contributes."""

    nothing: ClassVar[Measured]
    """The value where there are no rows."""

    def of(self, session: Session, found: Subquery, group: ColumnElement[Any]) -> Grouped:
        """The value of each group."""

    def cell(self, row: Any) -> str:
        """What one row contributes, as people read it."""


@dataclass(frozen=True)
class Count:
    """How many different records."""

    words: str = ""
    """The query's column that a row shows."""
    nothing: ClassVar[Measured] = Measured(0, "0", 0)

    def of(self, session: Session, found: Subquery, group: ColumnElement[Any]) -> Grouped:
        """See `Measure`."""
        number = func.count(distinct(found.c.id))
        rows = session.execute(select(group, number).group_by(group))
        return {key: Measured(count, str(count), count) for key, count in rows}

    def cell(self, row: Any) -> str:
        """See `Measure`."""
        return str(getattr(row, self.words) or "") if self.words else ""


class OnDay(Count):
    """How many different records; a row shows a date."""

    def cell(self, row: Any) -> str:
        """See `Measure`."""
        iso = super().cell(row)
        return show_date(iso) if iso else "日期不详"


@dataclass(frozen=True)
class Heads:
    """人次: stated head counts with their qualifiers; where none is known it is unknown, never 0."""

    nothing: ClassVar[Measured] = Measured(0, "0", 0)

    def of(self, session: Session, found: Subquery, group: ColumnElement[Any]) -> Grouped:
        """See `Measure`."""
        value, qualifier = found.c.value, found.c.qualifier
        query = select(group, qualifier, func.sum(value), func.count(value), func.count()).group_by(group, qualifier)
        return {key: _heads(rows) for key, rows in _by_group(session, query).items()}

    def cell(self, row: Any) -> str:
        """See `Measure`."""
        return "人数不详" if row.value is None else show_heads(row.value, Qualifier.of(row.qualifier))


def _by_group(session: Session, query: Select[Any]) -> dict[Any, list[tuple[Any, ...]]]:
    gathered: dict[Any, list[tuple[Any, ...]]] = {}
    for key, *rest in session.execute(query):
        gathered.setdefault(key, []).append(tuple(rest))
    return gathered


def _heads(rows: Iterable[tuple[Any, ...]]) -> Measured:
    several = list(rows)
    total = Sum.from_parts((Qualifier.of(word), heads, known) for word, heads, known, _ in several if known)
    count = sum(row[3] for row in several)
    unknown = count - total.count
    left_out = f"另有若干：{unknown} 次人数不详" if unknown else ""
    if not total.count:
        return Measured(None if unknown else 0, "人数不详" if unknown else "0", count, left_out)
    return Measured(total.fen, show_heads(total.fen, total.qualifier), count, left_out)


def show_heads(heads: int, qualifier: Qualifier) -> str:
    """超500, 500余, 128."""
    if qualifier is Qualifier.SOME_ODD:
        return f"{heads}余"
    return f"{heads}" if qualifier is Qualifier.EXACT else f"{qualifier.label}{heads}"


@dataclass(frozen=True)
class Money:
    """Amounts in 分 of one basis with their qualifiers."""

    nothing: ClassVar[Measured] = Measured("0.00", "0元", 0)

    def of(self, session: Session, found: Subquery, group: ColumnElement[Any]) -> Grouped:
        """See `Measure`."""
        value, qualifier = found.c.value, found.c.qualifier
        query = select(group, qualifier, func.sum(value), func.count(value), func.count()).group_by(group, qualifier)
        return {key: _money(rows) for key, rows in _by_group(session, query).items()}

    def cell(self, row: Any) -> str:
        """See `Measure`."""
        return "没有金额" if row.value is None else show_amount(row.value, Qualifier.of(row.qualifier))


def _money(rows: Iterable[tuple[Any, ...]]) -> Measured:
    several = list(rows)
    total = Sum.from_parts((Qualifier.of(word), int(fen), known) for word, fen, known, _ in several if known)
    count = sum(row[3] for row in several)
    unvalued = count - total.count
    return Measured(str(to_yuan(total.fen)), total.text, count, f"{unvalued} 项没有金额" if unvalued else "")


@dataclass(frozen=True)
class Days:
    """The median of days; where the days are not known the row is left out, and said so."""

    nothing: ClassVar[Measured] = Measured(None, "无", 0)

    def of(self, session: Session, found: Subquery, group: ColumnElement[Any]) -> Grouped:
        """See `Measure`."""
        query = select(group, found.c.began, found.c.ended)
        return {key: _median(rows) for key, rows in _by_group(session, query).items()}

    def cell(self, row: Any) -> str:
        """See `Measure`."""
        days = days_between(row.began, row.ended)
        return "天数不详" if days is None else f"{days} 天"


def _median(rows: Iterable[tuple[Any, ...]]) -> Measured:
    several = [days_between(began, ended) for began, ended in rows]
    known = [days for days in several if days is not None]
    unknown = len(several) - len(known)
    left_out = f"{unknown} 件天数不详" if unknown else ""
    if not known:
        return Measured(None, "无", len(several), left_out)
    middle = median(known)
    return Measured(middle, f"{middle:g}", len(several), left_out)


def days_between(began: str | None, ended: str | None) -> int | None:
    """Whole days between two dates that are known to the day."""
    first, last = (as_day(text) if text else None for text in (began, ended))
    return (last - first).days if first and last else None


@dataclass(frozen=True)
class Share:
    """How many of the rows have what is asked (`value` 1), of how many."""

    nothing: ClassVar[Measured] = Measured(0, "0／0", 0)

    def of(self, session: Session, found: Subquery, group: ColumnElement[Any]) -> Grouped:
        """See `Measure`."""
        query = select(group, func.sum(found.c.value), func.count()).group_by(group)
        return {key: _share(int(having or 0), count) for key, having, count in session.execute(query)}

    def cell(self, row: Any) -> str:
        """See `Measure`."""
        return "有" if row.value else "无"


def _share(having: int, count: int) -> Measured:
    part = f"（{having * 100 / count:.1f}%）" if count else ""
    return Measured(having, f"{having}／{count}{part}", count)
