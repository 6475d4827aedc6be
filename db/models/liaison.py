"""How who looks after whom is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import PartialDate, Record, Words, chars, in_order, link, rules


class Liaison(Record):
    """One period in which an officer looks after a chamber, an enterprise or a zone."""

    __tablename__ = "liaison"
    __table_args__ = rules(in_order("started_on", "ended_on"))

    officer_name: Mapped[str] = mapped_column(chars(200))
    officer_person_id: Mapped[int | None] = link("person")
    target_name: Mapped[str] = mapped_column(chars(200))
    target_chamber_id: Mapped[int | None] = link("chamber")
    target_enterprise_id: Mapped[int | None] = link("enterprise")
    target_zone_id: Mapped[int | None] = link("zone")
    started_on: Mapped[PartialDate]
    ended_on: Mapped[PartialDate]
    notes: Mapped[Words]
