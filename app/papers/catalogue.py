"""Which papers does the office print? One line each; what composes them is loaded with the first print.

To add one: a module here with `compose(session, wish, setup) -> Document`, and its line.
"""

from app.errors import UserError
from app.papers.base import Ask, Choosing, Paper, lazily

SOURCES = Choosing("sources", "数据来源页", (("no", "不附"), ("yes", "附在最后")))
GIFTS = Choosing("gifts", "捐赠情况", (("no", "不写"), ("yes", "写截至当日的捐赠")))
ORDER = Choosing("order", "名单次序", (("rank", "按排列次序"), ("strokes", "按姓氏笔画")))
NAMES = Choosing("names", "名单写法", (("names", "只写姓名"), ("posts", "写单位、职务和姓名")))

PHONES = Choosing("phones", "电话号码", (("masked", "隐去中间几位"), ("full", "完整，记入导出记录")))

REGISTER: dict[str, str | int | bool] = {"office": "", "head": ""}
"""The page set-up of a register: `head` replaces its title."""

ISSUED: dict[str, str | int | bool] = {
    "office": "",
    "head": "",
    "report_to": "",
    "send_to": "",
    "issue_to": "",
    "copies": 0,
    "imprint": True,
    "earlier_year": 0,
    "earlier_number": 0,
    "earlier_total": 0,
}
"""The page set-up of a paper that is issued."""

PAPERS: tuple[Paper, ...] = (
    Paper(
        "briefing",
        "简报",
        lazily("briefing", "compose"),
        of="meeting",
        without_record=True,
        asks=(Ask.PERIOD, Ask.AS_OF),
        options=(GIFTS, SOURCES),
        settings={**ISSUED, "head": "工商联简报"},
        draft=lazily("briefing", "draft"),
        issues=True,
    ),
    Paper(
        "minutes",
        "会议纪要",
        lazily("minutes", "compose"),
        of="meeting",
        asks=(Ask.AS_OF,),
        options=(ORDER, NAMES, SOURCES),
        settings={**ISSUED, "head": "会议纪要"},
        draft=lazily("minutes", "draft"),
        issues=True,
    ),
    Paper("meeting-report", "会议报告", lazily("meeting_report", "compose"), of="meeting"),
    Paper(
        "notice",
        "会议通知",
        lazily("notice", "compose"),
        of="meeting",
        asks=(Ask.AS_OF,),
        options=(Choosing("slip", "回执", (("yes", "附回执"), ("no", "不附"))),),
        settings={"office": ""},
        draft=lazily("notice", "draft"),
    ),
    Paper(
        "sign-in-sheet",
        "签到表",
        lazily("sign_in_sheet", "compose"),
        of="meeting",
        options=(Choosing("phones", "电话号码", (*PHONES.values, ("blank", "留空填写"))),),
        settings=REGISTER,
    ),
    Paper(
        "place-cards",
        "座位牌",
        lazily("place_cards", "compose"),
        of="meeting",
        options=(
            Choosing("size", "大小", (("large", "200 × 100 毫米，一页一张"), ("small", "180 × 70 毫米，一页两张"))),
            Choosing("under", "姓名下", (("none", "不印"), ("body", "印单位"))),
        ),
    ),
    Paper(
        "seating",
        "席次表",
        lazily("seating", "compose"),
        of="meeting",
        options=(
            Choosing("platform", "主席台", (("roles", "主持人、讲话人就座"), ("none", "不设座"))),
            Choosing("seats", "每排座位", tuple((str(count), f"{count} 个") for count in (8, 6, 10, 12))),
        ),
    ),
    Paper("gift-record", "捐赠登记单", lazily("gift_record", "compose"), of="donation", settings=REGISTER),
    Paper(
        "acknowledgement",
        "感谢状",
        lazily("acknowledgement", "compose"),
        of="donation",
        asks=(Ask.AS_OF,),
        settings=REGISTER,
        draft=lazily("acknowledgement", "draft"),
    ),
    Paper(
        "visit-card",
        "走访口袋卡",
        lazily("visit_card", "compose"),
        of="enterprise",
        asks=(Ask.AS_OF,),
        options=(PHONES,),
        settings={"office": ""},
    ),
    Paper(
        "chamber-visit-card",
        "商会走访口袋卡",
        lazily("visit_card", "compose_chamber"),
        of="chamber",
        asks=(Ask.AS_OF,),
        options=(PHONES,),
        settings={"office": ""},
    ),
    Paper(
        "year-overview",
        "年度工作一览",
        lazily("year_overview", "compose"),
        asks=(Ask.YEAR, Ask.AS_OF),
        settings=REGISTER,
    ),
    Paper(
        "member-register",
        "会员名册",
        lazily("member_register", "compose"),
        lists="enterprise",
        asks=(Ask.AS_OF,),
        options=(Choosing("columns", "栏目", (("whole", "全部栏目（横排）"), ("brief", "通讯录（竖排）"))), PHONES),
        settings=REGISTER,
    ),
    Paper(
        "chamber-register",
        "商会名册",
        lazily("chamber_register", "compose"),
        lists="chamber",
        asks=(Ask.AS_OF,),
        options=(PHONES,),
        settings=REGISTER,
    ),
    Paper(
        "donation-ledger",
        "捐赠台账",
        lazily("donation_ledger", "compose"),
        lists="donation",
        asks=(Ask.YEAR,),
        options=(
            Choosing(
                "group",
                "分组小计",
                (("year", "按年度"), ("cause", "按事由"), ("kind", "按类别"), ("none", "不分组")),
            ),
        ),
        settings=REGISTER,
    ),
    Paper("honour-ledger", "荣誉台账", lazily("honour_ledger", "compose"), lists="honour", settings=REGISTER),
    Paper(
        "task-sheet",
        "任务督办表",
        lazily("task_sheet", "compose"),
        lists="task",
        asks=(Ask.AS_OF,),
        settings=REGISTER,
    ),
)
"""In the order in which they are offered."""

BY_NAME: dict[str, Paper] = {paper.name: paper for paper in PAPERS}


def paper_named(name: str) -> Paper:
    """The paper of that name. Raises UserError with the names there are."""
    found = BY_NAME.get(name)
    if found is None:
        raise UserError(f"没有“{name}”这种文件；可用：{'、'.join(BY_NAME)}")
    return found


def papers_of(kind_name: str = "") -> tuple[Paper, ...]:
    """The papers for records of a kind, or those of the whole office."""
    if kind_name:
        return tuple(paper for paper in PAPERS if paper.of == kind_name)
    return tuple(paper for paper in PAPERS if not paper.of or paper.without_record)
