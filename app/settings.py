"""Which settings does the office have? Each is one small typed object with its default; everything reads it there."""

import json
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.errors import FieldError
from db.models import Setting

T = TypeVar("T", int, bool, str)
_TABLE: Any = Setting.__table__


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One setting: its name in the store, what people read, and the value that holds until another is chosen."""

    name: str
    label: str
    default: T
    least: int = 0
    """Of a number: the smallest that makes sense."""

    def of(self, session: Session) -> T:
        """The value in force. What cannot be read as this setting counts as not chosen."""
        kept = session.scalar(select(_TABLE.c.value).where(_TABLE.c.name == self.name))
        if kept is None:
            return self.default
        try:
            value = json.loads(kept)
        except ValueError:  # written by hand, or by another program
            return self.default
        return value if self._fits(value) else self.default

    def choose(self, session: Session, value: T) -> None:
        """Keep another value; the default is kept as nothing. Raises FieldError."""
        if not self._fits(value):
            raise FieldError(self.name, f"{self.label}：“{value}”不能用；请填写不小于 {self.least} 的整数")
        session.execute(delete(_TABLE).where(_TABLE.c.name == self.name))
        if value != self.default:
            session.execute(insert(_TABLE).values(name=self.name, value=json.dumps(value, ensure_ascii=False)))

    def _fits(self, value: object) -> bool:
        if type(value) is not type(self.default):
            return False
        return not isinstance(value, int) or isinstance(value, bool) or value >= self.least


TERM_ENDS_DAYS = Option("term_ends_days", "提前多少天提醒换届", 180, 1)
UNVISITED_DAYS = Option("unvisited_days", "多少天没有走访要提醒", 90, 1)
ABSENT_MONTHS = Option("absent_months", "执常委多少个月未到会要列出", 18, 1)
EXCUSED_COUNTS = Option("excused_counts", "请假是否按到会计", default=False)
TERM_YEARS = Option("term_years", "一届几年", 5, 1)

SETTINGS: tuple[Option[int] | Option[bool], ...] = (
    TERM_ENDS_DAYS,
    UNVISITED_DAYS,
    ABSENT_MONTHS,
    EXCUSED_COUNTS,
    TERM_YEARS,
)
"""In the order of the page on which they are changed."""
