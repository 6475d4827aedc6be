"""How a number that somebody stated, and no records prove, is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import Name, PartialDate, Record, Words, chars, in_order, link, not_negative, one_of, rules
from db.vocabulary import Qualifier, ReportedOf


class ReportedFigure(Record):
    """A stated count with its qualifier: 410 activities, nearly 30 breakfasts. Shown beside what is counted."""

    __tablename__ = "reported_figure"
    __table_args__ = rules(one_of("qualifier", Qualifier), not_negative("number"), in_order("period_from", "period_to"))
    search_no = 20
    searched = ("counted", "counted_pinyin", "subject_name")

    counted: Mapped[Name] = mapped_column(index=True)
    counted_key: Mapped[str] = mapped_column(chars(), index=True)
    counted_pinyin: Mapped[Words]
    subject_name: Mapped[str | None] = mapped_column(chars(200))
    subject_organisation_id: Mapped[int | None] = link("organisation")
    subject_chamber_id: Mapped[int | None] = link("chamber")
    subject_enterprise_id: Mapped[int | None] = link("enterprise")
    number: Mapped[int]
    qualifier: Mapped[str] = mapped_column(chars(20), default=Qualifier.EXACT.value)
    unit: Mapped[Words]
    # No CHECK: a figure that is added later needs no migration.
    beside: Mapped[str] = mapped_column(chars(60), default=ReportedOf.OTHER.value)
    period_from: Mapped[PartialDate]
    period_to: Mapped[PartialDate]
    stated_on: Mapped[PartialDate] = mapped_column(index=True)
    meeting_id: Mapped[int | None] = link("meeting")
    source: Mapped[Words]
    notes: Mapped[Words]
