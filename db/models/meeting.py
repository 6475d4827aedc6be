"""How a meeting or an activity is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import PartialDate, Record, Words, chars, in_order, rules
from db.vocabulary import MeetingKind


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
    summary: Mapped[Words]
    notes: Mapped[Words]
