"""Which chambers does the sample office look after? Seven that report at a meeting, and others of all kinds."""

from random import Random
from typing import NamedTuple

from app.kinds.base import Values
from app.sample.names import AREA_CODE, BUILDINGS, CITY, DISTRICT, address
from app.values.codes import make_credit_code

CONVENER = "申港市江城商会"
WOMEN = "女企业家"
BUILDERS = f"{DISTRICT}建筑业商会"


class Plan(NamedTuple):
    """One chamber: short name, kept kinds, founded on, and how many enterprises it has."""

    short: str
    kinds: tuple[str, ...]
    founded_on: str
    members: int
    home_place: str | None = None
    registration_place: str | None = f"{CITY}{DISTRICT}"
    party_organisation: str | None = None
    former_names: str | None = None
    closed_on: str | None = None
    notes: str | None = None
    full_name: str | None = None
    parent: str | None = None
    """Full name of the chamber that it is part of, which stands before it."""

    @property
    def name(self) -> str:
        """The full name."""
        return self.full_name or f"{DISTRICT}{self.short}商会"


REPORTING = (
    Plan("新材料", ("industry",), "2016-11-08", 26, party_organisation="新材料商会党支部"),
    Plan("文旅创新产业", ("industry",), "2019-05-17", 30, former_names="旅游业商会"),
    Plan("餐饮业", ("industry",), "2012-09", 34, party_organisation="餐饮业商会党支部"),
    Plan("结婚产业", ("industry",), "2018-05-20", 22),
    Plan("青峤", ("nonlocal",), "2014-04-12", 28, home_place="青峤县", party_organisation="青峤商会党支部"),
    Plan(
        "望河路",
        ("street",),
        "2009",
        24,
        party_organisation="望河路商会党支部",
        notes="街区商会，会员都是沿街商户。",
        full_name="望河路商会",
    ),
    Plan("玉带路玉雕", ("industry", "market"), "2015-07Q3", 20, full_name="玉带路玉雕商会"),
)

FURTHER = (
    Plan("建筑业", ("industry",), "2007-03-01", 24, party_organisation="建筑业商会党总支"),
    Plan("医药健康", ("industry",), "2020-10-22", 18),
    Plan("机电五金市场", ("market",), "2011-06", 30, notes="会员集中在五金机电城。"),
    Plan("数字产业园", ("industry", "park"), "2021-12-03", 22, party_organisation="数字产业园联合党支部"),
    Plan("金桥街道", ("township",), "2006", 20),
    Plan("柳巷街道", ("township",), "2006", 16, former_names="柳巷商业同业会、老柳巷商会"),
    Plan("石塘镇", ("township",), "2008-04Q2", 18, party_organisation="石塘镇商会党支部"),
    Plan("沧屿", ("nonlocal",), "2013-08-18", 16, home_place="沧屿市"),
    Plan("芷溪", ("nonlocal",), "2017-10-28", 14, home_place="芷溪县"),
    Plan("青年企业家", ("youth",), "2010-05-04", 24, notes="会员年龄不超过45周岁。"),
    Plan(WOMEN, ("other",), "2010-03-08", 15),
    Plan("民宿业", ("industry",), "2018-09", 6, closed_on="2022-12-30", notes="并入文旅创新产业商会后注销。"),
    Plan(
        "江城",
        ("nonlocal",),
        "2012-12-12",
        9,
        home_place=CITY,
        registration_place="申港市",
        notes="家乡在外企业家组成，登记在申港市。",
        full_name=CONVENER,
    ),
    Plan(
        "石塘竹编技艺传承与乡村手工业发展促进",
        ("industry", "township", "other"),
        "2023-06-09",
        7,
        parent=f"{DISTRICT}石塘镇商会",
    ),
)

ALL = REPORTING + FURTHER


def chambers(rng: Random, secretaries: list[str]) -> list[Values]:
    """The values of all chambers; `secretaries` are their contact persons."""
    return [_values(rng, at, plan, secretaries[at]) for at, plan in enumerate(ALL)]


def _values(rng: Random, at: int, plan: Plan, secretary: str) -> Values:
    local = plan.registration_place != "申港市"
    return {
        "name": plan.name,
        "short_name": f"{plan.short}商会" if plan.full_name is None else None,
        "former_names": plan.former_names,
        "kinds": plan.kinds,
        "credit_code": make_credit_code(f"51990100MJ{5000010 + at * 37:07d}") if at % 6 != 5 else None,
        "home_place": plan.home_place,
        "registration_place": plan.registration_place,
        "founded_on": plan.founded_on,
        "closed_on": plan.closed_on,
        "contact_person": secretary,
        "phone": f"{AREA_CODE}-6800{1200 + at * 7}",
        "address": address(rng) if local else f"申港市中环路88号{BUILDINGS[1]}5层",
        "party_organisation": plan.party_organisation,
        "notes": plan.notes,
    }
