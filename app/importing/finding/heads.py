"""Which rows of a sheet are heads of tables? Of one to four rows, merged or only spread."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.importing.cells.understand import as_text
from app.importing.finding.closing import sums_up
from app.importing.finding.meanings import ORDINALS, Meaning, Meanings, plain, unit_of
from app.importing.finding.outline import LIKE_VALUE, Outline
from app.importing.finding.spans import Span, Spans
from exports.sheet import Grid, ReadCell

UID_HEADING = "系统编号"
"""The last column of our own exports: the record's identity."""

MOST_ROWS = 4
"""A head has at most so many rows."""

_LONGEST = 48
_LABELLED = re.compile(r"[:：]\s*\S")
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_UNDER_TITLE = re.compile(r"表|名单|名册|台账|^\s*[(（][^()（）]*[)）]\s*$")
"""A title, or what is said in brackets below one: （汇总）. It heads no group of columns."""
_TITLE = re.compile(r".*(?:(?<!代)表|名单|名册|台账)(?:[(（].*[)）])?")
"""The title of a list, which may stand beside that of another: no heading of columns."""


@dataclass(frozen=True)
class Band:
    """The head rows of one or more tables beside one another, and the words over each column."""

    top: int
    bottom: int
    paths: dict[int, tuple[str, ...]]
    """Column to its plain headings from the outermost row to the innermost."""
    shown: dict[int, str]
    """Column to its headings as the sheet has them."""

    @property
    def signature(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """What a repeated head has again."""
        return tuple(sorted(self.paths.items()))


def bands_of(outline: Outline, meanings: Meanings) -> list[Band]:
    """The heads of a sheet from the top, repeated ones of printed pages too."""
    grid, spans = outline.grid, outline.spans
    seeds = _seeds(outline, meanings)
    found: list[Band] = []
    for at in _strong(seeds):
        if found and at <= found[-1].bottom:
            continue
        above = found[-1].bottom if found else -1
        found.append(_band(grid, spans, meanings, at, above))
    return found


def band_at(grid: Grid, spans: Spans, rows: Sequence[int]) -> Band:
    """The head that the clerk says it is."""
    return _read(grid, spans, min(rows), max(rows))


@dataclass(frozen=True, slots=True)
class _Seed:
    row: int
    hits: int
    filled: int
    small: bool


def _seeds(outline: Outline, meanings: Meanings) -> list[_Seed]:
    """The rows in which cells are headings of the kind."""
    seeds = (_seed(at, outline.grid.rows[at], meanings) for at in outline.wordy_rows)
    return [seed for seed in seeds if seed.hits]


def _seed(at: int, row: Sequence[ReadCell], meanings: Meanings) -> _Seed:
    cells = [str(cell) for cell in row if cell not in (None, "")]
    fields: dict[str, Meaning] = {}
    marks = 0
    for cell in cells:
        heading = plain(cell)
        if heading == UID_HEADING or heading in ORDINALS:
            marks += 1
        elif len(cell) <= _LONGEST and not _is_labelled(cell) and (meaning := meanings.of((heading,))):
            fields.setdefault(meaning.field.name, meaning)
    first = next(iter(fields.values()), None)
    whole = len(fields) + marks == len(cells)
    required = first is not None and first.field.required and first.field.default is None
    return _Seed(at, len(fields), len(cells), bool(fields) and (whole or (len(cells) > 1 and required)))


def _is_labelled(text: str) -> bool:
    """联系人：张三, a label with its value; 金额（单位：元） is a heading."""
    return bool(_LABELLED.search(_IN_BRACKETS.sub("", text)))


def _strong(seeds: list[_Seed]) -> Iterator[int]:
    """The seeds that are heads: with two fields or more; a lone one only where no other is."""
    good = [seed for seed in seeds if seed.hits >= 2]
    if not good:
        small = next((seed for seed in seeds if seed.small), None)
        if small:
            yield small.row
        return
    best = max(seed.hits for seed in good)
    first = True
    for place, seed in enumerate(good):
        better = any(other.hits > seed.hits and other.row - seed.row <= 8 for other in good[place + 1 :])
        mixed = seed.hits * 5 < seed.filled * 3
        # 单位 某商会 联系人 张三 over a table: labels with their values, no head.
        if (mixed and better) or (mixed and not first and seed.hits < best):
            continue
        yield seed.row
        first = False


def _band(grid: Grid, spans: Spans, meanings: Meanings, seed: int, above: int) -> Band:
    top = bottom = seed
    grown = True
    while grown and bottom - top + 1 < MOST_ROWS:
        grown = False
        for span in spans.in_rows(top, bottom):
            # A number or a title that is merged over head and body is no part of the head.
            low, high = max(bottom, span.bottom), min(top, span.top)
            beyond = span.top > above and (span.top < top or span.bottom > bottom)
            if beyond and low - high < MOST_ROWS and _is_words(grid, span):
                top, bottom, grown = high, low, True
        if bottom - top + 1 >= MOST_ROWS:
            break
        if _is_under(grid, spans, meanings, top, bottom):
            bottom, grown = bottom + 1, True
        elif top - 1 > above and _is_over(grid, spans, meanings, top, bottom):
            top, grown = top - 1, True
    return _read(grid, spans, top, bottom)


def _is_words(grid: Grid, span: Span) -> bool:
    cell = at_place(grid, span.top, span.left)
    return isinstance(cell, str) and len(cell) <= _LONGEST


def at_place(grid: Grid, row: int, column: int) -> ReadCell:
    """The cell at a place of the grid; None where there is none."""
    if not 0 <= row < len(grid.rows) or not 0 <= column < len(grid.rows[row]):
        return None
    return grid.rows[row][column]


def _words(grid: Grid, row: int) -> dict[int, str]:
    """Column to text of the filled cells of a row; empty when one of them is no words."""
    found = {}
    for column, cell in enumerate(grid.rows[row]):
        if cell in (None, ""):
            continue
        text = as_text(cell).strip()
        year = isinstance(cell, int) and 1990 <= cell <= 2100
        if not text or (not isinstance(cell, str) and not year) or len(text) > _LONGEST:
            return {}
        if isinstance(cell, str) and (LIKE_VALUE.search(text) and not re.fullmatch(r"(?:19|20)\d\d年?", text)):
            return {}
        found[column] = text
    # 合计 … 2024 is a total over its rows, not the year of a column.
    counts = any(isinstance(grid.rows[row][column], int) for column in found)
    return {} if counts and sums_up(list(found.values())) else found


def _is_under(grid: Grid, spans: Spans, meanings: Meanings, top: int, bottom: int) -> bool:
    """The row below belongs to the head: what stands in it divides the headings above."""
    if bottom + 1 >= len(grid.rows):
        return False
    inner, outer = _words(grid, bottom + 1), _words(grid, bottom)
    if not inner or not outer:
        return False
    wide = _covered(spans, bottom)
    alone = [column for column in inner if column in outer and column not in wide]
    leaves = [
        column
        for column in alone
        if not (_starts_spread(column, inner, outer) or unit_of(inner[column]))
        and not _divides(meanings, outer[column], inner[column])
    ]
    if leaves or all(unit_of(text) for text in inner.values()):
        return False
    known = sum(
        meanings.of((plain(outer.get(_parent(column, outer), "")), plain(text))) is not None
        or meanings.of((plain(text),)) is not None
        for column, text in inner.items()
    )
    under = sum(column in wide for column in inner)
    return known * 2 >= len(inner) or (under == len(inner) and not _spans_below(spans, bottom + 1, inner))


def _spans_below(spans: Spans, row: int, inner: dict[int, str]) -> bool:
    """Cells of the row are merged downward: they head parts of a body, not columns."""
    return any(span.height > 1 and span.left in inner and span.top == row for span in spans.in_rows(row, row))


def _covered(spans: Spans, row: int) -> set[int]:
    return {
        column
        for span in spans.in_rows(row, row)
        if span.width > 1 and span.bottom == row
        for column in range(span.left, span.right + 1)
    }


def _starts_spread(column: int, inner: dict[int, str], outer: dict[int, str]) -> bool:
    """The heading above stands over this column and the next, unmerged: 联系方式, empty over 手机, 座机."""
    return column + 1 in inner and column + 1 not in outer


def _divides(meanings: Meanings, outer: str, inner: str) -> bool:
    """What heads nothing by itself stands over a heading: 基本信息 over 税号."""
    return meanings.of((plain(outer),)) is None and meanings.of((plain(inner),)) is not None


def _parent(column: int, outer: dict[int, str]) -> int:
    return max((each for each in outer if each <= column), default=-1)


def _is_over(grid: Grid, spans: Spans, meanings: Meanings, top: int, bottom: int) -> bool:
    """The row above belongs to the head: its headings stand over several columns, or beside those below."""
    outer, inner = _words(grid, top - 1), _words(grid, top)
    if not outer or not inner or any(_is_labelled(text) or unit_of(text) for text in outer.values()):
        return False
    if all(_TITLE.fullmatch("".join(text.split())) for text in outer.values()):
        return False
    wide = [span for span in spans.in_rows(top - 1, top - 1) if span.width > 1 and span.bottom == top - 1]
    if any(span.width >= len(inner) and span.width > 2 for span in wide) and len(outer) == 1:
        return False  # a title
    if wide and any(sum(span.left <= column <= span.right for column in inner) >= 2 for span in wide):
        return True
    beside = [column for column in outer if column not in inner]
    spread = [column for column in outer if column in inner and _starts_spread(column, inner, outer)]
    if spans.known and not wide and _spans_in(spans, top - 1, top):
        return False
    if len(outer) == 1:
        column, text = next(iter(outer.items()))
        inside = column > min(inner) or _has_heading_higher(grid, meanings, top - 2, column)
        return bool(spread) and inside and len(text) <= 8 and not _UNDER_TITLE.search(text)
    known = {column for column, text in outer.items() if meanings.of((plain(text),)) or plain(text) in ORDINALS}
    if known & {*beside}:
        lowest = {column for row in range(top, bottom + 1) for column in _words(grid, row)}
        spread = [
            column
            for column in outer
            if column in inner
            and (_stands_over_several(column, outer, lowest) or _divides(meanings, outer[column], inner[column]))
        ]
    return len(beside) + len(spread) == len(outer) and bool(known or spread)


def _has_heading_higher(grid: Grid, meanings: Meanings, row: int, before: int) -> bool:
    """In the row above, to the left, stands a heading with nothing below, beside another: 捐款单位 | 填报内容."""
    words = _words(grid, row) if row >= 0 else {}
    return len(words) > 1 and any(column < before and meanings.of((plain(text),)) for column, text in words.items())


def _stands_over_several(column: int, outer: dict[int, str], lowest: set[int]) -> bool:
    """Up to the next heading beside it: 填报内容, over 基本情况 and all that this stands over itself."""
    end = min((each for each in outer if each > column), default=max(lowest) + 1)
    return len(lowest & {*range(column, end)}) > 1


def _spans_in(spans: Spans, first: int, last: int) -> bool:
    """Merges touch these rows, so that what is not merged was not meant to be."""
    return any(True for _ in spans.in_rows(first, last))


def _read(grid: Grid, spans: Spans, top: int, bottom: int) -> Band:
    """The words over each column, row by row; what stands over several columns counts for each."""
    width = max((len(grid.rows[row]) for row in range(top, bottom + 1)), default=0)
    merged = list(spans.in_rows(top, bottom))
    levels = [_level(grid, merged, row, bottom, width) for row in range(top, bottom + 1)]
    paths: dict[int, tuple[str, ...]] = {}
    shown: dict[int, str] = {}
    for column in range(width):
        words = list(dict.fromkeys(text for level in levels if (text := level.get(column, "")) and plain(text)))
        # A unit below a heading is the end of it.
        while len(words) > 1 and unit_of(words[-1]) is not None:
            words[-2:] = [words[-2] + f"（{words[-1].strip('()（）')}）"]
        if words:
            paths[column] = tuple(map(plain, words))
            shown[column] = " / ".join(re.sub(r"\s+", " ", word).strip() for word in words)
    return Band(top, bottom, paths, shown)


def _level(grid: Grid, merged: list[Span], row: int, bottom: int, width: int) -> dict[int, str]:
    texts = {column: as_text(cell).strip() for column, cell in enumerate(grid.rows[row]) if cell not in (None, "")}
    covered: set[int] = set()
    for span in merged:
        if span.top <= row <= span.bottom:
            text = as_text(at_place(grid, span.top, span.left)).strip()
            columns = range(span.left, min(span.right + 1, width))
            covered.update(columns)
            # A cell over several rows is said once, in the first.
            if text and span.top == row:
                texts |= dict.fromkeys(columns, text)
    if row == bottom:
        return texts
    below = {column for column, cell in enumerate(grid.rows[row + 1]) if cell not in (None, "")}
    for column in range(1, width):
        spread = column not in texts and column not in covered and column in below
        if spread and column - 1 in texts and column - 1 in below and column - 1 not in covered:
            texts[column] = texts[column - 1]
    return texts
