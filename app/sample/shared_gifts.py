"""Which gifts of the sample office lie in a headline, were given by several, or are listed item by item?"""

from collections.abc import Mapping

from app.kinds.base import Link, Values
from app.sample.chambers import REPORTING

_WAN = 10_000 * 100
MOBILISED, MEDICAL, FLOOD_RELIEF = 1, 0, 3
"""Places among `gifts.facts`: a headline, goods that are listed, the joint gift."""

FLOOD_DONORS = tuple(REPORTING[at].name for at in (2, 3, 4, 6))
"""The first is the donor of the gift, the others are further donors; the list is open."""

_BUILDING_FIRMS = (6, 20, 34)
"""Places of enterprises whose trade is building."""


def pieces(headline: Link, cause: Link, firms: list[Link]) -> list[Values]:
    """What is known of single gifts inside the mobilised total; the last one was given by two."""
    amounts = (120 * _WAN, 88 * _WAN, 31 * _WAN)
    return [
        {
            "donor": firms[at],
            "amount": amount,
            "given_on": f"2020-02-{14 + order}",
            "cause": cause,
            "recipient": "示范区慈善会",
            "headline": headline,
            "notes": "含在商会发动的总数里，合计时不重复计算。",
        }
        for order, (at, amount) in enumerate(zip(_BUILDING_FIRMS, amounts, strict=True))
    ]


def co_donors(
    facts: list[Link], stored_pieces: list[Link], bodies: Mapping[str, Link], firms: list[Link]
) -> list[Values]:
    """The further donors of the joint gifts; shares only where they are known."""
    relief, shared = facts[FLOOD_RELIEF], stored_pieces[-1]
    found: list[Values] = [{"donation": relief, "donor": bodies[name]} for name in FLOOD_DONORS[1:]]
    return [
        *found,
        {"donation": shared, "donor": firms[48], "share": 11 * _WAN},
        {"donation": shared, "donor": Link("项目部职工"), "share": _WAN // 2, "notes": "职工自发，含在总数内。"},
    ]


_MEDICAL = (
    ("医用口罩", "50000", "只", 60 * _WAN, "发票金额", None),
    ("防护服", "800", "套", None, None, None),
    ("消毒液", "2.5", "吨", None, None, "原文写“两吨半”。"),
)
_RELIEF = (
    ("瓶装水", "1200", "箱", None, None, None),
    ("棉被", "350", "床", None, None, None),
    ("抽水泵", "6", "台", None, None, "另有油料，数量不详。"),
    ("雨衣", None, None, None, None, "一批，数量未写明。"),
)


def items(facts: list[Link]) -> list[Values]:
    """What the goods were, with quantities where they are known."""
    names = ("item", "quantity", "unit", "value", "valuation", "notes")
    return [
        {"donation": gift, **dict(zip(names, row, strict=True))}
        for gift, rows in ((facts[MEDICAL], _MEDICAL), (facts[FLOOD_RELIEF], _RELIEF))
        for row in rows
    ]


def causes_of(shared: Link, causes: list[Link]) -> list[Values]:
    """What the sum for several causes was for; how much for each nobody said."""
    found: list[Values] = [{"donation": shared, "cause": cause} for cause in causes]
    found[0]["notes"] = "报道把各项合在一个数里，没有分开。"
    return found
