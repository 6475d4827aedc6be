"""How a visit is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Words, chars, link


class Visit(Record):
    """One visit to a chamber or an enterprise: who went, why, what was found."""

    __tablename__ = "visit"
    target_name: Mapped[str] = mapped_column(chars(200))
    target_chamber_id: Mapped[int | None] = link("chamber")
    target_enterprise_id: Mapped[int | None] = link("enterprise")
    target_organisation_id: Mapped[int | None] = link("organisation")
    visited_on: Mapped[str | None] = mapped_column(chars(10), index=True)
    visitors: Mapped[Words]
    purpose: Mapped[Words]
    findings: Mapped[Words]
    notes: Mapped[Words]
