"""What happened at the sample's exchange meeting, where seven chambers report and three leaders speak?

The counts of its points follow a real meeting of this kind; every word is our own.
"""

from typing import NamedTuple

from app.kinds.base import Values
from app.sample.names import FEDERATION
from app.sample.people import CLERK, DEPUTY, OFFICE_SECRETARY, PUBLICITY, SECRETARY

CAMPAIGN = "“我为示范区献一策”大讨论"
TITLE = "“我为示范区献一策”商会大讨论交流分享会"

MEETING: Values = {
    "title": TITLE,
    "kind": "exchange",
    "held_on": "2022-09-15",
    "start_time": "14:00",
    "place": "数字经济双创中心一楼会议厅",
    "organiser": FEDERATION,
    "theme": CAMPAIGN,
    "stated_attendance": "7家商会交流，部分商会书面参加",
    "summary": "7家商会介绍组织大讨论的情况和成果，区领导提出要求。",
    "notes": "书面参加的商会数量原文未写明。",
}


class Speech(NamedTuple):
    """One statement: speaker (a chamber's or an official's place in its list), points as (kept kind, text)."""

    topic: str
    points: tuple[tuple[str, str], ...]
    kind: str = "report"
    chamber: int | None = None
    official: int | None = None
    stated_points: int | None = None


def _all(kind: str, *texts: str) -> tuple[tuple[str, str], ...]:
    return tuple((kind, text) for text in texts)


SPEECHES = (
    Speech(
        "建好懂行业的商会",
        _all(
            "report",
            "争做政治、行业、服务、管理四个方面的表率，以党建带会建。",
            "参与产业园建设和以商引商，帮助发展总部经济。",
        ),
        chamber=0,
    ),
    Speech(
        "让旅行者住下来、慢下来",
        _all("report", "完成会员调研，提出提升管理服务的办法。", "把游览、购物、娱乐接成一条线，推动旅游服务信息化。"),
        chamber=1,
    ),
    Speech(
        "一桌好菜，一城生活",
        _all(
            "report",
            "轮训会员单位的厨师和店长，组织互访，把服务标准写成手册。",
            "开设本地饮食文化课，让员工讲得出每道菜的来历。",
            "分两批到外地同行处考察，带回新模式、新技术。",
        ),
        chamber=2,
        stated_points=3,
    ),
    Speech(
        "把婚礼办成目的地",
        _all(
            "report",
            "办大线上婚博会和线下采购节，带动会员增收。",
            "联合景区和酒店，建设婚礼旅游目的地。",
            "开展经营管理辅导，倡导诚信服务。",
        ),
        chamber=3,
        stated_points=3,
    ),
    Speech(
        "第二故乡好创业",
        (
            *_all(
                "view",
                "先把自己的公司办好，就是对第二故乡的贡献。",
                "多学习、多做公益，体现企业家精神。",
                "家乡情和本地情是一家人，要为两地文化代言。",
            ),
            *_all(
                "task",
                "为五金机电会员建设共享的电商平台，提升销售服务。",
                "组织会员向行业龙头学习，推动跨区域经营。",
            ),
        ),
        chamber=4,
        stated_points=5,
    ),
    Speech(
        "人人都是望河路的主人",
        _all(
            "report",
            "增强主人意识，商户共同爱护街区的每一扇窗。",
            "擦亮“十年老店”和“首店”两个品牌，请榜样带新店。",
            "办好市集和掌上街区平台，维护党员经营户形象。",
            "参与古城保护，与居民和睦相处。",
        ),
        chamber=5,
        stated_points=4,
    ),
    Speech(
        "手艺与市场两头都要强",
        _all(
            "report",
            "办好“玉带杯”玉雕评选，鼓励技艺创新。",
            "完善线上拍卖和直播平台，拓宽销路。",
            "提升市场形象，从会员的技能和服务做起。",
        ),
        chamber=6,
        stated_points=3,
    ),
    Speech(
        "大讨论进展和下一步安排",
        (
            *_all("report", "7月以来共组织商会专题讨论12场，会员座谈9场。"),
            *_all("task", "9月底前各商会报送一条可落实的工作计划。", "10月起逐家走访，汇总会员的建议。"),
        ),
        kind="assignment",
        official=DEPUTY,
    ),
    Speech(
        "把讨论变成计划",
        (
            *_all(
                "instruction",
                "提高认识，梳理商会工作，发出商会的声音。",
                "注重实效，从“做什么”走到“怎么做”，建设商会品牌。",
                "加强商会自身建设，把政策带到会员企业。",
            ),
            *_all("task", "近期各商会继续开展大讨论，服务会员发展。"),
        ),
        kind="instruction",
        official=SECRETARY,
        stated_points=3,
    ),
    Speech(
        "宣传好、管理好、发展好",
        _all(
            "instruction",
            "发挥朋友圈的作用，宣传好示范区的历史和新貌。",
            "团结会员参与社会治理，以文明企业建设文明城区。",
            "围绕定位各展所长，为发展添一个增长点。",
        ),
        kind="speech",
        official=PUBLICITY,
        stated_points=3,
    ),
)
"""Seven chambers report (餐饮业 3 points, 结婚产业 3, the street 4, the home-town chamber 3 views and 2 tasks), then
three leaders speak."""

LEADERS: tuple[tuple[int, tuple[str, ...], str], ...] = (
    (SECRETARY, ("host", "speaker"), "present"),
    (PUBLICITY, ("speaker", "guest"), "present"),
    (DEPUTY, ("speaker",), "present"),
    (OFFICE_SECRETARY, ("participant",), "observer"),
    (CLERK, ("recorder",), "observer"),
)
"""The officials who take part: place in the list of officials, roles, mode."""
