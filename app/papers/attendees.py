"""Who is expected at a meeting, in which order, and in whose name does a seat stand?"""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy.orm import Session

from app.domain.posts import RANKS, Post, posts_at, rank_of
from app.domain.strokes import stroke_key
from app.errors import UserError
from app.kinds import BY_NAME
from app.kinds.base import Link
from app.papers.reading import name_of, of_meeting, source
from app.records import Record, read_many
from db.vocabulary import AttendanceMode
from exports.document import Source

_STAYING_AWAY = (AttendanceMode.EXCUSED.value, AttendanceMode.ABSENT.value, AttendanceMode.WRITTEN.value)


class Expected(NamedTuple):
    """Somebody who is expected, with what a sign-in sheet and a card say."""

    attendance: Record
    name: str
    organisation: str
    post: str
    phone: str
    person: bool
    """False for a chamber or enterprise that comes as such."""

    @property
    def observer(self) -> bool:
        """列席."""
        return self.attendance.values["mode"] == AttendanceMode.OBSERVER.value

    @property
    def source(self) -> Source:
        """Where the name comes from."""
        return source(self.attendance, "attendee")


def expected_at(session: Session, meeting: Record) -> list[Expected]:
    """Those who come in person or online, in print order; without one by seat in the federation, then by strokes."""
    coming = [
        record
        for record in of_meeting(session, "attendance", meeting.id)
        if record.values["mode"] not in (*_STAYING_AWAY, AttendanceMode.ONLINE.value)
    ]
    links = {record.id: record.values["attendee"] for record in coming}
    people = {link.id for link in links.values() if isinstance(link, Link) and link.kind == "person" and link.id}
    posts = posts_at(session, sorted(people), str(meeting.values["held_on"] or "9999"))
    phones = {one.id: str(one.values["phone"] or "") for one in read_many(session, BY_NAME["person"], sorted(people))}
    expected = [_expected(record, phones) for record in coming]
    return sorted(expected, key=lambda one: _place(one, posts))


def _expected(record: Record, phones: dict[int, str]) -> Expected:
    link = record.values["attendee"]
    body = isinstance(link, Link) and link.kind in ("chamber", "enterprise", "organisation")
    organisation, post = str(record.values["organisation"] or ""), str(record.values["post"] or "")
    phone = phones.get(link.id, "") if isinstance(link, Link) and link.kind == "person" and link.id else ""
    return Expected(record, name_of(record), organisation, post, phone, not body)


def _place(one: Expected, posts: dict[int, list[Post]]) -> tuple[int, int, str]:
    order = one.attendance.values["print_order"]
    link = one.attendance.values["attendee"]
    held = posts.get(link.id or 0, []) if isinstance(link, Link) and link.kind == "person" else []
    rank = rank_of(held) if held else len(RANKS)
    return order if isinstance(order, int) else 10**6, rank, stroke_key(one.name)


def refuse_nobody(expected: Iterable[Expected], meeting: Record, label: str) -> None:
    """Raises UserError where nobody is expected."""
    if not list(expected):
        raise UserError(f"“{meeting.title}”还没有登记参会人员，无法打印{label}。请先在“参会情况”中录入。")
