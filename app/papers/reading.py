"""How do papers read records: those of a meeting in print order, names with posts, sources to name in an error?"""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.columns import name_text
from app.domain.strokes import stroke_key
from app.kinds import BY_NAME
from app.kinds.base import Link
from app.lists import Listing, ids
from app.records import Record, read_many
from app.values.dates import show_date
from db.vocabulary import AttendanceRole
from exports.document import Source


def of_meeting(session: Session, kind_name: str, meeting_id: int) -> list[Record]:
    """The records of a kind that belong to a meeting, in print order; what has none stands behind, as entered."""
    kind = BY_NAME[kind_name]
    found = read_many(session, kind, ids(session, Listing(kind, parent=("meeting", meeting_id))))
    return sorted(found, key=_print_place)


def _print_place(record: Record) -> tuple[bool, int, int]:
    order = record.values.get("print_order")
    return order is None, order if isinstance(order, int) else 0, record.id


def by_strokes(attendances: Iterable[Record]) -> list[Record]:
    """In the order of the strokes of their names."""
    return sorted(attendances, key=lambda record: stroke_key(name_of(record)))


def name_of(attendance: Record) -> str:
    """Who it is."""
    return name_text(attendance.values["attendee"])


def roles_of(attendance: Record) -> tuple[str, ...]:
    """What they did at the meeting."""
    roles = attendance.values["roles"]
    return tuple(str(role) for role in roles) if isinstance(roles, tuple) else ()


def in_role(attendances: Iterable[Record], role: AttendanceRole) -> list[Record]:
    """Those who did this at the meeting."""
    return [record for record in attendances if role.value in roles_of(record)]


def in_mode(attendances: Iterable[Record], *modes: str) -> list[Record]:
    """Those who took part in one of these ways."""
    return [record for record in attendances if record.values["mode"] in modes]


def with_post(attendance: Record) -> str:
    """As papers print guests: the post first, then the name; an organisation stands by itself."""
    values = attendance.values
    name, attendee = name_of(attendance), values["attendee"]
    if isinstance(attendee, Link) and attendee.kind in ("chamber", "enterprise", "organisation"):
        return name
    post, organisation = str(values["post"] or ""), str(values["organisation"] or "")
    return f"{post if organisation and post.startswith(organisation) else f'{organisation}{post}'}{name}"


def time_of(meeting: Record) -> str:
    """Its day or days and the hour at which it began."""
    start, end, clock = (meeting.values[name] for name in ("held_on", "ended_on", "start_time"))
    text = show_date(str(start)) if start else ""
    if end and end != start:
        text += f"至{show_date(str(end))}"
    return f"{text} {clock}".strip() if clock else text


def source(record: Record, field: str) -> Source:
    """Where a text of this record comes from."""
    return Source(f"{record.kind.label}“{record.title}”", record.kind.labels[field], (record.kind.name, record.id))


def sources(meeting: Record, records: Iterable[Record]) -> Source:
    """Where names of several attendances come from."""
    at = ("meeting", meeting.id)
    return Source(f"会议“{meeting.title}”的参会情况（{len(list(records))} 条）", "参会人、单位或职务", at)
