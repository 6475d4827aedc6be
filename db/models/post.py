"""How a person's post in a body is kept."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import PartialDate, Record, Words, chars, in_order, link, rules


class Post(Record):
    """One dated post of a person; the body is a chamber, an enterprise or, as given, any other."""

    __tablename__ = "post"
    __table_args__ = rules(
        in_order("started_on", "ended_on"),
        CheckConstraint("body_chamber_id IS NULL OR body_enterprise_id IS NULL", name="one_body"),
    )

    person_id: Mapped[int] = link("person", required=True)
    body_name: Mapped[str] = mapped_column(chars(200))
    body_chamber_id: Mapped[int | None] = link("chamber")
    body_enterprise_id: Mapped[int | None] = link("enterprise")
    body_zone_id: Mapped[int | None] = link("zone")
    body_organisation_id: Mapped[int | None] = link("organisation")
    title: Mapped[str] = mapped_column(chars(200))
    employment: Mapped[str | None] = mapped_column(chars(20))
    # The seat in the federation's own bodies, for the duty roll.
    committee: Mapped[str | None] = mapped_column(chars(40))
    # The order in which a person's several posts are printed.
    print_order: Mapped[int | None]
    started_on: Mapped[PartialDate]
    ended_on: Mapped[PartialDate]
    notes: Mapped[Words]
