"""Would a chamber or a campaign stand inside itself, directly or through others?"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import FieldError
from app.kinds import BY_NAME
from app.kinds.base import Link, Values
from db.models import MODELS


def check_tree(kind_name: str, field: str = "parent") -> Callable[[Session, Values, int | None], list[FieldError]]:
    """The rule that refuses a parent which stands below the record itself."""

    def check(session: Session, values: Values, own_id: int | None) -> list[FieldError]:
        parent = values[field]
        if own_id is None or not isinstance(parent, Link) or parent.id is None:
            return []
        chain = ancestors(session, kind_name, parent.id, field)
        if own_id not in chain:
            return []
        label = BY_NAME[kind_name].labels[field]
        if parent.id == own_id:
            return [FieldError(field, f"不能以自己为{label}；请选别的，或空着")]
        names = _names(session, kind_name, chain)
        way = " → ".join(names[key] for key in reversed(chain[: chain.index(own_id) + 1]))
        return [FieldError(field, f"“{names[parent.id]}”本身在“{names[own_id]}”之下（{way}），不能再作它的{label}")]

    return check


def ancestors(session: Session, kind_name: str, start: int, field: str = "parent") -> list[int]:
    """The record, what it stands in, and so on to the top; each once, even where the store has a ring."""
    column: Any = MODELS[kind_name].__table__.c[f"{field}_id"]
    table: Any = MODELS[kind_name].__table__
    chain: list[int] = []
    at: int | None = start
    while at is not None and at not in chain:
        chain.append(at)
        at = session.scalar(select(column).where(table.c.id == at))
    return chain


def _names(session: Session, kind_name: str, ids: list[int]) -> dict[int, str]:
    # `app.records` asks these rules: asking it back for titles would be a ring.
    table: Any = MODELS[kind_name].__table__
    query = select(table.c.id, table.c[BY_NAME[kind_name].title]).where(table.c.id.in_(ids))
    return {row[0]: row[1] for row in session.execute(query)}
