"""How what a meeting brought about is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import Fen, Record, Words, chars, link, not_negative, one_of, rules
from db.vocabulary import OutcomeKind, Qualifier


class Outcome(Record):
    """Orders, contracts and the like that came of one meeting."""

    __tablename__ = "outcome"
    __table_args__ = rules(one_of("qualifier", Qualifier), not_negative("amount"))

    meeting_id: Mapped[int] = link("meeting", required=True, owned=True)
    kind: Mapped[str] = mapped_column(chars(40), default=OutcomeKind.ORDERS.value)
    amount: Mapped[Fen]
    qualifier: Mapped[str] = mapped_column(chars(40), default=Qualifier.EXACT.value)
    items: Mapped[int | None]
    description: Mapped[Words]
    notes: Mapped[Words]
