"""How the book of what was handed out is kept: who let personal numbers out of the program, when, and why."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, chars


class Handout(Base):
    """Personal numbers were exported, printed or shown in full. No part of a step: nothing takes such a line back."""

    __tablename__ = "handout"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str] = mapped_column(chars(32))
    who: Mapped[str] = mapped_column(chars(100))
    action: Mapped[str] = mapped_column(chars(20))
    kind: Mapped[str] = mapped_column(chars(40))
    # The labels of the personal columns, as they were called then.
    fields: Mapped[str] = mapped_column(chars())
    count: Mapped[int]
    reason: Mapped[str] = mapped_column(chars())
    # The name of the file without its folder; empty where nothing was written.
    target: Mapped[str] = mapped_column(chars())
