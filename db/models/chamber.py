"""How a chamber of commerce is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import Name, PartialDate, Record, Words, chars, in_order, link, rules


class Chamber(Record):
    """A chamber affiliated to the federation, of one or several kinds."""

    __tablename__ = "chamber"
    __table_args__ = rules(in_order("founded_on", "closed_on"))
    search_no = 2
    searched = (
        "name",
        "short_name",
        "former_names",
        "name_pinyin",
        "credit_code",
        "home_place",
        "phone",
        "address",
    )

    name: Mapped[Name] = mapped_column(index=True)
    name_key: Mapped[str] = mapped_column(chars(), index=True)
    name_pinyin: Mapped[Words]
    short_name: Mapped[Words]
    former_names: Mapped[Words]
    # Several words between bars, |industry|market|, so that one LIKE finds each.
    kinds: Mapped[Words]
    credit_code: Mapped[str | None] = mapped_column(chars(18), unique=True)
    home_place: Mapped[Words]
    registration_place: Mapped[Words]
    founded_on: Mapped[PartialDate]
    closed_on: Mapped[PartialDate]
    parent_id: Mapped[int | None] = link("chamber")
    contact_person: Mapped[Words]
    phone: Mapped[Words]
    address: Mapped[Words]
    party_organisation: Mapped[Words]
    notes: Mapped[Words]
