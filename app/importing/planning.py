"""What would an import of this file do? Finds the table, understands its rows, compares them with the store."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.importing.above import proposals, year_of
from app.importing.cells.understand import as_text, column_letter
from app.importing.comparing.comparer import Comparer
from app.importing.comparing.missing import REMARKS
from app.importing.comparing.near import NearNames
from app.importing.correction import NOTHING, Correction
from app.importing.finding.blocks import Block, words_above
from app.importing.finding.tables import Tables, choose_tables
from app.importing.fixed import check_fixed, fixed_for
from app.importing.plan import DOUBTFUL, ColumnFound, ImportPlan, NoTable, Problem, TableFound
from app.importing.remembered import recall, words_of
from app.importing.rows.follows import brought
from app.importing.rows.names_of_records import FORMER
from app.importing.rows.raw_row import RawRow, cell_at
from app.importing.rows.reader import TableReader
from app.importing.totals import Total, Totals, found_beside
from app.kinds.base import RecordKind
from app.values.convert import Reading
from db.models import Operation
from db.undo import is_taken_back
from db.vocabulary import OperationSource
from exports.sheet import Progress, ReadCell
from exports.workbook_reader import read_workbook

BATCH = 500
"""Rows that are compared with the store at a time."""

_SAMPLED = 50
"""Rows in which the first filled cell of a column is looked for."""


def plan_import(
    session: Session,
    path: Path,
    kind: RecordKind | None,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    correction: Correction = NOTHING,
    progress: Progress | None = None,
) -> ImportPlan:
    """The plan for one file; `kind` None: the kind whose headings fit best. `progress` may raise to cancel.

    `mapping` (heading → field) holds for all tables, `correction` for single tables, rows and cells.
    Raises UserError or FileProblem when there is no table to read.
    """
    say = progress or _unheard
    named = sheet is not None
    near = NearNames(session, kind) if kind else None

    def wait(_done: int, total: int | None) -> None:
        # Reading is the shorter part: it can be stopped, the bar moves with the rows that are compared.
        say(0, total)
        if near:
            near.learn_more()

    grids = read_workbook(path, sheet=sheet, progress=wait)
    look = partial(say, 0, None)
    given = mapping or {}
    known = recall(session, grids, kind, given, correction)
    correction = known.correction
    try:
        chosen = choose_tables(
            grids, known.kind, given, correction, named=named, file=path.name, recalled=known.mapping, tick=look
        )
    except NoTable as problem:
        _propose(session, problem, correction)
        raise
    plan = _empty_plan(session, path, chosen, correction)
    plan.said, plan.mapping = correction, {**known.mapping, **given}
    plan.notes += known.told
    plan.proposed = proposals(session, plan.kind, [words for block in chosen.found for words in words_above(block)])
    plan.also += tuple(_named_by_title(session, chosen))
    total = sum(block.last - block.first + 1 for block in chosen.found)

    def tick() -> None:
        say(len(plan.rows), total)

    comparer = Comparer(session, plan.kind, plan.fields, correction, near=near, tick=tick)
    summed = [_take_table(session, block, plan, comparer, tick) for block in chosen.found]
    _take_totals(plan, chosen.found, summed)
    comparer.settle(plan.rows)
    plan.missing, plan.to_make = comparer.missing.told(), comparer.missing.to_make
    return plan


def _take_table(
    session: Session, block: Block, plan: ImportPlan, comparer: Comparer, tick: Callable[[], None]
) -> Totals:
    """The table and its rows go to the plan; what its numbers come to."""
    tick()
    said, kind = plan.said, plan.kind
    year = said.year or year_of(block, Path(plan.file).stem)
    fixed = fixed_for(session, block, kind, said.fixed, Reading(None if kind.personal else year))
    notes = [*fixed.told]
    reader = TableReader(block, kind, notes.append, year=year, correction=said, fixed=fixed, tick=tick)
    start = len(plan.rows)
    for batch in _batches(reader.rows()):
        plan.rows += comparer.compare(batch)
        tick()
    notes += reader.doubts()
    found = _table_found(block, plan, start, notes, tuple(reader.asides))
    plan.tables.append(replace(found, fixed=fixed.shown(kind)))
    return reader.totals


def _propose(session: Session, problem: NoTable, correction: Correction) -> None:
    """Where only a value for all rows is lacking, what the words over the table propose for it."""
    if what := problem.lacking:
        check_fixed(session, what.kind, correction.fixed)
        problem.lacking = replace(what, proposed=proposals(session, what.kind, what.above))


def _unheard(_done: int, _total: int | None) -> None:
    """Nobody asked how far it is."""


def _named_by_title(session: Session, chosen: Tables) -> Iterator[RecordKind]:
    """The further kinds of which the words over the table name what all rows have in common."""
    for each in chosen.also_if:
        if each.kind not in chosen.also and {*each.fields} <= proposals(session, each.kind, each.above).keys():
            yield each.kind


def _empty_plan(session: Session, path: Path, chosen: Tables, correction: Correction) -> ImportPlan:
    kind = chosen.kind
    present = {name for block in chosen.found for name in _brought(block, kind)}
    present.update(correction.fixed)
    # Of any cell a part may have to go into the remarks.
    more = {REMARKS} | {
        name for field in kind.fields if field.name in present for name in (field.told_with, *field.besides)
    }
    fields = tuple(field.name for field in kind.fields if field.name in present | more)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    before = _taken_before(session, digest)
    return ImportPlan(
        kind,
        path.name,
        digest,
        fields,
        notes=chosen.notes,
        hidden=chosen.hidden,
        reason=chosen.reason,
        rather=chosen.rather,
        elsewhere=tuple(chosen.elsewhere),
        also=tuple(chosen.also),
        taken_before=before,
    )


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


def _take_totals(plan: ImportPlan, blocks: Sequence[Block], summed: Sequence[Totals]) -> None:
    plan.tables = [
        replace(found, totals=totals, notes=(*found.notes, *_disagreements(plan.kind, found.sheet, totals)))
        for found, totals in zip(plan.tables, _totals_of(blocks, summed), strict=True)
    ]


def _totals_of(blocks: Sequence[Block], summed: Sequence[Totals]) -> Iterator[tuple[Total, ...]]:
    """What each table says in all; tables side by side, under one head, are looked at together."""
    pairs = zip(blocks, summed, strict=True)
    for _, beside in groupby(pairs, key=lambda pair: (pair[0].grid.title, pair[0].head.rows or pair[0].number)):
        yield from found_beside([totals for _, totals in beside])


def _disagreements(kind: RecordKind, sheet: str, totals: Iterable[Total]) -> list[Problem]:
    return [
        Problem(
            sheet,
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


def _brought(block: Block, kind: RecordKind) -> set[str]:
    """The fields that a table may fill."""
    head = block.head
    said = {block.correction.section_field} - {""} if block.correction else set()
    # A person's name may bring the gender and a remark in brackets, a firm's its former name.
    more = ({"gender", "notes"} if kind.personal else {FORMER}) & set(kind.labels)
    if any("person" in kind.field(name).refers_to for name in head.columns):
        more |= {"notes"} & set(kind.labels)
    return {*head.columns, *head.beside.values(), *said, *more, *brought(kind, head)}


def _table_found(
    block: Block,
    plan: ImportPlan,
    start: int,
    notes: list[Problem],
    asides: tuple[tuple[int, str, str], ...],
) -> TableFound:
    head, grid = block.head, block.grid
    numbers = [row.row for row in plan.rows[start:]]
    top = grid.first_row + (head.rows[-1] + 1 if head.rows else block.first)
    shown = {name: head.shown[name] for name, _ in sorted(head.columns.items(), key=itemgetter(1))}
    return TableFound(
        grid.title,
        tuple(grid.first_row + row for row in head.rows),
        min(numbers, default=top),
        max(numbers, default=top - 1),
        len(numbers),
        shown,
        tuple(heading for _, heading in sorted(head.unmapped.items())),
        tuple(notes),
        (),
        block.number,
        _columns_found(block),
        asides,
        words_of(grid.rows[head.bottom]) if head.rows else (),
    )


def _columns_found(block: Block) -> tuple[ColumnFound, ...]:
    """The columns with what was made of them, and the first filled cell below each head."""
    head, grid = block.head, block.grid
    further = {index: name for name, more in head.also.items() for index in more}
    fields = {index: name for name, index in head.columns.items()} | further
    fields |= {each.column: each.field for each in head.instead}
    shown = {index: head.shown[name] for name, index in head.columns.items()} | head.unmapped
    shown |= {each.column: each.heading for each in head.instead}
    shown |= {index: as_text(cell_at(grid.rows[head.bottom], index)).strip() for index in (*further, *head.kept)}
    body = grid.rows[block.first : min(block.last + 1, block.first + _SAMPLED)]
    return tuple(
        ColumnFound(
            column_letter(grid.first_column + index),
            shown[index],
            fields.get(index, ""),
            _first_text(body, index),
            head.kept.get(index, ""),
        )
        for index in sorted(shown)
    )


def _first_text(rows: list[list[ReadCell]], index: int) -> str:
    return next((text for row in rows if (text := as_text(cell_at(row, index)).strip())), "")
