"""Which papers does the office print? One line each; what composes them is loaded with the first print.

To add one: a module here with `compose(session, wish, setup) -> Document`, and its line.
"""

from app.errors import UserError
from app.papers.base import Ask, Choosing, Paper, lazily

SOURCES = Choosing("sources", "数据来源页", (("no", "不附"), ("yes", "附在最后")))
GIFTS = Choosing("gifts", "捐赠情况", (("no", "不写"), ("yes", "写截至当日的捐赠")))
ORDER = Choosing("order", "名单次序", (("rank", "按排列次序"), ("strokes", "按姓氏笔画")))
NAMES = Choosing("names", "名单写法", (("names", "只写姓名"), ("posts", "写单位、职务和姓名")))

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
