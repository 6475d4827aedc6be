"""Which other records say the same, counted with the rows of a file? Read for many rows with few questions.

Rows that are not stored yet have keys below zero, so that those of one file know of each other.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import or_
from sqlalchemy.orm import Session

from app.columns import called, party_column
from app.kinds import BY_NAME
from app.kinds.base import FieldType, Link, Value, Values
from app.rules.peers import WATCHED, Peer, read_peers
from app.rules.sameness import Key, key_of
from db.models import MODELS

_Same = tuple[str, ...]
ASKED: dict[str, tuple[_Same, ...]] = {
    "term": (("body",),),
    "post": (("person", "body", "title"),),
    "affiliation": (("enterprise",),),
    "membership": (("enterprise", "chamber"),),
    "liaison": (("officer", "target"),),
    "zone_member": (("zone", "member"),),
    "donation": (("headline",),),
    "co_donor": (("donation",), ("donation", "donor")),
    "gift_cause": (("donation",), ("donation", "cause")),
}
"""In which fields the rules compare records of a kind; they are read by the first of them."""

_REFERS: dict[str, str] = {
    "chamber": "parent",
    "campaign": "parent",
    "donation": "headline",
    "co_donor": "donation",
    "gift_cause": "donation",
}
"""The reference of a kind whose record the rules look at."""

_HANGS_ON: dict[str, tuple[tuple[str, str], ...]] = {
    "donation": (("donation", "headline"), ("co_donor", "donation"), ("gift_cause", "donation"))
}
"""What the rules ask of a record that is stored already: these kinds, by these references to it."""

_CHUNK = 500


class FilePeers:
    """The records of the store, in place of which stand the rows that were kept since."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._peers: dict[str, dict[int, Peer]] = {kind: {} for kind in WATCHED}
        self._same: dict[tuple[str, _Same], dict[Key, dict[int, None]]] = {}
        self._read: set[tuple[str, str, Key]] = set()
        self._missing: set[tuple[str, int]] = set()
        self._fresh = 0

    def prepare(self, kind_name: str, rows: Sequence[tuple[Values, int | None]]) -> None:
        """Read at once what the rules will ask of these complete values, each with its own id (None: a new one)."""
        own_ids = [own_id for _, own_id in rows if own_id is not None]
        self._read_ids(kind_name, own_ids)
        if reference := _REFERS.get(kind_name):
            target = BY_NAME[kind_name].field(reference).refers_to[0]
            links = [values.get(reference) for values, _ in rows]
            self._read_upwards(target, [link.id for link in links if isinstance(link, Link) and link.id is not None])
        if kind_name in ASKED and kind_name not in _HANGS_ON:
            name = ASKED[kind_name][0][0]
            self._read_about(kind_name, name, [values.get(name) for values, _ in rows])
        for other, name in _HANGS_ON.get(kind_name, ()):
            self._read_about(other, name, [Link("", kind_name, key) for key in own_ids])

    def about(self, kind_name: str, same: tuple[str, ...], values: Values) -> list[Peer]:
        """See `Peers`."""
        key = key_of(kind_name, same, values)
        if key is None:
            return []
        self._read_about(kind_name, same[0], [values[same[0]]])
        found = self._same.get((kind_name, same), {}).get(key, {})
        return [self._peers[kind_name][one] for one in sorted(found)]

    def of(self, kind_name: str, record_id: int) -> Peer | None:
        """See `Peers`."""
        self._read_ids(kind_name, [record_id])
        return self._peers[kind_name].get(record_id)

    def keep(self, kind_name: str, values: Values, own_id: int | None = None) -> int:
        """Later questions count these values in, in place of what record `own_id` had; the key they have from now."""
        if own_id is None:
            self._fresh -= 1
            own_id = self._fresh
        self._forget(kind_name, own_id)
        watched = {name: values.get(name) for name in WATCHED[kind_name]}
        self._put(kind_name, Peer(own_id, watched, called(BY_NAME[kind_name], values)))
        return own_id

    def _put(self, kind_name: str, peer: Peer) -> None:
        self._peers[kind_name][peer.id] = peer
        for same in ASKED.get(kind_name, ()):
            key = key_of(kind_name, same, peer.values)
            if key is not None:
                self._same.setdefault((kind_name, same), {}).setdefault(key, {})[peer.id] = None

    def _forget(self, kind_name: str, record_id: int) -> None:
        peer = self._peers[kind_name].pop(record_id, None)
        for same in ASKED.get(kind_name, ()) if peer else ():
            key = key_of(kind_name, same, peer.values) if peer else None
            if key is not None:
                self._same[kind_name, same][key].pop(record_id, None)

    def _take(self, kind_name: str, condition: Any) -> list[Peer]:
        """What is met for the first time; a row that was kept stays as the file has it."""
        known = self._peers[kind_name]
        found = [peer for peer in read_peers(self._session, kind_name, [condition]) if peer.id not in known]
        for peer in found:
            self._put(kind_name, peer)
        return found

    def _read_ids(self, kind_name: str, ids: Iterable[int]) -> list[Peer]:
        known = self._peers[kind_name]
        wanted = [
            key for key in dict.fromkeys(ids) if key > 0 and key not in known and (kind_name, key) not in self._missing
        ]
        table: Any = MODELS[kind_name].__table__
        found = []
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            found += self._take(kind_name, table.c.id.in_(part))
            self._missing.update((kind_name, key) for key in part if key not in known)
        return found

    def _read_upwards(self, kind_name: str, ids: list[int]) -> None:
        """These records and all that they stand in, level by level."""
        reference = _REFERS[kind_name]
        while ids:
            above = [peer.values[reference] for peer in self._read_ids(kind_name, ids)]
            ids = [link.id for link in above if isinstance(link, Link) and link.id is not None]

    def _read_about(self, kind_name: str, name: str, values: Iterable[Value]) -> None:
        fresh: dict[Key, Link] = {}
        for value in values:
            key = key_of(kind_name, (name,), {name: value}) if isinstance(value, Link) else None
            if key is not None and isinstance(value, Link) and (kind_name, name, key) not in self._read:
                fresh[key] = value
        self._read.update((kind_name, name, key) for key in fresh)
        links = list(fresh.values())
        for start in range(0, len(links), _CHUNK):
            self._take(kind_name, _among(kind_name, name, links[start : start + _CHUNK]))


def _among(kind_name: str, name: str, links: Sequence[Link]) -> Any:
    """The rows whose field names one of these."""
    field = BY_NAME[kind_name].field(name)
    table: Any = MODELS[kind_name].__table__
    if field.type is FieldType.REFERENCE:
        return table.c[f"{name}_id"].in_([link.id for link in links])
    conditions = [
        table.c[party_column(field, kind)].in_(ids)
        for kind in field.refers_to
        if (ids := [link.id for link in links if link.kind == kind])
    ]
    texts = [link.text for link in links if link.kind is None]
    return or_(*conditions, table.c[f"{name}_name"].in_(texts))
