"""Is a sheet no list but the form of one record: what is asked to the left of what is answered, row by row?

登记表 and 申请表 are sent as often as lists. Read as a list, their questions would become names of enterprises, so such
a sheet is told apart and nothing of it is taken.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from app.importing.cells.understand import as_text
from app.importing.finding.headings import plain
from app.importing.finding.meanings import LOOSE, Meanings
from app.importing.finding.outline import LIKE_VALUE
from app.kinds.base import RecordKind
from exports.sheet import Grid

FORM = "看起来是一家（人）一张的登记表：左边是栏目，右边是内容，不是名单，没有导入；请改成一行一条的名单，或逐项录入"

_ROWS, _FIELDS = 3, 4
"""Fewer may be the head of a list, which has up to three rows."""

_LONGEST = 60
"""A form fits on a page or two; a longer sheet is a list whatever its cells say."""


def forms_in(grids: Iterable[Grid], kinds: Iterable[RecordKind]) -> list[Grid]:
    """The sheets in which most rows hold questions before their answers: four fields of a kind or more, in three rows.

    A list has its headings side by side in one row or a few, and under them many that have none.
    """
    known = [Meanings(kind, {}) for kind in kinds]
    return [grid for grid in grids if len(grid.rows) <= _LONGEST and _is_form(grid, known)]


def _is_form(grid: Grid, known: Iterable[Meanings]) -> bool:
    rows = [texts for row in grid.rows if (texts := [text for cell in row if (text := as_text(cell).strip())])]
    return any(_asks(rows, meanings) for meanings in known)


def _asks(rows: Sequence[Sequence[str]], meanings: Meanings) -> bool:
    names: list[str] = []
    asking = 0
    for at, cells in enumerate(rows):
        fields = list(_asked(cells, meanings))
        asking += bool(fields)
        names += fields
        if 2 * (asking + len(rows) - at - 1) < len(rows):  # as soon as in most lists half their rows ask nothing
            return False
    return asking >= _ROWS and len(names) >= _FIELDS and len(names) == len(set(names))


def _asked(cells: Sequence[str], meanings: Meanings) -> Iterator[str]:
    """The fields that are asked in a row and followed by something that is no question."""
    known = [_field(text, meanings) for text in cells]
    for field, answer in pairwise(known):
        if field and not answer:
            yield field


def _field(text: str, meanings: Meanings) -> str | None:
    if LIKE_VALUE.search(text):
        return None
    meaning = meanings.of((plain(text),))
    return meaning.field.name if meaning and meaning.sureness >= LOOSE else None
