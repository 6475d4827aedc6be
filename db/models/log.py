"""How the history of the store is kept: operations and the row changes inside them."""

from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, chars, new_uid


class Operation(Base):
    """One user action: one transaction, one undo step."""

    __tablename__ = "operation"
    __table_args__: Any = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(chars(32), unique=True, default=new_uid)
    title: Mapped[str] = mapped_column(chars(200))
    source: Mapped[str] = mapped_column(chars(20))
    at: Mapped[str] = mapped_column(chars(32))
    who: Mapped[str] = mapped_column(chars(100))
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("operation.id"), index=True)
    # The store's schema when it was made: older operations may not be taken back as they stand.
    schema: Mapped[str] = mapped_column(chars(40))
    # JSON: what belongs to the source, such as file name and digest of an import.
    detail: Mapped[str | None] = mapped_column(chars())


class Change(Base):
    """One row before and after, as JSON of its columns without the empty ones. Written by triggers alone."""

    __tablename__ = "change"
    __table_args__: Any = (
        Index("ix_change_record", "table_name", "record_id"),
        # The recycle bin reads a handful of deletions among millions of changes.
        Index(
            "ix_change_deleted",
            "id",
            sqlite_where=text("action = 'delete'"),
            postgresql_where=text("action = 'delete'"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    operation_id: Mapped[int] = mapped_column(ForeignKey("operation.id"), index=True)
    table_name: Mapped[str] = mapped_column(chars(40))
    record_id: Mapped[int] = mapped_column(Integer)
    action: Mapped[str] = mapped_column(chars(6))
    old: Mapped[str | None] = mapped_column(chars())
    new: Mapped[str | None] = mapped_column(chars())


class Setting(Base):
    """One remembered setting of the office; the value is JSON."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(chars(100), primary_key=True)
    value: Mapped[str] = mapped_column(chars())
