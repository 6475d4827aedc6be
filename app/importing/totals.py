"""Do the totals that the sender wrote agree with the rows: of the whole table, of a page, of a section?"""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.importing.correction import TOTAL
from app.kinds.base import Field, FieldType, Value, Values
from app.values.amounts import to_yuan


@dataclass(frozen=True, slots=True)
class Total:
    """A total as written and as summed up, as decimal strings (amounts in 元)."""

    field: str
    stated: str
    computed: str
    row: int = 0
    """The row of the sheet where it is written."""

    @property
    def difference(self) -> str:
        """What is written less what the rows sum up to."""
        return str(Decimal(self.stated) - Decimal(self.computed))

    @property
    def agrees(self) -> bool:
        """To the cent."""
        return self.stated == self.computed


@dataclass(frozen=True, slots=True)
class _Stated:
    row: int
    what: str
    name: str
    value: int
    part: int
    so_far: int
    rows_before: int


class Totals:
    """Sums up the numbers of a table while its rows are read."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self._fields = {each.name: each for each in fields if each.type in (FieldType.MONEY, FieldType.INTEGER)}
        self._sums = dict.fromkeys(self._fields, 0)
        self._rows = 0
        self._bounds: list[tuple[int, dict[str, int]]] = []
        """Where parts end: the rows and the sums so far."""
        self._stated: list[_Stated] = []

    def add(self, values: Values, *, but: Container[str] = ()) -> None:
        """One more row; `but`: fields that were filled from elsewhere than their own column."""
        self._rows += 1
        for name in self._sums:
            value = values.get(name)
            if isinstance(value, int) and name not in but:
                self._sums[name] += value

    def begin_part(self) -> None:
        """The heading of a section or of a further table: a subtotal sums up what follows."""
        self._bounds.append((self._rows, dict(self._sums)))

    @property
    def _part(self) -> dict[str, int]:
        """The sums of the part so far."""
        before = self._bounds[-1][1] if self._bounds else {}
        return {name: total - before.get(name, 0) for name, total in self._sums.items()}

    def state(self, row: int, what: str, field: Field, value: Value) -> None:
        """What a total row says."""
        if field.name in self._fields and isinstance(value, int):
            part, so_far = self._part[field.name], self._sums[field.name]
            self._stated.append(_Stated(row, what, field.name, value, part, so_far, self._rows))

    def are(self, values: Values) -> bool:
        """These numbers, without a word, are the sums of the rows so far or of the part."""
        given = {name: value for name, value in values.items() if name in self._fields and isinstance(value, int)}
        many = self._rows > 1 and any(given.values())
        return many and any(
            all(sums[name] == value for name, value in given.items()) for sums in (self._sums, self._part)
        )

    def found(self) -> tuple[Total, ...]:
        """The totals of the whole table, the last one written of each field."""
        return tuple(self._whole(each) for each in self._last().values())

    def shown_sum(self, name: str) -> str:
        """The sum of all rows, as a total shows it; 0 where the table has no such numbers."""
        return self._shown(name, self._sums[name]) if name in self._sums else "0"

    def parts_that_differ(self) -> Iterator[Total]:
        """Totals of parts that are neither the sum of their part nor that of the rows above."""
        whole = set(map(id, self._last().values()))
        for each in self._stated:
            fits = (each.part, each.so_far, self._sums[each.name], *self._after(each))
            if id(each) not in whole and each.value not in fits:
                yield self._told(each, each.part)

    def _last(self) -> dict[str, _Stated]:
        last = {each.name: each for each in self._stated if each.what == TOTAL}
        # A table of one part may call its total 小计.
        alone = {
            each.name: each for each in self._stated if sum(other.name == each.name for other in self._stated) == 1
        }
        return {name: last.get(name) or alone[name] for name in self._fields if name in last or name in alone}

    def _after(self, stated: _Stated) -> set[int]:
        """The sums of the rows from there to the end of a part, or of all."""
        ends = {sums[stated.name] for rows, sums in self._bounds if rows > stated.rows_before}
        return {end - stated.so_far for end in ends | {self._sums[stated.name]} if end != stated.so_far}

    def _since(self, stated: _Stated) -> int:
        """The sum of the rows since the total before, if that is right: of two lists in a column each has its own."""
        before = [each for each in self._stated if each.name == stated.name and each.rows_before < stated.rows_before]
        last = next((each for each in reversed(before) if each.what == TOTAL), None)
        right = last is not None and last.value in (last.so_far, last.part)
        return stated.so_far - last.so_far if last is not None and right else stated.so_far

    def _whole(self, stated: _Stated) -> Total:
        """A total stands below its rows, or, where none are above it, over them."""
        whole = self._sums[stated.name]
        below = stated.rows_before > 0
        fits = {whole, *self._after(stated), *((stated.so_far, stated.part, self._since(stated)) if below else ())}
        return self._told(stated, stated.value if stated.value in fits else (stated.so_far if below else whole))

    def _told(self, stated: _Stated, computed: int) -> Total:
        return Total(
            stated.name, self._shown(stated.name, stated.value), self._shown(stated.name, computed), stated.row
        )

    def _shown(self, name: str, number: int) -> str:
        return str(to_yuan(number)) if self._fields[name].type is FieldType.MONEY else str(number)


def found_beside(tables: Sequence[Totals]) -> list[tuple[Total, ...]]:
    """The totals of tables side by side: one that is written once and is not its own table's sums up all of them."""
    found = [table.found() for table in tables]
    if len(tables) == 1:
        return found
    times = Counter(total.field for totals in found for total in totals)

    def seen_whole(total: Total) -> Total:
        if total.agrees or times[total.field] > 1:
            return total
        return replace(total, computed=str(sum(Decimal(table.shown_sum(total.field)) for table in tables)))

    return [tuple(map(seen_whole, totals)) for totals in found]
