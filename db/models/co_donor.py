"""How a further donor of a gift is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import Fen, Record, Words, chars, link, not_negative, rules


class CoDonor(Record):
    """One of several donors of one gift, beside the first."""

    __tablename__ = "co_donor"
    __table_args__ = rules(not_negative("share"))

    donation_id: Mapped[int] = link("donation", required=True, owned=True)
    donor_name: Mapped[str] = mapped_column(chars(200))
    donor_enterprise_id: Mapped[int | None] = link("enterprise")
    donor_chamber_id: Mapped[int | None] = link("chamber")
    donor_person_id: Mapped[int | None] = link("person")
    donor_organisation_id: Mapped[int | None] = link("organisation")
    share: Mapped[Fen]
    notes: Mapped[Words]
