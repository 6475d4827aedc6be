"""How a term of a body is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import PartialDate, Record, Words, chars, in_order, link, not_negative, rules


class Term(Record):
    """One term (第N届) of a chamber or of the federation itself: who leads it, until when."""

    __tablename__ = "term"
    __table_args__ = rules(
        in_order("started_on", "due_on"), in_order("started_on", "ended_on"), not_negative("term_no")
    )

    body_name: Mapped[str] = mapped_column(chars(200))
    body_chamber_id: Mapped[int | None] = link("chamber")
    term_no: Mapped[int | None]
    started_on: Mapped[PartialDate]
    due_on: Mapped[PartialDate]
    ended_on: Mapped[PartialDate]
    president_name: Mapped[str | None] = mapped_column(chars(200))
    president_person_id: Mapped[int | None] = link("person")
    secretary_general_name: Mapped[str | None] = mapped_column(chars(200))
    secretary_general_person_id: Mapped[int | None] = link("person")
    overdue_reason: Mapped[Words]
    notes: Mapped[Words]
