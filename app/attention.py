"""What needs a hand today? The list on the home page; every line opens the records behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.duty import DutyRule, duty_roll_of
from app.domain.sessions import TermState, term_standing
from app.figures import deeds, headlines, registers, terms
from app.figures.base import Row, Scope
from app.figures.when import active
from app.linking import loose_names
from app.settings import ABSENT_MONTHS, EXCUSED_COUNTS, TERM_ENDS_DAYS, TERM_YEARS, UNVISITED_DAYS
from app.values.dates import as_day, show_date
from db.models import MODELS

CHAMBER: Any = MODELS["chamber"].__table__
VISIT: Any = MODELS["visit"].__table__
ENTERPRISE: Any = MODELS["enterprise"].__table__

YEAR_FIGURES = (
    "members_by_kind",
    "chambers_by_kind",
    "meetings_by_kind",
    "attendance",
    "trainings",
    "donations_by_year",
    "visits_by_target",
    "appeals_answered",
    "proposals_adopted",
    "honours_by_level",
)
"""The figures of the year that the home page shows, in order."""


NAMES_TO_LINK = "names_to_link"
"""The need that is seen to all at once, in a dialog of its own."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to see to. `text` is the line on the home page; `rows` are the records it opens."""

    name: str
    title: str
    count: int
    text: str
    rows: tuple[Row, ...]
    urgent: bool = False
    """Shown in red: something is late or contradicts itself."""


def needs_a_hand(session: Session, today: date) -> list[Need]:
    """Everything that needs a hand, in the order of the home page; what needs none is not there."""
    needs = (need(session, today) for need in NEEDS)
    return [need for need in needs if need.count]


def terms_overdue(session: Session, today: date) -> Need:
    """Terms that should have ended, with the reason where one is given."""
    rows = []
    for term, standing in _terms(session, today):
        if standing.state is TermState.OVERDUE:
            reason = term.reason or "没有填写延期原因"
            rows.append(Row("term", term.id, term.title, f"{standing.text}；{reason}"))
    return _need("terms_overdue", "逾期未换届", rows, f"{len(rows)} 家已过换届期限", urgent=True)


def terms_ending(session: Session, today: date) -> Need:
    """Terms that end soon."""
    days = TERM_ENDS_DAYS.of(session)
    rows = [
        Row("term", term.id, term.title, standing.text if standing.days else "今天届满")
        for term, standing in _terms(session, today)
        if standing.state is TermState.ENDING
    ]
    return _need("terms_ending", "即将届满", rows, f"{len(rows)} 家将在 {days} 天内届满")


def _terms(session: Session, today: date) -> list[tuple[Any, Any]]:
    years, soon = TERM_YEARS.of(session), TERM_ENDS_DAYS.of(session)
    found = session.execute(terms.terms_running(Scope(today))).all()
    return [
        (term, term_standing(term.started_on, term.due_on, term.ended_on, today, years=years, soon=soon))
        for term in found
    ]


def tasks_overdue(session: Session, today: date) -> Need:
    """Open tasks whose time is over."""
    rows = [
        Row("task", task.id, task.title, _due(task.due_on, today))
        for task in session.execute(deeds.tasks_overdue(Scope(today)))
    ]
    return _need("tasks_overdue", "逾期未完成的事项", rows, f"{len(rows)} 件交办事项已过期限", urgent=True)


def appeals_overdue(session: Session, today: date) -> Need:
    """Appeals that are not answered though the time is over."""
    rows = [
        Row("appeal", appeal.id, appeal.title, _due(appeal.due_on, today))
        for appeal in session.execute(deeds.appeals_overdue(Scope(today)))
    ]
    return _need("appeals_overdue", "逾期未答复的诉求", rows, f"{len(rows)} 件诉求已过答复期限", urgent=True)


def _due(due_on: str, today: date) -> str:
    day = as_day(due_on)
    late = f"，逾期 {(today - day).days} 天" if day else ""
    return f"期限 {show_date(due_on)}{late}"


def chambers_unvisited(session: Session, today: date) -> Need:
    """Chambers that nobody has visited for as long as the setting says, the longest first."""
    days = UNVISITED_DAYS.of(session)
    latest = func.max(VISIT.c.visited_on)
    # A visit without its year cannot be the latest one.
    known = (VISIT.c.target_chamber_id == CHAMBER.c.id) & VISIT.c.visited_on.not_like("--%")
    since = (today - timedelta(days)).isoformat()
    query = (
        select(CHAMBER.c.id, CHAMBER.c.name, latest.label("latest"))
        .outerjoin(VISIT, known & (VISIT.c.visited_on <= today.isoformat()))
        .where(active(CHAMBER.c.founded_on, CHAMBER.c.closed_on, today))
        .group_by(CHAMBER.c.id, CHAMBER.c.name, CHAMBER.c.name_key)
        .having(or_(latest.is_(None), latest < since))
        .order_by(latest.asc().nulls_first(), CHAMBER.c.name_key)
    )
    rows = [
        Row("chamber", found.id, found.name, f"上次走访 {show_date(found.latest)}" if found.latest else "没有走访记录")
        for found in session.execute(query)
    ]
    return _need("chambers_unvisited", "久未走访的商会", rows, f"{len(rows)} 家 {days} 天没有走访")


def members_without_contact(session: Session, today: date) -> Need:
    """Members of whom the contact person or the telephone number is not known."""
    found = registers.members(Scope(today)).subquery()
    e = ENTERPRISE.c
    query = (
        select(e.id, e.name, e.contact_person, e.name_key)
        .join(found, found.c.id == e.id)
        .where(or_(func.coalesce(e.contact_person, "") == "", func.coalesce(e.phone, "") == ""))
        .order_by(e.name_key)
        .distinct()
    )
    rows = [
        Row("enterprise", one.id, one.name, "没有联系电话" if one.contact_person else "没有联系人")
        for one in session.execute(query)
    ]
    return _need("members_without_contact", "缺联系方式的会员", rows, f"{len(rows)} 家会员缺联系人或电话")


def headlines_unreconciled(session: Session, _today: date) -> Need:
    """Headline totals that their pieces do not explain, or exceed."""
    found = headlines.unreconciled(session)
    excess = sum(one.reconciled.excess > 0 for one in found)
    text = f"{len(found)} 笔总数与明细不符" + (f"，其中 {excess} 笔明细超出总数" if excess else "")
    rows = [one.row() for one in found]
    return _need("headlines_unreconciled", "总数与明细不符", rows, text, urgent=bool(excess))


def members_absent(session: Session, today: date) -> Need:
    """Committee members who missed every meeting for as long as the charter allows."""
    months = ABSENT_MONTHS.of(session)
    roll = duty_roll_of(session, today, DutyRule(months, EXCUSED_COUNTS.of(session)))
    rows = [Row("person", duty.person_id, duty.name, duty.reason) for duty in roll if duty.listed]
    return _need("members_absent", "久未到会的执常委", rows, f"{len(rows)} 人 {months} 个月未到会")


def names_to_link(session: Session, _today: date) -> Need:
    """Names that were kept as given and that a register knows by now."""
    found = loose_names(session)
    rows = {
        (place.kind.name, place.record_id): Row(place.kind.name, place.record_id, loose.name, place.kind.label)
        for loose in found
        for place in loose.places
    }
    told = f"{len(rows):,} 条记录里的 {len(found):,} 个名称已有登记，还没有关联"
    return _need(NAMES_TO_LINK, "可以关联的名称", list(rows.values()), told)


def _need(name: str, title: str, rows: list[Row], text: str, *, urgent: bool = False) -> Need:
    return Need(name, title, len(rows), text, tuple(rows), urgent and bool(rows))


NEEDS: tuple[Callable[[Session, date], Need], ...] = (
    terms_overdue,
    tasks_overdue,
    appeals_overdue,
    headlines_unreconciled,
    terms_ending,
    chambers_unvisited,
    members_absent,
    members_without_contact,
    names_to_link,
)
"""What the home page looks for, in order."""
