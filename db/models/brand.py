"""How a brand of a chamber, or of the federation itself, is kept."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Name, PartialDate, Record, Words, chars, link, rules


class Brand(Record):
    """A recurring activity or label by which a chamber or the federation is known (一会一品牌)."""

    __tablename__ = "brand"
    __table_args__ = rules(
        CheckConstraint("(chamber_id IS NULL) <> (organisation_id IS NULL)", name="one_owner"),
    )
    search_no = 8
    searched = ("name", "name_pinyin")

    name: Mapped[Name] = mapped_column(index=True)
    name_key: Mapped[str] = mapped_column(chars(), index=True)
    name_pinyin: Mapped[Words]
    chamber_id: Mapped[int | None] = link("chamber")
    organisation_id: Mapped[int | None] = link("organisation")
    started_on: Mapped[PartialDate]
    ended_on: Mapped[PartialDate]
    notes: Mapped[Words]
