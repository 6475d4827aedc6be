"""Which texts are longer than their column takes? SQLite would keep them, a server would refuse the record."""

from functools import cache
from typing import Any

from app.columns import name_text
from app.errors import FieldError
from app.kinds import BY_NAME
from app.kinds.base import FieldType, RecordKind, Values
from db.models import MODELS


def length_errors(kind: RecordKind, values: Values) -> list[FieldError]:
    """One sentence for each field whose text is too long."""
    errors = []
    for name, most in _limits(kind.name):
        value = values[name]
        if value is not None and len(name_text(value)) > most:
            errors.append(FieldError(name, f"有 {len(name_text(value))} 个字，最多 {most} 个；请缩短"))
    return errors


@cache
def _limits(kind_name: str) -> tuple[tuple[str, int], ...]:
    """The text fields whose column has a limit; other types keep theirs by what they are."""
    table: Any = MODELS[kind_name].__table__
    columns = {
        field.name: table.c[f"{field.name}_name" if field.type is FieldType.PARTY else field.name]
        for field in BY_NAME[kind_name].fields
        if field.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.PARTY)
    }
    lengths = {name: getattr(column.type, "length", None) for name, column in columns.items()}
    return tuple((name, length) for name, length in lengths.items() if length)
