"""Which rows of a file stand in other rows of the same file: a part in its whole, a gift in its headline?

What a row names may be stored only together with it: then it is found among the rows, and stored before it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.columns import called
from app.importing.plan import REFUSED, Problem, RowPlan
from app.importing.rows.raw_row import RawRow, problem_at
from app.kinds.base import FieldType, Link, RecordKind, Values
from app.links import label_of
from app.telling import UID_DIGITS

_Waiting = tuple[int, str, str, Problem]
"""Place of the row, the field, the name given there, and what to tell where no row bears it."""


class Within:
    """Remembers the rows of a file that others of it may name, and those that do."""

    def __init__(self, kind: RecordKind, fields: Sequence[str]) -> None:
        self._kind = kind
        own = [field for field in kind.fields if field.type is FieldType.REFERENCE and kind.name in field.refers_to]
        self._fields = [field.name for field in own if field.name in fields]
        self._rows = 0
        self._named: dict[str, list[int]] = {}
        self._waiting: list[_Waiting] = []

    def without_open(self, values: Values) -> Values:
        """The values less what may yet be found among the rows."""
        if not self._fields:
            return values
        return {**values, **{name: None for name in self._fields if _is_open(values.get(name))}}

    def add(self, row: RawRow, plan: RowPlan, given: Values) -> None:
        """Every row of the file, in order."""
        if not self._fields:
            return
        at, self._rows = self._rows, self._rows + 1
        for name in self._fields:
            value = given.get(name)
            if isinstance(value, Link) and _is_open(value) and plan.verdict != REFUSED:
                reason = f"{self._kind.label}和本文件中都没有“{value.text}”；请先新增，或改为已有的名称"
                self._waiting.append((at, name, value.text, problem_at(row, self._kind, name, reason, REFUSED)))
        if plan.is_fresh:
            for words in self._names(row):
                self._named.setdefault(words, []).append(at)

    def _names(self, row: RawRow) -> Iterable[str]:
        """How other rows may write this one, as `app.telling` does."""
        title = called(self._kind, row.values)
        names = {title, label_of(self._kind, title, row.values.get(self._kind.apart))}
        return names | ({f"{title}（#{row.uid[:UID_DIGITS]}）"} if row.uid else set())

    def settle(self, rows: list[RowPlan]) -> None:
        """Say of each row that waits in which row it stands; refuse those that name none, several, or each other."""
        for at, name, text, problem in self._waiting:
            found = self._named.get(text, [])
            if len(found) == 1:
                rows[at] = replace(rows[at], within=(*rows[at].within, (name, found[0])))
            elif found:
                reason = f"本文件有 {len(found)} 行叫“{text}”；请写成“名称（{self._apart}）”"
                rows[at] = refused(rows[at], replace(problem, reason=reason))
            else:
                rows[at] = refused(rows[at], problem)
        self.drop_those_in_refused(rows)

    def drop_those_in_refused(self, rows: list[RowPlan]) -> None:
        """Refuse what stands in a refused row, or in itself by whatever way: it can never be stored."""
        stored = {at for wave in waves(rows) for at in wave}
        for at, (_, _, text, problem) in {place[0]: place for place in self._waiting}.items():
            if rows[at].verdict != REFUSED and any(other not in stored for _, other in rows[at].within):
                reason = f"所指的“{text}”那一行不能导入，或又指回本行；请先更正"
                rows[at] = refused(rows[at], replace(problem, reason=reason))

    @property
    def _apart(self) -> str:
        return self._kind.labels[self._kind.apart]


def _is_open(value: object) -> bool:
    return isinstance(value, Link) and value.id is None


def refused(row: RowPlan, *problems: Problem) -> RowPlan:
    """The row as one that cannot be taken, for these reasons too."""
    return RowPlan(row.sheet, row.row, REFUSED, row.title, row.values, problems=(*row.problems, *problems))


def waves(rows: Sequence[RowPlan]) -> Iterator[list[int]]:
    """The places of the new rows, so that each wave stands only in rows of the waves before."""
    left = [at for at, row in enumerate(rows) if row.is_fresh]
    done: set[int] = set()
    while left:
        wave = [at for at in left if all(other in done for _, other in rows[at].within)]
        if not wave:
            return
        yield wave
        done.update(wave)
        left = [at for at in left if at not in done]
