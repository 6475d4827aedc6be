"""How a member enterprise is kept."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Code, Fen, Name, PartialDate, Record, Words, chars, in_order, not_negative, one_of, rules
from db.vocabulary import MemberKind


class Enterprise(Record):
    """An enterprise, group or person that is, was or may become a member of the federation."""

    __tablename__ = "enterprise"
    __table_args__ = rules(
        one_of("member_kind", MemberKind),
        not_negative("registered_capital"),
        not_negative("staff"),
        not_negative("assets"),
        in_order("joined_on", "left_on"),
        # The table of 100,000 is sorted by any of its columns at a click: without an index that is a scan and a sort.
        *(
            Index(f"ix_enterprise_{name}", name)
            for name in (
                "legal_representative",
                "contact_person",
                "phone",
                "joined_on",
                "industry",
                "registered_capital",
                "staff",
                "address",
            )
        ),
    )
    search_no = 1
    searched = (
        "name",
        "short_name",
        "former_names",
        "name_pinyin",
        "credit_code",
        "legal_representative",
        "contact_person",
        "phone",
        "address",
    )

    name: Mapped[Name] = mapped_column(index=True)
    name_key: Mapped[str] = mapped_column(chars(), index=True)
    name_pinyin: Mapped[Words]
    short_name: Mapped[Words]
    former_names: Mapped[Words]
    credit_code: Mapped[str | None] = mapped_column(chars(18), unique=True)
    member_kind: Mapped[str] = mapped_column(chars(20), default=MemberKind.ENTERPRISE.value, index=True)
    industry: Mapped[Code]
    legal_representative: Mapped[Words]
    contact_person: Mapped[Words]
    phone: Mapped[Words]
    address: Mapped[Words]
    established_on: Mapped[PartialDate]
    joined_on: Mapped[PartialDate]
    left_on: Mapped[PartialDate]
    registered_capital: Mapped[Fen]
    staff: Mapped[int | None]
    revenue: Mapped[Fen]
    assets: Mapped[Fen]
    figures_on: Mapped[PartialDate]
    party_organisation: Mapped[Words]
    notes: Mapped[Words]
