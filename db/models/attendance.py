"""How somebody's part in a meeting is kept."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Words, chars, link, one_of, rules
from db.vocabulary import AttendanceMode


class Attendance(Record):
    """One person or organisation at one meeting, printed as given, linked to the registers where known."""

    __tablename__ = "attendance"
    __table_args__ = rules(
        one_of("mode", AttendanceMode),
        CheckConstraint(
            "(attendee_person_id IS NULL OR attendee_chamber_id IS NULL)"
            " AND (attendee_person_id IS NULL OR attendee_enterprise_id IS NULL)"
            " AND (attendee_chamber_id IS NULL OR attendee_enterprise_id IS NULL)",
            name="one_attendee",
        ),
    )

    meeting_id: Mapped[int] = link("meeting", required=True, owned=True)
    attendee_name: Mapped[str] = mapped_column(chars(200))
    attendee_person_id: Mapped[int | None] = link("person")
    attendee_chamber_id: Mapped[int | None] = link("chamber")
    attendee_enterprise_id: Mapped[int | None] = link("enterprise")
    attendee_organisation_id: Mapped[int | None] = link("organisation")
    organisation: Mapped[Words]
    post: Mapped[Words]
    # Several words between bars: one person hosts and speaks.
    roles: Mapped[Words]
    mode: Mapped[str] = mapped_column(chars(20), default=AttendanceMode.PRESENT.value)
    print_order: Mapped[int | None]
    notes: Mapped[Words]
