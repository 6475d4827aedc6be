"""What is asked for when a register goes out?"""

from dataclasses import dataclass

from app.kinds.base import FieldType, RecordKind
from app.lists import Listing

PERSONAL = (FieldType.PHONE,)
"""Types of field that hold what belongs to a person."""


@dataclass(frozen=True)
class ExportWish:
    """Rows, columns and their order, sheets, and whether personal numbers are shown."""

    listing: Listing
    columns: tuple[str, ...] = ()
    """Field names in order; none: all fields of the kind."""
    split_by: str = ""
    """A field whose every value gets a sheet of its own; see `split.ways`. Empty: one sheet."""
    public: bool = False
    """For outside the office: telephone and identity numbers are hidden."""
    reason: str = ""
    """Why personal numbers leave the office in full."""
    ids: tuple[int, ...] | None = None
    """Only these rows, in this order; None: all of the listing."""

    @property
    def kind(self) -> RecordKind:
        """The kind of the rows."""
        return self.listing.kind

    @property
    def fields(self) -> list[str]:
        """The names of the columns that go out."""
        return list(self.columns) or [field.name for field in self.kind.fields]

    @property
    def personal(self) -> list[str]:
        """The columns that show personal numbers in full."""
        return [] if self.public else personal_fields(self.kind, self.fields)


def personal_fields(kind: RecordKind, names: list[str]) -> list[str]:
    """Those of the fields that hold telephone numbers."""
    return [name for name in names if kind.field(name).type in PERSONAL]
