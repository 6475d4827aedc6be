"""Would a table take what stands beside it, behind an empty column, for its own: the telephones of a list of contacts?

A list may go on behind an empty column. Where that is not plain, the columns are left out and asked about.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from app.importing.cells.understand import as_text, column_letter
from app.importing.finding.beside import parts_tables, titles_over
from app.importing.finding.closing import closing_of
from app.importing.finding.headings import Head, Place
from app.importing.finding.heads import Band, at_place
from app.importing.finding.kind_words import noun_of, told_by_texts
from app.importing.finding.meanings import LOOSE, Meanings
from app.importing.finding.other_tables import is_heading
from app.importing.finding.spans import Spans
from exports.sheet import Grid


def neighbour(
    grid: Grid, spans: Spans, band: Band, place: Place, meanings: Meanings, by_hand: Container[int]
) -> "Neighbour | None":
    """What stands in the rows of a table behind an empty column, and seems to be another table.

    `by_hand`: the columns that the clerk named, who knows that they belong to the table.
    """
    for each in _behind_gaps(grid, spans, band, place, meanings):
        if not any(column in by_hand for column in range(each.first, place.right + 1)) and each.why():
            return each
    return None


def with_neighbour_told(head: Head, beside: "Neighbour") -> Head:
    """The head that ends before what is beside it, which is shown as left out and asked about."""
    left_out = {column: words for column, words in beside.band.shown.items() if column in beside.columns}
    words = "、".join(dict.fromkeys(_heading(words.split(" / ")) for words in left_out.values()))
    where = column_letter(beside.grid.first_column + beside.first)
    why = f"与前面隔着空列，{beside.why()}，像是旁边的另一张表"
    told = f"{where} 列起的“{words}”{why}，没有导入；如是这张表的栏目，请指定各列的含义"
    return replace(head, unmapped=head.unmapped | left_out, doubts=(*head.doubts, ("", told)))


def _heading(words: list[str]) -> str:
    """The lowest heading, which is not below a title nor a cell of a record beside the head."""
    return next((word for word in reversed(words) if is_heading(word)), words[0])


def _behind_gaps(grid: Grid, spans: Spans, band: Band, place: Place, meanings: Meanings) -> "Iterator[Neighbour]":
    """What would be taken from behind each empty column, where all that a record must have stands before it."""
    held = {column: _means(meanings, band, column) for column in band.paths if place.left <= column <= place.right}
    needed = {each.name for each in meanings.kind.fields if each.required and each.default is None} & {*held.values()}
    empty = [column for column in range(place.left, place.right + 1) if _is_gap(grid, band, place.last, column)]
    for gap in empty:
        before = {name: column for column, name in held.items() if column < gap}
        if gap - 1 in empty or meanings.kind.title not in before or needed - before.keys():
            continue
        first = next((column for column in range(gap, place.right + 1) if column not in empty), place.right + 1)
        behind = list(takewhile(lambda column: column not in empty, range(first, place.right + 1)))
        headed = [column for column in behind if column in band.paths]
        if len(headed) > 1 and any(meanings.of(band.paths[column]) for column in headed):
            title = before[meanings.kind.title]
            yield Neighbour(grid, spans, band, place, meanings, title, gap, first, behind[-1])


def _is_gap(grid: Grid, band: Band, last: int, column: int) -> bool:
    """It has no heading, and nothing below but a day or a signature."""
    if column in band.paths:
        return False
    return parts_tables(grid.rows[band.top : last + 1], column)


def _means(meanings: Meanings, band: Band, column: int) -> str:
    meaning = meanings.of(band.paths[column])
    return meaning.field.name if meaning is not None and meaning.sureness >= LOOSE else ""


@dataclass(frozen=True)
class Neighbour:
    """The columns behind an empty one, up to the next, with the list before it."""

    grid: Grid
    spans: Spans
    band: Band
    place: Place
    meanings: Meanings
    title: int
    """The column that names the records."""
    gap: int
    first: int
    right: int

    @property
    def columns(self) -> range:
        """Its columns, and whatever stands behind them."""
        return range(self.first, self.place.right + 1)

    def why(self) -> str:
        """By what it seems to be another table; empty where the list just goes on."""
        if self._is_titled():
            return "上面另有标题"
        if self._is_lower():
            return "表头低一行"
        if self._says_again():
            return "有同样的栏目"
        if self.first - self.gap > 1:
            return "隔了不止一列"
        return "行数也不一样" if self._is_longer() or self._is_shorter() else ""

    def _is_titled(self) -> bool:
        """Just over its first heading or the gap, with words that title no list of records: that may stand anywhere."""
        ours, theirs = (self.place.left, self.gap - 1), (self.first, self.right)
        over = next(titles_over(self.grid, ours, theirs, self.band.top), -1)
        cells = (at_place(self.grid, over, column) for column in range(self.gap, self.first + 1))
        titles = [cell for cell in cells if isinstance(cell, str) and cell]
        return bool(titles) and told_by_texts("", titles) is None and noun_of(titles) is None

    def _is_lower(self) -> bool:
        """Its headings begin below the first row of the head, and no merged cell stands over them."""
        merged = list(self.spans.in_rows(self.band.top, self.band.bottom))
        over = {column for span in merged if span.top <= self.band.top for column in range(span.left, span.right + 1)}
        headed = [column for column in range(self.first, self.right + 1) if column in self.band.paths]
        return bool(merged) and not any(column in over or self._has(self.band.top, column) for column in headed)

    def _says_again(self) -> bool:
        """Remarks of its own, or two of the fields that the list has."""
        ours = self._fields(self.place.left, self.gap - 1)
        again = ours & self._fields(self.first, self.right)
        return len(again) > 1 or "notes" in again

    def _fields(self, left: int, right: int) -> set[str]:
        columns = (column for column in range(left, right + 1) if column in self.band.paths)
        return {_means(self.meanings, self.band, column) for column in columns} - {""}

    def _is_shorter(self) -> bool:
        """It fills the first rows alone, and those whole; what is below an empty row or a total is another matter."""
        theirs = self._filled
        after = range(theirs[-1] + 1 if theirs else self._body.start, self._body.stop)
        end = next((at for at in after if not self._is_record(at)), self._body.stop)
        ours = [at for at in self._named if at < end]
        several = len(ours) - len(theirs) > 1 and len(ours) * 2 >= len(theirs) * 3
        return bool(theirs) and several and theirs == ours[: len(theirs)] and all(map(self._is_begun, theirs))

    def _is_longer(self) -> bool:
        """It goes on below the last record."""
        ours, theirs = self._named, self._filled
        if not ours or theirs[: len(ours)] != ours:
            return False
        below = [at for at in theirs if at > ours[-1] and not self._has_ours(at)]
        return len(below) == len(theirs) - len(ours) and (len(below) > 1 or len(below) * 2 >= len(ours))

    def _is_begun(self, at: int) -> bool:
        return self._has(at, self.first)

    def _has_ours(self, at: int) -> bool:
        return any(self._has(at, column) for column in range(self.place.left, self.gap))

    def _has(self, at: int, column: int) -> bool:
        return at_place(self.grid, at, column) not in (None, "")

    @cached_property
    def _named(self) -> list[int]:
        """The rows of the records."""
        beside, rows, title = {*self._filled}, self.grid.rows, self.title
        # Where both go on the row needs not be read.
        both = {at for at in beside if title < len(rows[at]) and rows[at][title] not in (None, "")}
        return [at for at in self._body if at in both or self._is_record(at)]

    @cached_property
    def _filled(self) -> list[int]:
        """The rows of what is beside: with more than one cell, or with the first."""
        rows, first, end = self.grid.rows, self.first, self.right + 1
        cells = {at: [cell not in (None, "") for cell in rows[at][first:end]] for at in self._body}
        return [at for at, filled in cells.items() if any(filled) and (filled[0] or filled.count(True) > 1)]

    @cached_property
    def _joined(self) -> set[int]:
        """The rows of which the name is merged with that above."""
        tall = (span for span in self.spans.tall() if span.left <= self.title <= span.right)
        return {at for span in tall for at in range(span.top, span.bottom + 1)}

    @cached_property
    def _body(self) -> range:
        """The rows down to the first that is empty on both sides: what stands below has a length of its own."""
        first, end = self.band.bottom + 1, min(self.place.last + 1, len(self.grid.rows))
        left, right = self.place.left, self.place.right + 1
        empty = (at for at in range(first, end) if not any(self.grid.rows[at][left:right]))
        return range(first, next(empty, end))

    def _is_record(self, at: int) -> bool:
        if not self._has(at, self.title):
            return at in self._joined
        row = [as_text(cell).strip() for cell in self.grid.rows[at][: self.gap] if cell not in (None, "")]
        return closing_of(row[:3], len(row), has_title=True) is None
