"""Which figures do the people and their seats give?"""

from typing import Any

from sqlalchemy import Select, select

from app.figures.asked import Asked, Grouping, words_of
from app.figures.base import Figure, Scope
from app.figures.when import active
from db.models import MODELS
from db.vocabulary import Committee

PERSON: Any = MODELS["person"].__table__
POST: Any = MODELS["post"].__table__


def _seated(scope: Scope) -> Select[Any]:
    """Who holds a seat on that day; one who holds two stands in both groups and counts once in the whole."""
    held = active(POST.c.started_on, POST.c.ended_on, scope.as_of)
    return (
        select(PERSON.c.id, PERSON.c.name.label("title"), POST.c.committee.label("grp"))
        .join(POST, POST.c.person_id == PERSON.c.id)
        .where(POST.c.committee.is_not(None), held)
        .distinct()
    )


FIGURES: tuple[Figure, ...] = (
    Figure(
        "committee_by_seat",
        "执常委和班子成员",
        "人",
        "截止日当天在工商联领导机构任职的人；任几职的只计一人",
        Asked("person", _seated, grouping=Grouping(words_of(Committee), order=tuple(c.value for c in Committee))),
    ),
)
"""The figures of people."""
