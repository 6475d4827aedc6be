"""How an issued paper is kept: what it says, its figures, the file as it went out. Written once, never changed."""

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Audited, Base, Words, chars, new_uid, rules


class IssuedPaper(Audited):
    """A paper with its number in the year and in all; `digest` covers the file, the text and the figures."""

    __tablename__ = "issued_paper"
    __table_args__ = rules(UniqueConstraint("paper", "year", "number"), UniqueConstraint("paper", "total"))

    uid: Mapped[str] = mapped_column(chars(32), unique=True, default=new_uid)
    paper: Mapped[str] = mapped_column(chars(40))
    """Its name in `app.papers.catalogue`."""
    year: Mapped[int]
    number: Mapped[int]
    total: Mapped[int]
    title: Mapped[str] = mapped_column(chars())
    issued_on: Mapped[str] = mapped_column(chars(10))
    """The date on the paper."""
    issued_at: Mapped[str] = mapped_column(chars(40))
    """UTC, ISO text: when it was frozen."""
    who: Mapped[str] = mapped_column(chars(100))
    # The record that it tells of, by identity: the record may be changed and deleted, the paper stays.
    record_kind: Mapped[str | None] = mapped_column(chars(40))
    record_uid: Mapped[str | None] = mapped_column(chars(32), index=True)
    start_on: Mapped[str | None] = mapped_column(chars(10))
    end_on: Mapped[str | None] = mapped_column(chars(10))
    pages: Mapped[int]
    text: Mapped[str] = mapped_column(chars())
    """Everything that stands in it, one block a line."""
    passages: Mapped[str] = mapped_column(chars())
    """JSON: the edited texts by their key, with the fields as the clerk wrote them."""
    digest: Mapped[str] = mapped_column(chars(64))


class IssuedFigure(Audited):
    """One figure of an issued paper: the definition, what it was asked for, and what it came to that day."""

    __tablename__ = "issued_figure"

    issued_id: Mapped[int] = mapped_column(ForeignKey("issued_paper.id"), index=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(chars(300), index=True)
    """The definition, `members_by_kind` or with its group `members_by_kind:group`."""
    scope: Mapped[str] = mapped_column(chars(80))
    """The day, the period or the meeting that it was asked for: equal scopes are equal texts."""
    title: Mapped[str] = mapped_column(chars())
    """As the field in the text names it."""
    value: Mapped[Words]
    """The plain number, an amount in 元; nothing: not known."""
    text: Mapped[str] = mapped_column(chars())
    """As it was printed."""
    basis: Mapped[str] = mapped_column(chars())
    left_out: Mapped[str] = mapped_column(chars())
    reason: Mapped[Words]
    """Why it differs from what an earlier paper said, in the clerk's words."""


class IssuedFile(Base):
    """The PDF of an issued paper. The log has its digest, not its bytes."""

    __tablename__ = "issued_file"

    issued_id: Mapped[int] = mapped_column(ForeignKey("issued_paper.id"), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
