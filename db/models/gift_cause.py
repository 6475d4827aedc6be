"""How one of several causes of a gift is kept."""

from sqlalchemy.orm import Mapped

from db.base import Record, Words, link


class GiftCause(Record):
    """A cause of a gift that is for several, undivided."""

    __tablename__ = "gift_cause"
    donation_id: Mapped[int] = link("donation", required=True, owned=True)
    cause_id: Mapped[int] = link("cause", required=True)
    notes: Mapped[Words]
