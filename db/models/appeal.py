"""How an appeal is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import PartialDate, Record, Words, chars, in_order, link, rules


class Appeal(Record):
    """A problem that an enterprise or chamber raised, and what became of it."""

    __tablename__ = "appeal"
    __table_args__ = rules(in_order("raised_on", "replied_on"), in_order("replied_on", "revisited_on"))
    search_no = 12
    searched = ("title", "title_pinyin", "raised_by_name", "handler_name")

    title: Mapped[str] = mapped_column(chars(300), index=True)
    title_key: Mapped[str] = mapped_column(chars(), index=True)
    title_pinyin: Mapped[Words]
    raised_by_name: Mapped[str | None] = mapped_column(chars(200))
    raised_by_enterprise_id: Mapped[int | None] = link("enterprise")
    raised_by_chamber_id: Mapped[int | None] = link("chamber")
    raised_by_person_id: Mapped[int | None] = link("person")
    meeting_id: Mapped[int | None] = link("meeting")
    raised_on: Mapped[PartialDate]
    handler_name: Mapped[str | None] = mapped_column(chars(200))
    handler_organisation_id: Mapped[int | None] = link("organisation")
    handler_person_id: Mapped[int | None] = link("person")
    due_on: Mapped[PartialDate]
    replied_on: Mapped[PartialDate]
    reply: Mapped[Words]
    revisited_on: Mapped[PartialDate]
    revisit_result: Mapped[Words]
    notes: Mapped[Words]
