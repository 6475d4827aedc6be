"""Which 届 and 次 will the next meeting of a body be? From its terms and the meetings held so far."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.sessions import next_session
from app.domain.spans import Overlap, Span, holds_on
from db.models.meeting import Meeting
from db.models.term import Term


def proposed_session(session: Session, body: str, kind: str, held_on: str | None) -> tuple[int, int] | None:
    """届 and 次 for a new meeting of this kind of this body: (11, 2) is 十一届二次; None when no term is known.

    The term that holds on the day counts, an overdue one until the next begins. Each kind of meeting counts its own 次.
    `body` may say more than the terms do: 区工商联执委会 is of 区工商联.
    """
    term_no = term_on(session, body, held_on)
    query = select(Meeting.term_no, Meeting.session_no).where(
        Meeting.body == body,
        Meeting.kind == kind,
        Meeting.term_no.is_not(None),
        Meeting.session_no.is_not(None),
    )
    held = [(row[0], row[1]) for row in session.execute(query) if row[0] and row[1]]
    if term_no is None and not held:
        return None
    return next_session(held, term_no)


def term_on(session: Session, body: str, held_on: str | None) -> int | None:
    """The number of the body's term on that day (None: the latest term); None when there is none."""
    query = select(Term.body_name, Term.term_no, Term.started_on, Term.ended_on).order_by(Term.term_no)
    own = [(no, Span(start, end)) for name, no, start, end in session.execute(query) if body.startswith(name)]
    if held_on is None:
        return own[-1][0] if own else None
    running = [no for no, span in own if holds_on(span, held_on) is not Overlap.NONE]
    return running[-1] if running else None
