"""How a proposal is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import PartialDate, Record, Words, chars, link
from db.vocabulary import ProposalState


class Proposal(Record):
    """A suggestion to the authorities, and the paper that adopted it."""

    __tablename__ = "proposal"
    search_no = 13
    searched = ("title", "title_pinyin", "adopted_in")

    title: Mapped[str] = mapped_column(chars(300), index=True)
    title_key: Mapped[str] = mapped_column(chars(), index=True)
    title_pinyin: Mapped[Words]
    proposer_name: Mapped[str | None] = mapped_column(chars(200))
    proposer_person_id: Mapped[int | None] = link("person")
    proposer_chamber_id: Mapped[int | None] = link("chamber")
    proposer_enterprise_id: Mapped[int | None] = link("enterprise")
    proposer_organisation_id: Mapped[int | None] = link("organisation")
    made_on: Mapped[PartialDate]
    made_to: Mapped[Words]
    state: Mapped[str] = mapped_column(chars(40), default=ProposalState.SUBMITTED.value)
    adopted_in: Mapped[Words]
    adopted_on: Mapped[PartialDate]
    notes: Mapped[Words]
