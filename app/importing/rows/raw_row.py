"""What is one row of a sheet once it is understood, and what is told of its cells?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.importing.cells.understand import as_text
from app.importing.plan import DOUBTFUL, Problem
from app.kinds.base import RecordKind, Value, Values
from app.values.shown import show
from exports.sheet import ReadCell


@dataclass(slots=True)
class RawRow:
    """One row as understood: values by field name, links still only names."""

    sheet: str
    row: int
    values: Values
    cells: list[ReadCell]
    places: Mapping[str, tuple[int, str]]
    """Field name to index and letter of its column, for what is found wrong later."""
    problems: list[Problem] = field(default_factory=list)
    uid: str | None = None
    stood_in: dict[str, str] = field(default_factory=dict)
    """Field that another column filled, its own being empty, to that column's heading."""
    left_over: list[str] = field(default_factory=list)
    """What stands in columns of that sort though the field has its own: 物资折价“3000”."""
    besides: dict[str, tuple[str, Value]] = field(default_factory=dict)
    """Field to the field whose cell speaks of it too, and the value: 任期 of when it ends."""
    filled: set[str] = field(default_factory=set)
    """The fields that were filled so."""
    registers: dict[str, str] = field(default_factory=dict)
    """Party field to what its extra column says."""
    aside: list[str] = field(default_factory=list)
    """Lines for the remarks, below what stands there already."""


def problem_at(row: RawRow, kind: RecordKind, name: str, reason: str, severity: str, *, offer: str = "") -> Problem:
    """What is wrong with one field of the row, with its cell."""
    index, letter = row.places.get(name, (None, ""))
    value = as_text(cell_at(row.cells, index))
    label = next((field.label for field in kind.fields if field.name == name), name)
    return Problem(row.sheet, row.row, letter, label, value, reason, severity, offer)


def fill_besides(row: RawRow, kind: RecordKind) -> None:
    """What cells say of other fields fills them where they are empty; what contradicts their own columns is asked."""
    for name, (source, value) in row.besides.items():
        own = row.values.get(name)
        if own is None:
            row.values[name] = value
            row.filled.add(name)
        elif not _agree(own, value):
            field = kind.field(name)
            words = f"这一格写的“{show(field, value)}”和“{field.label}”一栏的“{show(field, own)}”不同，按后者记，请核对"
            row.problems.append(problem_at(row, kind, source, words, DOUBTFUL))


def _agree(own: Value, value: Value) -> bool:
    """The same, or a date known more or less closely: 2026年 and 2026年5月."""
    if not isinstance(own, str) or not isinstance(value, str):
        return own == value
    return own.startswith(value) or value.startswith(own)


def add_note(values: Values, words: str) -> None:
    """Another line of the remarks."""
    before = values.get("notes")
    values["notes"] = f"{before}\n{words}" if before else words


def cell_at(cells: list[ReadCell], index: int | None) -> ReadCell:
    """The cell of this column; None where the row is shorter."""
    return cells[index] if index is not None and index < len(cells) else None
