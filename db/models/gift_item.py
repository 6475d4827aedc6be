"""How goods inside a gift is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import Fen, Record, Words, chars, link, not_negative, rules


class GiftItem(Record):
    """One line of goods: what, how many, of which unit, worth how much."""

    __tablename__ = "gift_item"
    __table_args__ = rules(not_negative("value"))

    donation_id: Mapped[int] = link("donation", required=True, owned=True)
    item: Mapped[str] = mapped_column(chars(200))
    # Decimal as text: 2.5 吨 stays 2.5.
    quantity: Mapped[str | None] = mapped_column(chars(20))
    unit: Mapped[str | None] = mapped_column(chars(20))
    value: Mapped[Fen]
    valuation: Mapped[Words]
    notes: Mapped[Words]
