"""Which sheets of a file hold tables, how many each, and of which kind of record?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.errors import UserError
from app.importing.also import also_in
from app.importing.cells import as_text, column_letter
from app.importing.correction import Correction, TableCorrection
from app.importing.forms import FORM, is_form
from app.importing.headings import Head, Place, head_of, headless, plain
from app.importing.heads import Band, band_at, bands_of
from app.importing.meanings import LOOSE, Meanings
from app.importing.outline import Outline
from app.importing.plan import DOUBTFUL, Lacking, NoTable, Problem
from app.importing.spans import Spans
from app.importing.template_marks import SHEETS, TemplateMark, mark_of
from app.importing.told import of_hidden, of_sheet, of_template, of_unread
from app.kinds import KINDS
from app.kinds.base import RecordKind
from exports.sheet import Grid, ReadCell

_ABOVE = 6
"""So many rows over a head may be its title."""


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
    followed: bool = False
    """Another table begins below: what stands between may be its title."""


@dataclass
class Tables:
    """The tables of one kind in a file, in the order of its sheets, and what is to be told of the other sheets."""

    kind: RecordKind
    found: list[Block] = field(default_factory=list)
    lacking: list[tuple[Block, tuple[str, ...]]] = field(default_factory=list)
    """Tables that lack required columns, with the names of these."""
    notes: list[Problem] = field(default_factory=list)

    hidden: list[str] = field(default_factory=list)
    """The hidden sheets, which are not read."""
    also: list[RecordKind] = field(default_factory=list)
    """The kinds as which the file can be taken in once more; see `also_in`."""

    @property
    def score(self) -> int:
        """How well the headings fit: columns that were recognised."""
        return sum(block.head.score for block in self.found)


def choose_tables(
    grids: Sequence[Grid],
    kind: RecordKind | None,
    mapping: Mapping[str, str],
    correction: Correction,
    *,
    named: bool,
    file: str,
    recalled: Mapping[str, str],
    tick: Callable[[], None] = lambda: None,
) -> Tables:
    """The tables of the file; `kind` None: of the kind whose headings fit best. `named`: the sheet was asked for.

    `recalled`: what was said of headings before; `mapping`, said now, must be of headings that are there.
    Hidden sheets are read only when asked for. `tick` is called before every kind that is tried; it may raise to
    cancel. Raises NoTable when there is none, with what to do.
    """
    mark = mark_of(grids)
    lists = [grid for grid in grids if named or grid.title not in SHEETS]
    visible = [grid for grid in lists if named or not grid.hidden or grid.title in correction.sheets]
    kind = kind or (_kind_of(mark) if mark else None)
    kinds = [kind] if kind else _kinds_for({*mapping.values(), *correction.fixed})
    forms = [] if correction.tables else [grid for grid in visible if is_form(grid, kinds)]
    outlines = [Outline(grid) for grid in visible if grid not in forms]
    tried = []
    for each in kinds:
        tick()
        tried.append(_tables(outlines, each, {**recalled, **mapping}, correction))
    best = max(tried, key=lambda tables: tables.score)
    if not best.found:
        why = _of_form(forms[0], file) if forms else _why_none(outlines, kind, tried, file)
        raise NoTable(why, tuple(grid.title for grid in visible if grid.rows), _lacking(best) if kind else None)
    _check_mapping(best, mapping)
    hidden = [grid for grid in lists if grid not in visible]
    best.hidden = [grid.title for grid in hidden]
    best.notes += of_hidden(hidden)
    best.notes += of_unread(visible)
    best.notes += [of_sheet(grid, FORM, DOUBTFUL) for grid in forms]
    best.notes += of_template([] if named else grids, mark, best.kind)

    def look(other: RecordKind) -> Tables:
        tick()
        return _tables(outlines, other, {}, Correction())

    best.also = list(also_in(best, look))
    return best


def _kind_of(mark: TemplateMark) -> RecordKind | None:
    """The kind whose template the file is; None where this program does not know it."""
    return next((kind for kind in KINDS if kind.plural == mark.plural), None)


def _kinds_for(wanted: set[str]) -> Sequence[RecordKind]:
    """The kinds that have all the fields that were named; all kinds if none has."""
    return [kind for kind in KINDS if wanted <= {*kind.labels, ""}] or KINDS


def _tables(
    outlines: Sequence[Outline], kind: RecordKind, mapping: Mapping[str, str], correction: Correction
) -> Tables:
    tables = Tables(kind)
    meanings = Meanings(kind, mapping)
    required = [each for each in kind.fields if each.required and each.default is None]
    for outline in outlines:
        grid = outline.grid
        blocks = list(_blocks(outline, meanings, correction))
        if not blocks:
            if not outline.is_empty:
                tables.notes.append(of_sheet(grid, f"没有找到{kind.label}的表头，这张工作表没有导入"))
            continue
        for block in blocks:
            if block.correction and block.correction.left_out:
                tables.notes.append(of_sheet(grid, f"第 {block.number} 张表按您的指定没有导入"))
                continue
            # A list with identities may bring some columns alone: its rows are known without their names.
            known = block.head.uid_column is not None
            given = {*given_by(block), *correction.fixed}
            lacking = () if known else tuple(each.name for each in required if each.name not in given)
            if lacking and not _is_told_by_clerk(block):
                words = "”“".join(kind.labels[name] for name in lacking)
                tables.lacking.append((block, lacking))
                which = "这张工作表" if len(blocks) == 1 else f"第 {_head_row(block)} 行开始的表"
                tables.notes.append(of_sheet(grid, f"缺少“{words}”这一列，{which}没有导入"))
            else:
                tables.found.append(block)
    return tables


def _lacking(tables: Tables) -> Lacking | None:
    """What the first table of the kind lacks, with the words over all that lack something."""
    if not tables.lacking:
        return None
    above = [words for block, _ in tables.lacking for words in words_above(block)]
    return Lacking(tables.kind, tables.lacking[0][1], tuple(above))


def _is_told_by_clerk(block: Block) -> bool:
    """The clerk is at work on its head: it is shown whatever it lacks, each row with what is missing."""
    said = block.correction
    return said is not None and (bool(said.head_rows) or bool(said.columns))


def given_by(block: Block) -> set[str]:
    """The fields that the table gives: by its columns, and by the headings of its sections."""
    said = block.correction.section_field if block.correction else ""
    return {*block.head.columns, *block.head.beside.values(), said}


def words_above(block: Block) -> list[str]:
    """The texts in the rows over the head of a table, which may be its title."""
    top = block.head.rows[0] if block.head.rows else block.first
    return [cell for row in block.grid.rows[max(0, top - _ABOVE) : top] for cell in row if isinstance(cell, str)]


def _head_row(block: Block) -> int:
    return block.grid.first_row + (block.head.rows[0] if block.head.rows else block.first)


def _blocks(outline: Outline, meanings: Meanings, correction: Correction) -> Iterator[Block]:
    """Every table of a sheet, from the top, those beside one another from the left."""
    number = 0
    grid, spans = outline.grid, outline.spans
    bands, repeats = _told_apart(_bands(outline, meanings, correction))
    for at, band in enumerate(bands):
        above = bands[at - 1].bottom + 1 if at else 0
        last = bands[at + 1].top - 1 if at + 1 < len(bands) else len(grid.rows) - 1
        for left, right in _beside_one_another(grid, band, last, meanings):
            number += 1
            said = correction.of(grid.title, number)
            head = head_of(grid, band, Place(above, last, left, right), meanings, _by_column(grid, said))
            if head.score == 0 and not (said and said.head_rows):
                number -= 1
                continue
            first, end = _body(grid, said, band.bottom + 1, last)
            again = frozenset(row for row in repeats if first <= row <= end)
            yield Block(grid, spans, head, number, first, end, again, said, followed=at + 1 < len(bands))
    if not bands:
        said = correction.of(grid.title, 1)
        if (said is None and correction.tables) or (said and said.left_out):
            return
        bare = headless(outline, meanings.kind, _by_column(grid, said))
        if bare:
            first, end = _body(grid, said, 0, len(grid.rows) - 1)
            yield Block(grid, spans, bare, 1, first, end, correction=said)


def _body(grid: Grid, said: TableCorrection | None, first: int, last: int) -> tuple[int, int]:
    if said and said.first_row is not None:
        first = max(said.first_row - grid.first_row, 0)
    if said and said.last_row is not None:
        last = min(said.last_row - grid.first_row, len(grid.rows) - 1)
    return first, last


def _bands(outline: Outline, meanings: Meanings, correction: Correction) -> list[Band]:
    """As found, or as the clerk says: the first table's head rows begin what is looked at."""
    grid, spans = outline.grid, outline.spans
    found = bands_of(outline, meanings)
    for said in sorted(correction.tables, key=lambda each: each.table):
        if said.sheet != grid.title or said.head_rows is None:
            continue
        before = None if said.added else _band_of(grid, found, said.table, meanings)
        rows = [row - grid.first_row for row in said.head_rows if 0 <= row - grid.first_row < len(grid.rows)]
        fresh = [band_at(grid, spans, rows)] if rows else []
        kept = [band for band in found if not rows or band.bottom < min(rows) or band.top > max(rows)]
        if before in kept:
            kept.remove(before)
        found = sorted([*kept, *fresh], key=lambda band: band.top)
    return found


def _band_of(grid: Grid, found: list[Band], table: int, meanings: Meanings) -> Band | None:
    """The head of the table of this number: repeated ones do not count, one over several tables counts for each."""
    number = 0
    bands, _ = _told_apart(found)
    for at, band in enumerate(bands):
        last = bands[at + 1].top - 1 if at + 1 < len(bands) else len(grid.rows) - 1
        number += len(_beside_one_another(grid, band, last, meanings))
        if number >= table:
            return band
    return None


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


_LACKING = "请补上，或指定哪一列是它；整个文件都是同一个值的，也可以只写一次这个值。"


def _of_form(grid: Grid, file: str) -> str:
    return f"“{file}”的工作表“{grid.title}”{FORM}。"


def _why_none(outlines: Sequence[Outline], kind: RecordKind | None, tried: Sequence[Tables], file: str) -> str:
    if all(outline.is_empty for outline in outlines):
        lost = [f"“{outline.grid.title}”：{words}。" for outline in outlines for words in outline.grid.notes]
        return f"“{file}”里没有内容（看得见的工作表都是空的）。{''.join(lost) or '请检查是否选错了文件。'}"
    lacking = tried[0].lacking if kind else []
    advice = _other_kind(outlines, kind, max((block.head.score for block, _ in lacking), default=1)) if kind else ""
    if kind and lacking:
        block, names = lacking[0]
        row = block.grid.first_row + (block.head.rows[-1] if block.head.rows else 0)
        place = f"“{file}”的工作表“{block.grid.title}”第 {row} 行是表头"
        words = "”“".join(kind.labels[name] for name in names)
        return f"{place}，但缺少“{words}”这一列。{advice or _LACKING}"
    wanted = f"{kind.label}的表头（如{'、'.join(each.label for each in kind.fields[:4])}）" if kind else "认识的表头"
    return f"“{file}”里没有找到{wanted}。{advice or '请检查是否选错了文件，或指定各列的含义。'}"


def _other_kind(outlines: Sequence[Outline], kind: RecordKind, score: int) -> str:
    """What the file looks like instead, with more columns than `score`."""
    others = (_tables(outlines, each, {}, Correction()) for each in KINDS if each is not kind)
    best = max(others, key=lambda tables: tables.score)
    if best.score <= score:
        return ""
    return f"这份文件看起来是{best.kind.label}，请改选类别“{best.kind.label}”（{best.kind.plural}）。"


def _check_mapping(tables: Tables, mapping: Mapping[str, str]) -> None:
    there = {
        plain(heading)
        for block in tables.found
        for heading in (*block.head.shown.values(), *block.head.unmapped.values())
    }
    there |= {plain(cell) for block in tables.found for row in block.head.rows for cell in block.grid.rows[row]}
    for heading in mapping:
        if plain(heading) not in there:
            block = tables.found[0]
            row = block.head.rows[-1] if block.head.rows else 0
            shown = "、".join(as_text(cell).strip() for cell in block.grid.rows[row] if cell not in (None, ""))
            raise UserError(f"表头里没有“{heading}”这一列；现有：{shown}")
