"""How a person is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import Name, PartialDate, Record, Words, chars, link


class Person(Record):
    """A person whom the office knows: entrepreneur, officer, guest."""

    __tablename__ = "person"
    search_no = 3
    searched = ("name", "name_pinyin", "phone", "native_place")

    name: Mapped[Name] = mapped_column(index=True)
    name_key: Mapped[str] = mapped_column(chars(), index=True)
    name_pinyin: Mapped[Words]
    gender: Mapped[str | None] = mapped_column(chars(10))
    born_on: Mapped[PartialDate]
    native_place: Mapped[Words]
    political_status: Mapped[Words]
    education: Mapped[Words]
    phone: Mapped[Words]
    enterprise_id: Mapped[int | None] = link("enterprise")
    notes: Mapped[Words]
