"""Would a chamber or a campaign stand inside itself, directly or through others?"""

from collections.abc import Callable

from app.errors import FieldError
from app.kinds import BY_NAME
from app.kinds.base import Link, Values
from app.rules.peers import Peer, Peers


def check_tree(kind_name: str, field: str = "parent") -> Callable[[Peers, Values, int | None], list[FieldError]]:
    """The rule that refuses a parent which stands below the record itself."""

    def check(peers: Peers, values: Values, own_id: int | None) -> list[FieldError]:
        parent = values[field]
        if own_id is None or not isinstance(parent, Link) or parent.id is None:
            return []
        label = BY_NAME[kind_name].labels[field]
        if parent.id == own_id:
            return [FieldError(field, f"不能以自己为{label}；请选别的，或空着")]
        chain = ancestors(peers, kind_name, parent.id, field)
        at = next((at for at, peer in enumerate(chain) if peer.id == own_id), None)
        if at is None:
            return []
        way = " → ".join(peer.title for peer in reversed(chain[: at + 1]))
        told = f"“{chain[0].title}”本身在“{chain[at].title}”之下（{way}），不能再作它的{label}"
        return [FieldError(field, told)]

    return check


def ancestors(peers: Peers, kind_name: str, start: int, field: str = "parent") -> list[Peer]:
    """The record, what it stands in, and so on to the top; each once, even where the store has a ring."""
    chain: list[Peer] = []
    seen: set[int] = set()
    at: int | None = start
    while at is not None and at not in seen:
        seen.add(at)
        peer = peers.of(kind_name, at)
        if peer is None:
            break
        chain.append(peer)
        above = peer.values[field]
        at = above.id if isinstance(above, Link) else None
    return chain
