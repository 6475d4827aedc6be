"""What can be told of a record that nobody typed in: size class, term, quorum, posts today, what is itemised?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from app.domain.industry import show_industry
from app.domain.posts import post_at, text_of
from app.domain.quorum import quorum_of
from app.domain.sessions import TermState, session_label, term_label, term_standing
from app.domain.size_class import size_class
from app.errors import FieldError
from app.figures.headlines import headline
from app.kinds.base import RecordKind
from app.records import Record, read_many
from app.rules.gentle import WARNINGS
from app.rules.ledger import LEDGER_WARNINGS
from app.rules.peers import StorePeers
from app.settings import TERM_ENDS_DAYS, TERM_YEARS, quorums_in_force
from app.values.dates import show_date
from db.models import MODELS
from db.models.attendance import Attendance
from db.models.donation import Donation
from db.models.membership import Membership
from db.models.term import Term
from db.vocabulary import AttendanceMode, MeetingKind

_THERE = (AttendanceMode.PRESENT.value, AttendanceMode.ONLINE.value)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line; `alarming` when something cannot be right or is late: shown in red."""

    text: str
    alarming: bool = False


def facts_of(session: Session, kind: RecordKind, record_id: int, today: date | None = None) -> list[Fact]:
    """What the program computes of this record on that day, in the order in which it is shown; often nothing."""
    found = read_many(session, kind, [record_id])
    if not found:
        return []
    told = [
        Fact(f"请核对 {kind.labels[warning.field]}：{warning.message}", True) for warning in _doubts(session, found[0])
    ]
    tell = _FACTS.get(kind.name)
    if tell is None:
        return told
    table = MODELS[kind.name].__table__
    row = session.execute(select(table).where(table.c.id == record_id)).mappings().one()
    return tell(session, dict(row), today or date.today()) + told


def _doubts(session: Session, record: Record) -> list[FieldError]:
    """What is no reason to refuse a record, but worth a second look."""
    gentle, ledger = WARNINGS.get(record.kind.name), LEDGER_WARNINGS.get(record.kind.name)
    return [
        *(gentle(record.values) if gentle else []),
        *(ledger(StorePeers(session), record.values, record.id) if ledger else []),
    ]


def _enterprise(session: Session, row: Mapping[str, Any], today: date) -> list[Fact]:
    facts = []
    if row["industry"]:
        verdict = size_class(row["industry"], staff=row["staff"], revenue=row["revenue"], assets=row["assets"])
        dated = f"，数据截至{show_date(row['figures_on'])}" if row["figures_on"] else ""
        facts.append(Fact(f"{show_industry(row['industry'])} · {verdict.text}{dated}"))
    chambers = _standing_members(session, Membership.chamber_id, Membership.enterprise_id == row["id"], today)
    if chambers:
        facts.append(Fact(f"现为 {chambers} 家商会的会员"))
    return facts


def _chamber(session: Session, row: Mapping[str, Any], today: date) -> list[Fact]:
    facts = []
    members = _standing_members(session, Membership.enterprise_id, Membership.chamber_id == row["id"], today)
    if members:
        facts.append(Fact(f"现有会员企业 {members} 家"))
    of_chamber = select(Term.term_no, Term.started_on, Term.due_on, Term.ended_on)
    terms = session.execute(of_chamber.where(Term.body_chamber_id == row["id"])).all()
    ahead = (TermState.AHEAD, TermState.ENDED)
    years, soon = TERM_YEARS.of(session), TERM_ENDS_DAYS.of(session)
    standings = [(term, term_standing(*term[1:], today, years=years, soon=soon)) for term in terms]
    running = [each for each in standings if each[1].state not in ahead]
    if running:
        term, standing = max(running, key=lambda each: (each[0].started_on or "", each[0].term_no or 0))
        name = f"{term_label(term.term_no)}：" if term.term_no else "本届："
        facts.append(Fact(name + standing.text, standing.state is TermState.OVERDUE))
    elif terms:
        facts.append(Fact("没有在任的届次"))
    return facts


def _standing_members(session: Session, counted: Any, condition: Any, today: date) -> int:
    """Different chambers or enterprises with a membership that has begun and not ended, as far as its dates tell."""
    day = today.isoformat()
    return (
        session.scalar(
            select(func.count(counted.distinct())).where(
                condition,
                or_(Membership.started_on.is_(None), Membership.started_on <= day),
                or_(Membership.ended_on.is_(None), Membership.ended_on > day, Membership.ended_on.like("--%")),
            )
        )
        or 0
    )


def _meeting(session: Session, row: Mapping[str, Any], _today: date) -> list[Fact]:
    facts = []
    if row["term_no"] and row["session_no"]:
        facts.append(Fact(session_label(row["term_no"], row["session_no"])))
    elif row["term_no"]:
        facts.append(Fact(term_label(row["term_no"])))
    quorums = quorums_in_force(session)
    if MeetingKind.of(row["kind"]) in quorums:
        verdict = quorum_of(session, row["id"], quorums)
        facts.append(Fact(verdict.text, verdict.reached is False))
    modes = select(Attendance.mode, func.count()).where(Attendance.meeting_id == row["id"]).group_by(Attendance.mode)
    counted = {each[0]: each[1] for each in session.execute(modes)}
    there = sum(counted.get(mode, 0) for mode in _THERE)
    if row["head_count"] is not None and counted and there != row["head_count"]:
        facts.append(Fact(f"填报实到 {row['head_count']} 人次，名单上实到 {there} 人次"))
    return facts


def _person(session: Session, row: Mapping[str, Any], today: date) -> list[Fact]:
    posts = [post for post in post_at(session, row["id"], today.isoformat()) if post.certain]
    return [Fact(f"现任：{text_of(posts)}")] if posts else []


def _donation(session: Session, row: Mapping[str, Any], _today: date) -> list[Fact]:
    # The comparison gathers all headlines: it is asked only of a gift that has pieces.
    has_pieces = session.scalar(select(exists().where(Donation.headline_id == row["id"])))
    found = headline(session, row["id"]) if has_pieces else None
    return [Fact(found.reconciled.text, bool(found.reconciled.excess))] if found else []


_FACTS: dict[str, Callable[[Session, Mapping[str, Any], date], list[Fact]]] = {
    "enterprise": _enterprise,
    "chamber": _chamber,
    "meeting": _meeting,
    "person": _person,
    "donation": _donation,
}
