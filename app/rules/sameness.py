"""Do two records speak of the same person, body or member?

By the record they are linked to or, where neither is linked, by the name. A masked name (**商会) and a name like 匿名
stand for nobody in particular: they never match.
"""

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement

from app.columns import party_column
from app.kinds import BY_NAME
from app.kinds.base import Field, FieldType, Link, Value, Values

_ANONYMOUS = re.compile(r"[*＊×]|^(匿名|佚名|无名|爱心|热心|不愿|未具名|未列名)|某")

Key = tuple[object, ...]


def is_anonymous(name: str) -> bool:
    """Whether the name stands for nobody in particular: a mask, 匿名, 爱心人士, 某商会."""
    return _ANONYMOUS.search(name) is not None


def key_of(kind_name: str, names: Iterable[str], values: Values) -> Key | None:
    """What these fields say, so that records about the same have equal keys; None when no other can be."""
    kind = BY_NAME[kind_name]
    parts = [_part(kind.field(name), values[name]) for name in names]
    return None if None in parts else tuple(parts)


def _part(field: Field, value: Value) -> object:
    if not isinstance(value, Link):
        return value
    if field.type is FieldType.REFERENCE:
        return value.id
    if value.kind and value.id is not None:
        return (value.kind, value.id)
    return None if is_anonymous(value.text) else ("", value.text)


def rows_about(table: Any, kind_name: str, names: Iterable[str], values: Values) -> list[ColumnElement[bool]] | None:
    """The conditions for rows that say the same in these fields; None when no row can."""
    conditions: list[ColumnElement[bool]] = []
    for name in names:
        condition = _equal(table, BY_NAME[kind_name].field(name), values[name])
        if condition is None:
            return None
        conditions.append(condition)
    return conditions


def _equal(table: Any, field: Field, value: Value) -> ColumnElement[bool] | None:
    if not isinstance(value, Link):
        plain: ColumnElement[bool] = table.c[field.name] == value
        return plain
    if field.type is FieldType.REFERENCE:
        linked: ColumnElement[bool] = table.c[f"{field.name}_id"] == value.id
        return linked
    return party_is(table, field, value)


def party_is(table: Any, field: Field, link: Link) -> ColumnElement[bool] | None:
    """The rows whose party is this one; None when the name stands for nobody in particular."""
    if link.kind and link.id is not None:
        matched: ColumnElement[bool] = table.c[party_column(field, link.kind)] == link.id
        return matched
    if is_anonymous(link.text):
        return None
    condition: ColumnElement[bool] = table.c[f"{field.name}_name"] == link.text
    for kind in field.refers_to:
        condition = condition & table.c[party_column(field, kind)].is_(None)
    return condition
