"""Is a row new, changed, the same, doubtful or refused? Compares understood rows with the store."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app import records
from app.columns import called, name_text
from app.errors import FieldError
from app.importing.correction import NOTHING, Correction
from app.importing.known import Doubt, Known
from app.importing.missing import REMARKS, Missing
from app.importing.near import Near, NearNames
from app.importing.plan import CHANGED, DOUBTFUL, NEW, NOTE, REFUSED, SAME, RowPlan
from app.importing.rows import RawRow, problem_at
from app.importing.twins import Twins
from app.importing.within import Within, refused, waves
from app.kinds import BY_NAME
from app.kinds.base import FieldType, Link, RecordKind, Value, Values
from app.links import Resolver, Unclear, is_link
from app.records import Record
from app.rules.file_peers import FilePeers
from app.rules.ledger import LEDGER_RULES
from app.telling import registered
from app.values.personal import hide_personal, holds_hidden
from app.values.shown import show

HIDDEN_WITHIN = "含有隐去的号码，这一格没有改；要改请在程序里改，或写上完整号码"

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
        tick: Callable[[], None] = lambda: None,
    ) -> None:
        """`tick` is called now and then in long questions to the store; it may raise to cancel."""
        self._session = session
        self._same_as = correction.same_as
        self._near = NearNames(session, kind, tick)
        self._kind = kind
        self._labels = kind.labels
        self._fields = tuple(fields)
        self._links = [field for field in kind.fields if is_link(field) and field.name in self._fields]
        self._resolver = Resolver(session)
        self._twins = Twins(kind)
        self._rule = LEDGER_RULES.get(kind.name)
        self._peers = FilePeers(session)
        self._keys: list[int | None] = []
        """By place of the row: the key under which the rules know it."""
        self._later: dict[int, tuple[RawRow, Values, int | None]] = {}
        """Rows that name others of the file, by place: those are known only when all rows are read."""
        self._within = Within(kind, self._fields)
        self.missing = Missing(kind, correction)

    def compare(self, batch: list[RawRow]) -> list[RowPlan]:
        """One verdict per row."""
        self._learn_names(batch)
        unclear = [self._resolve(row) for row in batch]
        known = Known(self._session, self._kind, batch)
        self._read_peers(batch, known)
        judged = [self._judge(row, known, names) for row, names in zip(batch, unclear, strict=True)]
        near = self._near.named([each.near for each in judged])
        return [self._row_plan(each, like) for each, like in zip(judged, near, strict=True)]

    def settle(self, rows: list[RowPlan]) -> None:
        """When all rows are compared: find among them what their own kind's references name."""
        self._within.settle(rows)
        if self._rule and self._later:
            self._settle_later(rows)
            self._within.drop_those_in_refused(rows)

    def _settle_later(self, rows: list[RowPlan]) -> None:
        """The rules among records for the rows that name others of the file: what is named comes first."""
        order = [at for wave in waves(rows) for at in wave]
        done = set(order)
        for at in [*order, *(at for at in self._later if at not in done)]:
            if at not in self._later or rows[at].verdict == REFUSED:
                continue
            row, full, own_id = self._later[at]
            named = {name: self._named(full, name, place) for name, place in rows[at].within}
            errors = self._among_others({**full, **named}, own_id, self._keys[at])
            if errors:
                told = (problem_at(row, self._kind, error.field, error.message, REFUSED) for error in errors)
                rows[at] = refused(rows[at], *told)

    def _named(self, values: Values, name: str, place: int) -> Link:
        return Link(name_text(values[name]), self._kind.name, self._keys[place])

    def _among_others(self, values: Values, own_id: int | None, key: int | None) -> list[FieldError]:
        """What the rules say; a row of which they say nothing is counted in from now on."""
        errors = self._rule(self._peers, values, own_id) if self._rule else []
        if not errors:
            self._peers.keep(self._kind.name, values, key)
        return errors

    def _read_peers(self, batch: list[RawRow], known: Known) -> None:
        """All that the rules will ask of these rows, at once."""
        if self._rule:
            found = [(row.values, known.match(row)[0]) for row in batch]
            full = [({**record.values, **values}, record.id) if record else (values, None) for values, record in found]
            self._peers.prepare(self._kind.name, full)

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
            if self._rule:
                self._keys.append(None)
            return _Judged(row, repeated=repeated)
        said = self._same_as.get((row.sheet, row.row))
        record, doubt = self._said(said) if said is not None else known.match(row)
        self._settle_unclear(row, record, unclear)
        given = self._given(row, record)
        self._tell_faults(row, record, given)
        self._tell_others(row, record, known, given)
        self._tell_peers(row, record, given)
        near = self._near_to(row) if record is None and doubt is None and said is None else None
        return _Judged(row, record, given, doubt, near)

    def _row_plan(self, judged: _Judged, near: Near | None) -> RowPlan:
        """What is done with the row; `near`: the likeness that was found, with its title."""
        row, given = judged.row, judged.given
        if judged.repeated:
            plan = self._passed_over(row, f"与{judged.repeated}是同一条记录，内容也一样，只取一次")
        else:
            plan = self._planned(row, judged.record, given, judged.doubt or self._doubt_of(near))
        if near and near.record_id is not None:
            plan = replace(plan, near=near)
        self._within.add(row, plan, given)
        return plan

    def _said(self, record_id: int) -> tuple[Record | None, None]:
        """The record that the clerk says the row is; 0: none, it is new."""
        return (records.read(self._session, self._kind, record_id) if record_id else None), None

    def _near_to(self, row: RawRow) -> Near | None:
        """Only where nothing is told yet of the name: one question is enough."""
        title = self._labels[self._kind.title]
        told = any(each.field == title and each.severity in (REFUSED, DOUBTFUL) for each in row.problems)
        return None if told or row.uid else self._near.of(row)

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

    def _planned(self, row: RawRow, record: Record | None, given: Values, doubt: Doubt | None) -> RowPlan:
        title = called(self._kind, row.values) or (record.title if record else "")
        values = tuple(given.get(name) for name in self._fields)
        if any(problem.severity == REFUSED for problem in row.problems):
            return RowPlan(row.sheet, row.row, REFUSED, title, values, problems=tuple(row.problems))
        if doubt:
            row.problems.append(problem_at(row, self._kind, *doubt, DOUBTFUL))
        return self._verdict(row, record, values, title)

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

    def _tell_peers(self, row: RawRow, record: Record | None, given: Values) -> None:
        """What the rules among records say, the stored ones and those of the rows before."""
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

    def _given(self, row: RawRow, record: Record | None) -> Values:
        """What the row says: an empty cell leaves what is stored; a name as before keeps its record."""
        given: Values = {}
        for name in self._fields:
            value = row.values.get(name)
            if value is None or value == ():
                continue
            before = record.values[name] if record else None
            if before is not None and self._is_hidden(name, value):
                if not self._is_hidden_form(name, value, before):
                    row.problems.append(problem_at(row, self._kind, name, HIDDEN_WITHIN, NOTE))
                continue
            # What our own export brought back was changed on purpose.
            if not row.uid and self._kind.field(name).type is FieldType.DATE and _says_less(value, before):
                words = f"比已登记的“{show(self._kind.field(name), before)}”写得粗，保持不变"
                row.problems.append(problem_at(row, self._kind, name, words, NOTE))
                continue
            if isinstance(value, Link) and isinstance(before, Link) and self._keeps(name, value, before, row):
                value = before
            given[name] = value
        if row.aside and REMARKS in self._fields:
            self._add_remarks(row, record, given)
        return given

    def _add_remarks(self, row: RawRow, record: Record | None, given: Values) -> None:
        """What stands in the remarks stays; a line that is there already is not written again."""
        before = str(given.get(REMARKS) or (record.values[REMARKS] if record else None) or "")
        lines = before.splitlines()
        fresh = [line for line in row.aside if line not in lines]
        if fresh:
            given[REMARKS] = "\n".join([*lines, *fresh])

    def _is_hidden(self, name: str, value: Value) -> bool:
        """A text in which numbers were hidden for people outside: it never replaces the real one."""
        if isinstance(value, int):
            return False
        text = self._text(name, value)
        return "***" in text and holds_hidden(text)

    def _is_hidden_form(self, name: str, value: Value, before: Value) -> bool:
        return self._text(name, value) == hide_personal(self._text(name, before))

    def _text(self, name: str, value: Value) -> str:
        if isinstance(value, str):
            return value
        return name_text(value) if isinstance(value, Link) else show(self._kind.field(name), value)

    def _keeps(self, name: str, given: Link, before: Link, row: RawRow) -> bool:
        if self._kind.field(name).type is FieldType.REFERENCE:
            return given.id == before.id  # written as a label or a short name
        return given.text == before.text and before.id is not None and name not in row.registers

    def _verdict(self, row: RawRow, record: Record | None, values: tuple[Value, ...], title: str) -> RowPlan:
        told = tuple(row.problems)
        doubtful = any(problem.severity == DOUBTFUL for problem in told)
        if record is None:
            return RowPlan(row.sheet, row.row, DOUBTFUL if doubtful else NEW, title, values, uid=row.uid, problems=told)
        changes = tuple(
            (self._labels[name], *self._shown(name, record.values[name], value))
            for name, value in zip(self._fields, values, strict=True)
            if value is not None and value != record.values[name]
        )
        verdict = (DOUBTFUL if doubtful else CHANGED) if changes else SAME
        return RowPlan(
            row.sheet, row.row, verdict, title, values, record.id, record.version, changes=changes, problems=told
        )

    def _shown(self, name: str, old: Value, new: Value) -> tuple[str, str]:
        """Both values as people read them; of links of one name, what they stand for."""
        field = self._kind.field(name)
        before, after = (show(field, value) if value not in (None, ()) else "" for value in (old, new))
        if before == after and isinstance(old, Link) and isinstance(new, Link):
            return _with_kind(old), _with_kind(new)
        return before, after


def _with_kind(link: Link) -> str:
    return f"{link.text}（{f'{BY_NAME[link.kind].label} {link.id}' if link.kind else '未登记'}）"


def _says_less(given: Value, before: Value) -> bool:
    """2023年8月 beside a stored 2023年8月18日, 8月18日 beside one with its year: nothing new."""
    if not isinstance(given, str) or not isinstance(before, str) or given == before:
        return False
    return before.startswith(given) or (given.startswith("-") and before.endswith(given[1:]))
