"""Is a row new, changed, the same, doubtful or refused? Compares understood rows with the store."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app import records
from app.columns import called, name_text
from app.importing.comparing.given import changes, given_values
from app.importing.comparing.known import Doubt, Known
from app.importing.comparing.missing import Missing
from app.importing.comparing.near import NearNames
from app.importing.comparing.peers import Peers
from app.importing.comparing.twins import Twins
from app.importing.comparing.within import Within
from app.importing.correction import NOTHING, Correction
from app.importing.likeness import Near
from app.importing.plan import CHANGED, DOUBTFUL, NEW, NOTE, REFUSED, SAME, RowPlan
from app.importing.rows.raw_row import RawRow, problem_at
from app.kinds.base import Link, RecordKind, Values
from app.links import Resolver, Unclear, is_link
from app.records import Record
from app.telling import registered

_Unclear = dict[str, str]
"""Field to the sentence why its name leads to no single record."""


@dataclass(slots=True)
class _Judged:
    """A row and what was found out about it."""

    row: RawRow
    record: Record | None = None
    given: Values = dataclasses.field(default_factory=dict)
    doubt: Doubt | None = None
    near: Near | None = None
    repeated: str = ""
    """Where the same stood before, in words: then nothing else is asked."""


class Comparer:
    """Judges the rows of one file batch by batch; remembers what it has seen, to find repeated rows."""

    def __init__(
        self,
        session: Session,
        kind: RecordKind,
        fields: Sequence[str],
        correction: Correction = NOTHING,
        *,
        near: NearNames | None = None,
        tick: Callable[[], None] = lambda: None,
    ) -> None:
        """`near` may have learnt something already; `tick` is called now and then and may raise to cancel."""
        self._session = session
        self._same_as = correction.same_as
        self._near = near if near and near.kind is kind else NearNames(session, kind)
        self._tick = tick
        self._kind = kind
        self._labels = kind.labels
        self._fields = tuple(fields)
        self._links = [field for field in kind.fields if is_link(field) and field.name in self._fields]
        self._resolver = Resolver(session)
        self._twins = Twins(kind)
        self._within = Within(kind, self._fields)
        self._peers = Peers(session, kind, self._within)
        self.missing = Missing(kind, correction)

    def compare(self, batch: list[RawRow]) -> list[RowPlan]:
        """One verdict per row."""
        self._learn_names(batch)
        unclear = [self._resolve(row) for row in batch]
        known = Known(self._session, self._kind, batch)
        self._peers.prepare(batch, known)
        judged = [self._judge(row, known, names) for row, names in zip(batch, unclear, strict=True)]
        near = self._near.named([each.near for each in judged])
        return [self._row_plan(each, like) for each, like in zip(judged, near, strict=True)]

    def settle(self, rows: list[RowPlan]) -> None:
        """When all rows are compared: find among them what their own kind's references name."""
        self._within.settle(rows)
        self._peers.settle(rows)

    def _learn_names(self, batch: list[RawRow]) -> None:
        for field in self._links:
            names = [name_text(row.values[field.name]) for row in batch if row.values.get(field.name)]
            for kind_name in field.refers_to:
                self._resolver.learn(kind_name, names)

    def _resolve(self, row: RawRow) -> _Unclear:
        """Look up the row's names."""
        unclear = {}
        for field in self._links:
            value = row.values.get(field.name)
            if not isinstance(value, Link) or value.id is not None:
                continue
            said = row.registers.get(field.name)
            try:
                if said:
                    row.values[field.name] = registered(self._resolver, field, value.text, said)
                else:
                    row.values[field.name] = self._resolver.resolve(field, value.text)
            except Unclear as problem:
                unclear[field.name] = str(problem)
                continue
            found = row.values[field.name]
            if isinstance(found, Link) and found.id is None:
                self.missing.settle(row, field, found)
        return unclear

    def _judge(self, row: RawRow, known: Known, unclear: _Unclear) -> _Judged:
        repeated = self._twins.repeated(row)
        if repeated:
            self._peers.pass_over()
            return _Judged(row, repeated=repeated)
        said = self._same_as.get((row.sheet, row.row))
        record, doubt = self._said(said) if said is not None else known.match(row)
        self._settle_unclear(row, record, unclear)
        values = given_values(self._kind, self._fields, row, record)
        self._tell_faults(row, record, values)
        self._tell_others(row, record, known, values)
        self._peers.tell(row, record, values)
        near = self._near_to(row) if record is None and doubt is None and said is None else None
        return _Judged(row, record, values, doubt, near)

    def _row_plan(self, judged: _Judged, near: Near | None) -> RowPlan:
        """What is done with the row; `near`: the likeness that was found, with its title."""
        row, given = judged.row, judged.given
        if judged.repeated:
            plan = self._passed_over(row, f"与{judged.repeated}是同一条记录，内容也一样，只取一次")
        else:
            plan = self._planned(judged, near)
        self._within.add(row, plan, given)
        return plan

    def _said(self, record_id: int) -> tuple[Record | None, None]:
        """The record that the clerk says the row is; 0: none, it is new."""
        return (records.read(self._session, self._kind, record_id) if record_id else None), None

    def _near_to(self, row: RawRow) -> Near | None:
        """Only where nothing is told yet of the name: one question is enough."""
        title = self._labels[self._kind.title]
        told = any(each.field == title and each.severity in (REFUSED, DOUBTFUL) for each in row.problems)
        return None if told or row.uid else self._near.of(row, self._tick)

    def _doubt_of(self, near: Near | None) -> Doubt | None:
        if near is None:
            return None
        who = f"已有的“{near.title}”" if near.record_id is not None else f"第 {near.place[1] if near.place else 0} 行"
        words = f"与{who}可能是同一条（{near.score} 分：{near.reason}）；本行按新记录处理，请核对"
        return self._kind.title, words

    def _passed_over(self, row: RawRow, sentence: str) -> RowPlan:
        told = problem_at(row, self._kind, self._kind.title, sentence, NOTE)
        title = name_text(row.values.get(self._kind.title))
        return RowPlan(row.sheet, row.row, SAME, title, problems=(told,))

    def _planned(self, judged: _Judged, near: Near | None) -> RowPlan:
        row = judged.row
        title = called(self._kind, row.values) or (judged.record.title if judged.record else "")
        values = tuple(map(judged.given.get, self._fields))
        refused = any(problem.severity == REFUSED for problem in row.problems)
        doubt = judged.doubt or self._doubt_of(near)
        if doubt and not refused:
            row.problems.append(problem_at(row, self._kind, *doubt, DOUBTFUL))
        record = None if refused else judged.record
        changed = changes(self._kind, self._fields, values, record) if record else ()
        return RowPlan(
            row.sheet,
            row.row,
            REFUSED if refused else _verdict(row, new=record is None, changed=bool(changed)),
            title,
            values,
            record.id if record else None,
            record.version if record else None,
            None if refused or record else row.uid,
            changed,
            tuple(row.problems),
            near if near and near.record_id is not None else None,
        )

    def _tell_faults(self, row: RawRow, record: Record | None, given: Values) -> None:
        """What may not be stored as it stands; a field of which something is told already is left at that."""
        full = records.with_defaults(self._kind, {**record.values, **given} if record else given)
        errors = records.faults(self._kind, self._within.without_open(full))
        if not errors:
            return
        told = {problem.field for problem in row.problems}
        row.problems += [
            problem_at(row, self._kind, error.field, error.message, REFUSED)
            for error in errors
            if self._labels[error.field] not in told
        ]

    def _tell_others(self, row: RawRow, record: Record | None, known: Known, given: Values) -> None:
        """Another row of the file, or another record, has what only one may have."""
        twin = self._twins.of(row, record.id if record else None)
        if twin:
            row.problems.append(problem_at(row, self._kind, twin.field, twin.sentence, twin.severity))
        clash = known.clash(record, given) if record and not twin else None
        if clash:
            row.problems.append(problem_at(row, self._kind, *clash, REFUSED))

    def _settle_unclear(self, row: RawRow, record: Record | None, unclear: _Unclear) -> None:
        """A name of several records means the one it already meant; else the clerk is asked."""
        for name, sentence in unclear.items():
            before = record.values[name] if record else None
            given = row.values[name]
            same = isinstance(before, Link) and isinstance(given, Link) and before.text == given.text
            if same and name not in row.registers:
                row.values[name] = before
            else:
                row.problems.append(problem_at(row, self._kind, name, sentence, REFUSED))


def _verdict(row: RawRow, *, new: bool, changed: bool) -> str:
    """Of a row that nothing speaks against."""
    if not new and not changed:
        return SAME
    if any(problem.severity == DOUBTFUL for problem in row.problems):
        return DOUBTFUL
    return NEW if new else CHANGED
