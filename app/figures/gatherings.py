"""Which figures do meetings and activities give: how many, of which kind and campaign, who came, what was said?"""

from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, func, literal, or_, select
from sqlalchemy.orm import aliased

from app.figures.asked import Asked, Grouping, titles, words_of
from app.figures.base import Figure, Scope
from app.figures.measures import Count, Heads, Money, OnDay
from app.figures.when import happened, undated
from app.rules.gentle import STATED_POINTS
from db.models import LINES, MODELS
from db.vocabulary import AttendanceMode, Choice, MeetingKind, OutcomeKind, Qualifier, StatementKind

MEETING: Any = MODELS["meeting"].__table__
CAMPAIGN: Any = MODELS["campaign"].__table__
ATTENDANCE: Any = MODELS["attendance"].__table__
STATEMENT: Any = MODELS["statement"].__table__
POINT: Any = LINES["statement_point"].__table__
OUTCOME: Any = MODELS["outcome"].__table__

CAME = (AttendanceMode.PRESENT.value, AttendanceMode.OBSERVER.value, AttendanceMode.ONLINE.value)
"""Who was there in person or on the line; written parts, excused and absent ones were not."""


def _order(choices: type[Choice]) -> tuple[str, ...]:
    return tuple(word.value for word in choices)


def held(scope: Scope) -> ColumnElement[bool]:
    """The meetings that are asked for: those of a time, or a single one."""
    return happened(MEETING.c.held_on, scope) if scope.meeting is None else MEETING.c.id == scope.meeting


def _meetings(scope: Scope) -> Select[Any]:
    m = MEETING.c
    return select(m.id, m.title.label("title"), m.held_on, m.kind.label("grp")).where(held(scope))


def _without_date(scope: Scope) -> Select[Any]:
    return select(MEETING.c.id).where(undated(MEETING.c.held_on, scope))


def _by_campaign(scope: Scope) -> Select[Any]:
    """Every meeting under its campaign and all those above it; a campaign inside itself is walked once."""
    tree = select(CAMPAIGN.c.id.label("below"), CAMPAIGN.c.id.label("above")).cte("campaign_tree", recursive=True)
    child = aliased(tree)
    tree = tree.union(select(child.c.below, CAMPAIGN.c.parent_id).join(CAMPAIGN, CAMPAIGN.c.id == child.c.above))
    m = MEETING.c
    return (
        select(m.id, m.title.label("title"), m.held_on, tree.c.above.label("grp"))
        .join(tree, tree.c.below == m.campaign_id)
        .where(tree.c.above.is_not(None), held(scope))
    )


def _heads(scope: Scope, *conditions: ColumnElement[bool]) -> Select[Any]:
    """Per meeting: the stated head count, else those listed; more than listed where the words say so; else unknown."""
    m, a = MEETING.c, ATTENDANCE.c
    listed = select(a.meeting_id, func.count().label("came")).where(a.mode.in_(CAME)).group_by(a.meeting_id).subquery()
    open_words = func.coalesce(m.stated_attendance, "") != ""
    qualifier = case(
        (m.head_count.is_not(None), m.head_qualifier),
        (and_(listed.c.came.is_not(None), open_words), Qualifier.AT_LEAST.value),
        else_=Qualifier.EXACT.value,
    )
    return (
        select(
            m.id,
            m.title.label("title"),
            func.coalesce(m.head_count, listed.c.came).label("value"),
            qualifier.label("qualifier"),
            m.kind.label("grp"),
        )
        .outerjoin(listed, listed.c.meeting_id == m.id)
        .where(held(scope), *conditions)
    )


def _training_heads(scope: Scope) -> Select[Any]:
    return _heads(scope, MEETING.c.kind == MeetingKind.TRAINING.value)


def _people(scope: Scope, *conditions: ColumnElement[bool]) -> Select[Any]:
    """One row per person; an unlinked name counts once, a mask (*) each time, chambers and enterprises not at all."""
    a, m = ATTENDANCE.c, MEETING.c
    who = case(
        (a.attendee_person_id.is_not(None), literal("#").concat(cast(a.attendee_person_id, String))),
        (a.attendee_name.contains("*"), literal("*").concat(cast(a.id, String))),
        else_=a.attendee_name,
    )
    return (
        select(func.min(a.id).label("id"), func.min(a.attendee_name).label("title"), _times().label("times"))
        .join(MEETING, m.id == a.meeting_id)
        .where(a.attendee_chamber_id.is_(None), a.attendee_enterprise_id.is_(None), a.mode.in_(CAME))
        .where(held(scope), *conditions)
        .group_by(who)
    )


def _times() -> ColumnElement[str]:
    return cast(func.count(), String).concat(" 次")


def _trained_people(scope: Scope) -> Select[Any]:
    return _people(scope, MEETING.c.kind == MeetingKind.TRAINING.value)


def _trainings(scope: Scope) -> Select[Any]:
    found = _meetings(scope).where(MEETING.c.kind == MeetingKind.TRAINING.value).subquery()
    return select(found.c.id, found.c.title, found.c.held_on)


def _statements(scope: Scope) -> Select[Any]:
    s, p = STATEMENT.c, POINT.c
    of_kind = {
        name: func.sum(case((p.kind == kind.value, 1), else_=0)) if kind else func.count()
        for name, kind in STATED_POINTS.items()
    }
    points = (
        select(p.statement_id, *(number.label(name) for name, number in of_kind.items()))
        .group_by(p.statement_id)
        .subquery("counted")
    )
    listed = {name: func.coalesce(points.c[name], 0) for name in STATED_POINTS}
    differing: ColumnElement[bool] = or_(*(s[name] != number for name, number in listed.items()))
    told: ColumnElement[str] = literal("")
    for name, kind in STATED_POINTS.items():
        said = literal(f"；{kind.label if kind else ''}自报 ").concat(cast(s[name], String))
        said = said.concat(" 点，实有 ").concat(cast(listed[name], String))
        told = told.concat(case((s[name].is_(None), ""), else_=said))
    told = case((told == "", cast(listed["stated_points"], String).concat(" 点")), else_=func.substr(told, 2))
    return (
        select(
            s.id,
            s.speaker_name.label("title"),
            told.label("told"),
            s.kind.label("grp"),
            case((differing, 1), else_=0).label("differs"),
        )
        .join(MEETING, MEETING.c.id == s.meeting_id)
        .outerjoin(points, points.c.statement_id == s.id)
        .where(held(scope))
    )


def _speakers(scope: Scope) -> Select[Any]:
    s = STATEMENT.c
    speaker = case(
        (s.speaker_chamber_id.is_not(None), "商会"),
        (s.speaker_enterprise_id.is_not(None), "企业"),
        (s.speaker_person_id.is_not(None), "人员"),
    )
    found = _statements(scope).subquery()
    return select(found.c.id, found.c.title, found.c.told, speaker.label("grp")).join(STATEMENT, s.id == found.c.id)


def _disagreeing(scope: Scope) -> Select[Any]:
    found = _statements(scope).subquery()
    return select(found.c.id, found.c.title, found.c.told).where(found.c.differs == 1)


def _outcomes(scope: Scope) -> Select[Any]:
    o = OUTCOME.c
    return (
        select(
            o.id,
            MEETING.c.title.label("title"),
            o.amount.label("value"),
            o.qualifier,
            o.kind.label("grp"),
        )
        .join(MEETING, MEETING.c.id == o.meeting_id)
        .where(held(scope))
    )


_KINDS = Grouping(words_of(MeetingKind), order=_order(MeetingKind))
_HELD = "所问期间内举办的会议活动；跨日的按开始日期计"
_CAME = "有实到人次的按实到人次，否则按名单中出席、列席、线上的计；书面、请假、缺席不计"
_SAID = "所问期间内会议上的发言"

FIGURES: tuple[Figure, ...] = (
    Figure(
        "meetings_by_kind",
        "会议活动",
        "次",
        _HELD,
        Asked("meeting", _meetings, OnDay("held_on"), _KINDS, _without_date),
    ),
    Figure(
        "meetings_by_campaign",
        "主题活动下的会议活动",
        "次",
        f"{_HELD}；下级活动并入上级活动，总数中每次只计一次",
        Asked("meeting", _by_campaign, OnDay("held_on"), Grouping(titles("campaign")), _without_date),
    ),
    Figure(
        "attendance", "参会人次", "人次", f"{_HELD}；{_CAME}", Asked("meeting", _heads, Heads(), _KINDS, _without_date)
    ),
    Figure(
        "attendance_people",
        "参会人数",
        "人",
        "名单中出席、列席、线上的人，一人参加几次只计一次；没有名单的会议无法计入；隐名（*）各计一人",
        Asked("attendance", _people, Count("times"), without_year=_without_date),
    ),
    Figure(
        "trainings",
        "培训",
        "次",
        "类别为培训的会议活动",
        Asked("meeting", _trainings, OnDay("held_on"), None, _without_date),
    ),
    Figure(
        "training_attendance",
        "参训人次",
        "人次",
        f"类别为培训的会议活动；{_CAME}",
        Asked("meeting", _training_heads, Heads(), None, _without_date),
    ),
    Figure(
        "training_people",
        "参训人数",
        "人",
        "培训名单中的人，一人参加几次只计一次；没有名单的培训无法计入",
        Asked("attendance", _trained_people, Count("times"), None, _without_date),
    ),
    Figure(
        "statements_by_kind",
        "会议发言",
        "条",
        _SAID,
        Asked("statement", _statements, Count("told"), Grouping(words_of(StatementKind), order=_order(StatementKind))),
    ),
    Figure(
        "statements_by_speaker",
        "会议发言（按发言方）",
        "条",
        f"{_SAID}；没有对应到登记的发言方另列",
        Asked("statement", _speakers, Count("told"), Grouping(unknown="未对应登记")),
    ),
    Figure(
        "statements_disagreeing",
        "自报点数与实有不符的发言",
        "条",
        f"{_SAID}；原文自报几点，与所列要点逐条核对，不符的如实保留",
        Asked("statement", _disagreeing, Count("told")),
    ),
    Figure(
        "outcomes_by_kind",
        "会议成果金额",
        "元",
        "所问期间内会议活动的成果；没有金额的不计入",
        Asked("outcome", _outcomes, Money(), Grouping(words_of(OutcomeKind), order=_order(OutcomeKind)), _without_date),
    ),
)
"""The figures of meetings and activities."""
