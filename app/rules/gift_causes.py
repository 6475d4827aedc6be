"""Which causes may a gift for several have?"""

from app.errors import FieldError
from app.kinds.base import Link, Values
from app.rules.peers import Peers
from db.vocabulary import CauseCount


def check_gift_cause(peers: Peers, values: Values, own_id: int | None) -> list[FieldError]:
    """The gift says that it is for several, and names each cause once."""
    donation, cause = values["donation"], values["cause"]
    if not isinstance(donation, Link) or donation.id is None or not isinstance(cause, Link):
        return []
    gift = peers.of("donation", donation.id)
    if gift is not None and gift.values["causes"] == CauseCount.ONE.value:
        return [FieldError("donation", "这一笔的事由项数是“一项”；请先在捐赠里改为“多项”，再逐项登记")]
    if any(peer.id != own_id for peer in peers.about("gift_cause", ("donation", "cause"), values)):
        return [FieldError("cause", f"“{cause.text}”已经列在这一笔里了")]
    return []


def check_cause_count(peers: Peers, values: Values, own_id: int | None) -> list[FieldError]:
    """A gift that has causes of its own stays one for several."""
    if own_id is None or values["causes"] != CauseCount.ONE.value:
        return []
    listed = len(peers.about("gift_cause", ("donation",), {"donation": Link("", "donation", own_id)}))
    if not listed:
        return []
    return [FieldError("causes", f"这一笔已逐项登记了 {listed} 项事由；请先删去那些，再改为“一项”")]
