"""How a membership of the federation is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import PartialDate, Record, Words, chars, in_order, link, rules
from db.vocabulary import MemberKind


class Affiliation(Record):
    """One period in which an enterprise is a member of the federation itself."""

    __tablename__ = "affiliation"
    __table_args__ = rules(in_order("started_on", "ended_on"))

    enterprise_id: Mapped[int] = link("enterprise", required=True)
    kind: Mapped[str] = mapped_column(chars(40), default=MemberKind.ENTERPRISE.value)
    started_on: Mapped[PartialDate]
    ended_on: Mapped[PartialDate]
    end_reason: Mapped[Words]
    notes: Mapped[Words]
