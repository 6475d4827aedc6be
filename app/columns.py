"""How do a record's fields lie in the columns of its table, and back?"""

from collections.abc import Mapping, Sequence
from typing import Any

from app.kinds.base import Field, FieldType, Link, RecordKind, Values
from app.values.pinyin import spelled


def columns_of(field: Field) -> list[str]:
    """The columns that hold the field; none for lines, which have a table of their own."""
    match field.type:
        case FieldType.LINES:
            return []
        case FieldType.REFERENCE:
            return [f"{field.name}_id"]
        case FieldType.PARTY:
            return [f"{field.name}_name", *(party_column(field, kind) for kind in field.refers_to)]
        case _:
            return [field.name]


def party_column(field: Field, kind: str) -> str:
    """The column of a party field that links to records of `kind`."""
    return f"{field.name}_{kind}_id"


def to_columns(kind: RecordKind, values: Values) -> dict[str, Any]:
    """The columns for these values (all fields or some), the sorting and search keys included."""
    several = in_several_columns(kind)
    columns: dict[str, Any] = {name: value for name, value in values.items() if name not in several}
    for name, field in several.items():
        if name in values:
            columns.update(_split(field, values[name]))
    if kind.pinyin in values:
        columns.update(_keys(kind, name_text(values[kind.pinyin])))
    return columns


_SEVERAL: dict[str, dict[str, Field]] = {}


def in_several_columns(kind: RecordKind) -> dict[str, Field]:
    """The fields that do not lie as they are in a column of their own name; kept, as every row of an import asks."""
    known = _SEVERAL.get(kind.name)
    if known is None:
        types = (FieldType.LINES, FieldType.REFERENCE, FieldType.PARTY, FieldType.CHOICES)
        known = _SEVERAL[kind.name] = {field.name: field for field in kind.fields if field.type in types}
    return known


def name_text(value: Any) -> str:
    """The text of a name that may be a link."""
    return value.text if isinstance(value, Link) else str(value or "")


def called(kind: RecordKind, values: Values) -> str:
    """What a record with these values is called: its title or, where that is empty, what stands in for it."""
    title = name_text(values.get(kind.title))
    other = name_text(values.get(kind.stand_in)) if kind.stand_in and not title else ""
    return kind.stand_in_words.format(other) if other else title


def _split(field: Field, value: Any) -> dict[str, Any]:
    match field.type:
        case FieldType.LINES:
            return {}
        case FieldType.REFERENCE:
            return {f"{field.name}_id": value.id if value else None}
        case FieldType.PARTY:
            columns: dict[str, Any] = {party_column(field, kind): None for kind in field.refers_to}
            columns[f"{field.name}_name"] = value.text if value else None
            if value and value.kind:
                columns[party_column(field, value.kind)] = value.id
            return columns
        case _:  # CHOICES
            return {field.name: join_words(value) or None}


def _keys(kind: RecordKind, name: str) -> dict[str, str]:
    keys = spelled(name, person=kind.personal)
    if not kind.spoken:
        return {f"{kind.pinyin}_key": keys.sort_key}
    return {f"{kind.pinyin}_key": keys.sort_key, f"{kind.pinyin}_pinyin": f"{keys.full_pinyin} {keys.initials}"}


def join_words(words: Sequence[str] | None) -> str:
    """Several words as they are kept: |industry|market|."""
    return f"|{'|'.join(words)}|" if words else ""


def split_words(kept: str | None) -> tuple[str, ...]:
    """The words of |industry|market|."""
    return tuple(word for word in (kept or "").split("|") if word)


def from_columns(field: Field, row: Mapping[str, Any], titles: Mapping[str, str]) -> Any:
    """The field's value in a row; `titles` gives, by field name, what a reference is called."""
    match field.type:
        case FieldType.REFERENCE:
            key = row[f"{field.name}_id"]
            return Link(titles[field.name], field.refers_to[0], key) if key is not None else None
        case FieldType.PARTY:
            return _party(field, row)
        case FieldType.CHOICES:
            return split_words(row[field.name])
        case _:
            return row[field.name]


def _party(field: Field, row: Mapping[str, Any]) -> Link | None:
    name = row[f"{field.name}_name"]
    if name is None:
        return None
    for kind in field.refers_to:
        key = row[party_column(field, kind)]
        if key is not None:
            return Link(name, kind, key)
    return Link(name)
