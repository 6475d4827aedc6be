"""Is what stands beside a list, behind an empty column, another table that names no record: 联系人 | 电话, 类别 | 数量?

A list with an empty column by accident goes on behind it in the rows of its head and of its body. A table beside begins
higher or lower, has records beside the head, a title of its own, or the same headings again.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from app.importing.finding.closing import closing_of, is_aside, is_title
from app.importing.finding.list_heads import Place, cells_in, filled_in, is_head, is_value
from app.importing.finding.meanings import ORDINALS, plain
from app.importing.finding.other_tables import is_heading
from exports.sheet import Grid, ReadCell

_LOWER = 3
"""So many rows lower than its neighbour may a table begin."""

_HIGHER = 2

_MOST_BETWEEN = 2
"""So many cells may stand in a column that is between two tables."""

_ABOVE = 3
"""So many rows over a head may be its title."""

_TITLE = re.compile(r".*(?:(?<!代)表|名单|名册|名录|台账|通讯录|一览|汇总|统计|汇总情况)(?:[(（].*[)）])?")
"""The title of a table; no unit, no day, and longer than the group of some columns."""


def is_beside(grid: Grid, one: Place, other: Place, head: tuple[int, int]) -> bool:
    """The columns `other` hold a table of their own beside the list in `one`, whose head are these rows."""
    at = _row_of_headings(grid, other, head)
    if at is None:
        return False
    top, bottom = head
    if at > bottom or (at > top and is_lower_row(grid, one, other, top, at)):
        return _begins_lower(grid, one, other, head, at)
    if has_records_beside(grid, other, at, head) or (at == top == bottom and _says_again(grid, one, other, at)):
        return True
    titled = next(titles_over(grid, one, other, at), None)
    return titled is not None and (titled >= top or _has_title(grid, one, top))


def parts_tables(rows: Sequence[Sequence[ReadCell]], column: int) -> bool:
    """The column is empty, but for a title over what is beside, a signature or a day below."""
    filled = (row[column] for row in rows if column < len(row) and row[column] not in (None, ""))
    cells = list(islice(filled, _MOST_BETWEEN + 1))
    return len(cells) <= _MOST_BETWEEN and all(isinstance(cell, str) and _is_of_no_record(cell) for cell in cells)


def _is_of_no_record(text: str) -> bool:
    return is_title(text) or is_aside(text) or bool(text.strip() and closing_of([text], 1, has_title=False))


def titles_over(grid: Grid, one: Place, other: Place, at: int) -> Iterator[int]:
    """The rows with a title over the headings (in row `at`) of what is beside the list, none of the list's own."""
    between = (one[1] + 1, other[1]) if one < other else (other[0], one[0] - 1)
    for row in range(max(0, at - _ABOVE), at):
        words = filled_in(grid.rows[row], between)
        if len(words) == 1 and is_list_title(words[0]):
            yield row


def is_list_title(cell: ReadCell) -> bool:
    """It ends as titles of tables do: 工作人员联系表."""
    return isinstance(cell, str) and len(text := "".join(cell.split())) > 3 and bool(_TITLE.fullmatch(text))


def _row_of_headings(grid: Grid, place: Place, head: tuple[int, int]) -> int | None:
    """The first row near the head with several words; out of its rows they must be known headings, all of them."""
    top, bottom = head
    for at in range(max(0, top - _HIGHER), min(bottom + 1 + _LOWER, len(grid.rows))):
        words = filled_in(grid.rows[at], place)
        if len(words) < 2:
            continue
        if top <= at <= bottom:
            return None if any(map(is_value, words)) else at
        if all(map(is_heading, words)):
            return at
        if at > bottom:
            return None
    return None


def _begins_lower(grid: Grid, one: Place, other: Place, head: tuple[int, int], at: int) -> bool:
    """Beside the head stands nothing of it, or its title alone, which heads it where records stand beside its head."""
    words = [cell for row in grid.rows[head[0] : min(head[1] + 1, at)] for cell in filled_in(row, other)]
    beside = filled_in(grid.rows[at], one)
    if not words:
        return not is_head(cells_in(grid.rows[at], one))
    return len(words) == 1 and bool(beside) and not any(map(is_heading, beside))


def is_lower_row(grid: Grid, one: Place, other: Place, top: int, at: int) -> bool:
    """The first row is a head by itself, and nothing stands over the headings beside its second."""
    over = [cell for row in grid.rows[top:at] for cell in filled_in(row, other)]
    words = filled_in(grid.rows[at], other)
    return not over and all(map(is_heading, words)) and is_head(cells_in(grid.rows[top], one))


def has_records_beside(grid: Grid, place: Place, at: int, head: tuple[int, int]) -> bool:
    """Below its headings, but still beside the head of the list, stands what is no heading."""
    width = {column for column, cell in enumerate(cells_in(grid.rows[at], place)) if cell not in (None, "")}
    for row in grid.rows[max(at + 1, head[0]) : head[1] + 1]:
        cells = {column: cell for column, cell in enumerate(cells_in(row, place)) if cell not in (None, "")}
        if any(map(is_value, cells.values())):
            return True
        own = len(cells) > 1 and cells.keys() <= width and min(cells) == min(width)
        if own and not any(map(is_heading, cells.values())):
            return True
    return False


def _says_again(grid: Grid, one: Place, other: Place, at: int) -> bool:
    """Its own 序号, or nothing but what the list has itself."""
    ours, theirs = _headings(filled_in(grid.rows[at], one)), _headings(filled_in(grid.rows[at], other))
    return theirs <= ours or bool(theirs & ours & ORDINALS)


def _headings(cells: Sequence[ReadCell]) -> set[str]:
    return {plain(cell) for cell in cells}


def _has_title(grid: Grid, place: Place, top: int) -> bool:
    return any(is_list_title(cell) for row in grid.rows[max(0, top - _ABOVE) : top] for cell in filled_in(row, place))
