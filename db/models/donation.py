"""How a gift is kept."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Fen, Record, Words, chars, link, not_negative, one_of, rules
from db.vocabulary import Basis, Coverage, DonationKind, Qualifier


class Donation(Record):
    """A gift: donor as given, amount in 分 with qualifier and basis; no amount means unvalued, never zero."""

    __tablename__ = "donation"
    __table_args__ = rules(
        one_of("kind", DonationKind),
        one_of("qualifier", Qualifier),
        one_of("basis", Basis),
        one_of("coverage", Coverage),
        not_negative("amount"),
        CheckConstraint(
            "(donor_enterprise_id IS NULL OR donor_chamber_id IS NULL)"
            " AND (donor_enterprise_id IS NULL OR donor_person_id IS NULL)"
            " AND (donor_chamber_id IS NULL OR donor_person_id IS NULL)",
            name="one_donor",
        ),
    )

    donor_name: Mapped[str] = mapped_column(chars(200))
    donor_key: Mapped[str] = mapped_column(chars(), index=True)
    donor_enterprise_id: Mapped[int | None] = link("enterprise")
    donor_chamber_id: Mapped[int | None] = link("chamber")
    donor_person_id: Mapped[int | None] = link("person")
    kind: Mapped[str] = mapped_column(chars(20), default=DonationKind.CASH.value)
    amount: Mapped[Fen]
    qualifier: Mapped[str] = mapped_column(chars(20), default=Qualifier.EXACT.value)
    basis: Mapped[str] = mapped_column(chars(20), default=Basis.ONE_OFF.value)
    coverage: Mapped[str] = mapped_column(chars(20), default=Coverage.OWN.value)
    given_on: Mapped[str | None] = mapped_column(chars(10), index=True)
    cause_id: Mapped[int | None] = link("cause")
    recipient: Mapped[Words]
    goods: Mapped[Words]
    valuation: Mapped[Words]
    mobilised_by_id: Mapped[int | None] = link("chamber")
    notes: Mapped[Words]
