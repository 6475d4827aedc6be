"""How an honour is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import PartialDate, Record, Words, chars, link
from db.vocabulary import HonourKind, HonourLevel


class Honour(Record):
    """An honour of a federation, chamber, enterprise or person."""

    __tablename__ = "honour"
    search_no = 11
    searched = ("title", "title_pinyin", "holder_name")

    title: Mapped[str] = mapped_column(chars(300), index=True)
    title_key: Mapped[str] = mapped_column(chars(), index=True)
    title_pinyin: Mapped[Words]
    holder_name: Mapped[str] = mapped_column(chars(200))
    holder_chamber_id: Mapped[int | None] = link("chamber")
    holder_enterprise_id: Mapped[int | None] = link("enterprise")
    holder_person_id: Mapped[int | None] = link("person")
    holder_organisation_id: Mapped[int | None] = link("organisation")
    kind: Mapped[str] = mapped_column(chars(40), default=HonourKind.OTHER.value)
    level: Mapped[str] = mapped_column(chars(40), default=HonourLevel.DISTRICT.value)
    edition: Mapped[Words]
    granted_on: Mapped[PartialDate]
    granted_by: Mapped[Words]
    notes: Mapped[Words]
