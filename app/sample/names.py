"""Which invented names do sample records bear? Parts that are put together; none stands for a real body or person.

The city, its district and every other place outside national history do not exist. Some parts hold rare
characters (旻 昇 喆 堃 𬭼) on purpose: print, search and sorting must cope with them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

CITY = "江城市"
DISTRICT = "示范区"
FEDERATION = f"{CITY}{DISTRICT}工商联"
# No licence office has this number, no telephone district this area code, no mobile subscriber this range.
REGION_CODE = "990100"
AREA_CODE = "0500"
MOBILE_RANGE = "138000"

_SURNAMES = [
    "闻",
    "纪",
    "阮",
    "苗",
    "晏",
    "柏",
    "祁",
    "岑",
    "蔺",
    "甄",
    "裴",
    "桑",
    "褚",
    "鄢",
    "乔",
    "骆",
    "邵",
    "尹",
    "汤",
    "武",
    "施",
    "贺",
    "龚",
    "庄",
    "翟",
    "耿",
    "池",
    "宿",
    "单",
    "仇",
    "解",
    "查",
    "区",
    "曾",
    "华",
    "任",
    "盖",
    "覃",
    "缪",
    "尉",
    "欧阳",
    "司徒",
    "慕容",
    "上官",
    "令狐",
    "端木",
]
_MALE_GIVEN = (
    "远 昇 砚 舟 衡 朔 珩 垣 喆 堃 旻 𬭼 骁 翊 樾 崧 岱 钧 淮 樵 屿 川 弘毅 景行 知非 牧之 望山 怀瑾 承砚 昇远"
)
_FEMALE_GIVEN = "岚 芷 筠 蔚 漪 霁 苓 茉 纾 绮 湄 芩 鸢 璎 若汀 静姝 采薇 疏影 映雪 听澜 素问 念慈 如璟 旻漪"
_SECOND_GIVEN = "之 以 其 维 启 亦 若 思 云 子 望 怀"

_BRAND_FIRST = "澜沐栖芷衡朔岚璟珩翊霁垚砚琢筠蔚汀漪樾苓澹穗笙芃"
_BRAND_SECOND = "岳序桓陵庭宸昀野棠笠迦坞埠楫檐麓隽桁畔镝"
_RARE_BRANDS = ("昇𬭼", "旻喆", "堃昇", "喆堃", "𬭼石", "澜旻")
_LONG_BRANDS = ("栖梧坞里", "三棹", "七棠", "半檐", "一苇杭", "听橹", "万斛", "千畔", "九笙", "百堃堂", "e岸", "K楫")

ROADS = ("望河路", "玉带路", "柳巷", "金桥大道", "石塘街", "学士弄", "双塔路", "浣纱街", "新市路", "东汇街", "南栅路")
BUILDINGS = ("望河双创中心", "汇丰楼", "望河大厦", "金桥科技园", "五金机电城", "玉雕坊", "云栈广场")


@dataclass(frozen=True)
class Trade:
    """What an enterprise does: words of its name, shop words of sole traders, GB/T 4754 codes, its industry chamber."""

    words: tuple[str, ...]
    shops: tuple[str, ...]
    codes: tuple[str, ...]
    chamber: str | None


TRADES = (
    Trade(("新材料科技", "复合材料", "纳米材料"), ("材料经营部",), ("C26", "C30", "C29", "M73"), "新材料"),
    Trade(("文化旅游", "文化创意", "旅行社", "文化传播"), ("客栈", "书房"), ("R88", "L72", "R87"), "文旅创新产业"),
    Trade(("餐饮管理", "餐饮", "食品", "酒楼"), ("面馆", "茶舍", "饭庄"), ("H62", "C14", "F52"), "餐饮业"),
    Trade(("婚庆服务", "婚纱摄影", "礼仪服务"), ("花艺坊", "喜铺"), ("O80", "L72"), "结婚产业"),
    Trade(("机电设备", "五金工具", "工业品"), ("五金经营部", "机电商行"), ("F51", "C34", "C38"), "机电五金市场"),
    Trade(("玉雕艺术", "工艺美术"), ("玉雕工作室", "玉器店"), ("C24", "F52"), "玉带路玉雕"),
    Trade(("建设工程", "建筑装饰", "市政园林"), ("装饰部",), ("E47", "E50", "E48"), "建筑业"),
    Trade(("医药", "医疗器械", "健康管理"), ("药房",), ("C27", "C35", "Q84", "F51"), "医药健康"),
    Trade(("信息技术", "软件", "数据科技"), ("电脑部",), ("I65", "I64"), "数字产业园"),
    Trade(("纺织", "服饰", "丝绸"), ("绣庄", "裁缝铺"), ("C17", "C18", "F52"), None),
    Trade(("物流", "供应链管理"), ("快递站",), ("G54", "G59", "L72"), None),
    Trade(("置业", "物业服务"), ("房产中介部",), ("K70",), None),
    Trade(("教育科技", "人力资源"), ("画室",), ("P83", "L72"), None),
    Trade(("生态农业", "茶业"), ("花木场",), ("A01", "A02", "C15"), None),
)


def person_names(rng: Random) -> Iterator[tuple[str, str]]:
    """Names without repetition, each with the gender's kept word; every rare character soon turns up."""
    given = {"male": _MALE_GIVEN.split(), "female": _FEMALE_GIVEN.split()}
    seen: set[str] = set()
    while True:
        gender = "male" if rng.random() < 0.6 else "female"
        own = rng.choice(given[gender])
        second = rng.choice(_SECOND_GIVEN.split()) if len(own) == 1 and rng.random() < 0.55 else ""
        name = rng.choice(_SURNAMES) + second + own
        if name not in seen:
            seen.add(name)
            yield name, gender


def brands(rng: Random) -> Iterator[str]:
    """Trade names without repetition: the rare and the long ones among the first hundred."""
    pairs = [first + second for first in _BRAND_FIRST for second in _BRAND_SECOND]
    rng.shuffle(pairs)
    first = [*pairs[:80], *_RARE_BRANDS, *_LONG_BRANDS]
    rng.shuffle(first)
    yield from first
    yield from pairs[80:]


def mobile(number: int) -> str:
    """The mobile number with this running number (0 to 99,999)."""
    return f"{MOBILE_RANGE}{number:05d}"


def address(rng: Random) -> str:
    """Somewhere in the district."""
    place = f"{CITY}{DISTRICT}{rng.choice(ROADS)}{rng.randrange(1, 399)}号"
    if rng.random() < 0.35:
        place += f"{rng.choice(BUILDINGS)}{rng.randrange(1, 28)}层"
    return place
