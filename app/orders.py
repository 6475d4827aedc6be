"""In which orders beside its columns can a list of people be put: by strokes of the name, by rank?

A list whose people are records (任职) stands by the best seat that each holds today, then by strokes, the posts of one
person in their print order. A list that keeps its people as given, with an order of its own (参会), keeps that first.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, case, func, select

from app.columns import party_column
from app.domain.posts import RANKS
from app.figures.when import active
from app.kinds import BY_NAME
from app.kinds.base import FieldType, RecordKind
from db.models import MODELS
from db.strokes import stroke_order

STROKES, RANK = "strokes", "rank"

ORDERS = {STROKES: "姓氏笔画", RANK: "职务次序"}
"""The orders of a list of people, as they are called on screen and on the command line."""

_BEHIND = 9999
_POST: Any = MODELS["post"].__table__.alias("held_post")
"""Another name than that of the list itself, which may be the list of posts."""


def is_of_people(order: str) -> bool:
    """Whether this is one of these orders, not that of a column."""
    return order.removeprefix("-") in ORDERS


def people_order(
    query: Select[Any], table: Table, kind: RecordKind, order: str, today: date
) -> tuple[Select[Any], list[ColumnElement[Any]]]:
    """The query with what the order needs joined to it, and by what it is sorted."""
    field = kind.field(kind.people)
    person: ColumnElement[Any]
    name: ColumnElement[Any]
    if field.type is FieldType.REFERENCE:
        target: Any = MODELS[field.refers_to[0]].__table__.alias("ordered_person")
        person = table.c[f"{field.name}_id"]
        query = query.select_from(table.outerjoin(target, target.c.id == person))
        name = target.c[BY_NAME[field.refers_to[0]].title]
    elif field.type is FieldType.PARTY:
        person, name = table.c[party_column(field, "person")], table.c[f"{field.name}_name"]
    else:
        person, name = table.c.id, table.c[field.name]
    own = [table.c.print_order.asc().nulls_last()] if "print_order" in table.c else []
    strokes = stroke_order(name)
    if order.removeprefix("-") == STROKES:
        falling = order.startswith("-")
        by = [strokes[0], *(part.desc() if falling else part.asc() for part in strokes[1:])]
        return query, [*by, *own, table.c.id.asc()]
    by_rank = [rank_today(person, today), *strokes]
    given_first = field.type is FieldType.PARTY
    return query, [*own, *by_rank, table.c.id] if given_first else [*by_rank, *own, table.c.id]


def rank_today(person: ColumnElement[Any], today: date) -> ColumnElement[Any]:
    """The best seat that the person holds that day, and within it the best place in print; without one at the end."""
    ranks = {word: at for at, word in enumerate(RANKS)}
    seat = case(ranks, value=_POST.c.committee, else_=len(ranks))
    place = seat * (_BEHIND + 1) + func.coalesce(_POST.c.print_order, _BEHIND)
    held = select(func.min(place)).where(
        _POST.c.person_id == person, active(_POST.c.started_on, _POST.c.ended_on, today)
    )
    return func.coalesce(held.scalar_subquery(), (len(ranks) + 1) * (_BEHIND + 1))
