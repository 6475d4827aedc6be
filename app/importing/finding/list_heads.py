"""Which rows look like the head of a list of some kind, looked at alone and before a kind is chosen?"""

from collections.abc import Sequence
from functools import cache

from app.importing.finding.meanings import LOOSE, ORDINALS, Meanings, plain
from app.importing.finding.other_tables import is_heading
from app.importing.finding.outline import LIKE_VALUE
from app.kinds import KINDS
from exports.sheet import Grid, ReadCell

_LOOKED_AT = 100
"""So many rows from the top may be the first head."""

_MOST_ROWS = 3
"""A head that only its rows together show has at most so many."""

Place = tuple[int, int]
"""The first and the last column of what is looked at."""


def is_head(cells: Sequence[ReadCell]) -> bool:
    """The filled cells are the head of a list of some kind: what names its records, and one thing more."""
    texts = [plain(cell) for cell in cells if cell not in (None, "")]
    if len(texts) < 2 or any(not isinstance(cell, str) for cell in cells if cell not in (None, "")):
        return False
    return any(_heads(texts, meanings) for meanings in _of_every_kind())


def first_head(grid: Grid, place: Place) -> tuple[int, int] | None:
    """The rows of the first head in these columns, the first and the last."""
    for at, row in enumerate(grid.rows[:_LOOKED_AT]):
        if is_head(cells_in(row, place)):
            return at, _end_of(grid, place, at)
        if len(filled_in(row, place)) > 1 and (last := _together(grid, place, at)) is not None:
            return at, _end_of(grid, place, last)
    return None


def _end_of(grid: Grid, place: Place, last: int) -> int:
    """Below a row that is a head by itself the row that divides its headings belongs to it."""
    words = filled_in(grid.rows[last + 1], place) if last + 1 < len(grid.rows) else []
    return last + 1 if len(words) > 1 and sum(map(is_heading, words)) * 5 >= len(words) * 3 else last


def _together(grid: Grid, place: Place, top: int) -> int | None:
    """The last of the rows whose lowest words are a head, where none of them is one: 填报内容 over 姓名, 电话."""
    lowest: dict[int, ReadCell] = {}
    for at in range(top, min(top + _MOST_ROWS, len(grid.rows))):
        cells = {column: cell for column, cell in enumerate(cells_in(grid.rows[at], place)) if cell not in (None, "")}
        if not cells or any(is_value(cell) for cell in cells.values()):
            return None
        lowest |= cells
        if at > top and sum(map(is_heading, cells.values())) * 2 >= len(cells) and is_head(list(lowest.values())):
            return at
    return None


def is_value(cell: ReadCell) -> bool:
    """A number, a date, a code: it heads no column, but for a year."""
    if isinstance(cell, str):
        return bool(LIKE_VALUE.search(cell)) and not cell.endswith(("年", "年度"))
    return not (isinstance(cell, int) and 1990 <= cell <= 2100)


def cells_in(row: Sequence[ReadCell], place: Place) -> Sequence[ReadCell]:
    """The cells of a row in these columns."""
    return row[place[0] : place[1] + 1]


def filled_in(row: Sequence[ReadCell], place: Place) -> list[ReadCell]:
    """Of these the filled ones."""
    return [cell for cell in cells_in(row, place) if cell not in (None, "")]


def _heads(texts: Sequence[str], meanings: Meanings) -> bool:
    found = {meaning.field.name for text in texts if (meaning := meanings.of((text,))) and meaning.sureness >= LOOSE}
    known = len(found) + sum(text in ORDINALS for text in texts)
    return meanings.kind.title in found and len(found) > 1 and known * 5 >= len(texts) * 3


@cache
def _of_every_kind() -> list[Meanings]:
    return [Meanings(kind, {}) for kind in KINDS]
