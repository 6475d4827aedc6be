"""What does each row of the table say, and where does the table end?"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from app.importing.cells import as_text, understand
from app.importing.headings import Head
from app.importing.plan import REFUSED, Problem
from app.kinds.base import RecordKind, Values
from app.values.convert import PLAIN, Reading
from app.values.problem import ValueProblem
from db.vocabulary import Qualifier
from exports.sheet import Grid, ReadCell

_TOTAL = re.compile(r"^(合计|总计|小计|共计|本页合计|累计)[:：]?")
_SIGNATURE = re.compile(
    r"^(制表|填表|审核|复核|负责人|填报|经办|制单|主管|联系人)(人|单位|日期)?\s*[:：]|^(说明|备注|注)[:：]"
)
_UID = re.compile(r"[0-9a-f]{32}")


@dataclass
class RawRow:
    """One row as understood: values by field name, links still only names."""

    sheet: str
    row: int
    values: Values
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Field name to column letter and the cell's text, for what is found wrong later."""
    uid: str | None = None


def read_rows(grid: Grid, head: Head, kind: RecordKind, note: Callable[[Problem], None]) -> Iterator[RawRow]:
    """The rows below the head; empty ones are passed over, totals and signatures are told to `note`."""
    readings = {name: Reading(unit=unit) for name, unit in head.units.items()}
    for at, cells in enumerate(grid.rows[head.row + 1 :], head.row + 1):
        number = grid.first_row + at
        texts = [text for cell in cells if (text := as_text(cell).strip())]
        if not texts:
            continue
        closing = _closing(re.sub(r"\s", "", texts[0]), texts, head)
        if closing:
            note(Problem(grid.title, number, "", "", texts[0], f"这一行是{closing}，没有导入", "note"))
        elif not _repeats_head(cells, grid.rows[head.row], head):
            yield _row(grid, number, cells, head, kind, readings)


def _closing(first: str, texts: list[str], head: Head) -> str:
    if _TOTAL.match(first):
        return "合计行"
    if len(texts) <= max(1, len(head.columns) // 3) and _SIGNATURE.match(first):
        return "落款或说明"
    return ""


def _repeats_head(cells: list[ReadCell], head_cells: list[ReadCell], head: Head) -> bool:
    """A head printed again on a later page."""
    return all(_at(cells, index) == _at(head_cells, index) for index in head.columns.values())


def _at(cells: list[ReadCell], index: int) -> ReadCell:
    return cells[index] if index < len(cells) else None


def _row(
    grid: Grid, number: int, cells: list[ReadCell], head: Head, kind: RecordKind, readings: dict[str, Reading]
) -> RawRow:
    row = RawRow(grid.title, number, {})
    implied: Values = {}
    for name, index in head.columns.items():
        cell = _at(cells, index)
        letter = column_letter(grid.first_column + index)
        row.places[name] = (letter, as_text(cell))
        try:
            understood = understand(kind.field(name), cell, readings.get(name, PLAIN))
        except ValueProblem as problem:
            row.values[name] = None
            row.problems.append(problem_at(row, kind, name, str(problem), REFUSED))
            continue
        row.values[name] = understood.pop(name)
        implied.update(understood)
    _merge(row, kind, implied)
    if head.uid_column is not None:
        given = as_text(_at(cells, head.uid_column)).strip().lower()
        row.uid = given if _UID.fullmatch(given) else None
    return row


def _merge(row: RawRow, kind: RecordKind, implied: Values) -> None:
    for name, value in implied.items():
        given = row.values.get(name)
        if given in (None, Qualifier.EXACT.value, value):
            row.values[name] = value
        else:
            row.problems.append(problem_at(row, kind, name, "与金额里写的限定词不一致，请统一", REFUSED))


def problem_at(row: RawRow, kind: RecordKind, name: str, reason: str, severity: str) -> Problem:
    """What is wrong with one field of the row, with its cell."""
    letter, shown = row.places.get(name, ("", ""))
    return Problem(row.sheet, row.row, letter, kind.labels.get(name, name), shown, reason, severity)


def column_letter(number: int) -> str:
    """The letters of a column counted from 1: 1 → A, 28 → AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
