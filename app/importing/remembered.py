"""What was said of the columns of this form before? A sender's lists come with the same head again and again."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.importing.correction import NOTHING, Correction
from app.importing.finding.headings import BARE, plain
from app.importing.finding.told import of_sheet
from app.importing.plan import ImportPlan, Problem, TableFound
from app.kinds import BY_NAME
from app.kinds.base import RecordKind
from app.values.dates import show_date
from db.models import Setting
from exports.sheet import Grid, ReadCell

_PREFIX = "import-form:"
_ROWS = 100
"""So many rows from the top of a sheet may be the known head."""


@dataclass(frozen=True)
class Form:
    """A head that was stored with something said of it."""

    kind: str
    head: tuple[str, ...]
    """Its lowest row, in plain words."""
    columns: Mapping[str, str]
    """Plain heading to the field that it fills; "" leaves it out."""
    notes: tuple[str, ...]
    """Headings of what is kept in the remarks."""
    file: str
    on: str
    """The file and the day of the import that said so."""


@dataclass(frozen=True)
class Recalled:
    """What is known of a file before it is looked at closely."""

    kind: RecordKind | None
    mapping: Mapping[str, str]
    """Plain heading to field, less the headings of which something is said now."""
    correction: Correction
    told: tuple[Problem, ...] = ()


def words_of(row: Sequence[ReadCell]) -> tuple[str, ...]:
    """By what a head is known again."""
    return tuple(words for cell in row if (words := plain(cell)))


def recall(
    session: Session,
    grids: Sequence[Grid],
    kind: RecordKind | None,
    mapping: Mapping[str, str],
    correction: Correction,
) -> Recalled:
    """What was said of the forms in this file, beside what is said now, which wins.

    What is kept in the remarks is recalled with the first look alone: later the correction says it.
    """
    latest_last = sorted(_forms(session), key=lambda form: form.on)
    forms = {form.head: form for form in latest_last if kind is None or form.kind == kind.name}
    said_now = {name for table in correction.tables for name in table.columns.values()} | set(mapping.values())
    known: dict[str, str] = {}
    notes: set[str] = set()
    told = []
    looked_at = [grid for grid in grids if not grid.hidden or grid.title in correction.sheets] if forms else []
    for grid, form in _found(looked_at, forms):
        if kind is None:
            kind = BY_NAME[form.kind]
        if form.kind != kind.name:
            continue
        columns = {words: name for words, name in form.columns.items() if not name or name not in said_now}
        known |= columns
        notes |= set(form.notes) if replace(correction, fixed={}) == NOTHING else set()
        told.append(of_sheet(grid, _sentence(kind, form)))
    given = {plain(heading) for heading in mapping}
    said = replace(correction, notes_from=correction.notes_from | notes) if notes else correction
    return Recalled(kind, {words: name for words, name in known.items() if words not in given}, said, tuple(told))


def remember(session: Session, plan: ImportPlan) -> None:
    """Keep, with the import that is being stored, what was said of the columns of its tables."""
    for table in plan.tables:
        columns, notes = _said_of(plan, table)
        if not table.head or not (columns or notes):
            continue
        value = {
            "kind": plan.kind.name,
            "head": table.head,
            "columns": columns,
            "notes": notes,
            "file": plan.file,
            "on": date.today().isoformat(),
        }
        name = _PREFIX + hashlib.sha256("\n".join([plan.kind.name, *table.head]).encode()).hexdigest()
        session.merge(Setting(name=name, value=json.dumps(value, ensure_ascii=False)))


def _said_of(plan: ImportPlan, table: TableFound) -> tuple[dict[str, str], list[str]]:
    """Plain heading to field, of what a hand said; of several columns with one heading nothing can be kept."""
    found = [column for column in table.found if column.heading and not column.heading.endswith(BARE)]
    headings = [_joined(column.heading) for column in found]
    by_heading = {plain(heading): name for heading, name in plan.mapping.items()}
    correction = plan.said.of(table.sheet, table.number)
    by_letter = correction.columns if correction else {}
    columns = {}
    for column, heading in zip(found, headings, strict=True):
        said = by_letter.get(column.letter, by_heading.get(heading))
        if said is not None and said == column.field and headings.count(heading) == 1:
            columns[heading] = said
    notes = [each.heading for each in found if not each.field and each.heading in plan.said.notes_from]
    return columns, notes


def _joined(heading: str) -> str:
    """联系方式 / 手机 as the search for its meaning has it."""
    return plain(heading.replace(" / ", ""))


def _forms(session: Session) -> Iterator[Form]:
    for value in session.scalars(select(Setting.value).where(Setting.name.startswith(_PREFIX)).order_by(Setting.name)):
        kept: dict[str, Any] = json.loads(value)
        if kept["kind"] in BY_NAME and {*kept["columns"].values()} <= {*BY_NAME[kept["kind"]].labels, ""}:
            yield Form(**{**kept, "head": tuple(kept["head"]), "notes": tuple(kept["notes"])})


def _found(grids: Sequence[Grid], forms: Mapping[tuple[str, ...], Form]) -> Iterator[tuple[Grid, Form]]:
    """The known forms of each sheet, each once."""
    for grid in grids:
        heads = dict.fromkeys(words for row in grid.rows[:_ROWS] if (words := words_of(row)) in forms)
        yield from ((grid, forms[head]) for head in heads)


def _sentence(kind: RecordKind, form: Form) -> str:
    filled = [f"“{words}”填入“{kind.labels[name]}”" for words, name in form.columns.items() if name]
    noted = [f"“{heading}”记入备注" for heading in form.notes]
    kept = set(map(plain, form.notes))
    left = [f"“{words}”不导入" for words, name in form.columns.items() if not name and words not in kept]
    what = "，".join([*filled, *noted, *left])
    return f"表头和 {show_date(form.on)}导入的“{form.file}”一样，照那时的指定：{what}；不对的请改各列的含义"
