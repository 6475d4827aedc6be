"""How the membership of a zone is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import PartialDate, Record, Words, chars, in_order, link, rules


class ZoneMember(Record):
    """One period of a chamber or other body in a zone."""

    __tablename__ = "zone_member"
    __table_args__ = rules(in_order("started_on", "ended_on"))

    zone_id: Mapped[int] = link("zone", required=True, owned=True)
    member_name: Mapped[str] = mapped_column(chars(200))
    member_chamber_id: Mapped[int | None] = link("chamber")
    member_organisation_id: Mapped[int | None] = link("organisation")
    member_enterprise_id: Mapped[int | None] = link("enterprise")
    started_on: Mapped[PartialDate]
    ended_on: Mapped[PartialDate]
    notes: Mapped[Words]
