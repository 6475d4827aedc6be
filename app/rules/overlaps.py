"""May a period be stored beside those that the same body, person or member already has?

Only what overlaps for certain is refused: of dates known to the year or month, what may be a handing over passes.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.sessions import term_label
from app.domain.spans import Overlap, Span, overlap
from app.errors import FieldError
from app.kinds.base import Link, Values
from app.rules.sameness import rows_about
from app.values.dates import show_date
from db.models import MODELS

Check = Callable[[Session, Values, int | None], list[FieldError]]


@dataclass(frozen=True, slots=True)
class Period:
    """A kind whose records with the same fields may not hold at the same time."""

    kind: str
    same: tuple[str, ...]
    words: str
    """The sentence's beginning: what there is already."""
    ends: tuple[str, ...] = ("ended_on",)
    """The fields that may end the period; the first that is filled does."""


TERM = Period("term", ("body",), "这个机构已有一届任期", ("ended_on", "due_on"))
POST = Period("post", ("person", "body", "title"), "同一人在同一单位的同一职务已有一段任职")
AFFILIATION = Period("affiliation", ("enterprise",), "这家企业已有一段会籍")
MEMBERSHIP = Period("membership", ("enterprise", "chamber"), "这家企业在这个商会已有一段会籍")
LIAISON = Period("liaison", ("officer", "target"), "同一人对同一对象已有一段挂钩联系")
ZONE_MEMBER = Period("zone_member", ("zone", "member"), "这个单位在这个片区已有一段")
PERIODS: tuple[Period, ...] = (TERM, POST, AFFILIATION, MEMBERSHIP, LIAISON, ZONE_MEMBER)


def check_overlaps(period: Period) -> Check:
    """The rule that refuses what overlaps for certain."""

    def check(session: Session, values: Values, own_id: int | None) -> list[FieldError]:
        return refusals(period, values, _others(session, period, values, own_id))

    return check


def warn_overlaps(period: Period) -> Check:
    """The warning about what may overlap."""

    def warn(session: Session, values: Values, own_id: int | None) -> list[FieldError]:
        own = span_of(period, values)
        for other in _others(session, period, values, own_id):
            if overlap(own, other) is Overlap.POSSIBLE:
                return [FieldError("started_on", f"{period.words}（{_words(other)}），日期不全，可能重叠，请核对")]
        return []

    return warn


def refusals(period: Period, values: Values, others: Iterable[Span]) -> list[FieldError]:
    """The sentence for the first of the other spans that overlaps for certain."""
    own = span_of(period, values)
    for other in others:
        if overlap(own, other) is Overlap.CERTAIN:
            advice = "请先填好那一段的结束日期，或改这里的日期"
            return [FieldError("started_on", f"{period.words}（{_words(other)}），与这一段重叠；{advice}")]
    return []


def span_of(period: Period, values: Values) -> Span:
    """The period that these values mean."""
    start, end = values["started_on"], next((values[name] for name in period.ends if values[name]), None)
    return Span(start if isinstance(start, str) else None, end if isinstance(end, str) else None)


def _others(session: Session, period: Period, values: Values, own_id: int | None) -> Iterator[Span]:
    table: Any = MODELS[period.kind].__table__
    same = rows_about(table, period.kind, period.same, values)
    if same is None:
        return
    columns = [table.c[name] for name in ("started_on", *period.ends)]
    query = select(table.c.id, *columns).where(*same).order_by(table.c.started_on, table.c.id)
    for key, start, *ends in session.execute(query):
        if key != own_id:
            yield Span(start, next(filter(None, ends), None))


def _words(span: Span) -> str:
    start = show_date(span.start) if span.start else "起始不明"
    return f"{start}至{show_date(span.end) if span.end else '今'}"


def check_term_number(session: Session, values: Values, own_id: int | None) -> list[FieldError]:
    """A body has each 届 once."""
    table: Any = MODELS["term"].__table__
    number = values["term_no"]
    same = rows_about(table, "term", ("body",), values)
    if same is None or not isinstance(number, int) or number < 1:
        return []
    found = session.scalars(select(table.c.id).where(*same, table.c.term_no == number))
    if all(key == own_id for key in found):
        return []
    return [FieldError("term_no", f"这个机构已有{term_label(number)}；请核对届次，或直接修改那一条")]


def warn_two_zones(session: Session, values: Values, own_id: int | None) -> list[FieldError]:
    """A member that stands in another zone at the same time."""
    table: Any = MODELS["zone_member"].__table__
    same, zone = rows_about(table, "zone_member", ("member",), values), values["zone"]
    if same is None or not isinstance(zone, Link):
        return []
    own = span_of(ZONE_MEMBER, values)
    query = select(table.c.id, table.c.started_on, table.c.ended_on).where(*same, table.c.zone_id != zone.id)
    if any(key != own_id and overlap(own, Span(*dates)) is Overlap.CERTAIN for key, *dates in session.execute(query)):
        return [FieldError("zone", "这个单位同时还在另一个片区，请核对")]
    return []
