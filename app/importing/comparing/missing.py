"""Which names of a file are in no register, and what becomes of them: a new record, a remark, or a refusal?

A list names enterprises, chambers and causes that the office has not written down yet. The clerk may have them made
along with the list, by name alone; else a name that may be empty is kept in the remarks, and told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.importing.correction import Correction
from app.importing.plan import DOUBTFUL, MissingNames
from app.importing.rows.raw_row import RawRow, problem_at
from app.kinds import BY_NAME
from app.kinds.base import Field, FieldType, Link, RecordKind

REMARKS = "notes"


def may_keep_aside(kind: RecordKind, one: Field) -> bool:
    """Whether a name that no register has can stand in the remarks instead."""
    return one.type is FieldType.REFERENCE and not one.required and REMARKS in kind.labels and not _is_own(kind, one)


def _is_own(kind: RecordKind, one: Field) -> bool:
    """Such a name may be another row of the file: `within` sees to it."""
    return kind.name in one.refers_to


@dataclass
class Missing:
    """Collects the names while rows are compared."""

    kind: RecordKind
    said: Correction
    to_make: dict[int, Link] = field(default_factory=dict)
    """The records that are to be made, by the number that stands for their key until then: -1, -2 …"""
    _rows: dict[tuple[str, str], int] = field(default_factory=dict)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def settle(self, row: RawRow, one: Field, link: Link) -> None:
        """Of a name without a record: make it if the clerk says so, keep it aside, or leave it to be refused."""
        if one.type is not FieldType.REFERENCE or _is_own(self.kind, one):
            return
        target = BY_NAME[one.refers_to[0]]
        key = (target.name, link.text)
        if target.is_made_by_name and "*" not in link.text:
            self._rows[key] = self._rows.get(key, 0) + 1
            if target.name in self.said.create:
                row.values[one.name] = self._made(key)
                return
        if may_keep_aside(self.kind, one):
            row.values[one.name] = None
            row.aside.append(f"{one.label}：{link.text}")
            told = f"{target.label}中没有“{link.text}”，没有关联，原文记入备注；要关联，请先新增，或改成登记的名称"
            row.problems.append(problem_at(row, self.kind, one.name, told, DOUBTFUL))

    def _made(self, key: tuple[str, str]) -> Link:
        number = self._numbers.setdefault(key, -1 - len(self._numbers))
        made = self.to_make[number] = Link(key[1], key[0], number)
        return made

    def told(self) -> tuple[MissingNames, ...]:
        """What is to be told of the file: the names by kind, and whether they will be made."""
        kinds = dict.fromkeys(kind for kind, _ in self._rows)
        return tuple(MissingNames(BY_NAME[kind], self._of(kind), kind in self.said.create) for kind in kinds)

    def _of(self, kind: str) -> Mapping[str, int]:
        return {name: rows for (each, name), rows in self._rows.items() if each == kind}
