"""Which section and division of GB/T 4754-2017 does an industry code or name mean?"""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.values.characters import half_width
from app.values.problem import ValueProblem


@dataclass(frozen=True, slots=True)
class Section:
    """A section (门类): its letter, its name and its divisions (大类)."""

    letter: str
    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Industry:
    """What a code says: the section, and as many of the four figures as are given."""

    section: Section
    figures: str = ""

    @property
    def code(self) -> str:
        """The code as it is kept: C, C35, C351, C3511."""
        return f"{self.section.letter}{self.figures}"

    @property
    def division(self) -> int | None:
        """The division (大类), 1 to 97."""
        return int(self.figures[:2]) if self.figures else None


SECTIONS: tuple[Section, ...] = tuple(
    Section(*row)
    for row in (
        ("A", "农、林、牧、渔业", 1, 5),
        ("B", "采矿业", 6, 12),
        ("C", "制造业", 13, 43),
        ("D", "电力、热力、燃气及水生产和供应业", 44, 46),
        ("E", "建筑业", 47, 50),
        ("F", "批发和零售业", 51, 52),
        ("G", "交通运输、仓储和邮政业", 53, 60),
        ("H", "住宿和餐饮业", 61, 62),
        ("I", "信息传输、软件和信息技术服务业", 63, 65),
        ("J", "金融业", 66, 69),
        ("K", "房地产业", 70, 70),
        ("L", "租赁和商务服务业", 71, 72),
        ("M", "科学研究和技术服务业", 73, 75),
        ("N", "水利、环境和公共设施管理业", 76, 79),
        ("O", "居民服务、修理和其他服务业", 80, 82),
        ("P", "教育", 83, 83),
        ("Q", "卫生和社会工作", 84, 85),
        ("R", "文化、体育和娱乐业", 86, 90),
        ("S", "公共管理、社会保障和社会组织", 91, 96),
        ("T", "国际组织", 97, 97),
    )
)

# The divisions (大类) in the order of their numbers, 01 to 97.
DIVISIONS: tuple[str, ...] = (
    "农业",
    "林业",
    "畜牧业",
    "渔业",
    "农、林、牧、渔专业及辅助性活动",
    "煤炭开采和洗选业",
    "石油和天然气开采业",
    "黑色金属矿采选业",
    "有色金属矿采选业",
    "非金属矿采选业",
    "开采专业及辅助性活动",
    "其他采矿业",
    "农副食品加工业",
    "食品制造业",
    "酒、饮料和精制茶制造业",
    "烟草制品业",
    "纺织业",
    "纺织服装、服饰业",
    "皮革、毛皮、羽毛及其制品和制鞋业",
    "木材加工和木、竹、藤、棕、草制品业",
    "家具制造业",
    "造纸和纸制品业",
    "印刷和记录媒介复制业",
    "文教、工美、体育和娱乐用品制造业",
    "石油、煤炭及其他燃料加工业",
    "化学原料和化学制品制造业",
    "医药制造业",
    "化学纤维制造业",
    "橡胶和塑料制品业",
    "非金属矿物制品业",
    "黑色金属冶炼和压延加工业",
    "有色金属冶炼和压延加工业",
    "金属制品业",
    "通用设备制造业",
    "专用设备制造业",
    "汽车制造业",
    "铁路、船舶、航空航天和其他运输设备制造业",
    "电气机械和器材制造业",
    "计算机、通信和其他电子设备制造业",
    "仪器仪表制造业",
    "其他制造业",
    "废弃资源综合利用业",
    "金属制品、机械和设备修理业",
    "电力、热力生产和供应业",
    "燃气生产和供应业",
    "水的生产和供应业",
    "房屋建筑业",
    "土木工程建筑业",
    "建筑安装业",
    "建筑装饰、装修和其他建筑业",
    "批发业",
    "零售业",
    "铁路运输业",
    "道路运输业",
    "水上运输业",
    "航空运输业",
    "管道运输业",
    "多式联运和运输代理业",
    "装卸搬运和仓储业",
    "邮政业",
    "住宿业",
    "餐饮业",
    "电信、广播电视和卫星传输服务",
    "互联网和相关服务",
    "软件和信息技术服务业",
    "货币金融服务",
    "资本市场服务",
    "保险业",
    "其他金融业",
    "房地产业",
    "租赁业",
    "商务服务业",
    "研究和试验发展",
    "专业技术服务业",
    "科技推广和应用服务业",
    "水利管理业",
    "生态保护和环境治理业",
    "公共设施管理业",
    "土地管理业",
    "居民服务业",
    "机动车、电子产品和日用产品修理业",
    "其他服务业",
    "教育",
    "卫生",
    "社会工作",
    "新闻和出版业",
    "广播、电视、电影和录音制作业",
    "文化艺术业",
    "体育",
    "娱乐业",
    "中国共产党机关",
    "国家机构",
    "人民政协、民主党派",
    "社会保障",
    "群众团体、社会团体和其他成员组织",
    "基层群众自治组织及其他组织",
    "国际组织",
)

_CODE = re.compile(r"([A-Ta-t])?\s*(\d{2,4})?(?:\D.*)?", re.DOTALL)
_EXPECTED = "请写成 C35、3511 或“制造业”"


def parse_industry(text: str) -> Industry:
    """What the code or name means: C35, 35, 3511, C35 专用设备制造业, 制造业, 软件和信息技术服务业.

    Raises ValueProblem for what is neither, and for a letter that does not fit its figures.
    """
    plain = half_width(text).strip()
    if by_name := _by_name().get(_bare(plain)):
        return by_name
    match = _CODE.fullmatch(plain)
    letter, figures = (match[1] or "").upper() if match else "", (match[2] or "") if match else ""
    if not letter and not figures:
        raise ValueProblem(f"“{text.strip()}”不是国民经济行业代码或名称；{_EXPECTED}")
    if not figures:
        if len(plain) > 1 and _bare(plain[1:]) not in _by_name():
            raise ValueProblem(f"“{text.strip()}”不是国民经济行业代码或名称；{_EXPECTED}")
        return Industry(_by_letter(letter))
    section = _by_division(int(figures[:2]))
    if section is None:
        raise ValueProblem(f"没有行业大类 {figures[:2]}；大类从 01 到 97，{_EXPECTED}")
    if letter and section.letter != letter:
        raise ValueProblem(f"{letter}{figures}的门类和大类不相符：{figures[:2]} 属于 {section.letter} {section.name}")
    return Industry(section, figures)


def section_of(text: str) -> Section | None:
    """The section that the code or name means; None when it means none."""
    try:
        return parse_industry(text).section
    except ValueProblem:
        return None


def show_industry(text: str) -> str:
    """Code and name: C35 专用设备制造业, C 制造业; what cannot be read as it is."""
    try:
        industry = parse_industry(text)
    except ValueProblem:
        return text
    division = industry.division
    return f"{industry.code} {DIVISIONS[division - 1] if division else industry.section.name}"


def _by_letter(letter: str) -> Section:
    return next(section for section in SECTIONS if section.letter == letter)


def _by_division(division: int) -> Section | None:
    return next((section for section in SECTIONS if section.first <= division <= section.last), None)


def _bare(name: str) -> str:
    """A name without its commas, which people leave out or change."""
    return re.sub(r"[、,，\s]", "", name)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Industry]:
    """Names of sections and divisions; where both bear one name (教育) the section is meant."""
    known: dict[str, Industry] = {}
    for number, name in enumerate(DIVISIONS, 1):
        section = _by_division(number)
        assert section is not None
        known[_bare(name)] = Industry(section, f"{number:02d}")
    known.update({_bare(section.name): Industry(section) for section in SECTIONS})
    return known
