"""How is one column of a table read, and which of its texts mean something without a second look?"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from app.importing.cells.understand import LONGEST_MARK, VERY_LARGE, is_mark, understand
from app.kinds.base import Field, FieldType, Value
from app.values.characters import is_clean
from app.values.codes import check_credit_code
from app.values.convert import Reading
from app.values.money import bare_fen
from app.values.phones import clean_phone
from app.values.problem import ValueProblem
from exports.sheet import ReadCell

_MOST_KEPT = 16_384
"""As many days as forty years have."""


class Unclear(Enum):
    """The one value `UNCLEAR`."""

    UNCLEAR = auto()


UNCLEAR: Final = Unclear.UNCLEAR
"""Not a text, or one of which something is to be told: `understand` looks at it."""


class ClearTexts(dict[ReadCell, "Value | Unclear"]):
    """Cell to its value, or UNCLEAR. A column says the same again and again: what it said lately is kept."""

    def __init__(self, field: Field, reading: Reading, *, shared: bool = False) -> None:
        """`shared`: there is more to a cell than the field says, so that none of them is clear."""
        super().__init__()
        self._read = _nothing if shared else _understood if field.gift else _READERS.get(field.type, _understood)
        self._field, self._reading = field, reading

    def __missing__(self, cell: ReadCell) -> "Value | Unclear":
        if cell is None or cell == "":
            return None
        if type(cell) is not str:
            return UNCLEAR
        if len(self) >= _MOST_KEPT:
            self.clear()
        if not is_clean(cell) or (len(cell) <= LONGEST_MARK and is_mark(cell)):
            value: Value | Unclear = UNCLEAR
        else:
            try:
                value = self._read(self._field, cell, self._reading)
            except ValueProblem:
                value = UNCLEAR
        self[cell] = value
        return value


def _nothing(_field: Field, _cell: str, _reading: Reading) -> Value | Unclear:
    return UNCLEAR


def _understood(field: Field, cell: str, reading: Reading) -> Value | Unclear:
    found = understand(field, cell, reading)
    told = found.notes or found.doubts or found.besides
    return UNCLEAR if told or len(found.values) > 1 else found.values[field.name]


def _text(field: Field, cell: str, reading: Reading) -> Value | Unclear:
    plain = not field.names_person or (cell.isalpha() and "故" not in cell)
    return cell if plain else _understood(field, cell, reading)


def _amount(field: Field, cell: str, reading: Reading) -> Value | Unclear:
    fen = bare_fen(cell, reading.unit)
    return fen if fen is not None and fen < VERY_LARGE else _understood(field, cell, reading)


def _code(_field: Field, cell: str, _reading: Reading) -> Value | Unclear:
    return cell if check_credit_code(cell) == cell else UNCLEAR


def _phone(field: Field, cell: str, reading: Reading) -> Value | Unclear:
    return clean_phone(cell) if cell.isascii() else _understood(field, cell, reading)


_READERS: dict[FieldType, Callable[[Field, str, Reading], Value | Unclear]] = {
    FieldType.TEXT: _text,
    FieldType.MONEY: _amount,
    FieldType.CREDIT_CODE: _code,
    FieldType.PHONE: _phone,
}


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A field and where its cells stand: `also`, columns that are said with it; `beside`, what shares the cells."""

    field: Field
    index: int
    reading: Reading
    clear: ClearTexts
    also: tuple[int, ...] = ()
    beside: Field | None = None
