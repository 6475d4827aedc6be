"""How a body outside the registers is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import Name, Record, Words, chars
from db.vocabulary import OrganisationKind


class Organisation(Record):
    """A federation, office, bank, school or other body that the office deals with."""

    __tablename__ = "organisation"
    search_no = 6
    searched = ("name", "short_name", "name_pinyin", "phone")

    name: Mapped[Name] = mapped_column(index=True)
    name_key: Mapped[str] = mapped_column(chars(), index=True)
    name_pinyin: Mapped[Words]
    short_name: Mapped[Words]
    kind: Mapped[str] = mapped_column(chars(40), default=OrganisationKind.OTHER.value)
    contact_person: Mapped[Words]
    phone: Mapped[Words]
    address: Mapped[Words]
    notes: Mapped[Words]
