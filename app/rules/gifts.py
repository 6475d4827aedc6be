"""Do a headline and its pieces, and the several donors of one gift, fit together?

A headline is a total, its pieces are gifts inside it. The total counts the headline once: so a piece lies in one
headline, a headline in none.
"""

from app.errors import FieldError
from app.kinds.base import Link, Values
from app.rules.peers import Peer, Peers
from app.rules.sameness import key_of
from app.values.amounts import show_amount
from db.vocabulary import Qualifier


def check_headline(peers: Peers, values: Values, own_id: int | None) -> list[FieldError]:
    """The headline is another gift that is no piece itself, and the gift lies in no other headline."""
    headline = values["headline"]
    if not isinstance(headline, Link) or headline.id is None:
        return []
    if headline.id == own_id:
        return [FieldError("headline", "一笔捐赠不能含在自己里面；请选别的，或空着")]
    wanted = peers.of("donation", headline.id)
    above = _headline_of(peers, wanted)
    if above is not None:
        name = gift_words(above)
        return [FieldError("headline", f"所选的总数本身含在“{name}”里；请改选“{name}”，或先把它从中取出")]
    if own_id is None:
        return []
    return _in_another(peers, wanted, own_id) or _has_pieces(peers, own_id)


def _headline_of(peers: Peers, gift: Peer | None) -> Peer | None:
    link = gift.values["headline"] if gift else None
    return peers.of("donation", link.id) if isinstance(link, Link) and link.id is not None else None


def _in_another(peers: Peers, wanted: Peer | None, own_id: int) -> list[FieldError]:
    present = _headline_of(peers, peers.of("donation", own_id))
    if present is None or wanted is None or present.id == wanted.id:
        return []
    name, other = gift_words(present), gift_words(wanted)
    return [FieldError("headline", f"这一笔已含在“{name}”里，不能又含在“{other}”里；请先清空“所属总数”保存，再选新的")]


def _has_pieces(peers: Peers, own_id: int) -> list[FieldError]:
    pieces = len(peers.about("donation", ("headline",), {"headline": Link("", "donation", own_id)}))
    if not pieces:
        return []
    return [FieldError("headline", f"这一笔自己是总数，下面有 {pieces} 笔明细，不能再含在别的总数里")]


def check_first_donor(peers: Peers, values: Values, own_id: int | None) -> list[FieldError]:
    """The first donor is not also listed among the further ones."""
    donor = values["donor"]
    if own_id is None or not isinstance(donor, Link):
        return []
    listed: Values = {"donation": Link("", "donation", own_id), "donor": donor}
    if not peers.about("co_donor", ("donation", "donor"), listed):
        return []
    return [FieldError("donor", f"“{donor.text}”已列在这一笔的共同捐赠方里；请先从那里删去")]


def check_co_donor(peers: Peers, values: Values, own_id: int | None) -> list[FieldError]:
    """A further donor is neither the first one nor listed twice."""
    donation, donor = values["donation"], values["donor"]
    if not isinstance(donation, Link) or donation.id is None or not isinstance(donor, Link):
        return []
    gift, own = peers.of("donation", donation.id), key_of("co_donor", ("donor",), values)
    if gift is not None and own is not None and key_of("donation", ("donor",), gift.values) == own:
        return [FieldError("donor", f"“{donor.text}”就是这一笔的捐赠方，不用再列为共同捐赠方")]
    if any(peer.id != own_id for peer in peers.about("co_donor", ("donation", "donor"), values)):
        return [FieldError("donor", f"“{donor.text}”已经列在这一笔里了")]
    return []


def gift_words(gift: Peer) -> str:
    """A gift in a few words, to be recognised in a sentence: 区建筑商会 超700万元."""
    amount, qualifier = gift.values["amount"], gift.values["qualifier"]
    told = show_amount(amount, Qualifier.of(str(qualifier))) if isinstance(amount, int) else "未估价"
    return f"{gift.title} {told}"
