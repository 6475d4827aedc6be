"""How does a register become a workbook? Every field of the rows of a table, as real dates and numbers."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import links, lists
from app.columns import split_words
from app.importing.headings import UID_HEADING
from app.kinds import BY_NAME
from app.kinds.base import Field, FieldType, Line, RecordKind
from app.links import label_of
from app.lists import Listing, Qualified
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
    columns = [Column(field.label, field.width, _FORMATS.get(field.type, CellFormat.TEXT)) for field in kind.fields]
    # The identity makes a changed list find its own records again.
    columns.append(Column(UID_HEADING, 34, CellFormat.TEXT))
    return Sheet(kind.label, columns, _rows(session, listing, public))


def _rows(session: Session, listing: Listing, public: bool) -> Iterator[list[Cell]]:
    kind = listing.kind
    ids = lists.ids(session, listing)
    names = [field.name for field in kind.fields]
    telling = _Telling(session, kind)
    for start in range(0, len(ids), BATCH):
        part = ids[start : start + BATCH]
        page = lists.rows(session, kind, part, names)
        uids = _uids(session, kind, part)
        lines = _lines(session, kind, part)
        apart = telling.of(page, part)
        for key in part:
            cells = [
                _cell(field, lines.get((field.name, key), cell), public)
                for field, cell in zip(kind.fields, page[key], strict=True)
            ]
            for at, label in apart.get(key, ()):
                cells[at] = label
            yield [*cells, uids[key]]


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


class _Telling:
    """Writes 名称（信用代码） where a reference's title is borne by several records."""

    def __init__(self, session: Session, kind: RecordKind) -> None:
        self._session = session
        self._kind = kind
        self._references = [
            (at, field, BY_NAME[field.refers_to[0]])
            for at, field in enumerate(kind.fields)
            if field.type is FieldType.REFERENCE
        ]
        self._shared = {target.name: links.shared_titles(session, target) for _, _, target in self._references}

    def of(self, page: dict[int, tuple[Any, ...]], ids: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
        """Row id to (column, label) for the rows of this page that need it."""
        found: dict[int, list[tuple[int, str]]] = {}
        for at, field, target in self._references:
            unclear = [key for key in ids if page[key][at] in self._shared[target.name]]
            if not unclear:
                continue
            own: Any = MODELS[self._kind.name].__table__
            other: Any = MODELS[target.name].__table__
            query = select(own.c.id, other.c[target.title], other.c[target.apart]).where(
                own.c.id.in_(unclear), other.c.id == own.c[f"{field.name}_id"]
            )
            for key, title, apart in self._session.execute(query):
                found.setdefault(key, []).append((at, label_of(target, title, apart)))
        return found
