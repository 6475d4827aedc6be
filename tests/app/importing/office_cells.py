"""What senders write in the cells of one column, by chance, with what each means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any

from app.values.codes import make_credit_code

_PLACES = [
    "青禾",
    "云锦",
    "石梁",
    "远山",
    "清波",
    "明德",
    "恒信",
    "聚源",
    "嘉和",
    "瑞丰",
    "天平",
    "沧浪",
    "金门",
    "双塔",
    "桃花坞",
    "白洋湾",
]
_TRADES = [
    "智能科技",
    "文化传播",
    "食品",
    "新材料",
    "建筑工程",
    "餐饮管理",
    "玉雕",
    "物流",
    "环保设备",
    "电子商务",
    "服饰",
    "医疗器械",
]
_FORMS = ["有限公司", "有限责任公司", "股份有限公司", "（苏州）有限公司", "厂", "商行", "合作社", "集团有限公司"]
_SURNAMES, _GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰"


@dataclass(frozen=True)
class Trait:
    """One column: its field, how senders head it, and a maker of (written cell, value meant, is a question)."""

    field: str
    headings: Sequence[str]
    make: Callable[[Random, int], tuple[Any, Any]]
    parents: Sequence[str] = ()
    number: bool = False


def _name(rng: Random, at: int) -> tuple[Any, Any]:
    name = f"{rng.choice(_PLACES)}{rng.choice(_TRADES)}{at}{rng.choice(_FORMS)}"
    return rng.choice(
        [name, name, f" {name}", f"{name}　", name[:2] + " " + name[2:], name + "\u200b", f"{name}\n"]
    ), name


def person_name(rng: Random) -> str:
    """A name of two or three characters."""
    return rng.choice(_SURNAMES) + "".join(rng.sample(list(_GIVEN), rng.choice([1, 2])))


def _person(rng: Random, _at: int) -> tuple[Any, Any]:
    name = person_name(rng)
    return rng.choice([name, name, f"{name[0]} {name[1:]}", f"{name[0]}　{name[1:]}", f"{name}\xa0"]), name


def _code(rng: Random, at: int) -> tuple[Any, Any]:
    code = make_credit_code(f"91320508MA{rng.choice('123')}{at:06d}"[:17].ljust(17, "K"))
    return rng.choice([code, code.lower(), f" {code}", f"{code[:8]} {code[8:]}", f"{code}\t"]), code


def _phone(rng: Random, _at: int) -> tuple[Any, Any]:
    mobile = f"1{rng.choice('3589')}{rng.randrange(10**9):09d}"
    land = f"0512-6{rng.randrange(10**7):07d}"
    written, meant = rng.choice(
        [
            (mobile, mobile),
            (int(mobile), mobile),
            (f"{mobile[:3]} {mobile[3:7]} {mobile[7:]}", mobile),
            (f"{mobile[:3]}-{mobile[3:7]}-{mobile[7:]}", mobile),
            (land, land),
            (f"{mobile}/{land}", f"{mobile}、{land}"),
            (f"{land}、{mobile}", f"{land}、{mobile}"),
        ]
    )
    return written, meant


def mobile(rng: Random, _at: int) -> tuple[Any, Any]:
    mobile = f"1{rng.choice('3589')}{rng.randrange(10**9):09d}"
    return rng.choice([mobile, int(mobile)]), mobile


def landline(rng: Random, _at: int) -> tuple[Any, Any]:
    land = f"0512-6{rng.randrange(10**7):07d}"
    return land, land


def _day(rng: Random, _at: int) -> tuple[Any, Any]:
    day = date(rng.randint(2010, 2023), rng.randint(1, 12), rng.randint(1, 28))
    y, m, d = day.year, day.month, day.day
    iso = day.isoformat()
    written = rng.choice(
        [
            f"{y}.{m}.{d}",
            f"{y}年{m}月{d}日",
            f"{y}{m:02d}{d:02d}",
            int(f"{y}{m:02d}{d:02d}"),
            f"{y}/{m}/{d}",
            f"{y}-{m:02d}-{d:02d}",
            datetime(y, m, d),
            day,
            f"{y % 100:02d}/{m}/{d}",
            f"{y}．{m}．{d}",
        ]
    )
    return written, iso


def _month(rng: Random, _at: int) -> tuple[Any, Any]:
    y, m = rng.randint(2010, 2023), rng.randint(1, 12)
    return rng.choice([f"{y}年{m}月", f"{y}.{m:02d}", f"{y}-{m:02d}", f"{y}年{m:02d}月"]), f"{y}-{m:02d}"


def _staff(rng: Random, _at: int) -> tuple[Any, Any]:
    count = rng.randint(1, 3000)
    return rng.choice([count, str(count), f"{count}人", f" {count} "]), count


def _address(rng: Random, _at: int) -> tuple[Any, Any]:
    text = f"{rng.choice(_PLACES)}路{rng.randint(1, 900)}号"
    return text, text


ENTERPRISE = [
    Trait(
        "name",
        [
            "企业名称",
            "单位名称",
            "公司名称",
            "会员单位",
            "企 业 名 称",
            "企业名称（全称）",
            "单位名称\n（全称）",
            "*企业名称",
        ],
        _name,
        ["企业基本情况", "基本信息"],
    ),
    Trait(
        "credit_code",
        ["统一社会信用代码", "信用代码", "统一社会\n信用代码", "社会信用代码（18位）"],
        _code,
        ["企业基本情况", "基本信息"],
    ),
    Trait("legal_representative", ["法定代表人", "法人", "法人代表", "负 责 人", "法人/负责人"], _person),
    Trait("phone", ["联系电话", "手机", "联系方式", "电 话", "手机号码", "联系电话（手机）"], _phone),
    Trait("address", ["地址", "注册地址", "经营地址", "通讯地址"], _address),
    Trait("joined_on", ["入会时间", "入会日期", "入会时间（年月日）", "入会\n时间"], _day),
    Trait("staff", ["员工数", "从业人数", "员工人数（人）", "职工人数"], _staff, number=True),
    Trait(
        "registered_capital",
        ["注册资本（万元）", "注册资金(万元)", "注册资本\n（万元）", "注册资本万元", "注册资金（元）"],
        lambda r, a: (None, None),
        number=True,
    ),
]
DONATION = [
    Trait("donor", ["捐赠单位", "捐赠企业", "单位名称", "捐赠单位（个人）", "捐款单位"], _name),
    Trait(
        "amount",
        ["捐赠金额（万元）", "捐款金额（元）", "金额（万元）", "捐赠金额\n(元)", "金额(元)"],
        lambda r, a: (None, None),
        number=True,
    ),
    Trait("given_on", ["捐赠时间", "捐赠日期", "时间"], _day),
    Trait("recipient", ["受赠单位", "接收单位", "捐赠对象"], _address),
    Trait("goods", ["捐赠物资", "物资名称"], lambda r, a: (None, None)),
]


def money(rng: Random, unit: int) -> tuple[Any, int]:
    """An amount as written under a heading with this unit (in 元), and in 分."""
    hundredths = rng.choice([rng.randint(1, 500) * 100, rng.randint(1, 50_000), rng.randint(1, 90) * 1000])
    shown = f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
    fen = hundredths * unit
    written: list[Any] = [hundredths // 100 if hundredths % 100 == 0 else hundredths / 100, shown]
    if unit == 10_000:
        written += [f"{shown}万元", f"{shown} 万", f"￥{shown}万"]
    else:
        grouped = f"{hundredths / 100:,.2f}"
        written += [
            grouped,
            f"{shown}元",
            f"￥{grouped}",
            grouped.replace(",", "，"),
            f"{shown}元整" if hundredths % 100 == 0 else grouped,
        ]
    return rng.choice(written), fen
