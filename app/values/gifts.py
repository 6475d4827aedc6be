"""What does a gift told in words say: 捐赠口罩1万只，价值2万元; 现金5万元、大米100袋（价值1.2万元）; 100元×20人?

Only what the words say is taken. Two sums that stand in the words are added where the words say that they are the
parts of one gift; 每年2万元，共3年 is not multiplied: whether three gifts, one or an average are meant, and whether all
of it has been given yet, the words leave open.
"""

import re
from dataclasses import dataclass, replace

from app.values.amounts import Amount, show_amount
from app.values.gift_words import Piece, What, pieces_of, tight
from app.values.money import currency_in, is_said_twice, parse_amount
from app.values.problem import ValueProblem
from db.vocabulary import Basis, DonationKind, Qualifier


@dataclass(frozen=True, slots=True)
class Gift:
    """What is known of one gift; None and empty: the words do not say it."""

    kind: DonationKind | None = None
    amount: Amount | None = None
    basis: Basis | None = None
    goods: str = ""
    valuation: str = ""
    purpose: str = ""
    told: str = ""
    """What was taken as what, for the clerk."""
    sure: bool = False
    """It is an amount of money with a word for it: 捐款5000元."""


_BASES = (
    (
        re.compile(r"^(?:历年|(?:最?近)?[\d一二两三四五六七八九十]{1,2}年(?:来|内|间)?)?累计(?:捐赠|捐款)?"),
        Basis.CUMULATIVE,
    ),
    (re.compile(r"^(?:年均|平均每年|每年平均)(?:捐赠|捐款)?"), Basis.ANNUAL_AVERAGE),
)
_PRODUCT = re.compile(
    r"(?P<each>[\d,.]+[百千万]?元)(?:/[^\d×*xX=]{1,3})?[×*xX](?P<times>\d{1,6})(?P<of>[人名户家位份个件套箱袋桶次场]?)(?:=(?P<sum>[\d,.]+[百千万]?元?))?"
)
_BARE_CASH = re.compile(r"(?:现金|捐款|捐资):?([\d,.]+)")
_SUMMED = r"[,;]?(?:合计|共计|总共|共|计)?(?P<times>\d{1,6})(?P=of)(?:=(?P<sum>[\d,.]+[百千万]?元?))?"
_EACH_OF = (
    re.compile(rf"每(?P<of>[人名户家位])(?P<each>[\d,.]+[百千万]?元){_SUMMED}"),
    re.compile(rf"(?P<each>[\d,.]+[百千万]?元)/(?P<of>[人名户家位]){_SUMMED}"),
)
"""每人3000元，共20人: both numbers are of the same."""
_PER_YEAR = re.compile(r"每[年月学季]|/[年月学季]|一年(?=\d)|分[\d一二三四五六七八九十]+年|[×*xX]\d+[年月]")
_PER_HEAD = re.compile(r"每[人名户家位个件套次期场份]|/[人名户家位个件套次期场份箱]")


def parse_gift(text: str, *, unit: int = 1) -> Gift | None:
    """The gift; None where the words speak of none. `unit` (in 元) is that of 现金5 without a unit of its own.

    Raises ValueProblem where they do and leave open what is meant, with what to write instead.
    """
    plain, typed = tight(text), text.strip()
    if currency_in(plain):
        return None
    if is_said_twice(plain):
        return _plain(parse_amount(text, unit=unit))
    if _PER_YEAR.search(plain):
        raise ValueProblem(f"“{typed}”说的是每年的数；请一年一行写当年的数，或写总数，“口径”选“累计”或“年均”")
    for product in (_PRODUCT, *_EACH_OF):
        if found := product.fullmatch(plain):
            return _multiplied(found, typed)
    if _PER_HEAD.search(plain):
        raise ValueProblem(f"“{typed}”说的是每一份的数，看不出一共多少；请写总数，如 10万元")
    if bare := _BARE_CASH.fullmatch(plain):
        return replace(_plain(parse_amount(bare[1], unit=unit)), kind=DonationKind.CASH, sure=False)
    for words, basis in _BASES:
        if words.match(plain):
            return _of_basis(words.sub("", plain), basis, typed)
    return _of_pieces(plain, typed)


def _of_pieces(plain: str, typed: str) -> Gift | None:
    pieces = pieces_of(plain)
    told = any(piece.what not in (What.UNKNOWN, What.PURPOSE) for piece in pieces)
    return _joined(pieces, typed) if told else None


def _multiplied(found: re.Match[str], typed: str) -> Gift:
    """Both numbers stand in the words, and the sign between them says what to do."""
    each, times = parse_amount(found["each"]), int(found["times"])
    amount = Amount(each.fen * times)
    if found["sum"] and parse_amount(found["sum"]).fen != amount.fen:
        raise ValueProblem(f"“{typed}”算出来是 {show_amount(amount.fen)}，与所写的不同；请核对后写总数")
    return Gift(amount=amount, told=f"相乘得 {show_amount(amount.fen)}")


def _of_basis(rest: str, basis: Basis, typed: str) -> Gift | None:
    inner = _of_pieces(rest, typed) or _plain_money(rest)
    if inner is None:
        return None
    return replace(inner, basis=basis, told=f"{inner.told}，口径“{basis.label}”", sure=False)


def _plain_money(rest: str) -> Gift | None:
    try:
        return _plain(parse_amount(rest))
    except ValueProblem:
        return None


def _plain(amount: Amount) -> Gift:
    return Gift(amount=amount, told=show_amount(amount.fen, amount.qualifier), sure=True)


def _joined(pieces: list[Piece], typed: str) -> Gift:
    unknown = next((piece for piece in pieces if piece.what is What.UNKNOWN), None)
    if unknown is not None:
        raise ValueProblem(
            f"“{typed}”里的“{unknown.text}”看不出是款是物；金额请写成 10万元，物资请写成“口罩5000个，价值2万元”"
        )
    of = {what: [piece for piece in pieces if piece.what is what] for what in What}
    if of[What.PART]:
        return _with_parts(of, typed)
    _take_whole_first(of)
    money, worth = of[What.MONEY], of[What.WORTH]
    things = [piece.name for piece in pieces if piece.name]
    _refuse_unclear_money(pieces, typed)
    if len(money) > 1 and not of[What.TOTAL]:
        sums = "、".join(_shown(piece.amount) for piece in money)
        raise ValueProblem(f"“{typed}”写了几个金额（{sums}）；请一笔一行，或只写总数")
    amount = _sum_of(money + worth, typed)
    if of[What.TOTAL]:
        amount = _stated(of[What.TOTAL], amount, typed, unvalued=bool(of[What.GOODS]) and not worth)
    asides = [piece.aside for piece in pieces if piece.aside] + [piece.text for piece in of[What.PURPOSE]]
    said = "".join(piece.text.replace(f"（{piece.aside}）", "") for piece in money)
    kind = _kind(money=bool(money), things=bool(things or worth), said=said)
    gift = Gift(
        kind, amount, goods="、".join(things), sure=not things and not worth and len(pieces) == 1 and not asides
    )
    told = "，".join([_told(gift, of, things), *(f"“{words}”记入备注" for words in asides)])
    return replace(gift, valuation=_valuation(worth), told=told, purpose="，".join(asides))


def _take_whole_first(of: dict[What, list[Piece]]) -> None:
    """10万元（现金4万元，物资6万元）: the first sum is that of the others."""
    money, rest = of[What.MONEY], of[What.MONEY][1:] + of[What.WORTH]
    if of[What.TOTAL] or len(money) < 1 or money[0].cash or not any(piece.cash for piece in rest):
        return
    if money[0].amount and money[0].amount.fen == sum(piece.amount.fen for piece in rest if piece.amount):
        of[What.TOTAL].append(money.pop(0))


def _refuse_unclear_money(pieces: list[Piece], typed: str) -> None:
    """电脑10台，5万元 may be both: raises ValueProblem."""
    goods_before = False
    for piece in pieces:
        if piece.what is What.MONEY and not piece.cash and goods_before:
            raise ValueProblem(
                f"“{typed}”里的“{piece.text}”看不出是捐款还是物资的价值；请写成“…，价值{piece.text}”或“现金{piece.text}”"
            )
        goods_before = goods_before or piece.what is What.GOODS


def _kind(*, money: bool, things: bool, said: str) -> DonationKind | None:
    if things:
        return DonationKind.MIXED if money else DonationKind.GOODS
    return DonationKind.CASH if re.search("[款金资账]|支票", said) else None


def _with_parts(of: dict[What, list[Piece]], typed: str) -> Gift:
    """捐款10万元（其中物资3万元）: the whole is said, the parts lie inside it."""
    wholes = of[What.MONEY] + of[What.TOTAL]
    if len(wholes) != 1 or of[What.WORTH]:
        raise ValueProblem(f"“{typed}”看不出哪个是总数；请写明总数，如 10万元（其中物资3万元）")
    whole, parts = wholes[0], of[What.PART]
    inside = _sum_of(parts, typed)
    assert whole.amount is not None
    assert inside is not None
    if inside.fen > whole.amount.fen:
        raise ValueProblem(f"“{typed}”里分项的 {_shown(inside)} 大于总数 {_shown(whole.amount)}；请核对")
    of_things = [part for part in parts if part.name]
    all_of_it = inside.fen == whole.amount.fen and len({bool(part.name) for part in parts}) == 1
    only = DonationKind.GOODS if of_things else DonationKind.CASH
    kind = only if all_of_it else DonationKind.MIXED
    goods = "、".join(piece.name for piece in [*of[What.GOODS], *of_things])
    valuation = "，".join(part.text for part in of_things)
    told = f"总数 {_shown(whole.amount)}（{'，'.join(part.text for part in parts)}），类别“{kind.label}”"
    return Gift(kind, whole.amount, goods=goods, valuation=valuation, told=told)


def _sum_of(pieces: list[Piece], typed: str) -> Amount | None:
    amounts = [piece.amount for piece in pieces if piece.amount is not None]
    if not amounts:
        return None
    inexact = {amount.qualifier for amount in amounts} - {Qualifier.EXACT}
    if len(inexact) > 1:
        raise ValueProblem(f"“{typed}”里的几个数各有“约、超、近”，不能相加；请写总数")
    return Amount(sum(amount.fen for amount in amounts), next(iter(inexact), Qualifier.EXACT))


def _stated(totals: list[Piece], added: Amount | None, typed: str, *, unvalued: bool) -> Amount:
    """The total that the words say; it has to be the sum of what they list, or more where some of that has no value."""
    stated = totals[0].amount
    assert stated is not None
    differs = added is not None and (added.fen > stated.fen if unvalued else added.fen != stated.fen)
    if len(totals) > 1 or differs:
        raise ValueProblem(f"“{typed}”里各项相加与写的合计 {_shown(stated)} 不同；请核对后只写总数")
    return stated


def _valuation(worth: list[Piece]) -> str:
    return "，".join(piece.text for piece in worth)


def _told(gift: Gift, of: dict[What, list[Piece]], things: list[str]) -> str:
    money, worth, total = of[What.MONEY], of[What.WORTH], of[What.TOTAL]
    said = [f"现金 {_shown(piece.amount)}" if things or worth else _shown(piece.amount) for piece in money]
    said += [f"物资“{gift.goods}”"] if things else []
    said += [f"物资价值 {_shown(piece.amount)}" for piece in worth]
    if total or len(money) + len(worth) > 1:
        said.append(f"金额合计 {_shown(gift.amount)}")
    elif things and not worth:
        said.append("物资没有写价值，没有计入金额" if money else "没有写价值，金额空着")
    said += [f"类别“{gift.kind.label}”"] if gift.kind is not None and (things or worth) else []
    return "，".join(said)


def _shown(amount: Amount | None) -> str:
    return show_amount(amount.fen, amount.qualifier) if amount else ""
