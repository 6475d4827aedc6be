"""What belongs to a meeting of the sample beyond its time and place: campaign, session, heads, agenda and outcomes?"""

import re
from collections.abc import Mapping

from app.domain.sessions import parse_session
from app.kinds.base import Line, Link, Values
from app.sample.diary import ONSITE_TITLE
from app.sample.exchange import CAMPAIGN, TITLE
from app.sample.names import DISTRICT

_WAN = 10_000 * 100
TALKS, FACES, BRANDING = "商会大家说", "会员面对面", "“一会一品牌”建设"

CAMPAIGNS: tuple[tuple[str, str | None, str, str | None, str | None], ...] = (
    (CAMPAIGN, None, "2022-07", "2022-12", "全区商会参加。"),
    (BRANDING, None, "2023", None, None),
    (TALKS, CAMPAIGN, "2022-07", "2022-09", "每周一家商会。"),
    (FACES, CAMPAIGN, "2022-08", "2022-10", None),
    ("五金机电大走访", FACES, "2022-08", "2022-08", None),
)
"""Name, what it is part of (which comes before it), from, to, notes."""

_BODIES = {
    "chairs_meeting": "主席（会长）办公会",
    "standing_committee": "常委会",
    "executive_committee": "执委会",
}

_STAGES: dict[str, tuple[tuple[str, str], ...]] = {
    TITLE: (("reports", "七家商会交流发言"), ("assignment", "布置下一步工作"), ("speech", "区领导讲话")),
    ONSITE_TITLE: (
        ("observation", "观摩换届大会"),
        ("reports", "三家镇街商会交流"),
        ("assignment", "部署商会建设"),
        ("speech", "讲话"),
    ),
    "石塘竹编技艺商会第一次会员代表大会": (
        ("other", "通过章程"),
        ("election", "选举会长、副会长和监事"),
        ("ceremony", "授牌"),
    ),
    "秋季产销对接洽谈会": (("ceremony", "12个项目签约"),),
}

# Title to how many came as counted at the door, and how exactly.
_HEADS: dict[str, tuple[int, str]] = {
    TITLE: (120, "some_odd"),
    "2024年迎春茶话会": (180, "about"),
    "“春江好物”出海对接洽谈会": (300, "over"),
    "九届二次执委会": (41, "exact"),
    "九届三次执委会": (37, "exact"),
    "九届四次执委会": (40, "exact"),
    "九届二次常委会": (18, "exact"),
}


_OF_CHAMBER = {"五金机电大走访": 4}
"""The sub-themes of single chambers."""


def campaigns(bodies: list[Link]) -> tuple[list[Values], list[str | None]]:
    """The campaigns and, for each, the name of what it is part of."""
    values: list[Values] = [
        {
            "name": name,
            "chamber": bodies[_OF_CHAMBER[name]] if name in _OF_CHAMBER else None,
            "started_on": start,
            "ended_on": end,
            "notes": notes,
        }
        for name, _, start, end, notes in CAMPAIGNS
    ]
    return values, [parent for _, parent, *_ in CAMPAIGNS]


def completed(meeting: Values, stored: Mapping[str, Link]) -> Values:
    """The meeting with what its title, kind and notes say of campaign, session, number, heads and agenda."""
    title, due = str(meeting["title"]), re.fullmatch(r"应到(\d+)人", str(meeting.get("stated_attendance")))
    found = {**meeting, "campaign": stored.get(_campaign(title, str(meeting.get("theme"))) or "")}
    session = parse_session(title[:4])
    if session and meeting["kind"] in _BODIES:
        found.update(body=f"{DISTRICT}工商联{_BODIES[str(meeting['kind'])]}", term_no=session[0], session_no=session[1])
    ordinal = re.search(r"（第(\d+)期）", title)
    if ordinal:
        found["ordinal"] = int(ordinal[1])
    if due:
        found["due_count"] = int(due[1])
    if title in _HEADS:
        found["head_count"], found["head_qualifier"] = _HEADS[title]
    found["stages"] = tuple(Line(kind, text) for kind, text in _STAGES.get(title, ()))
    return found


def _campaign(title: str, theme: str) -> str | None:
    for name in (TALKS, FACES):
        if title.startswith(name):
            return name
    return BRANDING if theme == "一会一品牌" else theme if theme == CAMPAIGN else None


_OUTCOMES: tuple[tuple[str, str, int | None, str, int | None, str | None], ...] = (
    ("“春江好物”出海对接洽谈会", "orders", 2600 * _WAN, "about", 63, "现场意向订单"),
    ("“春江好物”出海对接洽谈会", "intent", None, "exact", 18, "后续看样"),
    ("秋季产销对接洽谈会", "contracts", 3800 * _WAN, "over", 12, "当场签约"),
    ("秋季产销对接洽谈会", "orders", 1000 * _WAN, "over", None, "超千万元订单"),
    ("2023年第二季度政商恳谈会", "loans", 5000 * _WAN, "reaching", 9, "银行现场授信"),
    ("赴青峤县考察学习", "investment", 12_000 * _WAN, "nearly", 2, "竹制品加工和民宿"),
)


def outcomes(meetings: Mapping[str, Link]) -> list[Values]:
    """What meetings brought about, of every kind."""
    return [
        {
            "meeting": meetings[title],
            "kind": kind,
            "amount": amount,
            "qualifier": qualifier,
            "items": items,
            "description": description,
            "notes": "金额为会务组统计，未经核对。" if kind == "contracts" else None,
        }
        for title, kind, amount, qualifier, items, description in _OUTCOMES
    ]
