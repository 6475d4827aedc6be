"""Which rows of one file overlap with what is stored, or with each other? All periods of a kind, read once.

For imports: one question for all rows instead of one for each, and rows of the same file know of each other.
"""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.columns import columns_of, from_columns
from app.domain.spans import Span
from app.errors import FieldError
from app.kinds import BY_NAME
from app.kinds.base import FieldType, Values
from app.rules.overlaps import PERIODS, Period, refusals, span_of
from app.rules.sameness import Key, key_of
from db.models import MODELS


class OverlapBook:
    """The periods of one kind: those in the store and those that were kept since."""

    def __init__(self, session: Session, period: Period) -> None:
        self._period = period
        self._spans: dict[Key, dict[int, Span]] = {}
        self._keys: dict[int, Key] = {}
        self._fresh = 0
        self._read(session)

    @classmethod
    def of(cls, session: Session, kind_name: str) -> "OverlapBook | None":
        """The book of a kind; None when its records may overlap."""
        period = next((period for period in PERIODS if period.kind == kind_name), None)
        return cls(session, period) if period else None

    def check(self, values: Values, own_id: int | None = None) -> list[FieldError]:
        """What `check_overlaps` says of complete values, with the kept ones counted in."""
        key = key_of(self._period.kind, self._period.same, values)
        if key is None:
            return []
        others = [span for at, span in self._spans.get(key, {}).items() if at != own_id]
        return refusals(self._period, values, sorted(others, key=lambda span: span.start or ""))

    def keep(self, values: Values, own_id: int | None = None) -> None:
        """Later checks count these values in, in place of what record `own_id` had."""
        if own_id is None:
            self._fresh -= 1
            own_id = self._fresh
        elif own_id in self._keys:
            self._spans[self._keys.pop(own_id)].pop(own_id, None)
        key = key_of(self._period.kind, self._period.same, values)
        if key is not None:
            self._put(own_id, key, span_of(self._period, values))

    def _put(self, own_id: int, key: Key, span: Span) -> None:
        self._spans.setdefault(key, {})[own_id] = span
        self._keys[own_id] = key

    def _read(self, session: Session) -> None:
        kind = BY_NAME[self._period.kind]
        fields = [kind.field(name) for name in (*self._period.same, "started_on", *self._period.ends)]
        # Only links are asked for here: what a reference is called does not matter.
        untitled = {field.name: "" for field in fields if field.type is FieldType.REFERENCE}
        table: Any = MODELS[kind.name].__table__
        names = dict.fromkeys(name for field in fields for name in columns_of(field))
        query = select(table.c.id, *(table.c[name] for name in names)).order_by(table.c.id)
        for found in session.execute(query).mappings():
            row: dict[str, Any] = {str(name): value for name, value in found.items()}
            self.keep({field.name: from_columns(field, row, untitled) for field in fields}, row["id"])
