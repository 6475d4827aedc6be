"""How a meeting or an activity is kept."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Audited, PartialDate, Record, Words, chars, in_order, link, rules
from db.vocabulary import MeetingKind, Qualifier


class Meeting(Record):
    """A meeting or activity with its place and time; who came and what was said hang on it."""

    __tablename__ = "meeting"
    __table_args__ = rules(in_order("held_on", "ended_on"))
    search_no = 4
    searched = ("title", "title_pinyin", "place", "organiser", "theme")

    title: Mapped[str] = mapped_column(chars(300), index=True)
    title_key: Mapped[str] = mapped_column(chars(), index=True)
    title_pinyin: Mapped[Words]
    kind: Mapped[str] = mapped_column(chars(40), default=MeetingKind.OTHER.value, index=True)
    held_on: Mapped[str | None] = mapped_column(chars(10), index=True)
    ended_on: Mapped[PartialDate]
    start_time: Mapped[str | None] = mapped_column(chars(5))
    place: Mapped[Words]
    organiser: Mapped[Words]
    theme: Mapped[Words]
    stated_attendance: Mapped[Words]
    campaign_id: Mapped[int | None] = link("campaign")
    # The body that meets, as given: its open tasks, quorum and sessions belong together.
    body: Mapped[str | None] = mapped_column(chars(200), index=True)
    term_no: Mapped[int | None]
    session_no: Mapped[int | None]
    ordinal: Mapped[int | None]
    due_count: Mapped[int | None]
    head_count: Mapped[int | None]
    head_qualifier: Mapped[str] = mapped_column(
        chars(20), default=Qualifier.EXACT.value, server_default=Qualifier.EXACT.value
    )
    summary: Mapped[Words]
    notes: Mapped[Words]


class MeetingStage(Audited):
    """One stage of the agenda, in order."""

    __tablename__ = "meeting_stage"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(chars(20))
    text: Mapped[str] = mapped_column(chars())
