"""Which records does a table show, in which order, and what stands in its rows?

A table keeps all ids and only the rows in view; filtering and sorting happen in SQL.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, bindparam, func, null, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import FromClause

from app import search
from app.columns import party_column, split_words
from app.kinds import BY_NAME
from app.kinds.base import Field, FieldType, RecordKind
from app.orders import is_of_people, people_order
from app.titles import title_of
from app.values import shown
from app.values.phone_masks import mask_phone
from db.models import LINES, MODELS
from db.vocabulary import Qualifier


@dataclass(frozen=True)
class Listing:
    """What a table is asked to show."""

    kind: RecordKind
    text: str = ""
    chosen: dict[str, str] = field(default_factory=dict)
    """Choice field to the one kept value that rows must have."""
    order: str = ""
    """Field to sort by, or one of `orders.ORDERS`, - before it for descending; empty: the kind's own order."""
    parent: tuple[str, int] | None = None
    """Reference field and the id it must point to: the attendances of one meeting."""
    parent_kind: str = ""
    """Of a parent that is a party field: the kind of the record it must point to."""

    def sorted_by(self, order: str) -> Listing:
        """The same rows in another order."""
        return replace(self, order=order)


@dataclass(frozen=True, slots=True)
class Qualified:
    """The cell of an amount that is not exact."""

    fen: int
    qualifier: str


def ids(session: Session, listing: Listing) -> array[int]:
    """The ids of all rows in order."""
    table = _table(listing.kind)
    query, order = _ordered(select(table.c.id), table, listing)
    for condition in _conditions(session, table, listing):
        query = query.where(condition)
    found: Any = session.connection().execute(query.order_by(*order)).cursor
    # The driver's own rows: an object of SQLAlchemy for each of 100,000 doubles the time.
    return array("q", map(itemgetter(0), found))


def count(session: Session, listing: Listing) -> int:
    """How many rows there are."""
    table = _table(listing.kind)
    query = select(func.count()).select_from(table)
    for condition in _conditions(session, table, listing):
        query = query.where(condition)
    return session.scalar(query) or 0


def rows(
    session: Session, kind: RecordKind, wanted: Sequence[int], fields: Sequence[str]
) -> dict[int, tuple[Any, ...]]:
    """The cells of these fields by id: titles and references as what records are called, lines as one text; see
    `cell_text`."""
    found = session.execute(_page(kind.name, tuple(fields)), {"wanted": list(wanted)})
    qualified = [at for at, name in enumerate(fields) if kind.field(name).qualified_by]
    if not qualified:
        return {row[0]: tuple(row[1:]) for row in found}
    return {row[0]: _with_qualifiers(row, len(fields), qualified) for row in found}


def _with_qualifiers(row: Any, width: int, qualified: list[int]) -> tuple[Any, ...]:
    """The qualifiers stand behind the page's own columns, in the order of their amounts."""
    cells = list(row[1 : width + 1])
    for at, qualifier in zip(qualified, row[width + 1 :], strict=True):
        if cells[at] is not None and qualifier != Qualifier.EXACT.value:
            cells[at] = Qualified(cells[at], qualifier)
    return tuple(cells)


def whole_rows(
    session: Session, kind: RecordKind, wanted: Sequence[int], fields: Sequence[str]
) -> dict[int, tuple[Any, ...]]:
    """Id, cells and identity of these rows by id, as the store keeps them; None in place of lines."""
    query = _whole_page(kind.name, tuple(fields))
    found: Any = session.connection().execute(query, {"wanted": list(wanted)}).cursor
    return {row[0]: row for row in found}


def cell_text(field: Field, cell: Any) -> str:
    """A cell of `rows` as people read it."""
    if isinstance(cell, Qualified):
        return shown.show_qualified(field, cell.fen, cell.qualifier)
    if cell is None:
        return ""
    if field.type is FieldType.CHOICES:
        return shown.show(field, split_words(cell))
    if field.type in (FieldType.REFERENCE, FieldType.PARTY, FieldType.LINES):
        return str(cell)
    return shown.show(field, cell)


def hidden_text(field: Field, cell: Any) -> str:
    """The same with the middle of telephone numbers hidden."""
    if cell is not None and field.type is FieldType.PHONE:
        return mask_phone(cell)
    return cell_text(field, cell)


def _table(kind: RecordKind) -> Table:
    table = MODELS[kind.name].__table__
    assert isinstance(table, Table)
    return table


@lru_cache(maxsize=256)
def _page(kind_name: str, fields: tuple[str, ...]) -> Select[Any]:
    """The SELECT of one page, kept: building it costs as much as running it."""
    kind = BY_NAME[kind_name]
    table = _table(kind)
    columns, source = _shown_columns(kind, fields, for_people=True)
    columns += [table.c[kind.field(name).qualified_by] for name in fields if kind.field(name).qualified_by]
    return _select_wanted(table, [table.c.id, *columns], source)


@lru_cache(maxsize=64)
def _whole_page(kind_name: str, fields: tuple[str, ...]) -> Select[Any]:
    """The SELECT of rows that go out."""
    table = _table(BY_NAME[kind_name])
    columns, source = _shown_columns(BY_NAME[kind_name], fields, for_people=False)
    return _select_wanted(table, [table.c.id, *columns, table.c.uid], source)


def _select_wanted(table: Table, columns: list[ColumnElement[Any]], source: FromClause) -> Select[Any]:
    return select(*columns).select_from(source).where(table.c.id.in_(bindparam("wanted", expanding=True)))


def _shown_columns(
    kind: RecordKind, fields: tuple[str, ...], *, for_people: bool
) -> tuple[list[ColumnElement[Any]], FromClause]:
    """The columns of these fields and the tables they stand in.

    For people an empty title is what stands in for it; else cells are as they are kept, and nothing in place of lines.
    """
    table = _table(kind)
    source: FromClause = table
    columns: list[ColumnElement[Any]] = []
    for at, name in enumerate(fields):
        shown = kind.field(name)
        if shown.type is FieldType.REFERENCE:
            target_kind = BY_NAME[shown.refers_to[0]]
            target = _table(target_kind).alias(f"{name}_record")
            source = source.outerjoin(target, target.c.id == table.c[f"{name}_id"])
            columns.append(title_of(target, target_kind))
        elif shown.type is FieldType.LINES and not for_people:
            columns.append(null().label(f"lines_{at}"))
        elif for_people and kind.stand_in and name == kind.title:
            columns.append(title_of(table, kind))
        else:
            columns.append(_column(table, kind, shown))
    return columns, source


def _column(table: Table, kind: RecordKind, field: Field) -> ColumnElement[Any]:
    if field.type is FieldType.PARTY:
        return table.c[f"{field.name}_name"]
    if field.type is FieldType.LINES:
        lines: Any = LINES[field.lines].__table__
        ordered = (
            select(lines.c.text)
            .where(lines.c[f"{kind.name}_id"] == table.c.id)
            .order_by(lines.c.position)
            .correlate(table)
            .subquery()
        )
        return select(func.aggregate_strings(ordered.c.text, "\n")).scalar_subquery()
    return table.c[field.name]


def _ordered(query: Select[Any], table: Table, listing: Listing) -> tuple[Select[Any], list[ColumnElement[Any]]]:
    order = listing.order or listing.kind.order
    if is_of_people(order) and listing.kind.people:
        return people_order(query, table, listing.kind, order, date.today())
    if not order:
        return query, [table.c.id.asc()]
    kind = listing.kind
    field = kind.field(order.removeprefix("-"))
    column: ColumnElement[Any]
    if field.type is FieldType.REFERENCE:
        target_kind = BY_NAME[field.refers_to[0]]
        target = _table(target_kind).alias("sorted_by")
        query = query.select_from(table.outerjoin(target, target.c.id == table.c[f"{field.name}_id"]))
        column = target.c[f"{target_kind.pinyin}_key"]
    elif field.name == kind.pinyin:
        column = table.c[f"{kind.pinyin}_key"]
    else:
        column = _column(table, kind, field)
    if order.startswith("-"):
        return query, [column.desc().nulls_last(), table.c.id.desc()]
    # What is empty stands at the end; a key that is never empty keeps its plain, indexed order.
    rising = column.asc() if field.name == kind.pinyin else column.asc().nulls_last()
    return query, [rising, table.c.id.asc()]


def _conditions(session: Session, table: Table, listing: Listing) -> list[ColumnElement[bool]]:
    kind = listing.kind
    conditions: list[ColumnElement[bool]] = []
    for name, value in listing.chosen.items():
        several = kind.field(name).type is FieldType.CHOICES
        conditions.append(table.c[name].contains(f"|{value}|") if several else table.c[name] == value)
    if listing.parent:
        name, key = listing.parent
        conditions.append(table.c[_parent_column(kind, name, listing.parent_kind)] == key)
    wanted = search.normalised(listing.text)
    if wanted:
        conditions.append(_holds(session, table, kind, wanted))
    return conditions


def _parent_column(kind: RecordKind, name: str, parent_kind: str) -> str:
    field = kind.field(name)
    return party_column(field, parent_kind) if field.type is FieldType.PARTY else f"{name}_id"


def _holds(session: Session, table: Table, kind: RecordKind, wanted: str) -> ColumnElement[bool]:
    """Rows that hold the text: by the index where the kind or what it refers to is in it, else by a scan."""
    if MODELS[kind.name].search_no is not None:
        return table.c.id.in_(search.keys_of(session, kind, wanted))
    places: list[ColumnElement[bool]] = []
    for own in kind.fields:
        if own.type in (FieldType.TEXT, FieldType.LONG_TEXT):
            places.append(func.folded(table.c[own.name]).contains(wanted, autoescape=True))
        elif own.type is FieldType.PARTY:
            places.append(func.folded(table.c[f"{own.name}_name"]).contains(wanted, autoescape=True))
        elif own.type is FieldType.LINES:
            lines: Any = LINES[own.lines].__table__
            held = select(lines.c[f"{kind.name}_id"]).where(func.folded(lines.c.text).contains(wanted, autoescape=True))
            places.append(table.c.id.in_(held))
        places += [table.c[column].in_(keys) for column, keys in _linked(session, own, wanted)]
    return or_(*places)


def _linked(session: Session, field: Field, wanted: str) -> list[tuple[str, Any]]:
    if field.type is FieldType.REFERENCE:
        return [(f"{field.name}_id", search.keys_of(session, BY_NAME[field.refers_to[0]], wanted))]
    if field.type is FieldType.PARTY:
        return [(party_column(field, name), search.keys_of(session, BY_NAME[name], wanted)) for name in field.refers_to]
    return []
