"""How does one SELECT become a figure, its groups, and the rows behind each of them?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, String, cast, func, literal, null, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import Subquery

from app.figures.base import OVERALL, UNKNOWN, Measured, Query, Row, Scope
from app.figures.measures import Count, Measure
from app.kinds import BY_NAME
from app.records import titles_of
from db.vocabulary import Choice

Labels = Callable[[Session, Iterable[str]], dict[str, str]]


def words_of(choices: type[Choice]) -> Labels:
    """Groups are words of a choice."""
    return lambda _session, keys: {key: choices.of(key).label for key in keys}


def titles(kind: str) -> Labels:
    """Groups are records of this kind."""

    def labels(session: Session, keys: Iterable[str]) -> dict[str, str]:
        found = titles_of(session, BY_NAME[kind], [int(key) for key in keys])
        return {str(key): title for key, title in found.items()}

    return labels


def as_given(_session: Session, keys: Iterable[str]) -> dict[str, str]:
    """Groups are called what their key says."""
    return {key: key for key in keys}


@dataclass(frozen=True)
class Grouping:
    """Into which groups the rows of a query fall."""

    labels: Labels = as_given
    fold: Callable[[Any], Any] | None = None
    """Turns the query's `grp` into the group's key; only for counts, as what is apart in SQL is added up."""
    order: tuple[str, ...] = ()
    """Keys in the order of people; others follow by size."""
    unknown: str = "未填写"


@dataclass(frozen=True)
class Asked:
    """A figure that one SELECT defines. It gives the rows; the measure counts that same SELECT."""

    kind: str
    query: Query
    measured_by: Measure = field(default_factory=Count)
    grouping: Grouping | None = None
    without_year: Query | None = None
    """The records that a year leaves out because they have no date; the figure says how many."""

    def measure(self, session: Session, scope: Scope) -> dict[str, Measured]:
        """See `Source`."""
        found = self.query(scope).subquery()
        # A record in several groups is one record in the whole.
        once = select(*(column for column in found.c if column.name != "grp")).distinct().subquery()
        whole_of = once if self.grouping else found
        whole = self._measured(session, whole_of, literal(1)).get(1, self.measured_by.nothing)
        result = {OVERALL: self._with_undated(session, scope, whole)}
        if self.grouping:
            result |= self._groups(session, found)
        return result

    def _measured(self, session: Session, found: Subquery, group: ColumnElement[Any]) -> dict[Any, Measured]:
        # Not every engine groups by a bare literal.
        inner = select(*found.c, group.label("asked_group")).subquery()
        return self.measured_by.of(session, inner, inner.c.asked_group)

    def _with_undated(self, session: Session, scope: Scope, measured: Measured) -> Measured:
        if scope.bound is None or self.without_year is None:
            return measured
        number = session.scalar(select(func.count()).select_from(self.without_year(scope).subquery())) or 0
        if not number:
            return measured
        kind = BY_NAME[self.kind]
        told = f"{number} {kind.counter}{'日期不确切' if scope.start else '没有年份'}，未计入"
        left_out = f"{measured.left_out}，{told}" if measured.left_out else told
        return Measured(measured.value, measured.text, measured.count, left_out)

    def _groups(self, session: Session, found: Subquery) -> dict[str, Measured]:
        assert self.grouping is not None
        measured = self._measured(session, found, found.c.grp)
        fold = self.grouping.fold
        gathered: dict[str, Measured] = {}
        for raw, one in measured.items():
            key = _key(fold(raw) if fold else raw)
            known = gathered.get(key)
            if known is not None:
                number = known.count + one.count
                one = Measured(number, str(number), number)
            gathered[key] = one
        return {key: gathered[key] for key in sorted(gathered, key=lambda key: self._place(key, gathered[key]))}

    def _place(self, key: str, measured: Measured) -> tuple[int, int, str]:
        assert self.grouping is not None
        order = self.grouping.order
        place = order.index(key) if key in order else len(order) + (key == UNKNOWN)
        return place, -measured.count, key

    def labels(self, session: Session, keys: Iterable[str]) -> dict[str, str]:
        """See `Source`."""
        assert self.grouping is not None
        known = self.grouping.labels(session, [key for key in keys if key != UNKNOWN])
        return {**known, UNKNOWN: self.grouping.unknown}

    def rows(self, session: Session, scope: Scope, key: str) -> list[Row]:
        """See `Source`."""
        found = self.query(scope).subquery()
        fold = self.grouping.fold if self.grouping else None
        query = select(found).order_by(found.c.title, found.c.id)
        if key != OVERALL and fold is None:
            query = query.where(cast(found.c.grp, String) == key if key != UNKNOWN else found.c.grp.is_(null()))
        rows: dict[int, Row] = {}
        for row in session.execute(query):
            if key != OVERALL and fold is not None and _key(fold(row.grp)) != key:
                continue
            rows.setdefault(row.id, Row(self.kind, row.id, row.title, self.measured_by.cell(row)))
        return list(rows.values())


def _key(raw: Any) -> str:
    return UNKNOWN if raw is None or raw == "" else str(raw)
