"""Which figures do terms, brands and service stations of chambers give?"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy import Integer, Select, String, case, cast, exists, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from app.figures.asked import Asked, Grouping, titles, words_of
from app.figures.base import Figure, Scope
from app.figures.measures import Count, OnDay
from app.figures.when import active, begun, happened, passed, undated
from app.settings import TERM_YEARS
from db.models import MODELS
from db.vocabulary import StationKind

TERM: Any = MODELS["term"].__table__
STATION: Any = MODELS["station"].__table__
BRAND: Any = MODELS["brand"].__table__


def terms_running(scope: Scope) -> Select[Any]:
    """Terms that have begun, have not ended and were not followed by a later one of the same body."""
    later = aliased(TERM)
    same = or_(
        later.c.body_chamber_id == TERM.c.body_chamber_id,
        TERM.c.body_chamber_id.is_(None) & (later.c.body_name == TERM.c.body_name),
    )
    followed = exists().where(same, later.c.term_no > TERM.c.term_no, begun(later.c.started_on, scope.as_of))
    return select(
        TERM.c.id,
        TERM.c.body_name.label("title"),
        TERM.c.started_on,
        TERM.c.due_on,
        TERM.c.ended_on,
        TERM.c.overdue_reason.label("reason"),
    ).where(begun(TERM.c.started_on, scope.as_of), ~passed(TERM.c.ended_on, scope.as_of + timedelta(1)), ~followed)


def _terms_overdue(scope: Scope) -> Select[Any]:
    started = TERM.c.started_on
    year = cast(func.substr(started, 1, 4), Integer) + TERM_YEARS.column()
    reached = cast(year, String).concat(func.substr(started, 5))
    due = func.coalesce(TERM.c.due_on, case((started.not_like("--%"), reached)))
    return terms_running(scope).where(passed(due, scope.as_of))


def _terms_begun(scope: Scope) -> Select[Any]:
    return select(TERM.c.id, TERM.c.body_name.label("title"), TERM.c.started_on).where(
        happened(TERM.c.started_on, scope)
    )


def _terms_undated(scope: Scope) -> Select[Any]:
    return select(TERM.c.id).where(undated(TERM.c.started_on, scope))


def _terms_ended(scope: Scope) -> Select[Any]:
    return select(TERM.c.id, TERM.c.body_name.label("title"), TERM.c.ended_on).where(
        TERM.c.ended_on.is_not(None), happened(TERM.c.ended_on, scope)
    )


def _stations(scope: Scope) -> Select[Any]:
    return select(STATION.c.id, STATION.c.name.label("title"), STATION.c.kind.label("grp")).where(
        active(STATION.c.opened_on, STATION.c.closed_on, scope.as_of)
    )


def _brands(scope: Scope) -> Select[Any]:
    b = BRAND.c
    owner = case(
        (b.chamber_id.is_not(None), literal("chamber:").concat(cast(b.chamber_id, String))),
        else_=literal("organisation:").concat(cast(b.organisation_id, String)),
    )
    return select(b.id, b.name.label("title"), owner.label("grp")).where(active(b.started_on, b.ended_on, scope.as_of))


def _owners(session: Session, keys: Iterable[str]) -> dict[str, str]:
    wanted = list(keys)
    found: dict[str, str] = {}
    for kind in ("chamber", "organisation"):
        ids = [key.removeprefix(f"{kind}:") for key in wanted if key.startswith(f"{kind}:")]
        found |= {f"{kind}:{key}": title for key, title in titles(kind)(session, ids).items()}
    return found


_BY_STATION_KIND = Grouping(words_of(StationKind), order=tuple(word.value for word in StationKind))

FIGURES: tuple[Figure, ...] = (
    Figure(
        "terms_overdue",
        "逾期未换届",
        "个",
        "应换届日期（未填的按设置的届期推算）已过，没有届满也没有新一届",
        Asked("term", _terms_overdue, Count("reason")),
    ),
    Figure(
        "terms_begun",
        "成立或换届",
        "个",
        "换届日期在所问期间内的届次",
        Asked("term", _terms_begun, OnDay("started_on"), without_year=_terms_undated),
    ),
    Figure(
        "terms_ended",
        "任期届满",
        "个",
        "实际届满日期在所问期间内的届次",
        Asked("term", _terms_ended, OnDay("ended_on")),
    ),
    Figure("brands", "商会和工商联品牌", "个", "截止日当天在办", Asked("brand", _brands, grouping=Grouping(_owners))),
    Figure(
        "stations_by_kind",
        "服务站",
        "个",
        "截止日当天在用",
        Asked(
            "station",
            _stations,
            grouping=Grouping(words_of(StationKind), order=tuple(word.value for word in StationKind)),
        ),
    ),
)
"""The figures of terms, brands and stations."""
