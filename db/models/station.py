"""How a service station is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import Name, PartialDate, Record, Words, chars, in_order, link, rules
from db.vocabulary import StationKind


class Station(Record):
    """A desk of partner bodies at a chamber."""

    __tablename__ = "station"
    __table_args__ = rules(in_order("opened_on", "closed_on"))
    search_no = 14
    searched = ("name", "name_pinyin", "partners")

    name: Mapped[Name] = mapped_column(index=True)
    name_key: Mapped[str] = mapped_column(chars(), index=True)
    name_pinyin: Mapped[Words]
    host_name: Mapped[str | None] = mapped_column(chars(200))
    host_chamber_id: Mapped[int | None] = link("chamber")
    host_enterprise_id: Mapped[int | None] = link("enterprise")
    host_organisation_id: Mapped[int | None] = link("organisation")
    kind: Mapped[str] = mapped_column(chars(40), default=StationKind.OTHER.value)
    partners: Mapped[Words]
    opened_on: Mapped[PartialDate]
    closed_on: Mapped[PartialDate]
    notes: Mapped[Words]
