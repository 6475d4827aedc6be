"""How it is kept from where an import took a record: the row of the sheet; the file stands in the operation."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, chars


class TakenFrom(Base):
    """What one operation wrote into one record stood in this row. A fact of the past: it stays when taken back."""

    __tablename__ = "taken_from"

    operation_id: Mapped[int] = mapped_column(ForeignKey("operation.id"), primary_key=True)
    table_name: Mapped[str] = mapped_column(chars(40), primary_key=True)
    record_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sheet: Mapped[str] = mapped_column(chars())
    # As the sheet numbers its rows, from 1.
    row: Mapped[int]
