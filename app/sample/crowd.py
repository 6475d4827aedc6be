"""Which named records does the big store hold? Endless rows, spread as in life: a few words often, many rarely."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any, NamedTuple

from app.columns import to_columns
from app.kinds import BY_NAME
from app.kinds.base import Link, Values
from app.sample.names import AREA_CODE, BUILDINGS, CITY, DISTRICT, MOBILE_RANGE, REGION_CODE, ROADS, TRADES
from app.values.codes import make_credit_code
from db.vocabulary import ChamberKind, MeetingKind

FIRST_DAY, LAST_DAY = date(2015, 1, 1), date(2026, 9, 30)
CAUSES = 48
"""Four for each of the twelve years."""
DAYS = [(FIRST_DAY + timedelta(at)).isoformat() for at in range((LAST_DAY - FIRST_DAY).days + 1)]
_CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"

# Common ones first: the place decides how often a character is met.
_CHARACTERS = (
    "华盛达兴隆泰和安康瑞祥嘉恒信诚德润泽源鑫宏博远航天宇海江山川云林森木禾青春阳明光辉耀星辰月晨曦雅尚品佳美颐悦欣怡乐"
    "福禄寿喜吉顺通利丰盈满聚汇融合同创新智慧科启迪思锐捷飞腾跃翔鹏凯胜捷奥迈拓展卓越优良精工匠心巧艺琢玉珠宝锦绣绮罗纱"
    "棉麻丝绸染织裳衣冠履食味鲜香醇甘茗茶酒泉溪湖河港湾岸滩岛屿岭峰岩石砂金银铜铁钢铝锂硅氢氧碳能电力磁波频谱芯算云图"
    "书画墨笔砚纸简册典章文史哲理工农医药草本花果蔬稻麦粟谷田园牧野村庄城郭楼阁亭台桥梁路驿站车舟船帆桨橹楫澜沐栖芷衡朔"
    "岚璟珩翊霁垚筠蔚汀漪樾苓澹穗笙芃序桓陵庭宸昀棠笠迦坞埠檐麓隽桁畔镝旻昇喆堃𬭼"
)
_GIVEN = (
    "伟芳敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂兰英华慧巧美娜淑玉萍红娥玲芬燕彩春菊凤洁梅琳素云莲真环雪荣爱妹香月莺媛"
)
_GIVEN += (
    "健峰志义兴良海山仁波宁贵福生龙元全国胜学祥才发武新利清飞彬富顺信子浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭"
)
_WORDS = tuple(word for trade in TRADES for word in trade.words)
_SHOPS = tuple(word for trade in TRADES for word in trade.shops)
_CODES = tuple(code for trade in TRADES for code in trade.codes)


class Named(NamedTuple):
    """A stored record by which others link to it."""

    id: int
    title: str


Row = dict[str, Any]


def often(rng: Random, length: int, power: float = 2.0) -> int:
    """A place in a list, the first ones much more often than the last."""
    return int(length * rng.random() ** power)


def _word(rng: Random, length: int) -> str:
    return "".join(_CHARACTERS[often(rng, len(_CHARACTERS), 1.6)] for _ in range(length))


def _person_name(rng: Random) -> str:
    given = "".join(rng.choice(_GIVEN) for _ in range(1 if rng.random() < 0.2 else 2))
    return _SURNAMES[often(rng, len(_SURNAMES))] + given


def a_day(rng: Random) -> str | None:
    """A date with the precision that registers have: mostly days, some months, years, quarters, none."""
    day, kind = rng.choice(DAYS), rng.random()
    if kind < 0.92:
        return day
    if kind < 0.97:
        return day[:7]
    if kind < 0.985:
        return day[:4]
    quarter = (int(day[5:7]) + 2) // 3
    return f"{day[:4]}-{3 * quarter - 2:02d}Q{quarter}" if kind < 0.995 else None


def _mobile(rng: Random) -> str:
    return f"{MOBILE_RANGE}{rng.randrange(100_000):05d}"


def enterprises(rng: Random) -> Iterator[Row]:
    """Enterprises with names that no other has."""
    kind = BY_NAME["enterprise"]
    taken: set[str] = set()
    for at in count():
        brand = _word(rng, rng.choice((2, 2, 2, 3)))
        name = _firm_name(rng, brand)
        while name in taken:
            brand = _word(rng, 3)
            name = _firm_name(rng, brand)
        taken.add(name)
        yield to_columns(kind, _enterprise(rng, at, brand, name))


def _firm_name(rng: Random, brand: str) -> str:
    word = _WORDS[often(rng, len(_WORDS), 1.3)]
    form = rng.random()
    if form < 0.14:
        return f"{DISTRICT}{brand}{rng.choice(_SHOPS)}"
    if form < 0.6:
        return f"{CITY}{brand}{word}有限公司"
    if form < 0.85:
        return f"江城{brand}{word}有限公司"
    return f"{brand}{word}（江城）有限公司" if form < 0.95 else f"江城{brand}控股集团股份有限公司"


def _enterprise(rng: Random, at: int, brand: str, name: str) -> Values:
    head, joined, revenue = _person_name(rng), a_day(rng), round(10 ** rng.uniform(5, 9)) * 100
    prefix = "92" if name.startswith(DISTRICT) else "91"
    body = "".join(rng.choices(_CODE_LETTERS, k=2))
    return {
        "name": name,
        "short_name": brand if rng.random() < 0.2 else None,
        "former_names": f"{CITY}{_word(rng, 2)}商行" if rng.random() < 0.05 else None,
        "credit_code": make_credit_code(f"{prefix}{REGION_CODE}M{at:06d}{body}") if rng.random() < 0.94 else None,
        "member_kind": rng.choices(("enterprise", "group", "individual", "none"), (86, 3, 8, 3))[0],
        "industry": rng.choice(_CODES),
        "legal_representative": head,
        "contact_person": head if rng.random() < 0.6 else _person_name(rng),
        "phone": _mobile(rng) if rng.random() < 0.8 else f"{AREA_CODE}-{rng.randrange(68_000_000, 69_000_000)}",
        "address": _address(rng),
        "established_on": f"{rng.randrange(1990, 2015)}-{rng.randrange(1, 13):02d}",
        "joined_on": joined,
        "left_on": "2026-10" if rng.random() < 0.04 else None,
        "registered_capital": rng.choice((10, 50, 100, 200, 500, 1000, 5000)) * 1_000_000,
        "staff": max(1, revenue // 40_000_000 + rng.randrange(6)),
        "revenue": revenue,
        "assets": revenue * rng.randrange(30, 200) // 100 if rng.random() < 0.8 else None,
        "figures_on": "2025-12-31",
        "party_organisation": f"{brand}党支部" if rng.random() < 0.1 else None,
        "notes": "年度走访对象。" if rng.random() < 0.03 else None,
    }


def _address(rng: Random) -> str:
    road = rng.choice(ROADS) if rng.random() < 0.5 else f"{_word(rng, 2)}路"
    building = f"{rng.choice(BUILDINGS)}{rng.randrange(1, 28)}层" if rng.random() < 0.4 else ""
    return f"{CITY}{DISTRICT}{road}{rng.randrange(1, 999)}号{building}"


def chambers(rng: Random) -> Iterator[Row]:
    """Chambers of all kinds."""
    kinds = [word.value for word in ChamberKind]
    for at in count():
        values: Values = {
            "name": f"{DISTRICT}{_word(rng, 2)}{at + 1}商会",
            "kinds": (kinds[at % len(kinds)],),
            "credit_code": make_credit_code(f"51{REGION_CODE}MJ{at:07d}"),
            "registration_place": f"{CITY}{DISTRICT}",
            "founded_on": f"{rng.randrange(1998, 2015)}-{rng.randrange(1, 13):02d}",
            "contact_person": _person_name(rng),
            "phone": _mobile(rng),
            "address": _address(rng),
        }
        yield to_columns(BY_NAME["chamber"], values)


def people(rng: Random, firms: list[Named]) -> Iterator[Row]:
    """People, some of the same name."""
    while True:
        firm = firms[often(rng, len(firms), 1.2)]
        values: Values = {
            "name": _person_name(rng),
            "gender": rng.choice(("male", "female")),
            "born_on": f"{rng.randrange(1950, 2003)}-{rng.randrange(1, 13):02d}",
            "native_place": rng.choice((CITY, "青峤县", "沧屿市", "芷溪县")),
            "political_status": rng.choice(("中共党员", "群众", "民建会员", "无党派人士")),
            "education": rng.choice(("本科", "大专", "硕士研究生")),
            "phone": _mobile(rng),
            "enterprise": Link(firm.title, "enterprise", firm.id) if rng.random() < 0.8 else None,
        }
        yield to_columns(BY_NAME["person"], values)


def causes() -> Iterator[Row]:
    """Causes, numbered by year."""
    words = ("防汛救灾", "助学", "助老", "乡村振兴")
    for at in range(CAUSES):
        values: Values = {"name": f"{2015 + at // 4}年{words[at % 4]}", "started_on": str(2015 + at // 4)}
        yield to_columns(BY_NAME["cause"], values)


def meetings(rng: Random) -> Iterator[Row]:
    """Meetings and activities, numbered."""
    kinds = list(MeetingKind)
    for at in count():
        kind = kinds[often(rng, len(kinds), 1.2)]
        values: Values = {
            "title": f"{_word(rng, 2)}{kind.label}（第{at + 1}次）",
            "kind": kind.value,
            "held_on": a_day(rng),
            "ended_on": None,
            "start_time": rng.choice(("09:00", "09:30", "14:00", "14:30", None)),
            "place": f"{rng.choice(BUILDINGS)}{rng.randrange(1, 20)}层会议室",
            "organiser": f"{CITY}{DISTRICT}工商联",
            "theme": rng.choice(("营商环境", "转型升级", "商会建设", None)),
            "stated_attendance": None,
            "summary": None,
            "notes": None,
        }
        yield to_columns(BY_NAME["meeting"], values)
