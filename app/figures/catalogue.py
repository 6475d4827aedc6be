"""Which figures are there, in the order in which they are printed? A new one is one line in its own file."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.errors import UserError
from app.figures import deeds, gatherings, giving, people, registers, reported, terms
from app.figures.base import OVERALL, Figure, Row, Scope, compute

FIGURES: tuple[Figure, ...] = (
    *registers.FIGURES,
    *people.FIGURES,
    *terms.FIGURES,
    *gatherings.FIGURES,
    *giving.FIGURES,
    *deeds.FIGURES,
    *reported.FIGURES,
)
BY_NAME: dict[str, Figure] = {figure.name: figure for figure in FIGURES}


def all_figures() -> tuple[Figure, ...]:
    """Every figure."""
    return FIGURES


def figure(name: str) -> Figure:
    """The figure of that name. Raises UserError with the names there are."""
    found = BY_NAME.get(name)
    if found is None:
        raise UserError(f"没有名为“{name}”的统计指标；可用：{'、'.join(BY_NAME)}")
    return found


def rows_of(session: Session, name: str, scope: Scope) -> list[Row]:
    """The records behind a figure, or behind one of its groups (`members_by_kind:group`). Raises UserError."""
    base, _, key = name.partition(":")
    one = figure(base)
    if key and key not in one.source.measure(session, scope):
        groups = "、".join(f"{base}:{group}" for group in names_of_groups(session, one, scope))
        raise UserError(f"指标“{base}”在所问期间内没有分组“{key}”；可用：{groups or '没有分组'}")
    return one.source.rows(session, scope, key or OVERALL)


def names_of_groups(session: Session, one: Figure, scope: Scope) -> Iterator[str]:
    """The keys of the groups that the figure has in this scope."""
    return (key for key in one.source.measure(session, scope) if key != OVERALL)


__all__ = ["FIGURES", "all_figures", "compute", "figure", "rows_of"]
