"""How does a register become a workbook? Every field of the rows of a table, as real dates and numbers."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import lists
from app.columns import split_words
from app.importing.headings import UID_HEADING
from app.kinds.base import Field, FieldType, Line, RecordKind
from app.lists import Listing, Qualified
from app.telling import REGISTER_HEADING, Telling
from app.values.convert import show
from app.values.dates import as_day, show_date
from app.values.phones import mask_phone
from db.models import LINES, MODELS
from exports.sheet import Cell, CellFormat, Column, Progress, Sheet
from exports.xlsx_writer import write_workbook

BATCH = 1_000
"""Rows read at a time: memory stays the same for a register of any length."""

_FORMATS = {
    FieldType.DATE: CellFormat.DATE,
    FieldType.MONEY: CellFormat.MONEY,
    FieldType.INTEGER: CellFormat.INTEGER,
    FieldType.LONG_TEXT: CellFormat.LONG_TEXT,
    FieldType.LINES: CellFormat.LONG_TEXT,
}


def export_register(
    session: Session, listing: Listing, target: Path, *, public: bool = False, progress: Progress | None = None
) -> int:
    """Write the rows of a table with all their fields; how many. `public` masks phone numbers.

    Raises FileProblem when the file cannot be written; then no file is left.
    """
    sheet = register_sheet(session, listing, public=public)
    return write_workbook(target, [sheet], title=listing.kind.label, progress=progress)


def register_sheet(session: Session, listing: Listing, *, public: bool = False) -> Sheet:
    """The table of a register; its rows are read as the writer asks for them."""
    kind = listing.kind
    telling = Telling(session, kind, public=public)
    columns = [Column(field.label, field.width, _FORMATS.get(field.type, CellFormat.TEXT)) for field in kind.fields]
    columns += [Column(REGISTER_HEADING.format(field.label), 30, CellFormat.TEXT) for field in telling.registers]
    # The identity makes a changed list find its own records again.
    columns.append(Column(UID_HEADING, 34, CellFormat.TEXT))
    return Sheet(kind.label, columns, _Rows(session, listing, telling, public))


class _Rows:
    """The rows, read page by page; how many there are is known before, so that progress has an end."""

    def __init__(self, session: Session, listing: Listing, telling: Telling, public: bool) -> None:
        self._session = session
        self._kind = listing.kind
        self._ids = lists.ids(session, listing)
        self._telling = telling
        self._public = public

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[list[Cell]]:
        for start in range(0, len(self._ids), BATCH):
            yield from self._page(self._ids[start : start + BATCH])

    def _page(self, ids: Sequence[int]) -> Iterator[list[Cell]]:
        kind, session = self._kind, self._session
        page = lists.rows(session, kind, ids, [field.name for field in kind.fields])
        uids = _uids(session, kind, ids)
        lines = _lines(session, kind, ids)
        labels = self._telling.references(page)
        registers = [self._telling.parties(field, ids) for field in self._telling.registers]
        for key in ids:
            cells = [
                labels.get((key, at)) or _cell(field, lines.get((field.name, key), cell), self._public)
                for at, (field, cell) in enumerate(zip(kind.fields, page[key], strict=True))
            ]
            yield [*cells, *(register.get(key) for register in registers), uids[key]]


def _cell(field: Field, cell: Any, public: bool) -> Cell:
    if isinstance(cell, Qualified):
        cell = cell.fen  # how exact it is stands in a column of its own
    if cell is None:
        return None
    match field.type:
        case FieldType.MONEY:
            return Decimal(cell).scaleb(-2)
        case FieldType.INTEGER:
            return int(cell)
        case FieldType.DATE:
            return _date(cell)
        case FieldType.CHOICES:
            return show(field, split_words(cell))
        case FieldType.PHONE if public:
            return "、".join(mask_phone(part) for part in str(cell).split("、"))
        case _:
            return lists.cell_text(field, cell)


def _date(iso: str) -> date | str:
    """A real date where the day is known; Excel has no dates before 1900."""
    day = as_day(iso)
    return day if day is not None and day.year >= 1901 else show_date(iso)


def _uids(session: Session, kind: RecordKind, ids: Sequence[int]) -> dict[int, str]:
    table: Any = MODELS[kind.name].__table__
    found = session.execute(select(table.c.id, table.c.uid).where(table.c.id.in_(ids)))
    return {row[0]: row[1] for row in found}


def _lines(session: Session, kind: RecordKind, ids: Sequence[int]) -> dict[tuple[str, int], str]:
    """The lines inside the records with their marks, as the form takes them."""
    texts: dict[tuple[str, int], str] = {}
    for field in kind.fields:
        if field.type is FieldType.LINES:
            table: Any = LINES[field.lines].__table__
            owner = table.c[f"{kind.name}_id"]
            query = select(owner, table.c.kind, table.c.text).where(owner.in_(ids)).order_by(owner, table.c.position)
            gathered: dict[int, list[Line]] = {}
            for key, line_kind, text in session.execute(query):
                gathered.setdefault(key, []).append(Line(line_kind, text))
            texts |= {(field.name, key): show(field, tuple(lines)) for key, lines in gathered.items()}
    return texts
