"""Which figures do honours, proposals, appeals, visits and tasks give?"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, String, case, cast, func, literal, or_, select
from sqlalchemy.orm import Session

from app.figures.asked import Asked, Grouping, words_of
from app.figures.base import Figure, Scope
from app.figures.measures import Count, Days, OnDay
from app.figures.when import active, begun, happened, passed, undated
from app.kinds import BY_NAME
from db.models import MODELS
from db.vocabulary import Choice, HonourKind, HonourLevel, ProposalState, TaskState

HONOUR: Any = MODELS["honour"].__table__
PROPOSAL: Any = MODELS["proposal"].__table__
APPEAL: Any = MODELS["appeal"].__table__
VISIT: Any = MODELS["visit"].__table__
TASK: Any = MODELS["task"].__table__
LIAISON: Any = MODELS["liaison"].__table__


def _order(choices: type[Choice]) -> tuple[str, ...]:
    return tuple(word.value for word in choices)


def _without(column: Any) -> Any:
    """The records that a year leaves out for want of this date."""
    return lambda scope: select(column.table.c.id).where(undated(column, scope))


def _honours(scope: Scope) -> Select[Any]:
    h = HONOUR.c
    told = h.title.concat("：").concat(h.holder_name)
    return select(h.id, told.label("title"), h.granted_on, h.level, h.kind).where(happened(h.granted_on, scope))


def _honours_by_level(scope: Scope) -> Select[Any]:
    return _honours(scope).add_columns(HONOUR.c.level.label("grp"))


def _honours_by_kind(scope: Scope) -> Select[Any]:
    return _honours(scope).add_columns(HONOUR.c.kind.label("grp"))


def _honours_by_holder(scope: Scope) -> Select[Any]:
    h = HONOUR.c
    holder = case(
        *((h[f"holder_{kind}_id"].is_not(None), kind) for kind in _HOLDERS),
        else_=None,
    )
    return _honours(scope).add_columns(holder.label("grp"))


def _liaisons(scope: Scope) -> Select[Any]:
    """Who looks after whom on that day; the officers are the groups."""
    li = LIAISON.c
    told = li.officer_name.concat("：").concat(li.target_name)
    running = active(li.started_on, li.ended_on, scope.as_of)
    return select(li.id, told.label("title"), li.officer_name.label("grp")).where(running)


def _four_good(scope: Scope) -> Select[Any]:
    """One row per chamber and level: who was honoured in two editions is one chamber."""
    h = HONOUR.c
    who = case(
        (h.holder_chamber_id.is_not(None), literal("#").concat(cast(h.holder_chamber_id, String))),
        (h.holder_name.contains("*"), literal("*").concat(cast(h.id, String))),
        else_=h.holder_name,
    )
    return (
        select(func.min(h.id).label("id"), func.min(h.holder_name).label("title"), h.level.label("grp"))
        .where(h.kind == HonourKind.FOUR_GOOD_CHAMBER.value, happened(h.granted_on, scope))
        .group_by(who, h.level)
    )


def _made(scope: Scope) -> Select[Any]:
    p = PROPOSAL.c
    return select(p.id, p.title.label("title"), p.made_on, p.state.label("grp")).where(happened(p.made_on, scope))


def _adopted(scope: Scope) -> Select[Any]:
    """What was adopted, by the paper that took it up; without a date of adoption that of the proposal counts."""
    p = PROPOSAL.c
    on = func.coalesce(p.adopted_on, p.made_on)
    return select(p.id, p.title.label("title"), on.label("adopted"), p.adopted_in.label("grp")).where(
        p.state == ProposalState.ADOPTED.value, happened(on, scope)
    )


def _raised(scope: Scope) -> Select[Any]:
    a = APPEAL.c
    return select(a.id, a.title.label("title"), a.raised_on).where(happened(a.raised_on, scope))


def _answered(scope: Scope) -> Select[Any]:
    a = APPEAL.c
    return select(a.id, a.title.label("title"), a.raised_on.label("began"), a.replied_on.label("ended")).where(
        a.replied_on.is_not(None), happened(a.replied_on, scope)
    )


def appeals_overdue(scope: Scope) -> Select[Any]:
    """Not answered on the day though the time is over."""
    a = APPEAL.c
    unanswered = or_(a.replied_on.is_(None), ~begun(a.replied_on, scope.as_of))
    return select(a.id, a.title.label("title"), a.due_on).where(passed(a.due_on, scope.as_of), unanswered)


def _revisited(scope: Scope) -> Select[Any]:
    a = APPEAL.c
    return select(a.id, a.title.label("title"), a.revisited_on).where(
        a.revisited_on.is_not(None), happened(a.revisited_on, scope)
    )


def _visits(scope: Scope) -> Select[Any]:
    v = VISIT.c
    target = case(
        (v.target_chamber_id.is_not(None), "商会"),
        (v.target_enterprise_id.is_not(None), "企业"),
        (v.target_organisation_id.is_not(None), "其他单位"),
    )
    return select(v.id, v.target_name.label("title"), v.visited_on, target.label("grp")).where(
        happened(v.visited_on, scope)
    )


def _visited(scope: Scope) -> Select[Any]:
    """One row per body that was visited."""
    v = VISIT.c
    key = [v.target_chamber_id, v.target_enterprise_id, v.target_organisation_id]
    linked = func.coalesce(*key).is_not(None)
    name = case((linked, ""), else_=v.target_name)
    times = cast(func.count(), String).concat(" 次")
    return (
        select(func.min(v.id).label("id"), func.min(v.target_name).label("title"), times.label("times"))
        .where(happened(v.visited_on, scope))
        .group_by(*key, name)
    )


def _tasks(scope: Scope) -> Select[Any]:
    t = TASK.c
    asked = happened(t.asked_on, scope) if scope.meeting is None else t.meeting_id == scope.meeting
    return select(t.id, t.title.label("title"), t.due_on, t.state.label("grp")).where(asked)


def tasks_overdue(scope: Scope) -> Select[Any]:
    """Still open on the day though the time is over."""
    t = TASK.c
    return select(t.id, t.title.label("title"), t.due_on).where(
        t.state == TaskState.OPEN.value, passed(t.due_on, scope.as_of)
    )


_LEVELS = Grouping(words_of(HonourLevel), order=_order(HonourLevel))
_HOLDERS = ("chamber", "enterprise", "person", "organisation")


def _holder_words(_session: Session, keys: Iterable[str]) -> dict[str, str]:
    return {key: BY_NAME[key].label for key in keys}


_GRANTED = "授予日期在所问期间内"
_NO_GRANT_DATE = _without(HONOUR.c.granted_on)

FIGURES: tuple[Figure, ...] = (
    Figure(
        "honours_by_level",
        "荣誉（按级别）",
        "项",
        _GRANTED,
        Asked("honour", _honours_by_level, OnDay("granted_on"), _LEVELS, _NO_GRANT_DATE),
    ),
    Figure(
        "honours_by_kind",
        "荣誉（按类别）",
        "项",
        _GRANTED,
        Asked(
            "honour",
            _honours_by_kind,
            OnDay("granted_on"),
            Grouping(words_of(HonourKind), order=_order(HonourKind)),
            _NO_GRANT_DATE,
        ),
    ),
    Figure(
        "honours_by_holder",
        "荣誉（按获得者）",
        "项",
        _GRANTED,
        Asked(
            "honour",
            _honours_by_holder,
            OnDay("granted_on"),
            Grouping(_holder_words, order=_HOLDERS, unknown="本单位或未对应登记"),
            _NO_GRANT_DATE,
        ),
    ),
    Figure(
        "four_good_chambers",
        "四好商会",
        "家",
        f"{_GRANTED}；同一级别获评几次的商会只计一家；总数为各级别之和",
        Asked("honour", _four_good, Count(), _LEVELS, _NO_GRANT_DATE),
    ),
    Figure(
        "proposals_by_state",
        "建议提案",
        "件",
        "提出日期在所问期间内",
        Asked(
            "proposal",
            _made,
            OnDay("made_on"),
            Grouping(words_of(ProposalState), order=_order(ProposalState)),
            _without(PROPOSAL.c.made_on),
        ),
    ),
    Figure(
        "proposals_adopted",
        "被采纳的建议",
        "件",
        "采纳日期在所问期间内；没有采纳日期的按提出日期计",
        Asked("proposal", _adopted, OnDay("adopted"), Grouping(unknown="采纳文件未填写")),
    ),
    Figure(
        "appeals_raised",
        "企业诉求",
        "件",
        "提出日期在所问期间内",
        Asked("appeal", _raised, OnDay("raised_on"), None, _without(APPEAL.c.raised_on)),
    ),
    Figure(
        "appeals_answered", "已答复的诉求", "件", "答复日期在所问期间内", Asked("appeal", _answered, OnDay("ended"))
    ),
    Figure(
        "appeals_days",
        "诉求答复用时（中位数）",
        "天",
        "答复日期在所问期间内；从提出日到答复日的自然日",
        Asked("appeal", _answered, Days()),
    ),
    Figure(
        "appeals_overdue",
        "逾期未答复的诉求",
        "件",
        "截止日当天答复期限已过，还没有答复",
        Asked("appeal", appeals_overdue, OnDay("due_on")),
    ),
    Figure(
        "appeals_revisited",
        "已回访的诉求",
        "件",
        "回访日期在所问期间内",
        Asked("appeal", _revisited, OnDay("revisited_on")),
    ),
    Figure(
        "visits_by_target",
        "走访",
        "次",
        "走访日期在所问期间内",
        Asked("visit", _visits, OnDay("visited_on"), Grouping(unknown="未对应登记"), _without(VISIT.c.visited_on)),
    ),
    Figure(
        "visited",
        "走访单位",
        "家",
        "所问期间内走访过的单位，走访几次只计一家",
        Asked("visit", _visited, Count("times"), None, _without(VISIT.c.visited_on)),
    ),
    Figure(
        "liaisons",
        "挂钩联系",
        "对",
        "截止日当天有效的挂钩联系",
        Asked("liaison", _liaisons, grouping=Grouping(unknown="未填写")),
    ),
    Figure(
        "tasks_by_state",
        "交办事项",
        "件",
        "交办日期在所问期间内",
        Asked(
            "task",
            _tasks,
            OnDay("due_on"),
            Grouping(words_of(TaskState), order=_order(TaskState)),
            _without(TASK.c.asked_on),
        ),
    ),
    Figure(
        "tasks_overdue",
        "逾期未完成的事项",
        "件",
        "截止日当天完成期限已过，状态仍为进行中",
        Asked("task", tasks_overdue, OnDay("due_on")),
    ),
)
"""The figures of what was achieved and is owed."""
