"""What every kept record has in common: key, world-wide identity, version."""

import uuid
from functools import partial
from typing import Annotated, Any, ClassVar

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeEngine

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def chars(length: int | None = None) -> TypeEngine[str]:
    """Text of at most so many characters (None: any) that compares by its bytes on every engine.

    Pinyin keys, partial dates and ranges of names rely on it; a server would sort them by its own language.
    """
    kept = Text if length is None else partial(String, length)
    return kept().with_variant(kept(collation="C"), "postgresql")


Name = Annotated[str, mapped_column(chars(200))]
Words = Annotated[str | None, mapped_column(chars())]
Code = Annotated[str | None, mapped_column(chars(40))]
PartialDate = Annotated[str | None, mapped_column(chars(10))]
"""ISO text cut to its precision: `2023`, `2023-09`, `2023-09-18`, `--09-18`."""
Fen = Annotated[int | None, mapped_column(BigInteger)]
"""Money in whole 分."""


def new_uid() -> str:
    """A fresh identity for a record that may leave this machine: 32 hexadecimal digits."""
    return uuid.uuid4().hex


class Base(DeclarativeBase):
    """All tables of the store."""

    metadata = MetaData(naming_convention=NAMING)


class Audited(Base):
    """A table whose every row change is written to the log (`db.audit`)."""

    __abstract__ = True
    # A key is never given out twice: the log would mix two records' histories.
    __table_args__: Any = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)


class Record(Audited):
    """A record of its own kind, with a version against lost updates."""

    __abstract__ = True
    search_no: ClassVar[int | None] = None
    """Number of the kind in the search index (1..63); None: not in the index. Never reused."""
    searched: ClassVar[tuple[str, ...]] = ()
    """The columns whose text the search index holds."""

    uid: Mapped[str] = mapped_column(chars(32), unique=True, default=new_uid)
    version: Mapped[int] = mapped_column(default=1, server_default="1")

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy's own form
        return {"version_id_col": cls.version}


WAITING: Any = {"deferrable": True, "initially": "IMMEDIATE"}
"""Of a foreign key: checked at once, but an undo may put off the check to the commit (SQLite can so by itself)."""


def link(table: str, *, required: bool = False, owned: bool = False) -> Any:
    """A reference to a record. `owned`: the row goes when that record goes; else the deletion is refused."""
    key = ForeignKey(f"{table}.id", ondelete="CASCADE" if owned else None, **WAITING)
    return mapped_column(key, index=True, nullable=not required)


def in_order(start: str, end: str) -> CheckConstraint:
    """The period ends no earlier than it starts, as far as both dates tell (dates without a year are left out)."""
    return CheckConstraint(
        f"{start} IS NULL OR {end} IS NULL OR {start} LIKE '--%' OR {end} LIKE '--%' "
        f"OR substr({start}, 1, length({end})) <= {end}",
        name=f"{end}_after_{start}",
    )


def one_of(column: str, choices: type) -> CheckConstraint:
    """The column holds one of a closed set of words."""
    words = ", ".join(f"'{choice.value}'" for choice in choices)  # type: ignore[attr-defined]
    return CheckConstraint(f"{column} IN ({words})", name=f"{column}_known")


def not_negative(column: str) -> CheckConstraint:
    """The number is missing, zero or more."""
    return CheckConstraint(f"{column} IS NULL OR {column} >= 0", name=f"{column}_not_negative")


def rules(*constraints: Any) -> tuple[Any, ...]:
    """`__table_args__` of an audited table with these constraints and indexes."""
    return (*constraints, {"sqlite_autoincrement": True})
