"""What would an import of this file do? Finds the table, understands its rows, compares them with the store."""

import hashlib
from collections.abc import Iterator, Mapping
from operator import itemgetter
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.importing.comparing import Comparer
from app.importing.headings import Head, find_head
from app.importing.plan import ImportPlan, Problem, TableFound
from app.importing.rows import RawRow, read_rows
from app.kinds import KINDS
from app.kinds.base import RecordKind
from db.models import Operation
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
    """The plan for one file; `kind` None: the kind whose headings fit best.

    Raises UserError or FileProblem when there is no table to read.
    """
    grids = read_workbook(path, sheet=sheet)
    visible = [grid for grid in grids if sheet or not getattr(grid, "hidden", False)]
    found_kind, tables = _tables(visible, kind, mapping or {}, path.name)
    plan = _empty_plan(session, found_kind, path, tables)
    comparer = Comparer(session, found_kind, plan.fields)
    total = sum(len(grid.rows) for grid, _ in tables)
    done = 0
    for grid, head in tables:
        notes: list[Problem] = []
        start = len(plan.rows)
        for batch in _batches(read_rows(grid, head, found_kind, notes.append)):
            plan.rows += comparer.compare(batch)
            done += len(batch)
            if progress:
                progress(done, total)
        plan.tables.append(_table_found(grid, head, plan, start, notes))
    return plan


def _tables(
    grids: list[Grid], kind: RecordKind | None, mapping: Mapping[str, str], name: str
) -> tuple[RecordKind, list[tuple[Grid, Head]]]:
    """The kind and, sheet by sheet, the tables of that kind."""
    best: tuple[RecordKind, list[tuple[Grid, Head]]] | None = None
    best_score = 0
    for candidate in (kind,) if kind else KINDS:
        known = mapping if kind else {}
        heads = [(grid, head) for grid in grids if (head := find_head(grid, candidate, known))]
        score = sum(len(head.columns) for _, head in heads)
        if score > best_score:
            best, best_score = (candidate, heads), score
    if best is None:
        wanted = f"{kind.label}的表头（如{_first_labels(kind)}）" if kind else "认识的表头"
        raise UserError(f"“{name}”里没有找到{wanted}。请检查是否选错了文件，或用列对应指定各列的含义。")
    missing = [field for field in best[0].fields if field.required and field.default is None]
    for grid, head in best[1]:
        lacking = [field.label for field in missing if field.name not in head.columns]
        if lacking:
            raise UserError(
                f"“{name}”的工作表“{grid.title}”第 {grid.first_row + head.row} 行是表头，"
                f"但缺少“{'”“'.join(lacking)}”这一列。请补上，或指定哪一列是它。"
            )
    return best


def _first_labels(kind: RecordKind) -> str:
    return "、".join(field.label for field in kind.fields[:4])


def _empty_plan(session: Session, kind: RecordKind, path: Path, tables: list[tuple[Grid, Head]]) -> ImportPlan:
    present = {name for _, head in tables for name in head.columns}
    implied = {field.qualified_by for field in kind.fields if field.name in present and field.qualified_by}
    fields = tuple(field.name for field in kind.fields if field.name in present | implied)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return ImportPlan(kind, path.name, digest, fields, taken_before=_taken_before(session, digest))


def _taken_before(session: Session, digest: str) -> str:
    found = session.scalars(
        select(Operation)
        .where(Operation.source == OperationSource.IMPORT.value, Operation.detail.contains(digest))
        .order_by(Operation.id.desc())
        .limit(1)
    ).first()
    return f"同一个文件已经导入过（操作 {found.id}「{found.title}」）" if found else ""


def _batches(rows: Iterator[RawRow]) -> Iterator[list[RawRow]]:
    batch: list[RawRow] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _table_found(grid: Grid, head: Head, plan: ImportPlan, start: int, notes: list[Problem]) -> TableFound:
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
    )
