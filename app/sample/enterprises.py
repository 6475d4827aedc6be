"""Which enterprises are members of the sample office, how large are they, and which chambers do they belong to?"""

from random import Random
from typing import NamedTuple

from app.kinds.base import Value, Values
from app.sample import chambers
from app.sample.names import AREA_CODE, CITY, DISTRICT, REGION_CODE, TRADES, Trade, address, brands, mobile
from app.values.codes import make_credit_code

COUNT = 300
YUAN = 100
_CAPITAL = ("100", "50", "200", "500", "1000", "3000", "80.5", "5000", "12000")
# Staff and revenue in 万元, from micro to large.
_SIZES = (((1, 9), (8, 90)), ((10, 95), (300, 1900)), ((100, 290), (2200, 9500)), ((320, 2600), (12000, 160000)))


class Firm(NamedTuple):
    """One enterprise, its trade, and what its head is called."""

    trade: Trade
    values: Values
    head_title: str


def firms(rng: Random, heads: list[str]) -> list[Firm]:
    """The enterprises in the order of the register; the first are led by `heads`."""
    named = brands(rng)
    return [_firm(rng, at, next(named), heads[at % len(heads)]) for at in range(COUNT)]


def _firm(rng: Random, at: int, brand: str, head: str) -> Firm:
    trade = TRADES[at % len(TRADES)]
    name, prefix, member_kind = _name(rng, at, brand, trade)
    size = rng.choices(range(4), (30, 45, 18, 7))[0] if prefix == "91" else 0
    joined = _date(rng, 2006, 2024)
    values: Values = {
        "name": name,
        "short_name": f"{brand}{trade.words[0]}" if at % 3 == 0 and prefix == "91" else None,
        "former_names": _former_names(at, brand, trade),
        "credit_code": _credit_code(rng, at, prefix),
        "member_kind": member_kind,
        "industry": _industry(rng, at, prefix, trade),
        "legal_representative": head,
        "contact_person": head if at % 4 else None,
        "phone": _phone(rng, at),
        "address": address(rng) if at % 23 != 7 else None,
        "established_on": _date(rng, 1998, 2005) if joined < "2008" else _date(rng, 2005, int(joined[:4]) - 1),
        "joined_on": joined if member_kind != "none" else None,
        "left_on": f"{rng.choice(('2024-12', '2024-12-31', '2025'))}" if at % 31 == 30 else None,
        "registered_capital": int(float(rng.choice(_CAPITAL)) * 10_000 * YUAN) if prefix in ("91", "93") else None,
        "party_organisation": f"{brand}党支部" if size >= 2 and at % 2 == 0 else None,
        "notes": _NOTES.get(at % 40),
        **_figures(rng, at, size),
    }
    return Firm(trade, values, "总经理" if prefix == "91" and at % 3 == 0 else _HEADS[prefix])


_HEADS = {"91": "董事长", "92": "经营者", "93": "理事长", "51": "会长"}
_NOTES = {
    3: "年度走访对象。",
    11: "已搬迁，待补新地址。\n联系时间：工作日下午。",
    26: "非遗传承单位",
}


def _name(rng: Random, at: int, brand: str, trade: Trade) -> tuple[str, str, str]:
    """Full name, the first two characters of its code, and the kept kind of member."""
    word = rng.choice(trade.words)
    if at % 19 == 4:
        return f"{CITY}{brand}{word}行业协会", "51", "group"
    if at % 8 == 6:
        return f"{DISTRICT}{brand}{rng.choice(trade.shops)}", "92", "individual" if at % 16 == 6 else "enterprise"
    if at % 42 == 13:  # cooperatives are those of farmers
        return f"{CITY}{brand}{word}专业合作社", "93", "enterprise"
    if at % 60 == 35:
        long = f"{CITY}{DISTRICT}{brand}{word}产业投资发展（集团）股份有限公司新市路第二分公司"
        return long, "91", "enterprise"
    forms = (
        f"{CITY}{brand}{word}有限公司",
        f"江城{brand}{word}有限公司",
        f"{brand}{word}（江城）有限公司",
        f"{CITY}{brand}{word}股份有限公司",
        f"江城{brand}控股集团有限公司",
        f"江城{brand}{word}中心（有限合伙）",
        f"{CITY}{brand}3D{word}有限责任公司",
    )
    name = rng.choices(forms, (40, 20, 15, 6, 6, 4, 2))[0]
    return name, "91", "none" if at % 47 == 12 else "enterprise"


def _industry(rng: Random, at: int, prefix: str, trade: Trade) -> str | None:
    if at % 17 == 5:
        return None
    return "S95" if prefix == "51" else rng.choice(trade.codes)


def _former_names(at: int, brand: str, trade: Trade) -> str | None:
    if at % 25 == 9:
        return f"{CITY}{brand}{trade.words[-1]}经营部"
    if at % 50 == 21:
        return f"{CITY}老{brand}商行、江城{brand}实业公司"
    return None


def _credit_code(rng: Random, at: int, prefix: str) -> str | None:
    if at % 29 == 13:
        return None
    body = "".join(rng.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=4))
    return make_credit_code(f"{prefix}{REGION_CODE}MA{body}{at:03d}")


def _phone(rng: Random, at: int) -> str | None:
    landline = f"{AREA_CODE}-6801{at:04d}"
    if at % 37 == 30:
        return None
    if at % 11 == 3:
        return f"{mobile(at)}、{landline}"
    if at % 9 == 5:
        return f"{landline}-{rng.randrange(100, 999)}"
    return landline if at % 7 == 2 else mobile(at)


def _figures(rng: Random, at: int, size: int) -> Values:
    """Staff, revenue, assets and their date; some are missing, so that a size class cannot be told."""
    if at % 13 == 8:
        return {}
    staff, revenue = _SIZES[size]
    income = rng.randrange(*revenue) * 10_000 * YUAN
    return {
        "staff": rng.randrange(*staff),
        "revenue": income + (rng.randrange(100) if at % 5 == 0 else 0) if at % 10 != 4 else None,
        "assets": income * rng.randrange(40, 180) // 100 if at % 6 else None,
        "figures_on": "2023-12-31" if at % 3 else "2023",
    }


def _date(rng: Random, first: int, last: int) -> str:
    """A day, a month, a quarter or a year, as registers know it."""
    year, month, day = rng.randrange(first, max(last, first) + 1), rng.randrange(1, 13), rng.randrange(1, 29)
    quarter = (month - 1) // 3 + 1
    forms = (
        f"{year}-{month:02d}-{day:02d}",
        f"{year}-{month:02d}",
        f"{year}",
        f"{year}-{3 * quarter - 2:02d}Q{quarter}",
    )
    return rng.choices(forms, (70, 17, 10, 3))[0]


class Place(NamedTuple):
    """One period of a firm in a chamber, both by their place in the lists."""

    firm: int
    chamber: int
    values: Values


_ROLES = (
    "president",
    "executive_vice_president",
    "vice_president",
    "vice_president",
    "supervisor",
    "standing_director",
    "standing_director",
    "director",
    "director",
    "director",
)


def places(rng: Random, members: list[Firm], women: set[str]) -> list[Place]:
    """Who belongs where: the first of each chamber presides; a few left, one in a while came back."""
    found: list[Place] = []
    taken: set[int] = set()
    for at, plan in enumerate(chambers.ALL):
        fitting = [n for n, firm in enumerate(members) if _fits(firm, plan, women)]
        others = [n for n in range(len(members)) if n not in fitting]
        chosen = (rng.sample(fitting, len(fitting)) + rng.sample(others, plan.members))[: plan.members]
        # An enterprise presides over one chamber at most, and none that has left.
        chosen.sort(key=lambda n: n in taken or members[n].values["left_on"] is not None)
        taken.add(chosen[0])
        for rank, firm in enumerate(chosen):
            found.extend(_periods(rng, Place(firm, at, {}), rank, members[firm].values["left_on"]))
    return found


def _fits(firm: Firm, plan: chambers.Plan, women: set[str]) -> bool:
    if plan.short == chambers.WOMEN:
        return firm.values["legal_representative"] in women
    return firm.trade.chamber == plan.short


def _periods(rng: Random, place: Place, rank: int, left_on: Value) -> list[Place]:
    plan = chambers.ALL[place.chamber]
    role = _ROLES[rank] if rank < len(_ROLES) else "member"
    start = max(_date(rng, int(plan.founded_on[:4]), 2023), plan.founded_on)
    now: Values = {"role": role, "started_on": start}
    if plan.closed_on:
        now.update(started_on=min(start, plan.closed_on), ended_on=plan.closed_on, end_reason="商会注销")
    elif left_on:
        now.update(ended_on=left_on, end_reason="退出工商联")
    elif rank > len(_ROLES) and rng.random() < 0.12:
        now.update(ended_on=rng.choice(("2024-03-31", "2024-06", "2024")), end_reason=rng.choice(_REASONS))
        if rng.random() < 0.3:
            back: Values = {"role": "member", "started_on": "2025-01-10", "notes": "重新入会。"}
            return [place._replace(values=now), place._replace(values=back)]
    return [place._replace(values=now)]


_REASONS = ("企业注销", "主动退会", "迁往外地", "连续两年未缴会费")
