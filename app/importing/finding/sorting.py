"""Of which kind is each table of a file? By its words, else by the columns that are recognised.

Every kind looks for its own tables; those that it finds in one place are the readings of one table, and compete.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.importing.finding.blocks import Block
from app.importing.finding.headings import BARE
from app.importing.finding.heads import at_place
from app.importing.finding.kind_words import Told, dues_by_headings, noun_of, told_by_headings, told_by_texts
from app.importing.finding.parts import may_be_head
from app.kinds.base import RecordKind

if TYPE_CHECKING:
    from app.importing.finding.tables import Tables

_ABOVE = 6
"""So many rows over a head may be its title."""


@dataclass(frozen=True)
class Reading:
    """One table as a list of one kind."""

    kind: RecordKind
    block: Block
    lacking: tuple[str, ...] = ()
    """The required fields that it does not give."""

    @property
    def given(self) -> set[str]:
        """The fields of which there are headings; where the table has no head, of which there are cells."""
        head = self.block.head
        return {name for name in head.columns if not head.rows or not head.shown[name].endswith(BARE)}

    @property
    def score(self) -> int:
        """The columns that were recognised, without remarks."""
        return len(self.given - {"notes"}) + (self.block.head.uid_column is not None)

    @property
    def is_real(self) -> bool:
        """It has what names a record, and little that is not known: no row of another table is read so."""
        head = self.block.head
        known = len(self.given) + (head.ordinal_column is not None)
        return self.kind.title in self.given and self.score > 1 and known * 5 >= 3 * (known + len(head.unmapped))

    def fits(self, best: int) -> bool:
        """It may be such a list: it lacks at most what all its rows have in common, and a third of `best` is known."""
        required = [each for each in self.kind.fields if each.required and each.default is None]
        whole = not self.lacking or (len(self.lacking) == 1 and len(required) > 1)
        needs = self.kind.list_needs
        told = not needs or any(name in self.given for name in needs)
        return whole and told and self.score > 0 and self.score * 3 >= best


@dataclass
class Region:
    """One table of the file, with everything that it may be."""

    readings: list[Reading] = field(default_factory=list)

    @property
    def sheet(self) -> str:
        """The title of its sheet."""
        return self.readings[0].block.grid.title

    @property
    def place(self) -> tuple[int, int]:
        """The first row of its head and its first column."""
        head = self.readings[0].block.head
        return (head.rows[0] if head.rows else 0, head.left)

    @property
    def is_headed(self) -> bool:
        """It is known by its headings, not by its cells."""
        return bool(self.readings[0].block.head.rows)

    def as_kind(self, kind: RecordKind) -> Reading | None:
        """How a kind reads it."""
        return next((each for each in self.readings if each.kind is kind), None)

    def best(self) -> Reading | None:
        """By the columns alone; what is said over the table decides between equals."""
        found = [each for each in self.readings if not each.lacking]
        noun = noun_of(self.titles()) if found else None
        return max(found, key=lambda each: (each.score, each.kind is noun, not each.kind.last_resort), default=None)

    def told(self, file: str) -> Iterator[Told]:
        """What its words say, the nearest first; of our own exports the columns say all."""
        if any(each.block.head.uid_column is not None for each in self.readings):
            return
        pieces = file.replace("_", "-").split("-")
        places = (("标题", self.titles()), ("工作表名", [self.sheet]), ("文件名", pieces))
        for where, texts in places:
            if told := told_by_texts(where, texts):
                yield told
        if told := told_by_headings(list(self.headings())):
            yield told

    def titles(self) -> list[str]:
        """The texts over its head, the nearest first."""
        block = self.readings[0].block
        top = block.head.rows[0] if block.head.rows else block.first
        found: list[str] = []
        for row in reversed(block.grid.rows[max(0, top - _ABOVE) : top]):
            if may_be_head(row):  # of the table above
                break
            found += [cell for cell in row[: block.head.right + 1] if isinstance(cell, str)]
        return found

    def headings(self) -> Iterator[str]:
        """What stands in its head."""
        block = self.readings[0].block
        for row in block.head.rows:
            for column in range(block.head.left, block.head.right + 1):
                if isinstance(cell := at_place(block.grid, row, column), str):
                    yield cell


@dataclass(frozen=True)
class Sorted:
    """What a table is: as which kind it is read, and the words that say so where the columns alone would not."""

    region: Region
    reading: Reading | None
    """None: of no kind that is kept, as `told` says, or of none that was found."""
    told: Told | None = None
    unheeded: Told | None = None
    """Words that say a kind of which the columns are not."""


def sort_out(region: Region, file: str) -> Sorted:
    """The kind of one table. `file`: its name without the ending."""
    best = region.best()
    most = best.score if best else 0
    unheeded = None
    for told in region.told(file):
        reading = region.as_kind(told.kind) if told.kind else None
        if told.kind is None:
            return Sorted(region, None, told)
        if reading and reading.fits(most):
            return Sorted(region, reading, told if reading != best else None, unheeded)
        unheeded = unheeded or told
    if most < 3 and (dues := dues_by_headings(list(region.headings()))):
        return Sorted(region, None, dues)
    return Sorted(region, best, None, unheeded)


def regions_of(tried: Iterable["Tables"], sheets: Sequence[str]) -> list[Region]:
    """The tables of the file, in the order of its `sheets` and of their rows."""
    regions: dict[str, list[Region]] = {}
    for tables in tried:
        pairs = [*((block, ()) for block in tables.found), *tables.lacking]
        for block, lacking in pairs:
            reading = Reading(tables.kind, block, tuple(lacking))
            there = regions.setdefault(block.grid.title, [])
            same = next((each for each in there if any(_is_same(block, one.block) for one in each.readings)), None)
            if same is None:
                there.append(same := Region())
            same.readings.append(reading)
    found = [each for there in regions.values() for each in there]
    headed = {each.sheet for each in found if each.is_headed}
    kept = [each for each in found if each.is_headed or each.sheet not in headed]
    return sorted(kept, key=lambda each: (sheets.index(each.sheet), each.place))


def _is_same(one: Block, other: Block) -> bool:
    """In one sheet: their heads share rows and columns, or both have none."""
    if bool(one.head.rows) != bool(other.head.rows):
        return False
    beside = one.head.right < other.head.left or other.head.right < one.head.left
    return not beside and (not one.head.rows or bool({*one.head.rows} & {*other.head.rows}))


def kind_of_file(found: Sequence[Sorted]) -> Sorted | None:
    """The table that says the kind of the file: of those with most columns altogether, the first."""
    votes: Counter[str] = Counter()
    for each in found:
        if each.reading:
            votes[each.reading.kind.name] += each.reading.score
    if not votes:
        return next((each for each in found if each.told), None)
    most = max(votes.values())
    return next(each for each in found if each.reading and votes[each.reading.kind.name] == most)
