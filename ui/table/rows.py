"""How do the rows of a table come from the store: a window of texts for the rows in view?"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.kinds.base import RecordKind

if TYPE_CHECKING:
    from app.desk import Desk
    from app.lists import Listing

PAGE = 200
"""So many rows are read at once."""

Row = tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What the store says to a listing: all ids in order, how many records there are, the first rows in view."""

    ids: "array[int]"
    total: int
    pages: dict[int, list[Row]] = field(default_factory=dict)


class RowReader:
    """Reads rows of one kind as texts, one per listed field."""

    def __init__(self, desk: "Desk", kind: RecordKind) -> None:
        self._desk = desk
        self.kind = kind
        self._fields = [kind.field(name) for name in kind.listed]
        self.full = False
        """Telephone numbers as they are; else their middle is hidden. Whoever asks for it is noted first."""

    def read(self, ids: Sequence[int]) -> list[Row]:
        """The rows of these ids in order; empty texts for one that is gone."""
        from app.lists import cell_text, hidden_text  # loads SQLAlchemy: only where rows are read

        found = self._desk.rows(self.kind, ids, self.kind.listed)
        empty = tuple("" for _ in self._fields)
        text = cell_text if self.full else hidden_text
        return [
            tuple(map(text, self._fields, found[key])) if key in found else empty  # a row deleted meanwhile
            for key in ids
        ]

    def answer(self, listing: "Listing", first_row: int) -> Answer:
        """What a table needs to show the listing with `first_row` in view."""
        ids = self._desk.ids(listing)
        narrowed = bool(listing.text or listing.chosen or listing.parent)
        total = self._desk.count(type(listing)(self.kind)) if narrowed else len(ids)
        at = min(first_row, max(len(ids) - 1, 0)) // PAGE
        return Answer(ids, total, {at: self.read(ids[at * PAGE : (at + 1) * PAGE])})
