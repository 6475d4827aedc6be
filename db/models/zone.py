"""How a zone of chambers is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import Name, PartialDate, Record, Words, chars


class Zone(Record):
    """A part of the city whose federations and chambers meet and act together."""

    __tablename__ = "zone"
    search_no = 7
    searched = ("name", "name_pinyin")

    name: Mapped[Name] = mapped_column(index=True)
    name_key: Mapped[str] = mapped_column(chars(), index=True)
    name_pinyin: Mapped[Words]
    founded_on: Mapped[PartialDate]
    scope: Mapped[Words]
    notes: Mapped[Words]
