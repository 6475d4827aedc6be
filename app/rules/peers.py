"""Which other records say the same, or stand above? What the rules among records ask; a form and an import answer.

`StorePeers` asks the store, one question each. For an import see `file_peers`: it answers from what it has read for
many rows at once, with the rows of the file counted in. So both follow the same rules, written once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.columns import columns_of, from_columns
from app.kinds import BY_NAME
from app.kinds.base import FieldType, Values
from app.rules.sameness import rows_about
from app.titles import title_of
from db.models import MODELS

_PERIOD = ("started_on", "ended_on")
WATCHED: dict[str, tuple[str, ...]] = {
    "term": ("body", "term_no", "due_on", *_PERIOD),
    "post": ("person", "body", "title", *_PERIOD),
    "affiliation": ("enterprise", *_PERIOD),
    "membership": ("enterprise", "chamber", *_PERIOD),
    "liaison": ("officer", "target", *_PERIOD),
    "zone_member": ("zone", "member", *_PERIOD),
    "chamber": ("parent",),
    "campaign": ("parent",),
    "donation": ("donor", "headline", "causes", "amount", "qualifier"),
    "co_donor": ("donation", "donor"),
    "gift_cause": ("donation", "cause"),
}
"""The fields of other records that the rules look at, by kind."""


@dataclass(frozen=True, slots=True)
class Peer:
    """Another record: its watched values and, of kinds that are named in a sentence, its title. Links bear no text."""

    id: int
    values: Values
    title: str


class Peers(Protocol):
    """The other records, as far as the rules ask for them."""

    def about(self, kind_name: str, same: tuple[str, ...], values: Values) -> list[Peer]:
        """Those that say the same in these fields, in the order of their entry; none for a mask or 匿名."""

    def of(self, kind_name: str, record_id: int) -> Peer | None:
        """That one record."""


class StorePeers:
    """The records of the store, for a form."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def about(self, kind_name: str, same: tuple[str, ...], values: Values) -> list[Peer]:
        """See `Peers`."""
        table: Any = MODELS[kind_name].__table__
        conditions = rows_about(table, kind_name, same, values)
        return list(read_peers(self._session, kind_name, conditions)) if conditions is not None else []

    def of(self, kind_name: str, record_id: int) -> Peer | None:
        """See `Peers`."""
        table: Any = MODELS[kind_name].__table__
        return next(iter(read_peers(self._session, kind_name, [table.c.id == record_id])), None)


def read_peers(session: Session, kind_name: str, conditions: Iterable[Any]) -> Iterable[Peer]:
    """The records that meet the conditions, by id."""
    kind = BY_NAME[kind_name]
    table: Any = MODELS[kind_name].__table__
    fields = [kind.field(name) for name in WATCHED[kind_name]]
    untitled = {field.name: "" for field in fields if field.type is FieldType.REFERENCE}
    columns = [table.c[name] for name in dict.fromkeys(name for field in fields for name in columns_of(field))]
    if kind.field(kind.title).type is not FieldType.REFERENCE:
        columns.append(title_of(table, kind).label("called"))
    query = select(table.c.id, *columns).where(*conditions).order_by(table.c.id)
    for found in session.execute(query).mappings():
        row: dict[str, Any] = {str(name): value for name, value in found.items()}
        values: Values = {field.name: from_columns(field, row, untitled) for field in fields}
        yield Peer(row["id"], values, str(row.get("called") or ""))
