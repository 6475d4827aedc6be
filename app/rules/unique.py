"""Is there a record already with what only one may have together, such as the same period of one membership?"""

from functools import cache
from typing import Any

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Session

from app.columns import columns_of, to_columns
from app.errors import FieldError
from app.kinds import BY_NAME
from app.kinds.base import RecordKind, Values
from db.models import MODELS


def taken_together(session: Session, kind: RecordKind, values: Values, own_id: int | None) -> list[FieldError]:
    """One sentence for each set of fields that another record has the same."""
    table: Any = MODELS[kind.name].__table__
    errors = []
    for names in sets_of(kind.name):
        columns = to_columns(kind, {name: values[name] for name in names})
        if None in columns.values():  # what is not known is never the same
            continue
        query = select(table.c.id).where(*(table.c[name] == value for name, value in columns.items()))
        other = session.scalar(query)
        if other is not None and other != own_id:
            words = "、".join(kind.labels[name] for name in names)
            errors.append(FieldError(names[0], f"已有{words}相同的一条（编号 {other}）；请直接修改那条记录"))
    return errors


@cache
def sets_of(kind_name: str) -> tuple[tuple[str, ...], ...]:
    """The fields of each constraint over several columns, in the order of the kind."""
    table: Any = MODELS[kind_name].__table__
    return tuple(
        tuple(
            field.name for field in BY_NAME[kind_name].fields if set(columns_of(field)) & set(constraint.columns.keys())
        )
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint) and len(constraint.columns) > 1
    )
