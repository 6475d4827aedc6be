"""Which records hold a text? One index over names, pinyin, codes, phones, addresses and people."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, bindparam, column, select, text
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import Subquery

from app.kinds import BY_NAME, KINDS
from app.kinds.base import RecordKind
from db import dialects
from db.folding import folded
from db.models import MODELS

SHOWN = 200
"""So many results a search returns at most: what fits a list that people read."""

_SLOTS = 64  # the index keeps kind and key in one number: id * 64 + search_no


@dataclass(frozen=True)
class Hit:
    """One record found: what it is called and the field and text that matched."""

    kind: RecordKind
    id: int
    title: str
    field: str
    matched: str


def normalised(typed: str) -> str:
    """What is looked up for a typed text: half-width, lower case, without outer spaces."""
    return folded(typed).strip()


def kept_kinds() -> dict[int, RecordKind]:
    """The kinds in the index by their number."""
    return {model.search_no: BY_NAME[name] for name, model in MODELS.items() if model.search_no is not None}


def documents(session: Session, wanted: str) -> Subquery:
    """The index entries that hold `wanted` (normalised, not empty), as a subquery with a column `id`."""
    sql, parameters = dialects.of(session.connection()).matches(wanted)
    clause = text(sql).bindparams(*(bindparam(name, value) for name, value in parameters.items()))
    return clause.columns(column("id")).subquery("found_documents")


def keys_of(session: Session, kind: RecordKind, wanted: str) -> Any:
    """A SELECT of the ids of this kind's records that hold `wanted`."""
    found = documents(session, wanted)
    number = MODELS[kind.name].search_no
    # Shift and mask instead of / and %: both engines then divide whole numbers.
    return select(found.c.id.op(">>")(6)).where(found.c.id.op("&")(_SLOTS - 1) == number)


def find(session: Session, typed: str, *, limit: int = SHOWN) -> list[Hit]:
    """What the search box finds, best first: names that begin with the text, then the rest."""
    wanted = normalised(typed)
    if not wanted:
        return []
    kinds = kept_kinds()
    found = documents(session, wanted)
    # The names themselves are not folded: they are compared with what was typed.
    entries = dict.fromkeys(_beginning(session, typed.strip(), limit))
    if len(entries) < limit:  # else names that begin with the text fill the list
        entries.update(dict.fromkeys(session.scalars(select(found.c.id).limit(limit))))
    by_kind: dict[str, list[int]] = {}
    for entry in entries:
        by_kind.setdefault(kinds[entry % _SLOTS].name, []).append(entry // _SLOTS)
    hits = [hit for kind in KINDS if kind.name in by_kind for hit in _hits(session, kind, by_kind[kind.name], wanted)]
    return sorted(hits, key=lambda hit: _rank(hit, wanted))[:limit]


def _beginning(session: Session, typed: str, limit: int) -> list[int]:
    """Entries of records whose name begins with the text: an index range per kind, however common the text is."""
    entries: list[int] = []
    for number, kind in kept_kinds().items():
        table = MODELS[kind.name].__table__
        name = table.c[kind.title]
        query = select(table.c.id).where(name >= typed, name < typed + "\U0010ffff").limit(limit)
        entries += [key * _SLOTS + number for key in session.scalars(query)]
    return entries


def _hits(session: Session, kind: RecordKind, ids: list[int], wanted: str) -> list[Hit]:
    model = MODELS[kind.name]
    table = model.__table__
    assert isinstance(table, Table)
    labels = kind.labels
    names = [kind.title, *(name for name in model.searched if name != kind.title)]
    query = select(table.c.id, *(table.c[name] for name in names)).where(table.c.id.in_(ids))
    hits = []
    for key, *values in session.execute(query):
        name, value = _matching(names, values, wanted)
        # A match in the pinyin is a match of the name to the reader.
        label, shown = (labels[name], value) if name in labels else (labels[kind.title], values[0])
        hits.append(Hit(kind, key, values[0], label, shown))
    return hits


def _matching(names: list[str], values: list[str | None], wanted: str) -> tuple[str, str]:
    for name, value in zip(names, values, strict=True):
        if value and wanted in folded(value):
            return name, value
    return names[0], values[0] or ""


def _rank(hit: Hit, wanted: str) -> tuple[int, int, int]:
    title = folded(hit.title)
    place = 0 if title == wanted else 1 if title.startswith(wanted) else 2 if wanted in title else 3
    return place, KINDS.index(hit.kind), len(title)
