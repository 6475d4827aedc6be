"""How what was said at a meeting is kept."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import WAITING, Audited, Record, Words, chars, link, rules
from db.vocabulary import PointKind, StatementKind


class Statement(Record):
    """What one speaker, a person or an organisation, said at one meeting."""

    __tablename__ = "statement"
    __table_args__ = rules(
        CheckConstraint(
            "(speaker_person_id IS NULL OR speaker_chamber_id IS NULL)"
            " AND (speaker_person_id IS NULL OR speaker_enterprise_id IS NULL)"
            " AND (speaker_chamber_id IS NULL OR speaker_enterprise_id IS NULL)",
            name="one_speaker",
        ),
    )

    meeting_id: Mapped[int] = link("meeting", required=True, owned=True)
    speaker_name: Mapped[str] = mapped_column(chars(200))
    speaker_person_id: Mapped[int | None] = link("person")
    speaker_chamber_id: Mapped[int | None] = link("chamber")
    speaker_enterprise_id: Mapped[int | None] = link("enterprise")
    speaker_organisation_id: Mapped[int | None] = link("organisation")
    speaker_post: Mapped[Words]
    kind: Mapped[str] = mapped_column(chars(20), default=StatementKind.REPORT.value)
    print_order: Mapped[int | None]
    topic: Mapped[Words]
    stated_points: Mapped[int | None]
    # What the speaker announced of each kind of point: 3 views and 2 tasks.
    stated_reports: Mapped[int | None]
    stated_views: Mapped[int | None]
    stated_instructions: Mapped[int | None]
    stated_tasks: Mapped[int | None]
    notes: Mapped[Words]


class StatementPoint(Audited):
    """One point of a statement, in order."""

    __tablename__ = "statement_point"

    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id", ondelete="CASCADE", **WAITING), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(chars(20), default=PointKind.REPORT.value)
    text: Mapped[str] = mapped_column(chars())
