"""What is a figure? One definition that gives a value and the rows behind it from one query, so that the two agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy import Select
from sqlalchemy.orm import Session

OVERALL = ""
"""The key of the figure as a whole, beside the keys of its groups."""

UNKNOWN = "-"
"""The key of the group of records that do not say to which group they belong."""


@dataclass(frozen=True, slots=True)
class Scope:
    """On which day is asked, and for which year or period (neither: everything up to that day)."""

    as_of: date
    year: int | None = None
    start: date | None = None
    """The first day of a period that ends with `as_of`; never together with a year."""
    meeting: int | None = None
    """Only what belongs to this meeting; for the figures of meetings alone."""

    @property
    def bound(self) -> int | None:
        """Not None where what has no date must be left out: the year, or that in which the period begins."""
        return self.start.year if self.start else self.year

    @classmethod
    def period(cls, start: date, end: date) -> Scope:
        """From one day to another. What begins with a year is that year up to the last day: it is summed quicker."""
        if (start.month, start.day, start.year) == (1, 1, end.year):
            return cls(end, start.year)
        return cls(end, start=start)

    @classmethod
    def of(cls, year: int | None, as_of: date | None, today: date) -> Scope:
        """What is meant where not all is said: a past year is seen from its last day, else today counts."""
        if as_of is None:
            as_of = date(year, 12, 31) if year is not None and year < today.year else today
        return cls(as_of, year)


@dataclass(frozen=True, slots=True)
class Row:
    """One record behind a figure; `value` is what it contributes, as people read it."""

    kind: str
    id: int
    title: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measure makes of rows. `value`: a number, or an amount as a decimal text in 元; None: not known."""

    value: int | float | str | None
    text: str
    count: int
    left_out: str = ""


@dataclass(frozen=True)
class Result:
    """A figure, or one group of it, in a scope. `rows` reads the records behind it in the same session."""

    name: str
    title: str
    value: int | float | str | None
    text: str
    unit: str
    basis: str
    left_out: str
    count: int
    rows: Callable[[], list[Row]]
    groups: tuple[Result, ...] = ()
    reported: str = ""
    """What somebody stated of the same thing without records; never a part of the value."""

    def as_json(self) -> dict[str, Any]:
        """For `figures --json`, in the agreed shape; stated numbers are a figure of their own there."""
        names = ("name", "title", "value", "text", "unit", "basis", "left_out", "count")
        return {name: getattr(self, name) for name in names}


class Source(Protocol):
    """Where a figure comes from: it measures and lists the same records."""

    def measure(self, session: Session, scope: Scope) -> dict[str, Measured]:
        """The figure under `OVERALL` and each group under its key, in the order in which they are shown."""

    def labels(self, session: Session, keys: Iterable[str]) -> dict[str, str]:
        """What the groups are called."""

    def rows(self, session: Session, scope: Scope, key: str) -> list[Row]:
        """The records behind the figure (`OVERALL`) or behind one group."""


Query = Callable[[Scope], Select[Any]]
"""Of columns `id`, `title` and, as the measure asks, `who`, `value`, `qualifier`; `grp` where there are groups."""


@dataclass(frozen=True)
class Figure:
    """One line of the statistics. `basis` says what is counted, as it is printed below a table."""

    name: str
    title: str
    unit: str
    basis: str
    source: Source


def compute(session: Session, figure: Figure, scope: Scope) -> Result:
    """The figure with its groups."""
    measured = figure.source.measure(session, scope)
    keys = [key for key in measured if key != OVERALL]
    labels = figure.source.labels(session, keys) if keys else {}
    groups = tuple(_result(session, figure, scope, measured[key], key, labels[key]) for key in keys)
    return _result(session, figure, scope, measured[OVERALL], OVERALL, "", groups)


def _result(
    session: Session,
    figure: Figure,
    scope: Scope,
    measured: Measured,
    key: str,
    label: str,
    groups: tuple[Result, ...] = (),
) -> Result:
    return Result(
        name=f"{figure.name}:{key}" if key else figure.name,
        title=f"{figure.title}：{label}" if key else figure.title,
        value=measured.value,
        text=measured.text,
        unit=figure.unit,
        basis=figure.basis,
        left_out=measured.left_out,
        count=measured.count,
        rows=lambda: figure.source.rows(session, scope, key),
        groups=groups,
    )
