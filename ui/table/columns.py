"""How does a record kind lie in the columns of its table: which field, how wide, to which side?"""

from dataclasses import dataclass

from app.kinds.base import Field, FieldType, RecordKind

NUMBER_LABEL = "序号"
NUMBER_WIDTH = 56

NUMBERS = (FieldType.MONEY, FieldType.INTEGER, FieldType.DECIMAL)
"""What stands on the right of its column."""

_PIXELS_PER_CHARACTER = 8
_PADDING = 16
_WIDEST = 320


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `field` is None for the row number."""

    field: Field | None
    label: str
    width: int
    right: bool

    @property
    def name(self) -> str:
        """The field's name, # for the row number."""
        return self.field.name if self.field else "#"

    @property
    def sortable(self) -> bool:
        """Whether the store can sort by it in a useful way."""
        return self.field is not None and self.field.type is not FieldType.LINES


def columns_of(kind: RecordKind) -> tuple[Column, ...]:
    """The row number, then the listed fields."""
    return (Column(None, NUMBER_LABEL, NUMBER_WIDTH, right=True), *map(_column, map(kind.field, kind.listed)))


def _column(field: Field) -> Column:
    room = max(field.width * _PIXELS_PER_CHARACTER, len(field.label) * 2 * _PIXELS_PER_CHARACTER)
    return Column(field, field.label, min(room + _PADDING, _WIDEST), field.type in NUMBERS)
