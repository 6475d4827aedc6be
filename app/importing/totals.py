"""Does the total that the sender wrote under the table agree with its rows?"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.kinds.base import Field, FieldType, Value, Values
from app.values.amounts import to_yuan


@dataclass(frozen=True, slots=True)
class Total:
    """A total as written and as summed up, as decimal strings (amounts in 元)."""

    field: str
    stated: str
    computed: str

    @property
    def agrees(self) -> bool:
        """To the cent."""
        return self.stated == self.computed


class Totals:
    """Sums up the numbers of a table while its rows are read."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self._fields = {each.name: each for each in fields if each.type in (FieldType.MONEY, FieldType.INTEGER)}
        self._sums = dict.fromkeys(self._fields, 0)
        self._stated: dict[str, int] = {}

    def add(self, values: Values) -> None:
        """One more row."""
        for name in self._sums:
            value = values[name]
            if isinstance(value, int):
                self._sums[name] += value

    def state(self, field: Field, value: Value) -> None:
        """What the total row says; the last one of a table counts."""
        if field.name in self._fields and isinstance(value, int):
            self._stated[field.name] = value

    def found(self) -> tuple[Total, ...]:
        """The totals that were written."""
        return tuple(
            Total(name, self._shown(name, stated), self._shown(name, self._sums[name]))
            for name, stated in self._stated.items()
        )

    def _shown(self, name: str, number: int) -> str:
        return str(to_yuan(number)) if self._fields[name].type is FieldType.MONEY else str(number)
