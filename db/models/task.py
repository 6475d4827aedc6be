"""How a task is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import PartialDate, Record, Words, chars, link
from db.vocabulary import TaskState


class Task(Record):
    """Something that was asked for, with who sees to it, until when, and how far it is."""

    __tablename__ = "task"
    search_no = 10
    searched = ("title", "title_pinyin", "owner_name")

    title: Mapped[str] = mapped_column(chars(300), index=True)
    title_key: Mapped[str] = mapped_column(chars(), index=True)
    title_pinyin: Mapped[Words]
    meeting_id: Mapped[int | None] = link("meeting")
    asked_by_name: Mapped[str | None] = mapped_column(chars(200))
    asked_by_person_id: Mapped[int | None] = link("person")
    asked_by_chamber_id: Mapped[int | None] = link("chamber")
    owner_name: Mapped[str | None] = mapped_column(chars(200))
    owner_person_id: Mapped[int | None] = link("person")
    owner_chamber_id: Mapped[int | None] = link("chamber")
    owner_enterprise_id: Mapped[int | None] = link("enterprise")
    owner_organisation_id: Mapped[int | None] = link("organisation")
    asked_on: Mapped[PartialDate]
    due_on: Mapped[PartialDate]
    state: Mapped[str] = mapped_column(chars(40), default=TaskState.OPEN.value)
    done_on: Mapped[PartialDate]
    result: Mapped[Words]
    notes: Mapped[Words]
