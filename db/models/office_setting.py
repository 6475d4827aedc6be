"""How a setting that the office chose is kept."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Audited, chars, rules


class OfficeSetting(Audited):
    """One chosen setting; the value is JSON. A default is no row."""

    __tablename__ = "office_setting"
    __table_args__ = rules(UniqueConstraint("name"))

    name: Mapped[str] = mapped_column(chars(100))
    value: Mapped[str] = mapped_column(chars())
