"""How is a plan stored? In one operation: all rows, or the good ones, or none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from app import origins, records
from app.errors import UserError
from app.importing.comparing.within import waves
from app.importing.plan import REFUSED, ImportPlan, RowPlan, TableFound
from app.importing.remembered import remember
from app.kinds import BY_NAME
from app.kinds.base import Link, Values
from app.store import Store
from db.vocabulary import OperationSource
from exports.sheet import Progress

BATCH = 2_000


@dataclass(frozen=True)
class Outcome:
    """What was stored; `operation_id` None: nothing was to be stored."""

    operation_id: int | None
    new: int
    changed: int


def carry_out(
    store: Store,
    plan: ImportPlan,
    *,
    good_rows_only: bool = False,
    accepted: Callable[[RowPlan], bool] | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Store the plan as one operation after a backup.

    `accepted` says which rows are taken: one by one, or all of a verdict; then the others are left, refused ones too.
    Raises UserError, storing nothing, when rows are refused and neither `accepted` nor `good_rows_only` is said, or
    when an accepted row stands in one that is not.
    """
    refused = plan.counts[REFUSED]
    if accepted is not None:
        plan, good_rows_only = _only_accepted(plan, accepted), True
    if refused and not good_rows_only:
        raise UserError(f"有 {refused} 行不能导入，所以整个文件都没有导入。请改正后再导入，或选择“只导入可用的行”。")
    fresh = sum(row.is_fresh for row in plan.rows)
    altered = [row for row in plan.rows if row.alters]
    if not fresh and not altered:
        return Outcome(None, 0, 0)
    if store.folder is not None:
        store.back_up("import")
    detail: dict[str, Any] = {
        "file": plan.file,
        "digest": plan.digest,
        "sheets": [table.sheet for table in plan.tables],
        "tables": [_columns_of(table).as_json() for table in plan.tables],
        "mended": [
            {"sheet": sheet, "row": row, "column": letter, "text": text}
            for (sheet, row, letter), text in plan.said.cells.items()
        ],
        "fixed": sorted(plan.said.fixed),
        "new": fresh,
        "changed": len(altered),
        "refused": refused,
    }
    title = f"导入{plan.kind.label}：{plan.file}"
    with store.operation(title, OperationSource.IMPORT, detail=detail) as session:
        operation_id: int = session.info["operation_id"]
        places = _store(session, plan, altered, partial(_say, progress, fresh + len(altered)))
        origins.keep(session, operation_id, places)
        remember(session, plan)
    return Outcome(operation_id, fresh, len(altered))


def _say(progress: Progress | None, total: int, done: int) -> None:
    if progress:
        progress(done, total)


def _store(
    session: Session, plan: ImportPlan, altered: Sequence[RowPlan], say: Callable[[int], None]
) -> list[origins.Place]:
    """Write what the rows name and nobody has, the new rows, then the changed ones; from where each was taken."""
    stored: dict[int, int] = {}
    made = _make_missing(session, plan)
    for wave in waves(plan.rows):
        for start in range(0, len(wave), BATCH):
            _store_new(session, plan, wave[start : start + BATCH], stored, made)
            say(len(stored))
    places = [_place(plan, plan.rows[at], key) for at, key in stored.items()]
    for at, row in enumerate(altered, 1):
        key = row.record_id or 0
        if records.update(session, plan.kind, key, _values(plan, row, stored, made), row.version):
            places.append(_place(plan, row, key))
        if at % 200 == 0:
            say(len(stored) + at)
    return places


def _columns_of(table: TableFound) -> origins.ColumnsOf:
    letters = {column.field: column.letter for column in reversed(table.found) if column.field}
    return origins.ColumnsOf(table.sheet, table.first_row, table.last_row, letters)


def _place(plan: ImportPlan, row: RowPlan, key: int) -> origins.Place:
    return origins.Place(plan.kind.name, key, row.sheet, row.row)


def _only_accepted(plan: ImportPlan, accepted: Callable[[RowPlan], bool]) -> ImportPlan:
    """The plan in which all other rows are refused; places stay what they are."""
    rows = [row if row.verdict == REFUSED or accepted(row) else replace(row, verdict=REFUSED) for row in plan.rows]
    for row in rows:
        lost = [plan.rows[at] for _, at in row.within if rows[at].verdict == REFUSED]
        if lost and row.verdict != REFUSED:
            raise UserError(
                f"第 {row.row} 行“{row.title}”要和第 {lost[0].row} 行“{lost[0].title}”一起导入；请一并选上。"
            )
    return replace(plan, rows=rows)


def _make_missing(session: Session, plan: ImportPlan) -> dict[int, Link]:
    """The records by name alone that the rows to be stored ask for, in place of what stood for them."""
    wanted = {
        value.id
        for row in plan.rows
        if row.is_fresh or row.alters
        for value in row.values
        if isinstance(value, Link) and value.id in plan.to_make
    }
    made: dict[int, Link] = {}
    for number, link in plan.to_make.items():
        if number in wanted:
            kind = BY_NAME[link.kind or ""]
            made[number] = Link(link.text, link.kind, records.create(session, kind, {kind.title: link.text}))
    return made


def _store_new(
    session: Session, plan: ImportPlan, places: list[int], stored: dict[int, int], made: dict[int, Link]
) -> None:
    """Store the rows at these places; `stored` learns their records."""
    rows = [plan.rows[at] for at in places]
    complete = [records.with_defaults(plan.kind, _values(plan, row, stored, made)) for row in rows]
    ids = records.create_many(session, plan.kind, complete, uids=[row.uid for row in rows])
    stored.update(zip(places, ids, strict=True))


def _values(plan: ImportPlan, row: RowPlan, stored: dict[int, int], made: dict[int, Link]) -> Values:
    given: Values = {name: value for name, value in zip(plan.fields, row.values, strict=True) if value is not None}
    if made:
        given.update(
            {name: made[value.id] for name, value in given.items() if isinstance(value, Link) and value.id in made}
        )
    for name, at in row.within:
        given[name] = Link(plan.rows[at].title, plan.kind.name, stored[at])
    return given
