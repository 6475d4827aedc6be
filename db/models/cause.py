"""How a cause, what gifts are given for, is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import Name, PartialDate, Record, Words, chars, in_order, rules


class Cause(Record):
    """An occasion or purpose of gifts: a flood, an epidemic, a school."""

    __tablename__ = "cause"
    __table_args__ = rules(in_order("started_on", "ended_on"))
    search_no = 5
    searched = ("name", "name_pinyin")

    name: Mapped[Name] = mapped_column(index=True)
    name_key: Mapped[str] = mapped_column(chars(), index=True)
    name_pinyin: Mapped[Words]
    started_on: Mapped[PartialDate]
    ended_on: Mapped[PartialDate]
    notes: Mapped[Words]
