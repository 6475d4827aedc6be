"""What stands in the cells of a register that goes out: real dates and numbers, names that lead back, page by page."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import lists
from app.columns import split_words
from app.kinds.base import Field, FieldType, Line, RecordKind
from app.outgoing.wish import ExportWish
from app.telling import Telling
from app.values.dates import as_day, show_date
from app.values.personal import hide_personal
from app.values.phone_masks import mask_phone
from app.values.shown import show
from db.models import LINES
from exports.sheet import Cell

BATCH = 1_000
"""Rows read at a time: memory stays the same for a register of any length."""

_KEPT = 4_096
"""So many different values of a column are remembered: words, dates and small numbers come again and again."""

_FIRST_YEAR = 1901
"""Excel has no dates before 1900, and miscounts those of that spring."""

_As = Callable[[Any], Cell]


class OutgoingRows:
    """The rows of a wish, read as they are written; how many there are is known before, so that progress has an end."""

    def __init__(self, session: Session, wish: ExportWish, ids: Sequence[int], telling: Telling) -> None:
        self._session = session
        self._kind = wish.kind
        self._ids = ids
        self._telling = telling
        self._fields = [wish.kind.field(name) for name in wish.fields]
        self._registers = [field for field in telling.registers if field in self._fields]
        self._as = [_Remembering(way) if way else None for way in (_way(f, wish.public) for f in self._fields)]
        # What names alone do not tell is asked for only where there are names.
        self._refers = any(field.type is FieldType.REFERENCE for field in self._fields)
        self._lined = any(field.type is FieldType.LINES for field in self._fields)
        self._public = wish.public

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        for start in range(0, len(self._ids), BATCH):
            yield from self._page(self._ids[start : start + BATCH])

    def _page(self, ids: Sequence[int]) -> Iterator[tuple[Cell, ...]]:
        names = [field.name for field in self._fields]
        page = lists.whole_rows(self._session, self._kind, ids, names)
        ordered = [page[key] for key in ids]
        if not ordered:
            return
        keys, *columns, uids = zip(*ordered, strict=True)
        if self._refers:
            self._name_references(columns, keys, page)
        if self._lined:
            self._fill_lines(columns, keys)
        cells: list[Sequence[Cell]] = [
            column if way is None else list(map(way.__getitem__, column))
            for way, column in zip(self._as, columns, strict=True)
        ]
        registers = [self._telling.parties(field, ids) for field in self._registers]
        cells += [[register.get(key) for key in keys] for register in registers]
        yield from zip(*cells, uids, strict=True)

    def _name_references(self, columns: list[Any], keys: Sequence[int], page: dict[int, tuple[Any, ...]]) -> None:
        labels = self._telling.references({key: row[1:-1] for key, row in page.items()}, self._fields)
        for at, field in enumerate(self._fields):
            if field.type is FieldType.REFERENCE:
                columns[at] = [labels.get((key, at), text) for key, text in zip(keys, columns[at], strict=True)]

    def _fill_lines(self, columns: list[Any], keys: Sequence[int]) -> None:
        for at, field in enumerate(self._fields):
            if field.type is FieldType.LINES:
                texts = _lines(self._session, self._kind, field, keys)
                columns[at] = [texts.get(key) for key in keys]


class _Remembering(dict[Any, Cell]):
    """What a value of the store becomes in a cell; the first few thousand values are worked out once."""

    def __init__(self, way: _As) -> None:
        super().__init__({None: None})
        self._way = way

    def __missing__(self, value: Any) -> Cell:
        cell = self._way(value)
        if len(self) < _KEPT:
            self[value] = cell
        return cell


def _way(field: Field, public: bool) -> _As | None:
    """How a value of this field becomes a cell; None: it is one already."""
    match field.type:
        case FieldType.MONEY:
            return lambda fen: Decimal(fen).scaleb(-2)
        case FieldType.DATE:
            return _date
        case FieldType.CHOICES:
            return lambda kept: show(field, split_words(kept))
        case FieldType.CHOICE:
            return lambda kept: show(field, kept)
        case FieldType.PHONE if public:
            return mask_phone
        case FieldType.DECIMAL:
            return Decimal
        case FieldType.INTEGER | FieldType.CREDIT_CODE | FieldType.PHONE | FieldType.TIME:
            return None
        case _:
            return hide_personal if public else None


def _date(iso: str) -> date | str:
    """A real date where the day is known."""
    day = as_day(iso)
    return day if day is not None and day.year >= _FIRST_YEAR else show_date(iso)


def _lines(session: Session, kind: RecordKind, field: Field, ids: Sequence[int]) -> dict[int, str]:
    """The lines inside the records with their marks, as the form takes them."""
    table: Any = LINES[field.lines].__table__
    owner = table.c[f"{kind.name}_id"]
    query = select(owner, table.c.kind, table.c.text).where(owner.in_(ids)).order_by(owner, table.c.position)
    gathered: dict[int, list[Line]] = {}
    for key, line_kind, text in session.execute(query):
        gathered.setdefault(key, []).append(Line(line_kind, text))
    return {key: show(field, tuple(lines)) for key, lines in gathered.items()}
