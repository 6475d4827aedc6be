"""Is what names a record one name, and what stands in brackets behind it: a former name, a gender, a remark?"""

import re

from app.importing.cells.named import bodies_in
from app.importing.finding.content import is_body_name, is_no_name
from app.importing.plan import DOUBTFUL, NOTE
from app.importing.rows.raw_row import RawRow, add_note, cell_at, problem_at
from app.kinds.base import Field, Link, RecordKind, Value
from app.values.names import listed_names
from app.values.person_names import part_person

FORMER = "former_names"
_MAY_PART = re.compile(r"[、；;，,\s]")
_OF_BODIES = ("credit_code", "phone")
"""What tells firms, associations and other bodies of one name apart."""

_CLOSED, _OPENED = ("）", ")", "】", "]"), ("已故", "（", "(")
_FORMER = re.compile(r"(.{3,}?)[（(](?:原名称?|原|曾用名|更名前|前身)[:：为是]?(.{4,})[)）]")
_STATE = re.compile(
    r"(.{3,}?)[（(]((?:现?已|拟|暂停?)?(?:注销|吊销|退会|停业|歇业|营业|停产|关闭|迁出|搬离|迁移|解散|更名).{0,20})[)）]"
)


def look_at_name(row: RawRow, kind: RecordKind) -> None:
    """A number is no name; two firms in one cell are no record."""
    name = row.values.get(kind.title)
    called = name.text if isinstance(name, Link) else name
    if isinstance(called, str) and is_no_name(called, personal=kind.personal):
        words = f"“{called}”不像{kind.labels[kind.title]}，请核对这一行是不是记录"
        row.problems.append(problem_at(row, kind, kind.title, words, DOUBTFUL))
        return
    if kind.personal or kind.apart not in _OF_BODIES or kind.title not in row.places:
        return
    # The cell as it stands: between two names on two lines nothing would be left.
    cell = cell_at(row.cells, row.places[kind.title][0])
    many = bodies_in(cell) if isinstance(cell, str) and _MAY_PART.search(cell) else ()
    if len(many) > 1:
        words = f"一格里像是 {len(many)} 个名称（{'、'.join(many)}），请核对；是几家的，请分成几行"
        row.problems.append(problem_at(row, kind, kind.title, words, DOUBTFUL))


def part_name(row: RawRow, kind: RecordKind) -> None:
    """王小明（女）: the name, the gender, and as a remark what else stands in brackets."""
    name = row.values.get(kind.title)
    if not isinstance(name, str) or not (name.endswith(_CLOSED) or name.startswith(_OPENED)):
        return
    parted = part_person(name)
    if not parted.name or parted.name == name:
        return
    row.values[kind.title] = parted.name
    said = [f"姓名“{name}”取“{parted.name}”"]
    if parted.gender and not row.values.get("gender"):
        row.values["gender"] = _kept(kind.field("gender"), parted.gender)
        said.append(f"性别取“{parted.gender}”")
    differs = bool(parted.gender) and row.values.get("gender") != _kept(kind.field("gender"), parted.gender)
    if differs:
        said.append(f"姓名里写的是“{parted.gender}”，和性别一栏不同，请核对")
    if parted.remark:
        add_note(row.values, parted.remark)
        said.append(f"“{parted.remark}”记入备注，请核对")
    severity = DOUBTFUL if parted.remark or differs else NOTE
    row.problems.append(problem_at(row, kind, kind.title, "，".join(said), severity))


def _kept(field: Field, label: str) -> Value:
    assert field.choices is not None
    return next((word.value for word in field.choices if word.label == label), None)


def part_body(row: RawRow, kind: RecordKind) -> None:
    """青禾公司（原远山公司） has a former name; of 青禾公司（已注销） the rest is a remark, to be looked at."""
    name = row.values.get(kind.title)
    if not isinstance(name, str) or FORMER not in kind.labels or not name.endswith(("）", ")")):
        return
    if (found := _FORMER.fullmatch(name)) and is_body_name(found[2]):
        before = row.values.get(FORMER)
        known = listed_names(before) if isinstance(before, str) else []
        row.values[kind.title] = found[1]
        row.values[FORMER] = "、".join(dict.fromkeys([*known, found[2]]))
        words, severity = f"“{name}”取“{found[1]}”，“{found[2]}”记作{kind.labels[FORMER]}", NOTE
    elif found := _STATE.fullmatch(name):
        row.values[kind.title] = found[1]
        row.aside.append(found[2])
        words, severity = f"“{name}”取“{found[1]}”，“{found[2]}”记入备注，请核对", DOUBTFUL
    else:
        return
    row.problems.append(problem_at(row, kind, kind.title, words, severity))
