"""What was asked for, promised and done in the sample office: tasks, appeals, proposals, liaisons and visits?"""

from collections.abc import Mapping
from typing import NamedTuple

from app.kinds.base import Link, Values
from app.sample import exchange
from app.sample.around import BANK, CHARITY, NORTH_ZONE, SCHOOL, TAX_BUREAU, TRAFFIC
from app.sample.names import CITY, DISTRICT
from app.sample.people import CHAIR, CLERK, DEPUTY, OFFICE_SECRETARY, SECRETARY

_TALK, _SECOND_TALK = "2023年第一季度政商恳谈会", "2024年第一季度政商恳谈会"


class Stored(NamedTuple):
    """The records that these ones refer to."""

    people: list[Link]
    firms: list[Link]
    chambers: list[Link]
    named: Mapping[str, Link]
    """Organisations and zones by name."""
    meetings: Mapping[str, Link]


def tasks(office: Stored) -> list[Values]:
    """Done in time, overdue, still open and dropped; from meetings and from letters."""
    exchanged, people = office.meetings[exchange.TITLE], office.people
    asked: Values = {"meeting": exchanged, "asked_by": people[SECRETARY], "asked_on": "2022-09-15"}
    return [
        {
            **asked,
            "title": "各商会再开一次专题会并报送记录",
            "owner": people[OFFICE_SECRETARY],
            "due_on": "2022-10",
            "state": "done",
            "done_on": "2022-10-28",
            "result": "21家商会都已报送。\n汇编成册。",
        },
        {
            **asked,
            "title": "为五金机电会员搭起联合网店",
            "owner": office.chambers[4],
            "due_on": "2022-12-31",
            "notes": "会上自报，年内完成。",
        },
        {
            "title": "汇总会员用工需求",
            "meeting": office.meetings[_SECOND_TALK],
            "asked_by": people[CHAIR],
            "owner": people[CLERK],
            "asked_on": "2024-03-07",
            "due_on": "2024-03-29",
            "state": "done",
            "done_on": "2024-04-02",
        },
        {
            "title": "协调望河路夜间停车位",
            "meeting": office.meetings[_SECOND_TALK],
            "asked_by": office.chambers[5],
            "owner": office.named[TRAFFIC],
            "asked_on": "2024-03-07",
            "due_on": "2024-06-30",
        },
        {
            "title": "编印会员企业名录（2025版）",
            "owner": people[OFFICE_SECRETARY],
            "asked_by": people[DEPUTY],
            "asked_on": "2024-12-19",
            "due_on": "2025-03-31",
            "meeting": office.meetings["九届四次执委会"],
        },
        {"title": "试制片区工作手册", "owner": office.firms[2], "asked_on": "2024-11", "due_on": "2025-01-31"},
        {
            "title": "组织夏季露天展销",
            "owner": office.chambers[9],
            "asked_on": "2023-05",
            "due_on": "2023-07",
            "state": "dropped",
            "result": "连日高温，商会申请取消。",
        },
    ]


def progress(stored: list[Link]) -> list[Values]:
    """What was reported on some of the tasks."""
    return [
        {
            "task": stored[1],
            "reported_on": "2022-11-10",
            "text": "已有8家会员报名，正在比选平台。",
            "reporter": "商会秘书处",
        },
        {"task": stored[1], "reported_on": "2023-02", "text": "网店试运行，售后规则未统一。"},
        {
            "task": stored[3],
            "reported_on": "2024-05-20",
            "text": "已现场踏勘，可增设错时车位36个。",
            "reporter": "经济科",
        },
        {"task": stored[4], "reported_on": "2024-12-26", "text": "已发通知，收到回执一百余份。", "reporter": "办公室"},
    ]


def appeals(office: Stored) -> list[Values]:
    """Answered and revisited, answered late, within time and overdue."""
    talk, later = office.meetings[_TALK], office.meetings[_SECOND_TALK]
    return [
        {
            "title": "门前道路施工影响客流，希望分段围挡",
            "raised_by": office.firms[2],
            "meeting": talk,
            "raised_on": "2023-02-24",
            "handler": office.named[TRAFFIC],
            "due_on": "2023-03-24",
            "replied_on": "2023-03-15",
            "reply": "已改为分段施工，夜间撤围挡。\n工期不变。",
            "revisited_on": "2023-04-20",
            "revisit_result": "满意",
        },
        {
            "title": "小微餐饮户开票软件升级培训",
            "raised_by": office.chambers[2],
            "meeting": talk,
            "raised_on": "2023-02-24",
            "handler": office.named[TAX_BUREAU],
            "due_on": "2023-03-24",
            "replied_on": "2023-10-11",
            "reply": "已办税收优惠政策辅导培训。",
        },
        {
            "title": "青年员工租房补贴申领条件不清楚",
            "raised_by": office.people[30],
            "meeting": later,
            "raised_on": "2024-03-07",
            "handler": office.people[CLERK],
            "due_on": "2024-04-07",
            "notes": "已催办一次。",
        },
        {
            "title": "展会补贴拨付时间",
            "raised_by": office.firms[16],
            "raised_on": "2024-12-11",
            "handler": office.named[BANK],
            "due_on": "2025-01-11",
        },
        {"title": "摊位雨棚更换", "raised_by": Link("玉带路摊主代表"), "raised_on": "2024-10"},
    ]


def proposals(office: Stored) -> list[Values]:
    """Adopted, declined and handed in."""
    return [
        {
            "title": "关于设立商事调解工作室的建议",
            "proposer": office.people[CHAIR],
            "made_on": "2023-01",
            "made_to": f"{DISTRICT}政协",
            "state": "adopted",
            "adopted_in": "《示范区优化营商环境若干措施》第九条",
            "adopted_on": "2023-05-30",
        },
        {
            "title": "关于老街夜间经济分区限噪的建议",
            "proposer": office.chambers[5],
            "made_on": "2024-01-09",
            "made_to": f"{CITY}{DISTRICT}人民政府",
            "state": "declined",
            "notes": "答复：纳入下一轮街区规划研究。",
        },
        {
            "title": "关于共建实训基地的建议",
            "proposer": office.named[SCHOOL],
            "made_on": "2024-11",
            "made_to": f"{DISTRICT}教育局",
        },
        {"title": "关于统一五金售后标准的建议", "proposer": office.firms[4], "made_on": "2024"},
    ]


def liaisons(office: Stored) -> list[Values]:
    """Which officers keep in touch with whom; one came back to the same chamber."""
    pairs = ((SECRETARY, 5), (SECRETARY, 13), (DEPUTY, 4), (DEPUTY, 9), (CHAIR, 7), (OFFICE_SECRETARY, 20))
    found: list[Values] = [
        {"officer": office.people[who], "target": office.chambers[at], "started_on": "2022-01"} for who, at in pairs
    ]
    again: Values = {"officer": office.people[CLERK], "target": office.chambers[0]}
    return [
        *found,
        {**again, "started_on": "2020", "ended_on": "2021-12-31", "notes": "换届后调整。"},
        {**again, "started_on": "2023-03-01"},
        {"officer": office.people[CHAIR], "target": office.firms[0], "started_on": "2023"},
        {"officer": office.people[SECRETARY], "target": office.named[NORTH_ZONE], "started_on": "2023-09-18"},
    ]


_VISITS: tuple[tuple[str | int, str, str, str | None, str | None], ...] = (
    (5, "2024-11-06", "党组书记一行3人", "听取换届筹备", "会员对夜间停车反映多。\n换届方案已初步成形。"),
    (4, "2024-05-30", "专职副主席", "督促换届", "会长人选待考察。"),
    (9, "2024-03-20", "经济科", "年度走访", None),
    (13, "2023-08", "党组书记", "看党建工作", "支部活动室已建成。"),
    (2, "2024-06-18", "主席", "列席会员代表大会", None),
    (CHARITY, "2024-09-05", "办公室", "商议慈善一日捐", "今年改为线上认捐。"),
    (BANK, "2023-03", "专职副主席、经济科", "对接授信", "同意给予商会会员优惠利率。"),
)


def visits(office: Stored) -> list[Values]:
    """Who was visited; several chambers were not for a long time."""
    found: list[Values] = [
        {
            "target": office.chambers[target] if isinstance(target, int) else office.named[target],
            "visited_on": day,
            "visitors": visitors,
            "purpose": purpose,
            "findings": findings,
        }
        for target, day, visitors, purpose, findings in _VISITS
    ]
    for at, month in ((0, "01-18"), (1, "02-27"), (8, "04-16"), (16, "07-03"), (43, "10-22")):
        found.append({"target": office.firms[at], "visited_on": f"2024-{month}", "purpose": "年度走访"})
    found[-1]["notes"] = "与税务局联合走访。"
    return found
