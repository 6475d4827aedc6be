"""Which field does each column of a table hold? From its head, from what was said of it, or from its cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.importing.cells.understand import column_letter
from app.importing.finding.choosing import beside_of, choose, doubts_of
from app.importing.finding.content import guess
from app.importing.finding.elsewhere import without_wrong_bodies
from app.importing.finding.heads import UID_HEADING, Band
from app.importing.finding.joined_cells import parts_of
from app.importing.finding.meanings import BY_HAND, ORDINALS, Meaning, Meanings, plain, unit_above
from app.importing.finding.outline import Filled, Outline, first_filled
from app.importing.finding.whose_phone import phones_of_others
from app.kinds.base import Field, FieldType, RecordKind
from app.telling import REGISTER_HEADING
from exports.sheet import Grid

__all__ = ["BARE", "UID_HEADING", "Head", "Place", "head_of", "headless", "plain"]

BARE = "列（没有表头）"
"""Ends what stands for the heading of a column without one: C 列（没有表头）."""


@dataclass(frozen=True, slots=True)
class Instead:
    """A column that fills a field in rows where the field's own column is empty: 物资折价 beside 捐款金额.

    Where the field has no other, it is the field's own column too. What it says besides the own column is kept, if it
    is words: 进展情况 beside 完成情况.
    """

    field: str
    column: int
    heading: str
    unit: int | None


@dataclass(frozen=True)
class Head:
    """How the columns of one table are understood; places are those of the grid, counted from 0."""

    rows: tuple[int, ...]
    """The rows of the head; none where the table has no head."""
    left: int
    right: int
    """The columns of the table, `right` included."""
    columns: dict[str, int] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    """Field to the heading it was read from."""
    also: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Field to further columns that are said with its own: 手机 beside 座机, 数量 and 单位 behind 物资名称."""
    beside: dict[str, str] = field(default_factory=dict)
    """Text field to the telephone field that shares its cells: 联系人及电话."""
    instead: tuple[Instead, ...] = ()
    units: dict[str, int] = field(default_factory=dict)
    uid_column: int | None = None
    ordinal_column: int | None = None
    unmapped: dict[int, str] = field(default_factory=dict)
    """Column to heading of what is not taken."""
    kept: Mapping[int, str] = field(default_factory=dict)
    """Column to the words before what it says in the remarks: 会长电话."""
    registers: dict[str, int] = field(default_factory=dict)
    """Party field to the column that says which record its name stands for."""
    unit_above: str = ""
    """The words over the table that give a unit to its amounts: 单位：万元."""
    doubts: tuple[tuple[str, str], ...] = ()
    """Field label (or empty) and what is to be asked of the head as a whole."""

    @property
    def score(self) -> int:
        """How well the headings fit: columns that were recognised."""
        return len(self.columns) + (self.uid_column is not None)

    @property
    def bottom(self) -> int:
        """The last row of the head; the row over the table where it has none."""
        return self.rows[-1] if self.rows else -1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table may lie: the rows from `above` (its title) to `last`, and its columns, all included."""

    above: int
    last: int
    left: int
    right: int


def head_of(grid: Grid, band: Band, place: Place, meanings: Meanings, by_column: Mapping[int, str]) -> Head:
    """The columns under a head; `by_column` (column → field name, "" for none) wins over all."""
    kind, left, right = meanings.kind, place.left, place.right
    special = _special(band, left, right, kind)
    by_hand = {column: kind.field(name) if name else None for column, name in by_column.items()}
    places = [column for column in range(left, right + 1) if column not in special.values()]
    alone = {column: _meaning(meanings, band.paths.get(column, ()), by_hand, column) for column in places}
    meant = without_wrong_bodies(kind, band, alone)
    parts = parts_of(kind, band, meant, by_hand)
    others = phones_of_others(kind, band, meant)
    passed = {*others.kept, *(column for columns in parts.values() for column in columns)}
    chosen = choose(kind, {column: meaning for column, meaning in meant.items() if column not in passed})
    for name, columns in parts.items():
        chosen[name].columns += columns
    taken = {column for choice in chosen.values() for column in (*choice.columns, *choice.instead)}
    unmapped, ordinal = _left_over(band, places, taken | others.kept.keys(), by_hand)
    head = Head(
        tuple(range(band.top, band.bottom + 1)),
        left,
        right,
        columns={name: choice.columns[0] for name, choice in chosen.items()},
        shown={name: band.shown.get(choice.columns[0], "") for name, choice in chosen.items()},
        also={name: tuple(choice.columns[1:]) for name, choice in chosen.items() if len(choice.columns) > 1},
        beside=beside_of(chosen),
        instead=tuple(
            Instead(name, column, band.shown.get(column, ""), unit)
            for name, choice in chosen.items()
            for column, unit in choice.instead.items()
        ),
        units={name: choice.meaning.unit for name, choice in chosen.items() if choice.meaning.unit},
        uid_column=special.pop(UID_HEADING, None),
        ordinal_column=ordinal,
        unmapped=unmapped,
        registers=special,
        kept=others.kept,
        doubts=(*doubts_of(band, chosen, kind, unmapped), *others.doubts),
    )
    return _with_unit_above(grid, _with_guesses(grid, head, kind, place.last), kind, place.above)


def _meaning(
    meanings: Meanings, path: tuple[str, ...], by_hand: Mapping[int, Field | None], column: int
) -> Meaning | None:
    found = meanings.of(path) if path else None
    if column not in by_hand:
        return found
    said = by_hand[column]
    unit = found.unit if found else None
    return Meaning(said, BY_HAND, unit) if said else None


def _left_over(
    band: Band, places: list[int], taken: set[int], by_hand: Mapping[int, Field | None]
) -> tuple[dict[int, str], int | None]:
    unmapped: dict[int, str] = {}
    ordinal = None
    for column in places:
        path = band.paths.get(column, ())
        if column in taken or not path:
            continue
        if path[-1] in ORDINALS and column not in by_hand:
            ordinal = column if ordinal is None else ordinal
        else:
            unmapped[column] = band.shown[column]
    return unmapped, ordinal


def _special(band: Band, left: int, right: int, kind: RecordKind) -> dict[str, int]:
    """What only our own exports have: the identity, and by party field the record its name stands for."""
    headings = {path[-1]: column for column, path in band.paths.items() if left <= column <= right}
    special = {UID_HEADING: headings[UID_HEADING]} if UID_HEADING in headings else {}
    for each in kind.fields:
        heading = plain(REGISTER_HEADING.format(each.label))
        if each.type is FieldType.PARTY and heading in headings:
            special[each.name] = headings[heading]
    return special


def _with_guesses(grid: Grid, head: Head, kind: RecordKind, last: int) -> Head:
    """Columns without a heading: taken where their cells say what they are, told in any case."""
    rows = grid.rows[head.bottom + 1 : last + 1]
    named = {
        *head.columns.values(),
        *head.unmapped,
        *head.kept,
        head.ordinal_column,
        head.uid_column,
        *head.registers.values(),
    }
    named |= {column for columns in head.also.values() for column in columns} | {each.column for each in head.instead}
    bare = [column for column in range(head.left, head.right + 1) if column not in named]
    cells = {column: Filled(filled) for column in bare if (filled := first_filled(rows, column))}
    guessed = guess(kind, list(head.columns), cells) if cells else {}
    letters = {column: column_letter(grid.first_column + column) for column in cells}
    doubts = tuple(
        (kind.labels[name], f"{letters[column]} 列没有表头，按内容当作“{kind.labels[name]}”导入，请核对")
        for name, column in guessed.items()
    )
    lost = {column: f"{letters[column]} {BARE}" for column in cells if column not in guessed.values()}
    return replace(
        head,
        columns=head.columns | guessed,
        shown=head.shown | {name: f"{letters[column]} {BARE}" for name, column in guessed.items()},
        unmapped=head.unmapped | lost,
        doubts=head.doubts + doubts,
    )


def _with_unit_above(grid: Grid, head: Head, kind: RecordKind, above: int) -> Head:
    """单位：万元 over the table holds for its amounts without a unit of their own."""
    bare = [name for name in head.columns if kind.field(name).type is FieldType.MONEY and name not in head.units]
    standing_in = any(each.unit is None for each in head.instead)
    if not (bare or standing_in) or not head.rows:
        return head
    for row in reversed(grid.rows[max(above, head.rows[0] - 8) : head.rows[0]]):
        for cell in row:
            found = unit_above(cell) if isinstance(cell, str) else None
            if found:
                instead = tuple(replace(each, unit=each.unit or found[1]) for each in head.instead)
                units = head.units | dict.fromkeys(bare, found[1])
                return replace(head, units=units, unit_above=found[0], instead=instead)
    return head


def headless(outline: Outline, kind: RecordKind, by_column: Mapping[int, str]) -> Head | None:
    """A sheet of records without any head, where its cells leave no doubt of the name and one thing more."""
    grid, cells = outline.grid, outline.columns
    width = max(map(len, grid.rows), default=0)
    said = {name: column for column, name in by_column.items() if name}
    left = {column: filled for column, filled in cells.items() if column not in by_column}
    columns = said | guess(kind, list(said), left)
    if kind.title not in columns or (len(columns) < 2 and not said):
        return None
    letters = {column: f"{column_letter(grid.first_column + column)} {BARE}" for column in cells}
    return Head(
        (),
        0,
        width - 1,
        columns=columns,
        shown={name: letters.get(column, "") for name, column in columns.items()},
        unmapped={column: letters[column] for column in cells if column not in columns.values()},
        doubts=(("", "这张表没有表头，各列的含义是按内容判断的，请核对"),),
    )
