"""Which bodies around the sample office are no members, and how are the chambers grouped into zones?"""

from collections.abc import Mapping

from app.kinds.base import Link, Values
from app.sample.chambers import CONVENER, REPORTING
from app.sample.diary import NORTH
from app.sample.names import AREA_CODE, CITY, DISTRICT, FEDERATION
from app.sample.people import FRONT_OFFICE

TAX_BUREAU = f"国家税务总局{CITY}{DISTRICT}税务局"
POLICE_OFFICE = f"{CITY}公安局{DISTRICT}分局"
COURT = f"{CITY}{DISTRICT}人民法院"
BANK = "江城望河农村商业银行"
SCHOOL = "江城商学院"
CHARITY = f"{DISTRICT}慈善会"
TRAFFIC = f"{DISTRICT}城市管理局"

_BODIES: tuple[tuple[str, str | None, str], ...] = (
    *((name, None, "federation") for name in NORTH[:-1]),
    (FEDERATION, f"{DISTRICT}工商联", "federation"),
    (FRONT_OFFICE, "区委统战部", "party_government"),
    (TAX_BUREAU, "区税务局", "party_government"),
    (POLICE_OFFICE, None, "party_government"),
    (COURT, "区法院", "party_government"),
    (TRAFFIC, "区城管局", "party_government"),
    (f"{CITY}烹饪协会", None, "association"),
    (BANK, "望河农商行", "bank"),
    (SCHOOL, None, "school"),
    (CHARITY, None, "charity"),
    ("沧屿市慈善总会", None, "charity"),
    ("望河路读书会", None, "other"),
    ("江城商学院校友会", None, "other"),
)

ORGANISATIONS: tuple[Values, ...] = tuple(
    {
        "name": name,
        "short_name": short_name,
        "kind": kind,
        "contact_person": "办公室" if at % 3 == 0 else None,
        "phone": f"{AREA_CODE}-6805{at * 11:04d}" if at % 2 == 0 else None,
        "address": f"{CITY}{DISTRICT}金桥大道{at * 6 + 2}号" if at in (4, 6, 10) else None,
        "notes": "每年共办政企早餐会。" if name == BANK else None,
    }
    for at, (name, short_name, kind) in enumerate(_BODIES)
)

NORTH_ZONE, RIVER_ZONE, TOWN_ZONE = "江城市北片区", "望河片区", "城南片区"
ZONES: tuple[Values, ...] = (
    {
        "name": NORTH_ZONE,
        "founded_on": "2023-09-18",
        "scope": "市工商联划分的北部四区：\n北亭、港岚、虹桥湾、示范区。",
        "notes": "总召集人单位每年轮换。",
    },
    {"name": RIVER_ZONE, "founded_on": "2022", "scope": "望河路、玉带路、柳巷沿线商会。"},
    {"name": TOWN_ZONE, "founded_on": "2022", "scope": "金桥街道、石塘镇及两处园区、市场。"},
)

_RIVER = (REPORTING[5].name, REPORTING[6].name, REPORTING[2].name, f"{DISTRICT}柳巷街道商会")
_TOWN = tuple(f"{DISTRICT}{short}商会" for short in ("金桥街道", "石塘镇", "数字产业园", "机电五金市场"))


def zone_members(zones: Mapping[str, Link], named: Mapping[str, Link], firms: list[Link]) -> list[Values]:
    """Who belongs to which zone; one moved to another."""
    north = [*NORTH[:-1], FEDERATION, CONVENER]
    found: list[Values] = [
        {"zone": zones[NORTH_ZONE], "member": named[name], "started_on": "2023-09-18"} for name in north
    ]
    found += [{"zone": zones[RIVER_ZONE], "member": named[name], "started_on": "2022-03"} for name in _RIVER]
    found += [{"zone": zones[TOWN_ZONE], "member": named[name], "started_on": "2022"} for name in _TOWN]
    moved = named[REPORTING[3].name]
    return [
        *found,
        {
            "zone": zones[TOWN_ZONE],
            "member": moved,
            "started_on": "2022",
            "ended_on": "2023-12-31",
            "notes": "会址迁至望河路。",
        },
        {"zone": zones[RIVER_ZONE], "member": moved, "started_on": "2024-01-01"},
        {"zone": zones[RIVER_ZONE], "member": firms[2], "started_on": "2024", "notes": "片区碰头会场地提供单位。"},
        {"zone": zones[RIVER_ZONE], "member": Link("望河路夜市自治小组"), "started_on": "2024-04Q2"},
    ]


def affiliations(firms: list[tuple[Link, Values]]) -> list[Values]:
    """Periods of federation membership of some enterprises: two with a gap, some that ended, the others running."""
    found: list[Values] = []
    gaps = 0
    for at, (firm, values) in enumerate(firms):
        joined, left, kind = values["joined_on"], values["left_on"], values["member_kind"]
        if not isinstance(joined, str) or kind == "none":
            continue
        early = joined < "2015"
        if early and left is None and gaps < 2:
            gaps += 1
            found += [
                _period(firm, kind, joined, "2017-12-31", "主动退会"),
                {**_period(firm, kind, "2020-03-01"), "notes": "重新入会，中断两年多。"},
            ]
        elif left is not None and at < 130:
            found.append(_period(firm, kind, joined, str(left), "退出工商联"))
        elif at % 24 == 4 or (kind == "individual" and at < 60):
            found.append(_period(firm, kind, joined))
    return found


def _period(firm: Link, kind: object, start: str, end: str | None = None, reason: str | None = None) -> Values:
    return {"enterprise": firm, "kind": str(kind), "started_on": start, "ended_on": end, "end_reason": reason}
