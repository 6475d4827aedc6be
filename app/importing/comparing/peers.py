"""What do the rules among records say of the rows of a file, counted with the stored records and with one another?"""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app import records
from app.columns import name_text
from app.errors import FieldError
from app.importing.comparing.known import Known
from app.importing.comparing.within import Within, refused, waves
from app.importing.plan import REFUSED, RowPlan
from app.importing.rows.raw_row import RawRow, problem_at
from app.kinds.base import Link, RecordKind, Values
from app.records import Record
from app.rules.file_peers import FilePeers
from app.rules.ledger import LEDGER_RULES


class Peers:
    """Asks the rules of a kind; of a kind without such rules nothing is asked."""

    def __init__(self, session: Session, kind: RecordKind, within: Within) -> None:
        self._kind, self._within = kind, within
        self._rule = LEDGER_RULES.get(kind.name)
        self._peers = FilePeers(session)
        self._keys: list[int | None] = []
        """By place of the row: the key under which the rules know it."""
        self._later: dict[int, tuple[RawRow, Values, int | None]] = {}
        """Rows that name others of the file, by place: those are known only when all rows are read."""

    def prepare(self, batch: Sequence[RawRow], known: Known) -> None:
        """Read at once all that the rules will ask of these rows."""
        if self._rule:
            found = [(row.values, known.match(row)[0]) for row in batch]
            full = [({**record.values, **values}, record.id) if record else (values, None) for values, record in found]
            self._peers.prepare(self._kind.name, full)

    def pass_over(self) -> None:
        """A row of which nothing is asked: it keeps its place."""
        if self._rule:
            self._keys.append(None)

    def tell(self, row: RawRow, record: Record | None, given: Values) -> None:
        """What the rules say of the next row goes to its problems."""
        if self._rule is None:
            return
        self._keys.append(None)
        if any(problem.severity == REFUSED for problem in row.problems):
            return
        full = records.with_defaults(self._kind, {**record.values, **given} if record else given)
        own_id, closed = record.id if record else None, self._within.without_open(full)
        errors = self._rule(self._peers, closed, own_id)
        row.problems += [problem_at(row, self._kind, error.field, error.message, REFUSED) for error in errors]
        if not errors:
            at = len(self._keys) - 1
            self._keys[at] = self._peers.keep(self._kind.name, closed, own_id)
            if closed != full:
                self._later[at] = (row, full, own_id)

    def settle(self, rows: list[RowPlan]) -> None:
        """The rows that name others of the file, when all are read: what is named comes first."""
        if not self._later:
            return
        order = [at for wave in waves(rows) for at in wave]
        done = set(order)
        for at in [*order, *(at for at in self._later if at not in done)]:
            if at not in self._later or rows[at].verdict == REFUSED:
                continue
            row, full, own_id = self._later[at]
            named = {name: self._named(full, name, place) for name, place in rows[at].within}
            errors = self._errors({**full, **named}, own_id, self._keys[at])
            if errors:
                told = (problem_at(row, self._kind, error.field, error.message, REFUSED) for error in errors)
                rows[at] = refused(rows[at], *told)
        self._within.drop_those_in_refused(rows)

    def _named(self, values: Values, name: str, place: int) -> Link:
        return Link(name_text(values[name]), self._kind.name, self._keys[place])

    def _errors(self, values: Values, own_id: int | None, key: int | None) -> list[FieldError]:
        """What the rules say; a row of which they say nothing is counted in from now on."""
        errors = self._rule(self._peers, values, own_id) if self._rule else []
        if not errors:
            self._peers.keep(self._kind.name, values, key)
        return errors
