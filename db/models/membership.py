"""How an enterprise's place in a chamber is kept."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import PartialDate, Record, Words, chars, in_order, link, rules
from db.vocabulary import MembershipRole


class Membership(Record):
    """One period of an enterprise in a chamber, with its role there."""

    __tablename__ = "membership"
    __table_args__ = rules(
        UniqueConstraint("enterprise_id", "chamber_id", "started_on"), in_order("started_on", "ended_on")
    )

    enterprise_id: Mapped[int] = link("enterprise", required=True)
    chamber_id: Mapped[int] = link("chamber", required=True)
    role: Mapped[str] = mapped_column(chars(40), default=MembershipRole.MEMBER.value)
    started_on: Mapped[PartialDate]
    ended_on: Mapped[PartialDate]
    end_reason: Mapped[Words]
    notes: Mapped[Words]
