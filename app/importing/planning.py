"""What would an import of this file do? Finds the table, understands its rows, compares them with the store."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from operator import itemgetter
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.importing.comparing import Comparer
from app.importing.headings import Head
from app.importing.plan import DOUBTFUL, ImportPlan, Problem, TableFound
from app.importing.rows import RawRow, TableReader
from app.importing.tables import Tables, choose_tables
from app.importing.totals import Total
from app.kinds.base import RecordKind
from db.models import Operation
from db.undo import is_taken_back
from db.vocabulary import OperationSource
from exports.sheet import Grid, Progress
from exports.workbook_reader import read_workbook

BATCH = 500
"""Rows that are compared with the store at a time."""


def plan_import(
    session: Session,
    path: Path,
    kind: RecordKind | None,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> ImportPlan:
    """The plan for one file; `kind` None: the kind whose headings fit best. `progress` may raise to cancel.

    Raises UserError or FileProblem when there is no table to read.
    """
    grids = read_workbook(path, sheet=sheet, progress=_only_cancel(progress))
    chosen = choose_tables(grids, kind, mapping or {}, named=sheet is not None, file=path.name)
    plan = _empty_plan(session, path, chosen)
    comparer = Comparer(session, plan.kind, plan.fields)
    total = sum(len(grid.rows) for grid, _ in chosen.found)
    for grid, head in chosen.found:
        notes: list[Problem] = []
        reader = TableReader(grid, head, plan.kind, notes.append)
        start = len(plan.rows)
        for batch in _batches(reader.rows()):
            plan.rows += comparer.compare(batch)
            if progress:
                progress(len(plan.rows), total)
        notes += _disagreements(plan.kind, grid, reader.totals.found())
        plan.tables.append(_table_found(grid, head, plan, start, notes, reader.totals.found()))
    comparer.settle(plan.rows)
    return plan


def _only_cancel(progress: Progress | None) -> Progress | None:
    """Reading is the shorter part: its listener can stop it, the bar moves with the rows that are compared."""
    return (lambda _done, total: progress(0, total)) if progress else None


def _empty_plan(session: Session, path: Path, chosen: Tables) -> ImportPlan:
    kind = chosen.kind
    present = {name for _, head in chosen.found for name in head.columns}
    implied = {field.qualified_by for field in kind.fields if field.name in present and field.qualified_by}
    fields = tuple(field.name for field in kind.fields if field.name in present | implied)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return ImportPlan(kind, path.name, digest, fields, notes=chosen.notes, taken_before=_taken_before(session, digest))


def _taken_before(session: Session, digest: str) -> str:
    found = session.scalars(
        select(Operation)
        .where(Operation.source == OperationSource.IMPORT.value, Operation.detail.contains(digest))
        .order_by(Operation.id.desc())
        .limit(1)
    ).first()
    if found is None:
        return ""
    undone = "，但那次导入已经撤销" if is_taken_back(session, found.id) else ""
    return f"同一个文件已经导入过（操作 {found.id}「{found.title}」）{undone}"


def _batches(rows: Iterable[RawRow]) -> Iterator[list[RawRow]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _disagreements(kind: RecordKind, grid: Grid, totals: Iterable[Total]) -> list[Problem]:
    return [
        Problem(
            grid.title,
            0,
            "",
            kind.labels[total.field],
            total.stated,
            f"合计写的是 {total.stated}，各行相加是 {total.computed}，请核对",
            DOUBTFUL,
        )
        for total in totals
        if not total.agrees
    ]


def _table_found(
    grid: Grid, head: Head, plan: ImportPlan, start: int, notes: list[Problem], totals: tuple[Total, ...]
) -> TableFound:
    numbers = [row.row for row in plan.rows[start:]]
    head_row = grid.first_row + head.row
    headings = {
        name: str(grid.rows[head.row][index]).strip() for name, index in sorted(head.columns.items(), key=itemgetter(1))
    }
    return TableFound(
        grid.title,
        head_row,
        min(numbers, default=head_row + 1),
        max(numbers, default=head_row),
        len(numbers),
        headings,
        head.unmapped,
        tuple(notes),
        totals,
    )
