"""How does one more thing that the clerk says join what was said of the file? Each answer is a new `Correction`."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.importing.correction import Correction, TableCorrection
from app.kinds.base import Link


def say_rows(said: Correction, sheet: str, table: int, rows: Iterable[int], what: str) -> Correction:
    """These rows are `what`: a word of `correction.ROW_WORDS`."""
    return _with_table(said, sheet, table, rows={**_of(said, sheet, table).rows, **dict.fromkeys(rows, what)})


def say_head(said: Correction, sheet: str, table: int, rows: tuple[int, ...]) -> Correction:
    """The head of the table stands in these rows; (): it has none. What was said of these rows before is void."""
    kept = {row: what for row, what in _of(said, sheet, table).rows.items() if row not in rows}
    return _with_table(said, sheet, table, head_rows=rows, rows=kept)


def say_new_table(said: Correction, sheet: str, table: int, rows: tuple[int, ...]) -> Correction:
    """Another table begins with a head in these rows; it will be the one of this number, and later ones move on."""
    moved = tuple(
        replace(each, table=each.table + 1) if each.sheet == sheet and each.table >= table else each
        for each in said.tables
    )
    return replace(said, tables=(*moved, TableCorrection(sheet, table, head_rows=rows, added=True)))


def say_range(said: Correction, sheet: str, table: int, first: int | None, last: int | None) -> Correction:
    """The records stand in the rows from `first` to `last`; None: as found."""
    return _with_table(said, sheet, table, first_row=first, last_row=last)


def say_section(said: Correction, sheet: str, table: int, name: str) -> Correction:
    """The headings of sections are values of this field; empty: of none."""
    return _with_table(said, sheet, table, section_field=name)


def say_left_out(said: Correction, sheet: str, table: int, *, left_out: bool) -> Correction:
    """The whole table is not taken, or is taken after all."""
    return _with_table(said, sheet, table, left_out=left_out)


def say_taken(said: Correction, sheet: str, table: int) -> Correction:
    """The table is of the kind of the others, though it does not look so."""
    return _with_table(said, sheet, table, taken=True)


def say_create(said: Correction, kind: str, *, create: bool) -> Correction:
    """Records of this kind are made where a row names one that no register has; or are not."""
    return replace(said, create=said.create | {kind} if create else said.create - {kind})


def say_sheet(said: Correction, sheet: str) -> Correction:
    """The hidden sheet is read too."""
    return replace(said, sheets=said.sheets | {sheet})


def say_column(said: Correction, sheet: str, table: int, letter: str, heading: str, name: str) -> Correction:
    """The column fills this field, alone; empty: it fills none. It is not kept in the remarks any more."""
    others = {at: field for at, field in _of(said, sheet, table).columns.items() if not name or field != name}
    kept = replace(said, notes_from=said.notes_from - {heading})
    return _with_table(kept, sheet, table, columns={**others, letter: name})


def say_note(said: Correction, sheet: str, table: int, letter: str, heading: str) -> Correction:
    """The column is kept in the remarks, with its heading before each value."""
    left = say_column(said, sheet, table, letter, heading, "")
    return replace(left, notes_from=left.notes_from | {heading})


def say_cell(said: Correction, sheet: str, row: int, letter: str, text: str) -> Correction:
    """This text stands in the cell."""
    return replace(said, cells={**said.cells, (sheet, row, letter): text})


def say_year(said: Correction, year: int) -> Correction:
    """Dates without a year are of this one."""
    return replace(said, year=year)


def say_fixed(said: Correction, name: str, value: str | Link) -> Correction:
    """The field has this value in all rows; empty: that is said no more."""
    others = {field: what for field, what in said.fixed.items() if field != name}
    return replace(said, fixed={**others, name: value} if value else others)


def say_same(said: Correction, sheet: str, row: int, record_id: int) -> Correction:
    """The row is this stored record; 0: it is a new one."""
    return replace(said, same_as={**said.same_as, (sheet, row): record_id})


def _of(said: Correction, sheet: str, table: int) -> TableCorrection:
    return said.of(sheet, table) or TableCorrection(sheet, table)


def _with_table(said: Correction, sheet: str, table: int, **changes: Any) -> Correction:
    others = (each for each in said.tables if (each.sheet, each.table) != (sheet, table))
    return replace(said, tables=(*others, replace(_of(said, sheet, table), **changes)))
