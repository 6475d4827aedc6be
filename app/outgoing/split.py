"""By what can a register be divided into sheets, and which rows go into which?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.kinds import BY_NAME, KINDS
from app.kinds.base import Field, FieldType, RecordKind
from app.records import titles_of
from app.values.personal import hide_personal
from app.values.pinyin import spelled
from app.values.shown import show
from db.models import MODELS

MOST_SHEETS = 250
NONE = "（空）"
_DIVIDES = (FieldType.CHOICE, FieldType.REFERENCE, FieldType.PARTY)
_BY = "chamber"
"""What a record belongs to by a register of its own: the enterprises of each chamber."""


@dataclass(frozen=True)
class Way:
    """One way to divide: its name on the command line and what people read."""

    name: str
    label: str


@dataclass(frozen=True)
class Part:
    """The rows of one sheet."""

    title: str
    ids: tuple[int, ...]


def ways(kind: RecordKind) -> list[Way]:
    """By choices, by what its records refer to, and by the chambers that they are members of."""
    own = [Way(field.name, field.label) for field in kind.fields if field.type in _DIVIDES]
    through = [Way(f"{other.name}.{to.name}", f"{to.label}（{other.label}）") for other, _, to in _memberships(kind)]
    return own + through


def parts(session: Session, kind: RecordKind, ids: Sequence[int], by: str, *, public: bool = False) -> list[Part]:
    """The rows of each sheet, in the order of the words or of the names; rows without a value come last.

    A record that belongs to several chambers stands on the sheet of each. Raises UserError for too many sheets.
    """
    pairs = _through(session, kind, by) if "." in by else _own(session, kind, kind.field(by), public)
    grouped: dict[str, list[int]] = {}
    for key in ids:
        for title in pairs.get(key) or (NONE,):
            grouped.setdefault(title, []).append(key)
    if len(grouped) > MOST_SHEETS:
        raise UserError(f"分表会得到 {len(grouped):,} 张，最多 {MOST_SHEETS} 张。请换一个分表的栏目，或先筛选。")
    order = _order(kind, by)
    return [Part(title, tuple(grouped[title])) for title in sorted(grouped, key=order)]


def way_of(kind: RecordKind, name: str) -> Way:
    """The way of that name or label. Raises UserError."""
    found = ways(kind)
    for way in found:
        if name in (way.name, way.label):
            return way
    can = "、".join(f"{way.label}（{way.name}）" for way in found) or "（没有）"
    raise UserError(f"{kind.label}不能按“{name}”分表；可以按：{can}")


def _memberships(kind: RecordKind) -> list[tuple[RecordKind, Field, Field]]:
    """The registers that say to which chamber a record of this kind belongs, with both their fields."""
    found = []
    for other in KINDS:
        references = [field for field in other.fields if field.required and field.type is FieldType.REFERENCE]
        to_own = [field for field in references if field.refers_to == (kind.name,)]
        to_chamber = [field for field in references if field.refers_to == (_BY,)]
        if kind.name != _BY and len(to_own) == len(to_chamber) == 1:
            found.append((other, to_own[0], to_chamber[0]))
    return found


def _own(session: Session, kind: RecordKind, field: Field, public: bool) -> dict[int, list[str]]:
    table: Any = MODELS[kind.name].__table__
    if field.type is FieldType.CHOICE:
        found = session.execute(select(table.c.id, table.c[field.name]))
        return {key: [show(field, value)] for key, value in found if value}
    if field.type is FieldType.PARTY:
        column = table.c[f"{field.name}_name"]
        return {
            key: [hide_personal(name) if public else name]
            for key, name in session.execute(select(table.c.id, column))
            if name
        }
    rows = session.execute(select(table.c.id, table.c[f"{field.name}_id"])).all()
    titles = titles_of(session, BY_NAME[field.refers_to[0]], {target for _, target in rows if target is not None})
    return {key: [titles[target]] for key, target in rows if target is not None}


def _through(session: Session, kind: RecordKind, by: str) -> dict[int, list[str]]:
    """The chambers of each record by the memberships that have not ended."""
    name, _, _ = by.partition(".")
    other, own, to = next(found for found in _memberships(kind) if found[0].name == name)
    table: Any = MODELS[other.name].__table__
    query = select(table.c[f"{own.name}_id"], table.c[f"{to.name}_id"])
    if "ended_on" in table.c:
        query = query.where(table.c.ended_on.is_(None))
    rows = session.execute(query).all()
    titles = titles_of(session, BY_NAME[to.refers_to[0]], {target for _, target in rows})
    found: dict[int, list[str]] = {}
    for key, target in rows:
        known = found.setdefault(key, [])
        if titles[target] not in known:
            known.append(titles[target])
    return found


def _order(kind: RecordKind, by: str) -> Any:
    """Words in their own order, names by their sound, what is empty at the end."""
    words = [word.label for word in kind.field(by).choices or ()] if "." not in by else []

    def place(title: str) -> tuple[bool, int, str]:
        return title == NONE, words.index(title) if title in words else len(words), spelled(title).sort_key

    return place
