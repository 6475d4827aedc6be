"""What was given in the sample office, for what, and how exactly is it known?"""

from collections.abc import Iterator
from random import Random

from app.kinds.base import Link, Values
from app.sample.chambers import BUILDERS, CONVENER, REPORTING
from app.sample.shared_gifts import FLOOD_DONORS

COUNT = 200
_WAN = 10_000 * 100
_YI = 10_000 * _WAN

EPIDEMIC, FLOOD, PAIRED, SUPPORT = 0, 1, 2, 3
SEVERAL = (SUPPORT, EPIDEMIC, FLOOD, PAIRED)
"""The causes of the one sum that names four."""
CAUSES: tuple[Values, ...] = (
    {"name": "新冠肺炎疫情防控", "started_on": "2020-01", "ended_on": "2022-12"},
    {"name": "河南特大暴雨救灾", "started_on": "2021-07", "ended_on": "2021-08"},
    {"name": "东西部协作结对帮扶", "started_on": "2018"},
    {"name": "对口支援协作", "started_on": "2020"},
    {"name": "望河小学图书馆建设", "started_on": "2022-09-01", "ended_on": "2023-06-01"},
    {"name": "高温慰问一线职工", "started_on": "2022-07Q3"},
    {"name": "双塔路社区助老食堂", "started_on": "2023-03"},
    {"name": "困难学生助学金", "started_on": "2019"},
    {"name": "古桥保护修缮", "started_on": "2021-04-18", "ended_on": "2024-04-18"},
    {"name": "乡村振兴“一村一品”", "started_on": "2021"},
    {"name": "慈善一日捐", "notes": "每年9月。"},
)


def facts(chambers: dict[str, Link], causes: list[Link]) -> list[Values]:
    """Headline gifts as reports word them: qualified, cumulative, unvalued, joint, mobilised, for members too."""
    return _valued_and_not(chambers, causes) + _from_elsewhere(chambers, causes)


def _valued_and_not(chambers: dict[str, Link], causes: list[Link]) -> list[Values]:
    return [
        {
            "donor": chambers[CONVENER],
            "kind": "goods",
            "amount": 200 * _WAN,
            "qualifier": "over",
            "given_on": "2020",
            "cause": causes[EPIDEMIC],
            "goods": "紧急医疗物资一批",
            "valuation": "按报道所称价值",
            "recipient": "家乡防疫指挥部",
        },
        {
            "amount": 700 * _WAN,
            "qualifier": "over",
            "basis": "cumulative",
            "coverage": "mobilised",
            "given_on": "2020",
            "cause": causes[EPIDEMIC],
            "mobilised_by": chambers[BUILDERS],
            "period_from": "2020-01",
            "period_to": "2020-12",
            "scope": "商会会员及职工",
            "notes": "商会发动，不是商会自己的捐款。",
        },
        {
            "donor": chambers[REPORTING[1].name],
            "kind": "premises",
            "coverage": "members",
            "given_on": "2020",
            "cause": causes[EPIDEMIC],
            "goods": "会员酒店客房（集中隔离点）",
            "notes": "没有估价。",
        },
        {
            "donor": chambers[FLOOD_DONORS[0]],
            "donor_list": "open",
            "kind": "goods",
            "given_on": "2021-07",
            "cause": causes[FLOOD],
            "goods": "救援物资",
            "recipient": "河南灾区",
            "notes": "多家共同捐赠，名单未列全，没有估价。",
        },
        {
            "donor": Link("工商联常执委企业"),
            "amount": 100 * _WAN,
            "qualifier": "over",
            "basis": "annual_average",
            "coverage": "members",
            "cause": causes[PAIRED],
            "recipient": "结对帮扶社区",
            "notes": "年均口径，不与一次性捐赠相加。",
        },
    ]


def _from_elsewhere(chambers: dict[str, Link], causes: list[Link]) -> list[Values]:
    return [
        {
            "donor": Link("泊港市工商联所属商会及会员"),
            "amount": 4 * _YI + _YI // 2,
            "qualifier": "over",
            "basis": "cumulative",
            "coverage": "both",
            "given_on": "2023",
            "notes": "外地报道，供对照。",
        },
        {
            "donor": Link("虹桥湾区民营企业"),
            "amount": 7 * _YI,
            "qualifier": "reaching",
            "basis": "cumulative",
            "coverage": "members",
            "kind": "mixed",
            "causes": "several",
            "notes": "外地报道，“近几年”，起止年份未写明。",
        },
        {
            "donor": chambers[CONVENER],
            "kind": "service",
            "given_on": "2023-06",
            "goods": "回乡义诊一天",
            "recipient": "石塘镇卫生院",
        },
    ]


OUTSIDE = ("爱心人士", "匿名", "一位老街坊", "望河路读书会", "江城商学院校友会", "沧屿市慈善总会")
_RECIPIENTS = ("示范区慈善会", "江城市红十字会", "望河小学", "双塔路社区居委会", "石塘镇敬老院", None, None)
_GOODS = (
    "医用口罩{n}00个",
    "方便食品{n}箱",
    "课桌椅{n}套",
    "图书{n}0册",
    "防暑降温饮品{n}箱",
    "棉被{n}床、棉衣{n}件",
    "电脑{n}台",
)
_SERVICES = ("免费法律咨询{n}场", "义务理发{n}人次", "公益讲座{n}场", "免费体检{n}人次")
_PREMISES = ("展厅借用{n}天", "仓库借用{n}天", "门店作便民服务点")


def generated(
    rng: Random, donors: tuple[list[Link], list[Link], list[Link], list[Link]], causes: list[Link], count: int
) -> Iterator[Values]:
    """Everyday gifts of enterprises, chambers, people and others; no two are alike in all that tells gifts apart."""
    bodies = donors[1]
    seen: set[tuple[object, ...]] = set()
    while len(seen) < count:
        pool = rng.choices(donors, (60, 13, 15, 12))[0]
        donor = rng.choice(pool)
        gift = _gift(rng, donor, rng.choice(causes[4:] + causes[:2]), bodies)
        key = tuple(gift.get(name) for name in ("donor", "given_on", "cause", "kind", "amount", "goods"))
        if key not in seen:
            seen.add(key)
            yield gift


def _gift(rng: Random, donor: Link, cause: Link, bodies: list[Link]) -> Values:
    kind = rng.choices(("cash", "goods", "service", "premises"), (64, 23, 8, 5))[0]
    amount = _amount(rng, donor) if kind == "cash" or (kind == "goods" and rng.random() < 0.7) else None
    qualifier = rng.choices(_QUALIFIERS, (76, 7, 4, 5, 2, 2, 4))[0] if amount else "exact"
    if amount and qualifier == "exact" and rng.random() < 0.1:
        amount += rng.randrange(1, 100_00)
    basis = rng.choices(("one_off", "cumulative", "annual_average"), (90, 7, 3))[0] if amount else "one_off"
    words = {"goods": _GOODS, "service": _SERVICES, "premises": _PREMISES}.get(kind)
    chamber = donor.kind == "chamber"
    return {
        "donor": donor,
        "kind": kind,
        "amount": amount,
        "qualifier": qualifier,
        "basis": basis,
        "coverage": rng.choice(("own", "members", "both", "mobilised")) if chamber else "own",
        "given_on": _given_on(rng),
        "cause": cause if rng.random() < 0.92 else None,
        "recipient": rng.choice(_RECIPIENTS),
        "goods": rng.choice(words).format(n=rng.randrange(2, 60)) if words else None,
        "valuation": rng.choice(("发票金额", "市场价", "捐赠方自报")) if kind == "goods" and amount else None,
        "mobilised_by": rng.choice(bodies) if not chamber and rng.random() < 0.2 else None,
        "notes": "证书已寄出。" if rng.random() < 0.06 else None,
    }


_QUALIFIERS = ("exact", "over", "nearly", "about", "at_least", "reaching", "some_odd")


def _amount(rng: Random, donor: Link) -> int:
    """Round amounts from 200 元 to some million, most of them small; those of people smaller."""
    weights = (30, 44, 23, 3) if donor.kind in ("enterprise", "chamber") else (60, 34, 6, 0)
    return rng.choice((2, 5, 10, 20, 30, 50, 66, 80)) * 10 ** rng.choices((2, 3, 4, 5), weights)[0] * 100


def _given_on(rng: Random) -> str | None:
    year, month, day = (
        rng.choice((2020, 2021, 2022, 2022, 2023, 2023, 2024)),
        rng.randrange(1, 13),
        rng.randrange(1, 29),
    )
    quarter = (month - 1) // 3 + 1
    forms = (
        f"{year}-{month:02d}-{day:02d}",
        f"{year}-{month:02d}",
        f"{year}",
        f"{year}-{3 * quarter - 2:02d}Q{quarter}",
        f"--{month:02d}-{day:02d}",
        None,
    )
    return rng.choices(forms, (74, 12, 6, 4, 2, 2))[0]
