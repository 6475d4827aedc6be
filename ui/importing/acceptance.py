"""Which rows of a plan are stored? All that are new or changed without a doubt, until the clerk says otherwise."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from app.importing.plan import STORABLE

if TYPE_CHECKING:
    from app.importing.plan import ImportPlan, RowPlan

_Key = tuple[str, int, int, int]
"""Sheet, which table of it, row, which record of the row: two tables may lie beside one another."""


class Acceptance:
    """The accepted rows, by their places in the plan; what was said of a row outlives a new plan of the file."""

    def __init__(self) -> None:
        self._rows: list[RowPlan] = []
        self._keys: list[_Key] = []
        self._accepted: set[int] = set()
        self._said: dict[_Key, bool] = {}
        self._of: dict[str, list[int]] = {}

    def begin(self) -> None:
        """Another file: nothing is said of it yet."""
        self._said.clear()
        self._rows, self._keys, self._of = [], [], {}
        self._accepted.clear()

    def take(self, plan: "ImportPlan") -> None:
        """A plan of the file, the first or a new one."""
        self._rows = plan.rows
        self._keys = list(_keys(plan))
        self._of = {verdict: [] for verdict in STORABLE}
        for at, row in enumerate(plan.rows):
            if row.verdict in self._of:
                self._of[row.verdict].append(at)
        places = (at for places in self._of.values() for at in places)
        sure = plan.rather is None  # a list of another kind waits for the clerk's word
        self._accepted = {
            at for at in places if self._said.get(self._keys[at], sure and not is_doubtful(plan.rows[at]))
        }

    def is_open(self, at: int) -> bool:
        """The row at this place of the plan may be stored."""
        return self._rows[at].verdict in STORABLE

    def has(self, at: int) -> bool:
        """The row at this place is accepted."""
        return at in self._accepted

    def accept(self, places: Iterable[int], *, accepted: bool) -> None:
        """Take these rows, or leave them; those that cannot be stored are passed over."""
        for at in places:
            if self.is_open(at):
                self._said[self._keys[at]] = accepted
                (self._accepted.add if accepted else self._accepted.discard)(at)

    def accept_all_of(self, verdict: str, *, accepted: bool) -> None:
        """Take or leave all rows of a verdict; empty: all."""
        for each in [verdict] if verdict else STORABLE:
            self.accept(self._of.get(each, ()), accepted=accepted)

    def counts(self) -> Counter[str]:
        """How many rows of each verdict are accepted."""
        return Counter(self._rows[at].verdict for at in self._accepted)

    def chooser(self) -> "Callable[[RowPlan], bool]":
        """What tells the accepted rows of this plan, now, from the others."""
        chosen = {id(self._rows[at]) for at in self._accepted}
        return lambda row: id(row) in chosen or row.verdict == "same"


def is_doubtful(row: "RowPlan") -> bool:
    """Something of the row is to be checked first."""
    return row.verdict == "doubtful" or any(problem.severity == "doubtful" for problem in row.problems)


def _keys(plan: "ImportPlan") -> Iterable[_Key]:
    at = nth = 0
    for table in plan.tables:
        before = None
        for row in plan.rows[at : at + table.rows]:
            nth = nth + 1 if row.row == before else 0
            before = row.row
            yield row.sheet, table.number, row.row, nth
        at += table.rows
