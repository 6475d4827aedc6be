"""How are a million gifts summed quickly? They are kept added up, by one number that says all about a gift.

`donation.sum_key` (db/models/donation.py) holds year, cause, chamber and how the gift enters a total; `gift_sum` has
one row for each. Value and rows are told apart by the same `entry_of`, so that they cannot differ.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from itertools import starmap
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from app.figures.base import Scope
from app.figures.when import before_period, begun, happened, holding, undated
from app.values.amounts import Basis, Qualifier
from app.values.totals import LeftOut, Sum, Total
from db.models import MODELS
from db.models.donation import GIFT_SUM, sum_key

DONATION: Any = MODELS["donation"].__table__
_SAID_ON: Any = func.coalesce(DONATION.c.given_on, DONATION.c.period_to)
FIRST_YEAR = 1799
_BASES = (Basis.ONE_OFF, Basis.CUMULATIVE, Basis.ANNUAL_AVERAGE)
_QUALIFIERS = (
    Qualifier.EXACT,
    Qualifier.OVER,
    Qualifier.NEARLY,
    Qualifier.ABOUT,
    Qualifier.AT_LEAST,
    Qualifier.REACHING,
    Qualifier.SOME_ODD,
)
_UNVALUED = 7
OPEN_LIST = 4
"""The bit of a key that says that 等 stood behind the names of the donors."""
_LINK = (1 << 22) - 1
SEVERAL = _LINK
"""In the place of the cause: the gift is for several, and no total by cause may split it."""


class Entry(Enum):
    """How a gift enters a total; the word is what the row of the gift says."""

    COUNTED = "计入"
    AVERAGE = "年均，另计"
    UNVALUED = "没有估价，未计入"
    PIECE = "已含在总数里，未重复计"
    SPANNING = "累计数跨越其他年份，未计入"
    UNDATED = "没有年份，未计入"


class Place(NamedTuple):
    """Year (0: none), cause and chamber (0: none) of a gift."""

    year: int
    cause: int
    chamber: int


class Part(NamedTuple):
    """Gifts of one kind in one place, added up; `inside`: their headline is counted itself."""

    key: int
    fen: int | None
    gifts: int
    inside: bool = False


def place_of(key: int) -> Place:
    """Where a gift belongs."""
    return Place(year_of(key), key >> 30 & _LINK, key >> 8 & _LINK)


def year_of(key: int) -> int:
    """The year of a gift, 0 without one."""
    return (key >> 52) + FIRST_YEAR if key >> 52 else 0


def entry_of(part: Part, year: int | None) -> Entry:
    """How such a gift enters a total of `year`."""
    key = part.key
    if year is not None and not key >> 52:
        return Entry.UNDATED
    if key >> 3 & 7 == _UNVALUED:
        return Entry.UNVALUED
    if part.inside:
        return Entry.PIECE
    if year is not None and key & 2:
        return Entry.SPANNING
    return Entry.AVERAGE if key >> 6 & 3 == 2 else Entry.COUNTED


def total_from(parts: list[Part], year: int | None) -> Total:
    """The total of these parts."""
    sums: tuple[list[tuple[Qualifier, int, int]], ...] = ([], [], [])
    out = dict.fromkeys(Entry, 0)
    opened = 0
    for part in parts:
        entry, key = entry_of(part, year), part.key
        out[entry] += part.gifts
        if key & OPEN_LIST and entry in (Entry.COUNTED, Entry.AVERAGE, Entry.UNVALUED):
            opened += part.gifts
        if entry in (Entry.COUNTED, Entry.AVERAGE):
            sums[key >> 6 & 3].append((_QUALIFIERS[key >> 3 & 7], int(part.fen or 0), part.gifts))
    left_out = LeftOut(out[Entry.UNVALUED], opened, out[Entry.PIECE], out[Entry.UNDATED], out[Entry.SPANNING])
    one_off, cumulative, average = map(Sum.from_parts, sums)
    return Total(one_off, cumulative, average, left_out)


class Cells(Mapping[Place, Total]):
    """Totals by year, cause and chamber. A cell is worked out when it is looked at, its parts are there at once."""

    def __init__(self, parts: list[Part], pieces: list[Part], year: int | None) -> None:
        """`parts` in the order of their keys."""
        self._year = year
        self._parts = parts
        self._starts: dict[int, int] = {}
        for at, part in enumerate(parts):
            self._starts.setdefault(part[0] >> 8, at)
        self._pieces: dict[int, list[Part]] = {}
        for piece in pieces:
            self._pieces.setdefault(piece.key >> 8, []).append(piece)
            self._starts.setdefault(piece.key >> 8, len(parts))

    def __getitem__(self, place: Place) -> Total:
        year = place.year - FIRST_YEAR if place.year else 0
        number = (year << 22 | place.cause) << 22 | place.chamber
        start = end = self._starts[number]
        while end < len(self._parts) and self._parts[end][0] >> 8 == number:
            end += 1
        own = starmap(Part, self._parts[start:end])
        return total_from([*own, *self._pieces.get(number, [])], self._year)

    def __iter__(self) -> Iterator[Place]:
        return (place_of(number << 8) for number in self._starts)

    def __len__(self) -> int:
        return len(self._starts)


def by_year_cause_chamber(session: Session, scope: Scope) -> Cells:
    """Every total by year × cause × mobilising chamber up to a day, or those of one year."""
    pieces = [piece for _, piece in _pieces(session, scope, DONATION.c.kind)]
    return Cells(_whole_gifts(session, scope), pieces, scope.bound)


def parts_of(session: Session, scope: Scope) -> Iterator[Part]:
    """All gifts in the scope, added up as far as they are alike.

    With a year, those without one come too: the total says how many it leaves out.
    """
    yield from starmap(Part, _whole_gifts(session, scope))
    for _, piece in _pieces(session, scope, DONATION.c.kind):
        yield piece


def _whole_gifts(session: Session, scope: Scope) -> list[Any]:
    """(key, 分 or None, gifts) in the order of their keys, without the pieces: those are told apart one by one."""
    if scope.start is not None:
        key = key_in(session, scope)
        grouped = select(key, func.sum(DONATION.c.amount), func.count()).group_by(key).order_by(key)
        return _plain_rows(session, grouped.where(given_in(scope), DONATION.c.headline_id.is_(None)))
    kept = select(GIFT_SUM).order_by(GIFT_SUM.c.sum_key)
    found: list[Any] = []
    for condition in _in_scope(GIFT_SUM.c.sum_key, scope):
        found += _plain_rows(session, kept.where(condition))
    late = _late(session, scope)
    if not late and not _has_pieces(session):
        return found
    parts = (_without(part, late.get(part[0], (0, 0))) for part in found if not part[0] & 1)
    return [part for part in parts if part[2]]


def _plain_rows(session: Session, query: Select[Any]) -> list[Any]:
    """The driver's own tuples: dressing tens of thousands of rows costs a third of the time."""
    cursor = session.connection().execute(query).cursor
    assert cursor is not None
    return list(cursor.fetchall())


def _without(part: Any, late: tuple[int, int]) -> tuple[int, int, int]:
    key, fen, gifts = part
    return key, int(fen or 0) - late[0], gifts - late[1]


def parts_by_word(session: Session, scope: Scope, column: ColumnElement[str]) -> Iterator[tuple[str, Part]]:
    """As `parts_of`, under the words of a column that the key does not hold."""
    key = key_in(session, scope)
    added = func.coalesce(func.sum(DONATION.c.amount), 0)
    grouped = select(column, key, added, func.count()).group_by(column, key)
    in_time = given_in(scope)
    for condition in _in_scope(key, scope):
        found = session.execute(grouped.where(in_time, DONATION.c.headline_id.is_(None), condition))
        yield from ((word, Part(number, int(fen), gifts)) for word, number, fen, gifts in found)
    yield from _pieces(session, scope, column)


def key_in(session: Session, scope: Scope) -> ColumnElement[int]:
    """The number of a gift; in a period that is no year told anew, what may lie outside having no year in it."""
    key = sum_key(session.get_bind().dialect)
    if scope.start is None:
        return key
    spans = and_(DONATION.c.basis == Basis.CUMULATIVE.value, before_period(DONATION.c.period_from, scope.start))
    told = key.op("&")(~2) + case((spans, 2), else_=0)
    return case((undated(_SAID_ON, scope), told.op("&")((1 << 52) - 1)), else_=told)


def given_in(scope: Scope) -> ColumnElement[bool]:
    """The gifts that a scope takes in or leaves out by name."""
    if scope.start is None:
        return begun(DONATION.c.given_on, scope.as_of)
    return or_(happened(_SAID_ON, scope), undated(_SAID_ON, scope))


def _in_scope(key: ColumnElement[int], scope: Scope) -> list[ColumnElement[bool]]:
    """One or two ranges of the key, in rising order."""
    if scope.start is not None:
        return [true()]
    if scope.year is None:
        return [key < _first_key(scope.as_of.year + 1)]
    last = min(scope.year, scope.as_of.year)
    return [key < _first_key(FIRST_YEAR + 1), and_(key >= _first_key(scope.year), key < _first_key(last + 1))]


def _first_key(year: int) -> int:
    return max(year - FIRST_YEAR, 0) << 52


def in_scope(key: int, scope: Scope) -> bool:
    """Whether the year of a gift lets it into the scope; what has none comes in, to be left out by name."""
    year = year_of(key)
    return year <= scope.as_of.year and (scope.year is None or year in (0, scope.year))


def _late(session: Session, scope: Scope) -> dict[int, tuple[int, int]]:
    """What was given after the day asked in its year: taking it off is cheaper than asking every gift its date."""
    given_on, key = DONATION.c.given_on, key_in(session, scope) + 0
    query = (
        select(key, func.coalesce(func.sum(DONATION.c.amount), 0), func.count())
        .where(given_on > scope.as_of.isoformat(), given_on < str(scope.as_of.year + 1))
        .where(given_on.not_in(holding(scope.as_of)))
        .group_by(key)
    )
    return {number: (int(fen), gifts) for number, fen, gifts in session.execute(query)}


def _has_pieces(session: Session) -> bool:
    return session.scalar(select(DONATION.c.id).where(_is_piece(DONATION)).limit(1)) is not None


def _pieces(session: Session, scope: Scope, column: ColumnElement[str]) -> Iterator[tuple[str, Part]]:
    counted = headlines_counted(session, scope)
    query = select(column, key_in(session, scope), DONATION.c.amount, DONATION.c.headline_id).where(
        _is_piece(DONATION), given_in(scope)
    )
    for word, number, fen, headline in session.execute(query):
        if in_scope(number, scope):
            yield word, Part(number, fen or 0, 1, headline in counted)


def _is_piece(gift: Any) -> ColumnElement[bool]:
    # SQLite uses an index for a range, but not for IS NOT NULL.
    condition: ColumnElement[bool] = gift.c.headline_id > 0
    return condition


def headlines_counted(session: Session, scope: Scope) -> set[int]:
    """The headlines that stand in the total of this scope themselves, so that their pieces must not."""
    key, piece = key_in(session, scope), aliased(DONATION)
    ids = select(piece.c.headline_id).where(_is_piece(piece))
    query = select(DONATION.c.id, key).where(DONATION.c.id.in_(ids), given_in(scope))
    return {
        number
        for number, packed in session.execute(query)
        if in_scope(packed, scope)
        # A piece that has pieces of its own is counted, or inside what is counted: either way they are in.
        and entry_of(Part(packed, 0, 1), scope.bound) is Entry.COUNTED
    }
