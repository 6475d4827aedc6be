"""How one edition of a brand is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import PartialDate, Record, Words, chars, link


class BrandEdition(Record):
    """One edition of a recurring activity."""

    __tablename__ = "brand_edition"
    brand_id: Mapped[int] = link("brand", required=True, owned=True)
    edition: Mapped[str] = mapped_column(chars(100))
    held_on: Mapped[PartialDate]
    meeting_id: Mapped[int | None] = link("meeting")
    notes: Mapped[Words]
