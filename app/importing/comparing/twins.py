"""Does another row of the file stand for the same record?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.importing.plan import DOUBTFUL, REFUSED
from app.importing.rows.raw_row import RawRow
from app.kinds import BY_NAME
from app.kinds.base import FieldType, Link, RecordKind, Value, Values
from app.rules.sameness import is_anonymous
from db.models import MODELS

Key = tuple[Any, ...]
_Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Twin:
    """An earlier row that is, or may be, the same record: the field and the sentence to tell."""

    field: str
    sentence: str
    severity: str


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is kept of an earlier row."""

    place: _Place
    apart: Value
    fingerprint: int

    def is_apart_from(self, other: "_Seen") -> bool:
        """What tells records of one name apart is filled in both rows and differs."""
        return bool(self.apart and other.apart and self.apart != other.apart)


class Twins:
    """Remembers what the rows of a file stood for."""

    def __init__(self, kind: RecordKind) -> None:
        self._kind = kind
        self._unique = unique_sets(kind)
        self._seen: dict[tuple[Any, ...], _Place] = {}
        self._content: dict[tuple[tuple[str, ...], Key], tuple[_Seen, bool]] = {}
        self._whole: dict[str, tuple[_Place, int]] = {}

    def repeated(self, row: RawRow) -> str:
        """Where the same record stood before with the same content, in words; empty where it did not.

        Our own list of enterprises by chamber names an enterprise on the sheet of each of its chambers.
        """
        if not row.uid:
            return ""
        content = hash((*row.values.values(), *sorted(row.registers.items())))
        place, before = self._whole.setdefault(row.uid, ((row.sheet, row.row), content))
        return _where(place, row) if place != (row.sheet, row.row) and before == content else ""

    def of(self, row: RawRow, record_id: int | None) -> Twin | None:
        """The twin among the rows before; from now on this row counts too."""
        own = self._by_own_identity(row, record_id)
        if own:
            return own
        for names in self._unique:
            key = identity_key(self._kind, names, row.values)
            earlier = self._first(("unique", names, key), row) if key and None not in key else None
            if earlier:
                return Twin(names[0], f"与{earlier}的{self._words(names)}相同，请合并或更正", REFUSED)
        # What our own export brought, or the store knows, is told apart by its identity.
        return None if row.uid or record_id is not None else self._by_content(row)

    def _by_own_identity(self, row: RawRow, record_id: int | None) -> Twin | None:
        earlier = self._first(("uid", row.uid), row) if row.uid else None
        if earlier:
            words = f"系统编号与{earlier}相同；如果是复制出来的新记录，请清空这一行的系统编号"
            return Twin(self._kind.title, words, REFUSED)
        earlier = self._first(("record", record_id), row) if record_id is not None else None
        return Twin(self._kind.title, f"与{earlier}是同一条记录，请合并后再导入", REFUSED) if earlier else None

    def _by_content(self, row: RawRow) -> Twin | None:
        """By each identity of the kind; where it is not the best one that both rows have, it makes only a doubt."""
        found: Twin | None = None
        best = True
        ours = _Seen((row.sheet, row.row), row.values.get(self._kind.apart), self._fingerprint(row))
        for names in self._kind.identity:
            key = identity_key(self._kind, names, row.values)
            if key is None:
                continue
            earlier, was_best = self._content.setdefault((names, key), (ours, best))
            if earlier is not ours and found is None and not earlier.is_apart_from(ours):
                sure = best and was_best and not self._of_nobody(row, names)
                found = self._told(row, earlier, ours, names, sure)
            best = False
        return found

    def _of_nobody(self, row: RawRow, names: Sequence[str]) -> bool:
        """One of the names is a mask or 匿名: two of them need not be the same."""
        given = [row.values.get(name) for name in names]
        return any(isinstance(one, Link) and one.id is None and is_anonymous(one.text) for one in given)

    def _told(self, row: RawRow, earlier: "_Seen", ours: "_Seen", names: tuple[str, ...], best: bool) -> Twin:
        where = _where(earlier.place, row)
        # Persons of one name are common; of one name with all else equal they are not.
        if best and earlier.fingerprint == ours.fingerprint:
            words = f"与{where}的{self._words(names)}相同，是同一条记录；请合并，或补充内容以示区别"
            return Twin(names[0], words, REFUSED)
        return Twin(names[0], f"与{where}可能是同一条记录；本行按新记录处理，请核对", DOUBTFUL)

    def _fingerprint(self, row: RawRow) -> int:
        return hash(tuple(row.values.values())) if self._kind.personal else 0

    def _first(self, key: tuple[Any, ...], row: RawRow) -> str:
        """Where the key was seen first, in words; empty when it is now."""
        place = self._seen.setdefault(key, (row.sheet, row.row))
        return _where(place, row) if place != (row.sheet, row.row) else ""

    def _words(self, names: Sequence[str]) -> str:
        return "、".join(self._kind.labels[name] for name in names)


def _where(place: _Place, row: RawRow) -> str:
    sheet, number = place
    return f"第 {number} 行" if sheet == row.sheet else f"工作表“{sheet}”第 {number} 行"


def unique_sets(kind: RecordKind) -> tuple[tuple[str, ...], ...]:
    """The identities of the kind that the store allows only once."""
    return _unique_sets(kind.name)


@cache
def _unique_sets(kind_name: str) -> tuple[tuple[str, ...], ...]:
    kind = BY_NAME[kind_name]
    table: Any = MODELS[kind_name].__table__
    sets = {frozenset([column.name]) for column in table.columns if column.unique}
    for constraint in table.constraints:
        if type(constraint).__name__ == "UniqueConstraint":
            sets.add(frozenset(column.name for column in constraint.columns))
    return tuple(names for names in kind.identity if frozenset(identity_column(kind, name) for name in names) in sets)


def identity_key(kind: RecordKind, names: tuple[str, ...], values: Values) -> Key | None:
    """The key of a row in an identity; None when its first field is empty or not in the registers."""
    given = values.get(names[0])
    first = given if type(given) is str else _key_part(kind, names[0], given)
    if first is None or len(names) == 1:
        return None if first is None else (first,)
    return (first, *(_key_part(kind, name, values.get(name)) for name in names[1:]))


def identity_column(kind: RecordKind, name: str) -> str:
    """The column by which a field is compared in an identity."""
    field = kind.field(name)
    if field.type is FieldType.REFERENCE:
        return f"{name}_id"
    return f"{name}_name" if field.type is FieldType.PARTY else name


def _key_part(kind: RecordKind, name: str, value: Any) -> Any:
    if type(value) is str:
        return value
    if isinstance(value, Link):
        return value.id if kind.field(name).type is FieldType.REFERENCE else value.text
    if value is None:
        field = kind.field(name)
        return field.default if field.type is FieldType.CHOICE else None
    return value
