"""Which row of a sheet is its head, and which field does each column hold?"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.errors import UserError
from app.importing.cells import as_text, column_letter
from app.kinds.base import Field, FieldType, RecordKind
from app.telling import REGISTER_HEADING
from exports.sheet import Grid, ReadCell

LOOKED_AT = 40
"""So many rows from the top may hold the head."""

UID_HEADING = "系统编号"
"""The last column of our own exports: the record's identity."""

_ORDINALS = {"序号", "no", "行号"}
_UNITS = {"亿元": 10**8, "万元": 10**4, "千元": 10**3, "元": 1}
_UNIT = re.compile(r"[(\[]?(?:单位[::]?)?(?:人民币)?(亿元|万元|千元|元)[)\]]?$")
_UNIT_ABOVE = re.compile(r"单位[::]?(?:人民币)?(亿元|万元|千元|元)")
_DECORATION = re.compile(
    r"[\s*★☆:：、,。.]+|\((?:必填|选填|如有|全称|盖章|签章|人|名|个|手机|座机|18位|年月日|年/月/日)\)"
)


@dataclass(frozen=True)
class Head:
    """The head of a table: its row in the grid, and field name to column index."""

    row: int
    columns: dict[str, int]
    units: dict[str, int]
    uid_column: int | None
    unmapped: tuple[str, ...]
    registers: dict[str, int]
    """Party field to the column that says which record its name stands for."""
    unit_above: str = ""
    """The words over the table that give a unit to its amounts: 单位：万元."""


def plain(heading: ReadCell) -> str:
    """A heading without what writers add to it: spaces, stars, brackets of remark, full width."""
    folded = unicodedata.normalize("NFKC", str(heading if heading is not None else ""))
    return _DECORATION.sub("", folded).lower()


def split_unit(heading: str) -> tuple[str, int | None]:
    """A plain heading and the unit that ends it: 注册资本(万元) → 注册资本, 10000."""
    found = _UNIT.search(heading)
    if not found or found.start() == 0:
        return heading, None
    return heading[: found.start()], _UNITS[found[1]]


def find_head(grid: Grid, kind: RecordKind, mapping: Mapping[str, str]) -> Head | None:
    """The head row of the table in this sheet; None when no row looks like one.

    `mapping` (heading → field name) wins over the known headings.
    """
    known = _known_headings(kind, mapping)
    best, best_score = None, 0
    for at, row in enumerate(grid.rows[:LOOKED_AT]):
        score = _score(row, known)
        if score > best_score:
            best, best_score = at, score
    if best is None or (best_score == 1 and not _is_small(grid.rows[best], known)):
        return None
    return _head(grid, best, kind, known)


def _is_small(row: Sequence[ReadCell], known: Mapping[str, Field]) -> bool:
    """One known heading is enough where it is the whole head, or a required one among others.

    A title is longer and stands alone above a wider table.
    """
    cells = [heading for cell in row if (heading := plain(cell))]
    fields = [field for heading in cells if (field := _field_of(heading, known))]
    if not fields:  # the identity alone, of another kind's export
        return False
    return len(fields) == len(cells) or (len(cells) > 1 and fields[0].required and fields[0].default is None)


def _known_headings(kind: RecordKind, mapping: Mapping[str, str]) -> dict[str, Field]:
    known: dict[str, Field] = {}
    # Labels first: an alias of one field never takes another field's own label.
    for field in kind.fields:
        known.setdefault(split_unit(plain(field.label))[0], field)
    for field in kind.fields:
        for alias in field.aliases:
            known.setdefault(split_unit(plain(alias))[0], field)
    for heading, name in mapping.items():
        try:
            known[plain(heading)] = known[split_unit(plain(heading))[0]] = kind.field(name)
        except KeyError:
            fields = "、".join(field.name for field in kind.fields)
            raise UserError(f"{kind.label}没有叫“{name}”的字段；可用的字段：{fields}") from None
    return known


def _field_of(heading: str, known: Mapping[str, Field]) -> Field | None:
    return known.get(heading) or known.get(split_unit(heading)[0])


def _score(row: Sequence[ReadCell], known: Mapping[str, Field]) -> int:
    fields = {field.name for cell in row if (field := _field_of(plain(cell), known))}
    return len(fields) + (1 if UID_HEADING in map(plain, row) else 0)


def _head(grid: Grid, at: int, kind: RecordKind, known: Mapping[str, Field]) -> Head:
    columns: dict[str, int] = {}
    units: dict[str, int] = {}
    unmapped: list[str] = []
    special = _special_columns(grid.rows[at], kind)
    for index, cell in enumerate(grid.rows[at]):
        heading = plain(cell)
        field = _field_of(heading, known)
        if index in special.values():
            continue
        if field is not None and field.name not in columns:
            columns[field.name] = index
            unit = split_unit(heading)[1]
            if unit and field.type is FieldType.MONEY:
                units[field.name] = unit
        elif heading and heading not in _ORDINALS:
            unmapped.append(str(cell).strip())
    unmapped += _nameless(grid, at)
    words, unit = _unit_above(grid, at)
    bare = [name for name in columns if kind.field(name).type is FieldType.MONEY and name not in units]
    units |= dict.fromkeys(bare, unit)
    uid_column = special.pop(UID_HEADING, None)
    return Head(at, columns, units, uid_column, tuple(unmapped), special, words if bare else "")


def _special_columns(row: Sequence[ReadCell], kind: RecordKind) -> dict[str, int]:
    """What only our own exports have: the identity, and by party field the record its name stands for."""
    headings = {plain(cell): index for index, cell in enumerate(row)}
    special = {UID_HEADING: headings[UID_HEADING]} if UID_HEADING in headings else {}
    for field in kind.fields:
        heading = plain(REGISTER_HEADING.format(field.label))
        if field.type is FieldType.PARTY and heading in headings:
            special[field.name] = headings[heading]
    return special


def _nameless(grid: Grid, at: int) -> list[str]:
    """Columns without a heading that hold something: they must not be lost in silence."""
    head = grid.rows[at]
    width = max(map(len, grid.rows[at:]))
    bare = [index for index in range(width) if index >= len(head) or not plain(head[index])]
    return [
        f"{column_letter(grid.first_column + index)} 列（没有表头）"
        for index in bare
        if any(index < len(row) and as_text(row[index]).strip() for row in grid.rows[at + 1 :])
    ]


def _unit_above(grid: Grid, at: int) -> tuple[str, int]:
    """单位：万元, as it stands over a table, and its size in 元."""
    for row in reversed(grid.rows[:at]):
        for cell in row:
            found = _UNIT_ABOVE.search(re.sub(r"\s", "", unicodedata.normalize("NFKC", as_text(cell))))
            if found:
                return found[0], _UNITS[found[1]]
    return "", 1
