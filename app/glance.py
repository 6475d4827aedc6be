"""What can a register show before the store is open? Its ids and first rows, read with nothing but sqlite3.

Loading SQLAlchemy takes longer than everything else at start; until it is there, this look through the key-hole
lets people read. It promises nothing: whatever is unusual gives None, and the store itself says what is wrong.
"""

import sqlite3
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.kinds import BY_NAME
from app.kinds.base import Field, FieldType, RecordKind
from app.values import shown
from app.values.phone_masks import mask_phone
from db.vocabulary import Qualifier

STORE_FILE = "desk.db"
"""As in `app.store`, which is too heavy to ask here."""

_WAIT_S = 0.2


@dataclass(frozen=True)
class Glance:
    """How many records a register has; the ids and texts of the first ones in its own order."""

    total: int
    ids: "array[int]"
    rows: list[tuple[str, ...]]


def glance(folder: Path, kind: RecordKind, limit: int) -> Glance | None:
    """The register as `Desk.ids` and `Desk.rows` would begin it; None when it cannot be had this way."""
    path = folder / STORE_FILE
    if not path.is_file():
        return None
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=_WAIT_S)
    except sqlite3.Error:
        return None
    try:
        (total,) = connection.execute(f"SELECT count(*) FROM {kind.name}").fetchone()
        found = connection.execute(f"SELECT t.id FROM {kind.name} t{_order(kind)} LIMIT {limit:d}")
        ids = array("q", (row[0] for row in found))
        return Glance(total, ids, _rows(connection, kind, ids))
    except sqlite3.Error:  # another version, damaged, or in use: the store will say so
        return None
    finally:
        connection.close()


def _rows(connection: sqlite3.Connection, kind: RecordKind, ids: "array[int]") -> list[tuple[str, ...]]:
    fields = [kind.field(name) for name in kind.listed]
    cells = ", ".join(_cell(kind, field) for field in fields)
    words = ", ".join(f"t.{field.qualified_by}" if field.qualified_by else "NULL" for field in fields)
    keys = ", ".join(map(str, ids))
    found = connection.execute(f"SELECT t.id, {cells}, {words} FROM {kind.name} t WHERE t.id IN ({keys})")
    width = len(fields)
    texts = {row[0]: tuple(map(_text, fields, row[1 : width + 1], row[width + 1 :])) for row in found}
    return [texts[key] for key in ids]


def _cell(kind: RecordKind, field: Field) -> str:
    """The SQL of one cell. Every name in it comes from the record kinds, none from outside."""
    if kind.stand_in and field.name == kind.title:
        return _title(kind, "t")
    match field.type:
        case FieldType.REFERENCE:
            target = BY_NAME[field.refers_to[0]]
            return f"(SELECT {_title(target, 'r')} FROM {target.name} r WHERE r.id = t.{field.name}_id)"
        case FieldType.PARTY:
            return f"t.{field.name}_name"
        case FieldType.LINES:
            lines = f"SELECT text FROM {field.lines} WHERE {kind.name}_id = t.id ORDER BY position"
            return f"(SELECT group_concat(text, char(10)) FROM ({lines}))"
        case _:
            return f"t.{field.name}"


def _title(kind: RecordKind, row: str) -> str:
    """As `app.titles`."""
    if not kind.stand_in:
        return f"{row}.{kind.title_column}"
    target = BY_NAME[kind.field(kind.stand_in).refers_to[0]]
    before, _, after = kind.stand_in_words.partition("{}")
    named = f"SELECT '{before}' || s.{target.title_column} || '{after}' FROM {target.name} s"
    return f"coalesce({row}.{kind.title_column}, ({named} WHERE s.id = {row}.{kind.stand_in}_id))"


def _order(kind: RecordKind) -> str:
    name = kind.order.removeprefix("-")
    if not name:
        return " ORDER BY t.id"
    column = _sort_key(kind, kind.field(name))
    if kind.order.startswith("-"):
        return f" ORDER BY {column} DESC NULLS LAST, t.id DESC"
    return f" ORDER BY {column}{'' if name == kind.pinyin else ' NULLS LAST'}, t.id"


def _sort_key(kind: RecordKind, field: Field) -> str:
    if field.type is FieldType.REFERENCE:
        target = BY_NAME[field.refers_to[0]]
        return f"(SELECT r.{target.pinyin}_key FROM {target.name} r WHERE r.id = t.{field.name}_id)"
    return f"t.{field.name}_key" if field.name == kind.pinyin else _cell(kind, field)


def _text(field: Field, cell: Any, qualifier: str | None) -> str:
    """As `lists.hidden_text`."""
    if cell is None:
        return ""
    if field.type is FieldType.PHONE:
        return mask_phone(cell)
    if qualifier not in (None, Qualifier.EXACT.value):
        return shown.show_qualified(field, cell, qualifier)
    if field.type is FieldType.CHOICES:
        return shown.show(field, tuple(word for word in cell.split("|") if word))
    if field.type in (FieldType.REFERENCE, FieldType.PARTY, FieldType.LINES):
        return str(cell)
    return shown.show(field, cell)
