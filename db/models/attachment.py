"""How a file that belongs to a record is kept: a row here, its content beside the store under its digest."""

from sqlalchemy import BigInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Audited, chars, not_negative, rules


class Attachment(Audited):
    """A photo, scan or paper of one record. It names its owner by identity: deleting and undoing leave it in place."""

    __tablename__ = "attachment"
    __table_args__ = rules(UniqueConstraint("owner_kind", "owner_uid", "digest"), not_negative("size"))

    owner_kind: Mapped[str] = mapped_column(chars(40))
    owner_uid: Mapped[str] = mapped_column(chars(32))
    file_name: Mapped[str] = mapped_column(chars(255))
    digest: Mapped[str] = mapped_column(chars(64), index=True)
    """SHA-256 of the content in 64 hexadecimal digits."""
    size: Mapped[int] = mapped_column(BigInteger)
    added_at: Mapped[str] = mapped_column(chars(40))
    """UTC, ISO text."""
