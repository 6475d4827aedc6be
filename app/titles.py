"""What is a record called, in SQL? By its title or, where that is empty, by what stands in for it."""

from typing import Any

from sqlalchemy import func, literal, select

from app.kinds import BY_NAME
from app.kinds.base import RecordKind
from db.models import MODELS


def title_of(table: Any, kind: RecordKind) -> Any:
    """The title of the rows of `table` (the kind's own, or an alias of it); its title is a text or a name as given."""
    title = table.c[kind.title_column]
    if not kind.stand_in:
        return title
    target = BY_NAME[kind.field(kind.stand_in).refers_to[0]]
    other: Any = MODELS[target.name].__table__
    other = other.alias(f"{kind.stand_in}_stands_in")
    before, _, after = kind.stand_in_words.partition("{}")
    words = literal(before).concat(other.c[target.title_column]).concat(after)
    named = select(words).where(other.c.id == table.c[f"{kind.stand_in}_id"]).correlate(table).scalar_subquery()
    return func.coalesce(title, named)
