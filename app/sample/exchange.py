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
    "place": "望河双创中心一楼会议厅",
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
    announced: tuple[tuple[str, int], ...] = ()
    """What was announced of single kinds of points."""


def _all(kind: str, *texts: str) -> tuple[tuple[str, str], ...]:
    return tuple((kind, text) for text in texts)


SPEECHES = (
    Speech(
        "建好懂行业的商会",
        _all(
            "report",
            "支部与理事会联席议事，四个专委会各管一摊。",
            "请会员推荐上下游企业来看园区，全年已接待11批。",
        ),
        chamber=0,
    ),
    Speech(
        "让旅行者住下来、慢下来",
        _all("report", "走访会员31家，整理出客房和导游两张问题单。", "推出步行、夜游两条联票路线，一部手机可预约。"),
        chamber=1,
    ),
    Speech(
        "一桌好菜，一城生活",
        _all(
            "report",
            "厨师和店长分批轮训，服务标准印成口袋手册。",
            "员工上菜时说得出一道菜的来历。",
            "明年分两批去外地取经，回来每店改一处。",
        ),
        chamber=2,
        stated_points=3,
    ),
    Speech(
        "办一场让人记得住的婚礼",
        _all(
            "report",
            "把线上展会和采购节办成招牌，给会员带来订单。",
            "与景区、酒店合推婚礼周末套餐，吸引外地新人。",
            "每季度办一次合同与投诉处理辅导。",
        ),
        chamber=3,
        stated_points=3,
    ),
    Speech(
        "第二故乡好创业",
        (
            *_all(
                "view",
                "公司办得稳，就是对第二故乡最好的报答。",
                "学政策、做公益，要成为会员的习惯。",
                "两地都是家，逢年过节把两边的手艺人请到一起。",
            ),
            *_all(
                "task",
                "年内为五金机电会员搭起联合网店，统一售后。",
                "带会员到行业龙头跟班学习，试开外地门店。",
            ),
        ),
        chamber=4,
        announced=(("view", 3), ("task", 2)),
    ),
    Speech(
        "人人都是望河路的主人",
        _all(
            "report",
            "商户轮流当一天街长，自己的街自己管。",
            "评选“老街常青店”，请老店结对带新店。",
            "市集每月一主题，手机上能查到每家店，党员户带头亮牌。",
            "夜间限噪、垃圾定点，先做居民的好邻居。",
        ),
        chamber=5,
        stated_points=4,
    ),
    Speech(
        "手艺与市场两头都要强",
        _all(
            "report",
            "“玉带杯”评选增设新人奖，作品公开展出。",
            "直播间统一鉴定标识，拍品可退可查。",
            "给每个摊位建服务档案，差评当周回访。",
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
        announced=(("report", 1),),
    ),
    Speech(
        "把讨论变成计划",
        (
            *_all(
                "instruction",
                "各商会先把家底理清楚，再谈要做什么。",
                "每个想法都配上时间表和负责人。",
                "理事会要按期开，政策要送到会员手里。",
            ),
            *_all("task", "十月前各商会再开一次专题会并报送记录。"),
        ),
        kind="instruction",
        official=SECRETARY,
        announced=(("instruction", 3),),
    ),
    Speech(
        "讲解员、调解员、办事员",
        _all(
            "instruction",
            "请每位企业家当一回示范区的讲解员。",
            "商会要帮着化解邻里和用工纠纷。",
            "每家商会一年办成一件看得见的实事。",
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
