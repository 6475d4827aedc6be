"""Which terms, brands, stations and honours have the chambers of the sample office?"""

from collections.abc import Iterator, Mapping

from app.kinds.base import Link, Values
from app.sample import chambers
from app.sample.around import BANK, COURT, POLICE_OFFICE, TAX_BUREAU
from app.sample.names import CITY, DISTRICT, FEDERATION

YEARS, LAST_YEAR = 5, 2024
OVERDUE = {
    "青峤": "会长人选正在考察，报告延期半年。",
    "沧屿": "会员登记核对未完成，拟与年会一并换届。",
    "芷溪": "原会长迁往外地，筹备组已成立。",
}
"""Chambers whose last term ran out without a new one."""


def terms(bodies: Mapping[str, Link], presidents: Mapping[str, Link], secretaries: list[str]) -> list[Values]:
    """The last two terms of each chamber, and the federation's own."""
    found = [
        term
        for plan, secretary in zip(chambers.ALL, secretaries, strict=True)
        for term in _of_chamber(plan, bodies[plan.name], presidents.get(plan.name), secretary)
    ]
    federation = Link(FEDERATION)
    return [
        *found,
        {"body": federation, "term_no": 8, "started_on": "2016-12", "due_on": "2021-12", "ended_on": "2021-12-18"},
        {"body": federation, "term_no": 9, "started_on": "2021-12-18", "due_on": "2026-12-18"},
    ]


def _of_chamber(plan: chambers.Plan, body: Link, president: Link | None, secretary: str) -> Iterator[Values]:
    last = (LAST_YEAR - int(plan.founded_on[:4])) // YEARS + 1
    if plan.short in OVERDUE:
        last = 1 if plan.founded_on > "2017" else 2
    if plan.closed_on:
        yield {
            **_term(plan, body, 1),
            "ended_on": plan.closed_on,
            "president": president,
            "notes": "任期内注销。",
        }
        return
    if last > 1:
        yield {**_term(plan, body, last - 1), "ended_on": _start(plan, last)}
    yield {
        **_term(plan, body, last),
        "president": president,
        "secretary_general": Link(secretary),
        "overdue_reason": OVERDUE.get(plan.short),
    }


def _term(plan: chambers.Plan, body: Link, number: int) -> Values:
    return {"body": body, "term_no": number, "started_on": _start(plan, number), "due_on": _start(plan, number + 1)}


def _start(plan: chambers.Plan, number: int) -> str:
    """The founding day so many terms later, as exactly as it is known."""
    return f"{int(plan.founded_on[:4]) + YEARS * (number - 1)}{plan.founded_on[4:]}"


_BRANDS: tuple[tuple[str, int, str, str | None, str | None], ...] = (
    ("望河街长日", 5, "2020-06", None, "商户轮流当街长。"),
    ("玉带杯玉雕新人展", 6, "2018-10-12", None, None),
    ("云上婚礼采购节", 3, "2020-05-20", None, None),
    ("一桌好菜厨师轮训", 2, "2021", None, None),
    ("青峤匠人进城", 4, "2019-01Q1", "2022", "疫情后停办。"),
    ("五金夜校", 9, "2022-09", None, None),
    ("新材料园区行", 0, "2023-04-01", None, None),
)


def brands(bodies: list[Link], federation: Link) -> list[Values]:
    """What single chambers, and the federation itself, are known for."""
    own: Values = {"name": "政企早餐会", "organisation": federation, "started_on": "2021-12"}
    return [*_brands_of(bodies), own]


def _brands_of(bodies: list[Link]) -> list[Values]:
    return [
        {"name": name, "chamber": bodies[at], "started_on": start, "ended_on": end, "notes": notes}
        for name, at, start, end, notes in _BRANDS
    ]


_EDITIONS: tuple[tuple[int, str, str | None, str | None, str | None], ...] = (
    (0, "第一届", "2020-06-20", None, None),
    (0, "第二届", "2021-06", None, None),
    (0, "第五届", "2023-07", "走进玉带路市集", "第三、四届资料待补。"),
    (1, "首届", "2018-10-12", None, None),
    (1, "第二届", "2020", None, None),
    (2, "2020年线上场", "2020-05-20", None, None),
    (2, "2023年春季场", "2023-04-18", "“春江好物”出海对接洽谈会", None),
    (3, "第3期", "2022-07-28", "商会大家说：餐饮业专场", None),
    (4, "第一季", "2019-01Q1", None, None),
    (5, "第1期", None, None, "日期待查。"),
)


def editions(stored: list[Link], meetings: Mapping[str, Link]) -> list[Values]:
    """When the brands were held."""
    return [
        {
            "brand": stored[at],
            "edition": edition,
            "held_on": held_on,
            "meeting": meetings[meeting] if meeting else None,
            "notes": notes,
        }
        for at, edition, held_on, meeting, notes in _EDITIONS
    ]


_STATIONS: tuple[tuple[str, str, str | int, str | None, str, str | None], ...] = (
    ("税官进商会服务点", "tax", 2, TAX_BUREAU, "2022-10-11", None),
    ("望河路警企联络站", "police", 5, POLICE_OFFICE, "2021-05", None),
    ("商事调解工作室", "court", 7, f"{COURT}、{DISTRICT}司法局", "2023-06-06", None),
    ("五金市场金融服务站", "finance", 9, BANK, "2020", None),
    ("园区联合党群服务站", "party", 10, None, "2022-07-01", None),
    ("示范区企业家之家", "home", FEDERATION, None, "2019-12-18", None),
    ("青峤乡音驿站", "other", 4, None, "2018-04Q2", "2023-12-31"),
)


def stations(bodies: list[Link], named: Mapping[str, Link]) -> list[Values]:
    """Where members get help, of every kind."""
    return [
        {
            "name": name,
            "kind": kind,
            "host": bodies[host] if isinstance(host, int) else named[host],
            "partners": partners,
            "opened_on": opened_on,
            "closed_on": closed_on,
            "notes": "原址改作会员书房。" if closed_on else None,
        }
        for name, kind, host, partners, opened_on, closed_on in _STATIONS
    ]


_HONOURS: tuple[tuple[str, str | int, str, str, str | None, str | None], ...] = (
    ("全国“四好”商会", 5, "four_good_chamber", "national", "2021", "全国工商联"),
    ("全国“四好”商会", 2, "four_good_chamber", "national", "2023", "全国工商联"),
    ("省级“四好”商会", 0, "four_good_chamber", "provincial", "2022", "省工商联"),
    ("市级“四好”商会", 4, "four_good_chamber", "municipal", "2022-12", f"{CITY}工商联"),
    ("区级“四好”商会", 9, "four_good_chamber", "district", "2024-01-09", FEDERATION),
    ("“五好”县级工商联", FEDERATION, "five_good_federation", "national", "2022-11", "全国工商联"),
    ("先进基层党组织", 7, "party_building", "district", "2021-06-29", f"中共{CITY}{DISTRICT}委员会"),
    ("公益慈善突出贡献单位", 19, "charity", "municipal", "2021", f"{CITY}慈善总会"),
    ("优秀民营企业家", "person", "entrepreneur", "provincial", "2023-09", "省工商联"),
    ("乡镇匠人传承单位", "firm", "other", "other", "--09-18", None),
)


def honours(bodies: list[Link], named: Mapping[str, Link], person: Link, firm: Link) -> list[Values]:
    """Honours of every level and kind, for chambers, the federation, a person and an enterprise."""
    own = {"person": person, "firm": firm}
    return [
        {
            "title": title,
            "holder": bodies[holder] if isinstance(holder, int) else own.get(holder) or named[holder],
            "kind": kind,
            "level": level,
            "edition": f"{str(granted_on)[:4]}年度" if kind == "four_good_chamber" else None,
            "granted_on": granted_on,
            "granted_by": granted_by,
            "notes": None if granted_by else "旧证书，授予单位待查。",
        }
        for title, holder, kind, level, granted_on, granted_by in _HONOURS
    ]
