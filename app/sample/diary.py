"""Which meetings and activities did the sample office hold from 2022 to 2024?"""

from typing import NamedTuple

from app.kinds.base import Values
from app.sample.chambers import CONVENER
from app.sample.exchange import CAMPAIGN, MEETING
from app.sample.names import CITY, DISTRICT, FEDERATION

ZONE_TITLE = "北片区商协会工作碰头会"
ONSITE_TITLE = "镇街商会现场观摩会暨商会建设推进会"
NORTH = ("北亭区工商联", "港岚区工商联", "虹桥湾区工商联", f"{DISTRICT}工商联")


class Entry(NamedTuple):
    """One meeting in short: its values, and how many come."""

    title: str
    kind: str
    held_on: str | None
    people: int = 10
    chambers: int = 4
    start_time: str | None = "14:00"
    place: str | None = "区机关会议中心二楼会议室"
    organiser: str | None = FEDERATION
    ended_on: str | None = None
    theme: str | None = None
    stated_attendance: str | None = None
    summary: str | None = None
    notes: str | None = None

    @property
    def values(self) -> Values:
        """The values of the record."""
        return {name: value for name, value in self._asdict().items() if name not in ("people", "chambers")}


_HALL = "望河大厦三楼报告厅"
_ORDERS = "现场达成意向订单63笔，金额约2,600万元。"

ENTRIES: tuple[Entry, ...] = (
    Entry("九届一次主席（会长）办公会", "chairs_meeting", "2022-01-18", 9, 0, "09:30"),
    Entry("新春企业家座谈会", "symposium", "2022-02-15", 14, 5, theme="开门红"),
    Entry("政企早餐会（第1期）", "breakfast_meeting", "2022-03-10", 8, 0, "07:45", "云栈广场一层咖啡厅", theme="用工"),
    Entry("九届二次常委会", "standing_committee", "2022-04-22", 18, 0, "09:00", stated_attendance="应到22人"),
    Entry("政企早餐会（第2期）", "breakfast_meeting", "2022-06-16", 8, 1, "07:45", "云栈广场一层咖啡厅", theme="融资"),
    Entry("“我为示范区献一策”大讨论动员会", "symposium", "2022-07-05", 12, 12, theme=CAMPAIGN),
    Entry("商会大家说：餐饮业专场", "activity", "2022-07-28", 9, 1, "19:00", "玉雕坊二层", theme=CAMPAIGN),
    Entry("会员面对面：五金机电专场", "activity", "2022-08", 10, 2, None, "五金机电城", theme=CAMPAIGN),
    Entry("九届二次执委会", "executive_committee", "2022-12-20", 34, 0, "09:00", _HALL, stated_attendance="应到48人"),
    Entry("九届二次主席（会长）办公会", "chairs_meeting", "2023-01-12", 8, 0, "09:30"),
    Entry("2023年第一季度政商恳谈会", "gov_business_talk", "2023-02-24", 16, 6, theme="优化营商环境"),
    Entry(
        "年轻一代企业家培训班（第9期）", "training", "2023-03-20", 22, 0, "08:30", "江城商学院", ended_on="2023-03-24"
    ),
    Entry("“春江好物”出海对接洽谈会", "matchmaking", "2023-04-18", 15, 8, "10:00", _HALL, summary=_ORDERS),
    Entry("赴青峤县考察学习", "study_tour", "2023-05-16", 11, 3, None, "青峤县", ended_on="2023-05-18"),
    Entry(
        "石塘竹编技艺商会第一次会员代表大会",
        "member_congress",
        "2023-06-09",
        14,
        6,
        "14:30",
        "石塘镇文化站",
        "石塘镇商会、示范区工商联",
        summary="通过章程，选举会长、副会长和监事。",
    ),
    Entry("2023年第二季度政商恳谈会", "gov_business_talk", "2023-06-29", 18, 9, stated_attendance="34家商会、20家部门"),
    Entry("走进玉带路市集", "activity", "2023-07", 7, 3, None, "玉带路", theme="一会一品牌"),
    Entry("政企早餐会（第3期）", "breakfast_meeting", "2023-08-17", 8, 0, "07:45", "云栈广场一层咖啡厅", theme="税费"),
    Entry(
        ZONE_TITLE,
        "zone_meeting",
        "2023-09-18",
        0,
        0,
        "14:00",
        f"{CONVENER}会议室",
        f"{CITY}工商联商协会工作委员会",
        stated_attendance="北片区4个区工商联和有关商协会",
        notes="片区首次碰头会。",
    ),
    Entry("税收优惠政策辅导培训", "training", "2023-10-11", 20, 2, "14:00", _HALL, theme="税官进商会"),
    Entry("九届三次常委会", "standing_committee", "2023-11-03", 17, 0, "09:00"),
    Entry("暖冬公益行", "activity", "2023-12-02", 9, 5, None, "双塔路社区", theme="扶老助学"),
    Entry("九届三次执委会", "executive_committee", "2023-12-22", 31, 0, "09:00", _HALL, stated_attendance="应到48人"),
    Entry("九届三次主席（会长）办公会", "chairs_meeting", "2024-01-09", 8, 0, "09:30"),
    Entry("2024年迎春茶话会", "other", "2024-02-01", 24, 10, "15:00", _HALL),
    Entry("2024年第一季度政商恳谈会", "gov_business_talk", "2024-03-07", 15, 6),
    Entry(
        "年轻一代企业家培训班（第10期）", "training", "2024-03-18", 24, 0, "08:30", "江城商学院", ended_on="2024-03-22"
    ),
    Entry("政企早餐会（第4期）", "breakfast_meeting", "2024-04-11", 8, 1, "07:45", "云栈广场一层咖啡厅", theme="人才"),
    Entry(
        ONSITE_TITLE,
        "onsite_meeting",
        "2024-05-23",
        13,
        8,
        "09:00",
        "石塘镇",
        stated_attendance="3家镇街商会交流",
        summary="第一阶段：观摩换届大会\n第二阶段：交流发言\n第三阶段：部署和讲话",
        notes="讲话稿自报三点意见，实列四点，照录。",
    ),
    Entry("法治进商会座谈会", "symposium", "2024-06-06", 10, 5, theme="合规经营"),
    Entry(
        "餐饮业商会第四次会员代表大会", "member_congress", "2024-06-18", 16, 2, "13:30", organiser="示范区餐饮业商会"
    ),
    Entry("赴沧屿市考察学习", "study_tour", "2024-07-09", 9, 4, None, "沧屿市", ended_on="2024-07-10"),
    Entry("北片区商协会工作第二次碰头会", "zone_meeting", "2024-08-27", 8, 6, place="望河双创中心", organiser=None),
    Entry("秋季产销对接洽谈会", "matchmaking", "2024-09-12", 13, 7, "09:00", _HALL, summary="签约项目12个。"),
    Entry(
        "政企早餐会（第5期）", "breakfast_meeting", "2024-10-24", 8, 0, "07:45", "云栈广场一层咖啡厅", theme="数字化"
    ),
    Entry("直播电商实务培训", "training", "2024-11", 19, 1, None, "线上", theme="线上培训"),
    Entry("商户夜谈会", "other", "--09-18", 6, 1, "19:30", "望河路游客中心", notes="旧剪报，年份不详。"),
    Entry("2024年第四季度政商恳谈会（延期）", "gov_business_talk", None, 0, 0, None, None, notes="日期待定。"),
    Entry("九届四次执委会", "executive_committee", "2024-12-19", 33, 0, "09:00", _HALL, stated_attendance="应到47人"),
)

MEETINGS: tuple[Values, ...] = (MEETING, *(entry.values for entry in ENTRIES))
"""Forty meetings; the exchange meeting is the first."""
