"""How a brand of a chamber is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import Name, PartialDate, Record, Words, chars, link


class Brand(Record):
    """A recurring activity or label by which a chamber is known (一会一品牌)."""

    __tablename__ = "brand"
    search_no = 8
    searched = ("name", "name_pinyin")

    name: Mapped[Name] = mapped_column(index=True)
    name_key: Mapped[str] = mapped_column(chars(), index=True)
    name_pinyin: Mapped[Words]
    chamber_id: Mapped[int] = link("chamber", required=True)
    started_on: Mapped[PartialDate]
    ended_on: Mapped[PartialDate]
    notes: Mapped[Words]
