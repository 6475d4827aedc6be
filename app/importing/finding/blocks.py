"""Where in a sheet do tables of a kind lie: below one another, beside one another, under which head?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.importing.cells.understand import column_letter
from app.importing.correction import Correction, TableCorrection
from app.importing.finding.edges import without_neighbours
from app.importing.finding.headings import Head, Place, head_of, headless
from app.importing.finding.heads import Band, band_at, bands_of
from app.importing.finding.meanings import BY_HAND, LOOSE, Meanings
from app.importing.finding.neighbours import neighbour, with_neighbour_told
from app.importing.finding.outline import Outline
from app.importing.finding.spans import Spans
from app.importing.finding.unfit import without_unfit
from exports.sheet import Grid, ReadCell

_ABOVE = 6
"""So many rows over a head may be its title."""

_MOST_BESIDE_TITLE = 2
"""Between two tables a fuller row is one of the first."""


@dataclass(frozen=True)
class Block:
    """One table in a sheet: its head, and the rows `first` to `last` (places of the grid) in which its body lies."""

    grid: Grid
    spans: Spans
    head: Head
    number: int
    """Which table of the sheet, from 1."""
    first: int
    last: int
    repeats: frozenset[int] = frozenset()
    """The rows of heads that were printed again."""
    correction: TableCorrection | None = None
    above: int = 0
    """The row below the head of the table above; 0 where there is none."""
    followed: bool = False
    """Another table begins below: what stands between may be its title."""


def blocks_of(outline: Outline, meanings: Meanings, correction: Correction) -> Iterator[Block]:
    """Every table of a sheet, from the top, those beside one another from the left."""
    number = 0
    for part in outline.parts:
        bands = _bands(part, meanings, _heads_said(outline, part, meanings, correction, number), number)
        for block in _blocks(part, bands, meanings, correction, number):
            yield block
            number = block.number
    if number == 0 and outline.parts == [outline]:
        yield from _headless(outline, meanings, correction)


def _blocks(
    part: Outline, found: list[Band], meanings: Meanings, correction: Correction, number: int
) -> Iterator[Block]:
    """The tables under these heads; `number` of them are in the parts before."""
    grid, spans = part.grid, part.spans
    bands, repeats = _told_apart(found)
    for at, band in enumerate(bands):
        above = bands[at - 1].bottom + 1 if at else 0
        last = bands[at + 1].top - 1 if at + 1 < len(bands) else len(grid.rows) - 1
        for first_column, right in _beside_one_another(grid, band, last, meanings):
            left = max(first_column, part.left)
            said = correction.of(grid.title, number + 1)
            by_column = _by_column(grid, said)
            place = Place(above, last, left, right)
            by_hand = {*_named(band, meanings), *(column for column, name in by_column.items() if name)}
            beside = neighbour(grid, spans, band, place, meanings, by_hand)
            head = head_of(grid, band, replace(place, right=beside.gap - 1) if beside else place, meanings, by_column)
            head = without_unfit(grid, head, meanings.kind, last, {*by_column, *_named(band, meanings)})
            head = with_neighbour_told(head, beside) if beside else head
            head = without_neighbours(grid, head, last, correction.notes_from)
            if head.score == 0 and not (said and said.head_rows):
                continue
            number += 1
            first, end = _body(grid, said, band.bottom + 1, last)
            again = frozenset(row for row in repeats if first <= row <= end)
            yield Block(grid, spans, head, number, first, end, again, said, above, followed=at + 1 < len(bands))


def _headless(outline: Outline, meanings: Meanings, correction: Correction) -> Iterator[Block]:
    """The sheet as one table without a head, where its cells say what they are."""
    grid = outline.grid
    said = correction.of(grid.title, 1)
    if (said is None and correction.tables) or (said and said.left_out):
        return
    bare = headless(outline, meanings.kind, _by_column(grid, said))
    if bare and (not bands_of(outline, meanings) or (said and said.head_rows == ())):
        first, end = _body(grid, said, 0, len(grid.rows) - 1)
        yield Block(grid, outline.spans, bare, 1, first, end, correction=said)


def _named(band: Band, meanings: Meanings) -> Iterator[int]:
    """The columns whose headings the clerk gave a meaning."""
    for column, path in band.paths.items():
        meaning = meanings.of(path)
        if meaning is not None and meaning.sureness == BY_HAND:
            yield column


def _body(grid: Grid, said: TableCorrection | None, first: int, last: int) -> tuple[int, int]:
    if said and said.first_row is not None:
        first = max(said.first_row - grid.first_row, 0)
    if said and said.last_row is not None:
        last = min(said.last_row - grid.first_row, len(grid.rows) - 1)
    return first, last


def _heads_said(
    outline: Outline, part: Outline, meanings: Meanings, correction: Correction, before: int
) -> list[TableCorrection]:
    """What is said of the heads in a part of the sheet; `before` tables are in the parts before it."""
    said = [each for each in correction.tables if each.sheet == part.grid.title and each.head_rows is not None]
    said = sorted((each for each in said if each.table > before), key=lambda each: each.table)
    if part is outline.parts[-1] or not said:
        return said
    last = before + _count(part.grid, bands_of(part, meanings), meanings)
    return [each for each in said if each.table <= last]


def _bands(part: Outline, meanings: Meanings, heads_said: Sequence[TableCorrection], before: int) -> list[Band]:
    """As found, or as the clerk says: the first table's head rows begin what is looked at."""
    grid, spans = part.grid, part.spans
    found = bands_of(part, meanings)
    for said in heads_said:
        former = None if said.added else _band_of(grid, found, said.table - before, meanings)
        rows = [row - grid.first_row for row in said.head_rows or () if 0 <= row - grid.first_row < len(grid.rows)]
        fresh = [band_at(grid, spans, rows)] if rows else []
        kept = [band for band in found if not rows or band.bottom < min(rows) or band.top > max(rows)]
        if former in kept:
            kept.remove(former)
        found = sorted([*kept, *fresh], key=lambda band: band.top)
    return found


def _band_of(grid: Grid, found: list[Band], table: int, meanings: Meanings) -> Band | None:
    """The head of the table of this number: repeated ones do not count, one over several tables counts for each."""
    number = 0
    for band, several in _counted(grid, found, meanings):
        number += several
        if number >= table:
            return band
    return None


def _count(grid: Grid, found: list[Band], meanings: Meanings) -> int:
    return sum(several for _, several in _counted(grid, found, meanings))


def _counted(grid: Grid, found: list[Band], meanings: Meanings) -> Iterator[tuple[Band, int]]:
    """The heads of tables, each with how many tables stand beside one another under it."""
    bands, _ = _told_apart(found)
    for at, band in enumerate(bands):
        last = bands[at + 1].top - 1 if at + 1 < len(bands) else len(grid.rows) - 1
        yield band, len(_beside_one_another(grid, band, last, meanings))


def _told_apart(bands: list[Band]) -> tuple[list[Band], set[int]]:
    """The heads of tables, and the rows of those that only repeat the head before."""
    heads: list[Band] = []
    repeats: set[int] = set()
    for band in bands:
        if heads and band.signature == heads[-1].signature:
            repeats.update(range(band.top, band.bottom + 1))
        else:
            heads.append(band)
    return heads, repeats


def _by_column(grid: Grid, said: TableCorrection | None) -> dict[int, str]:
    """What the clerk said of columns, by their place in the grid."""
    if said is None or not said.columns:
        return {}
    wanted = {letter.upper(): name for letter, name in said.columns.items()}
    width = max(map(len, grid.rows), default=0)
    letters = {column_letter(grid.first_column + column): column for column in range(width)}
    return {letters[letter]: name for letter, name in wanted.items() if letter in letters}


def _beside_one_another(grid: Grid, band: Band, last: int, meanings: Meanings) -> list[tuple[int, int]]:
    """The columns of the tables under one head: 序号 企业名称 电话, and again 序号 企业名称 电话."""
    width = max(map(len, grid.rows[band.top : last + 1]), default=0)
    places = sorted(band.paths)
    if not places:
        return [(0, max(width - 1, 0))]
    title = meanings.kind.title
    named = [column for column in places if _means(meanings, band, column, title)]
    if len(named) < 2:
        return [(0, width - 1)]
    starts = [places[0]]
    for one, other in pairwise(named):
        offset = other - one
        start = starts[-1] + offset
        alike = sum(band.paths.get(column) == band.paths.get(column + offset) for column in range(starts[-1], start))
        gap = next((column for column in range(one + 1, other) if column not in band.paths), None)
        if alike * 2 >= offset and alike >= 2:
            starts.append(start)
        elif gap is not None and _is_empty(grid.rows[band.top : last + 1], gap):
            starts.append(next(column for column in places if column > gap))
    ends = [start - 1 for start in starts[1:]] + [width - 1]
    return list(zip(starts, ends, strict=True)) if len(starts) > 1 else [(0, width - 1)]


def _means(meanings: Meanings, band: Band, column: int, name: str) -> bool:
    meaning = meanings.of(band.paths[column])
    return meaning is not None and meaning.field.name == name and meaning.sureness >= LOOSE


def _is_empty(rows: Sequence[Sequence[ReadCell]], column: int) -> bool:
    return not any(column < len(row) and row[column] not in (None, "") for row in rows)


def given_by(block: Block) -> set[str]:
    """The fields that the table gives: by its columns, and by the headings of its sections."""
    said = block.correction.section_field if block.correction else ""
    return {*block.head.columns, *block.head.beside.values(), said}


def is_told_by_clerk(block: Block) -> bool:
    """The clerk is at work on its head: it is shown whatever it lacks, each row with what is missing."""
    said = block.correction
    return said is not None and (said.taken or bool(said.head_rows) or bool(said.columns))


def words_above(block: Block) -> list[str]:
    """The texts in the rows over the head of a table, which may be its title; no rows of a table above it."""
    top = block.head.rows[0] if block.head.rows else block.first
    words: list[str] = []
    for row in reversed(block.grid.rows[max(block.above, top - _ABOVE) : top]):
        if block.above and sum(cell not in (None, "") for cell in row) > _MOST_BESIDE_TITLE:
            break
        words[:0] = [cell for cell in row if isinstance(cell, str)]
    return words


def head_row(block: Block) -> int:
    """The number in the sheet of the first row of its head."""
    return block.grid.first_row + (block.head.rows[0] if block.head.rows else block.first)
