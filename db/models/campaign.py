"""How a campaign is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import Name, PartialDate, Record, Words, chars, in_order, link, rules


class Campaign(Record):
    """An activity that runs over months and holds meetings and smaller campaigns: a tree."""

    __tablename__ = "campaign"
    __table_args__ = rules(in_order("started_on", "ended_on"))
    search_no = 9
    searched = ("name", "name_pinyin")

    name: Mapped[Name] = mapped_column(index=True)
    name_key: Mapped[str] = mapped_column(chars(), index=True)
    name_pinyin: Mapped[Words]
    parent_id: Mapped[int | None] = link("campaign")
    chamber_id: Mapped[int | None] = link("chamber")
    started_on: Mapped[PartialDate]
    ended_on: Mapped[PartialDate]
    notes: Mapped[Words]
