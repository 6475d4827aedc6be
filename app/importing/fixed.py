"""Which values does the clerk give once for all rows of a file? Understood once, as a cell would be, or refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from app.errors import UserError
from app.importing.cells.understand import understand
from app.importing.finding.blocks import Block, given_by
from app.importing.finding.meanings import field_named
from app.importing.plan import DOUBTFUL, NOTE, Problem
from app.kinds import BY_NAME
from app.kinds.base import Field, FieldType, Link, RecordKind, Values
from app.links import Resolver, Unclear, is_link
from app.records import not_registered
from app.values.convert import PLAIN, Reading, parse
from app.values.problem import ValueProblem
from app.values.shown import show

_Said = Mapping[str, str | Link]


@dataclass(frozen=True)
class Fixed:
    """What fills every row of one table."""

    values: Values = field(default_factory=dict)
    implied: Values = field(default_factory=dict)
    """What the values say of other fields: 约10万元 of its exactness."""
    told: tuple[Problem, ...] = ()

    def shown(self, kind: RecordKind) -> dict[str, str]:
        """Field name to the value as people read it."""
        return {name: show(kind.field(name), value) for name, value in self.values.items()}


NOT_FIXED = Fixed()


def fixed_for(session: Session, block: Block, kind: RecordKind, said: _Said, reading: Reading) -> Fixed:
    """The values for the rows of this table: a column of its own wins, and that is told.

    Raises UserError for a field that the kind does not have, a text that means nothing and a name that leads to no
    record, unless one can be made by name: it would be wrong in every row.
    """
    values: Values = {}
    implied: Values = {}
    told: list[Problem] = []
    given = given_by(block)
    for name, what in said.items():
        each = field_named(kind, name)
        if name in given:
            words = f"表里有这一列，以列为准，整个文件的“{_text(what)}”没有用"
            told.append(Problem(block.grid.title, 0, "", each.label, _text(what), words, DOUBTFUL))
            continue
        found, sentences = _understood(session, kind, each, what, reading)
        values[name] = found.pop(name)
        implied |= found
        told += [Problem(block.grid.title, 0, "", each.label, _text(what), *sentence) for sentence in sentences]
    return Fixed(values, implied, tuple(told))


def check_fixed(session: Session, kind: RecordKind, said: _Said) -> None:
    """Raises UserError as `fixed_for` does, before there is a table to fill."""
    for name, what in said.items():
        _understood(session, kind, field_named(kind, name), what, PLAIN)


def _understood(
    session: Session, kind: RecordKind, each: Field, what: str | Link, reading: Reading
) -> tuple[Values, list[tuple[str, str]]]:
    """The value, with what it implies, and the sentences on it with their severity."""
    if isinstance(what, Link) and what.id is not None:
        return {each.name: what}, []
    try:
        found = understand(each, _text(what), reading)
        if found.remarks and each.choices:
            parse(each, _text(what), reading)  # a word outside the list says nothing for all rows: raises
        values, value = found.values, found.values[each.name]
        if is_link(each) and isinstance(value, Link):
            values[each.name] = value = Resolver(session).resolve(each, value.text)
    except (ValueProblem, Unclear) as problem:
        raise UserError(f"整个文件的“{each.label}”不能用：{problem}") from problem
    if value is None or value == ():
        raise UserError(f"整个文件的“{each.label}”是空的；请写上它的值，或不指定这一栏")
    if _is_unknown(kind, each, value):
        raise UserError(f"整个文件的“{each.label}”不能用：{not_registered(each, _text(what))}")
    return values, list(_sentences(found.notes, found.doubts))


def _is_unknown(kind: RecordKind, each: Field, value: object) -> bool:
    """It must name a record and does not; one of the file's own kind may stand in a row, others can be made along."""
    if each.type is not FieldType.REFERENCE or not isinstance(value, Link) or value.id is not None:
        return False
    return kind.name not in each.refers_to and not BY_NAME[each.refers_to[0]].is_made_by_name


def _sentences(notes: list[str], doubts: list[str]) -> Iterator[tuple[str, str]]:
    yield from ((f"整个文件：{words}", NOTE) for words in notes)
    yield from ((f"整个文件：{words}", DOUBTFUL) for words in doubts)


def _text(what: str | Link) -> str:
    return what.text if isinstance(what, Link) else what
