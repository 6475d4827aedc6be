"""Is an enterprise large, medium, small or micro? 统计上大中小微型企业划分办法（2017）.

Large, medium and small ask that all indicators of the group reach their lower bounds, else the class below is tried;
what does not reach small is micro. So the weakest indicator decides. A missing figure gives 无法判定, never a guess.
"""

from dataclasses import dataclass
from enum import Enum

from app.domain.industry import Industry, parse_industry
from app.values.problem import ValueProblem

_WAN_FEN = 1_000_000
"""One 万元 in 分."""


class SizeClass(Enum):
    """The class as it is printed."""

    LARGE = "大型"
    MEDIUM = "中型"
    SMALL = "小型"
    MICRO = "微型"
    UNDECIDED = "无法判定"
    NOT_CLASSED = "不划分"


Bounds = tuple[int, int, int]
"""Lower bounds of large, medium, small."""


@dataclass(frozen=True, slots=True)
class Group:
    """An industry group of the method; an indicator without bounds does not count. Money in 万元."""

    name: str
    staff: Bounds | None = None
    revenue: Bounds | None = None
    assets: Bounds | None = None


@dataclass(frozen=True, slots=True)
class SizeVerdict:
    """The class, the group it was judged by, and why there is no class where there is none."""

    size: SizeClass
    group: Group | None = None
    reason: str = ""

    @property
    def text(self) -> str:
        """小型, or 无法判定（缺营业收入）."""
        return f"{self.size.value}（{self.reason}）" if self.reason else self.size.value


FARMING = Group("农、林、牧、渔业", revenue=(20_000, 500, 50))
INDUSTRY = Group("工业", staff=(1000, 300, 20), revenue=(40_000, 2000, 300))
BUILDING = Group("建筑业", revenue=(80_000, 6000, 300), assets=(80_000, 5000, 300))
WHOLESALE = Group("批发业", staff=(200, 20, 5), revenue=(40_000, 5000, 1000))
RETAIL = Group("零售业", staff=(300, 50, 10), revenue=(20_000, 500, 100))
TRANSPORT = Group("交通运输业", staff=(1000, 300, 20), revenue=(30_000, 3000, 200))
STORAGE = Group("仓储业", staff=(200, 100, 20), revenue=(30_000, 1000, 100))
POST = Group("邮政业", staff=(1000, 300, 20), revenue=(30_000, 2000, 100))
LODGING = Group("住宿业", staff=(300, 100, 10), revenue=(10_000, 2000, 100))
CATERING = Group("餐饮业", staff=(300, 100, 10), revenue=(10_000, 2000, 100))
TRANSMISSION = Group("信息传输业", staff=(2000, 100, 10), revenue=(100_000, 1000, 100))
SOFTWARE = Group("软件和信息技术服务业", staff=(300, 100, 10), revenue=(10_000, 1000, 50))
ESTATE = Group("房地产开发经营", revenue=(200_000, 1000, 100), assets=(10_000, 5000, 2000))
PROPERTY = Group("物业管理", staff=(1000, 300, 100), revenue=(5000, 1000, 500))
LEASING = Group("租赁和商务服务业", staff=(300, 100, 10), assets=(120_000, 8000, 100))
OTHER = Group("其他未列明行业", staff=(300, 100, 10))

GROUPS: tuple[Group, ...] = (
    FARMING,
    INDUSTRY,
    BUILDING,
    WHOLESALE,
    RETAIL,
    TRANSPORT,
    STORAGE,
    POST,
    LODGING,
    CATERING,
    TRANSMISSION,
    SOFTWARE,
    ESTATE,
    PROPERTY,
    LEASING,
    OTHER,
)

# The longest code that begins the enterprise's own decides; a text says why there is no class.
_BY_CODE: dict[str, Group | str] = {
    "A": FARMING,
    "B": INDUSTRY,
    "C": INDUSTRY,
    "D": INDUSTRY,
    "E": BUILDING,
    "F51": WHOLESALE,
    "F52": RETAIL,
    "G53": "铁路运输业不划分规模",
    "G54": TRANSPORT,
    "G55": TRANSPORT,
    "G56": TRANSPORT,
    "G57": TRANSPORT,
    "G58": TRANSPORT,
    "G591": TRANSPORT,
    **{f"G59{figure}": STORAGE for figure in "2345689"},
    "G60": POST,
    "H61": LODGING,
    "H62": CATERING,
    "I63": TRANSMISSION,
    "I64": TRANSMISSION,
    "I65": SOFTWARE,
    "J": "金融业不划分规模",
    "K701": ESTATE,
    "K702": PROPERTY,
    "K703": OTHER,
    "K704": "自有房地产经营活动不划分规模",
    "K709": OTHER,
    "L": LEASING,
    "M": OTHER,
    "N": OTHER,
    "O": OTHER,
    "P": "教育不划分规模",
    "Q84": "卫生不划分规模",
    "Q85": OTHER,
    "R": OTHER,
    "S": "公共管理、社会保障和社会组织不划分规模",
    "T": "国际组织不划分规模",
}
_TOO_SHORT = {
    "F": "行业要写到大类：F51 批发业或 F52 零售业",
    "G": "行业要写到大类，如 G54 道路运输业",
    "H": "行业要写到大类：H61 住宿业或 H62 餐饮业",
    "I": "行业要写到大类，如 I65 软件和信息技术服务业",
    "K": "行业要写到中类：K701 房地产开发经营、K702 物业管理或 K703 房地产中介服务",
    "Q": "行业要写到大类：Q84 卫生或 Q85 社会工作",
}


def group_of(code: str) -> Group | str:
    """The group that judges enterprises of this industry; a text says why there is none."""
    if not code.strip():
        return "缺行业代码"
    try:
        industry = parse_industry(code)
    except ValueProblem as problem:
        return str(problem)
    return _group(industry)


def _group(industry: Industry) -> Group | str:
    code = industry.code
    for length in range(len(code), 0, -1):
        if found := _BY_CODE.get(code[:length]):
            return found
    if code.startswith("G59"):
        return "行业要写到中类：G591 装卸搬运，或 G592 至 G599 仓储"
    return _TOO_SHORT[industry.section.letter]


def size_class(
    industry: str | None, *, staff: int | None = None, revenue: int | None = None, assets: int | None = None
) -> SizeVerdict:
    """The class by industry code or name, persons, and revenue and assets in 分."""
    group = group_of(industry or "")
    if isinstance(group, str):
        size = SizeClass.NOT_CLASSED if group.endswith("不划分规模") else SizeClass.UNDECIDED
        return SizeVerdict(size, None, group)
    return size_in(group, staff=staff, revenue=revenue, assets=assets)


def size_in(
    group: Group, *, staff: int | None = None, revenue: int | None = None, assets: int | None = None
) -> SizeVerdict:
    """The class within a group: that of the weakest indicator. Revenue and assets in 分."""
    indicators = (
        ("从业人数", group.staff, staff, 1),
        ("营业收入", group.revenue, revenue, _WAN_FEN),
        ("资产总额", group.assets, assets, _WAN_FEN),
    )
    counted = [(label, bounds, figure, unit) for label, bounds, figure, unit in indicators if bounds is not None]
    missing = [label for label, _, figure, _ in counted if figure is None]
    if missing:
        return SizeVerdict(SizeClass.UNDECIDED, group, f"缺{'、'.join(missing)}")
    classes = (SizeClass.LARGE, SizeClass.MEDIUM, SizeClass.SMALL, SizeClass.MICRO)
    steps = [
        sum(figure < bound * unit for bound in bounds) for _, bounds, figure, unit in counted if figure is not None
    ]
    return SizeVerdict(classes[max(steps)], group)
