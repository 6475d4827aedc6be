"""Whatever is said of whatever sheet: is there a plan that can be shown whole, or a sentence?"""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.desk import Desk
from app.errors import UserError
from app.importing import saying
from app.importing.correction import NOTHING, ROW_WORDS, Correction
from app.importing.plan import ImportPlan, TableFound
from app.store import Store
from tests.app.importing.office_sheets import office_book
from ui.importing.acceptance import Acceptance
from ui.importing.cells import PlanCells
from ui.importing.words import disagreements, lines_of, title_of

SHORT, LONG = 8, 200
ANSWERS = 4
_QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]

Say = Callable[[Random, ImportPlan, TableFound, Correction], Correction]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk on an empty store; a dry run leaves it empty."""
    return Desk(Store.open(tmp_path_factory.mktemp("office")))


def _row(rng: Random, table: TableFound) -> int:
    return rng.randint(max(1, table.head_row - 2), table.last_row + 3)


def _rows(rng: Random, _plan: ImportPlan, table: TableFound, said: Correction) -> Correction:
    return saying.say_rows(said, table.sheet, table.number, [_row(rng, table)], rng.choice(list(ROW_WORDS)))


def _head(rng: Random, _plan: ImportPlan, table: TableFound, said: Correction) -> Correction:
    first = _row(rng, table)
    rows = rng.choice([(), (first,), (first, first + 1)])
    return saying.say_head(said, table.sheet, table.number, rows)


def _new_table(rng: Random, _plan: ImportPlan, table: TableFound, said: Correction) -> Correction:
    return saying.say_new_table(said, table.sheet, table.number + 1, (_row(rng, table),))


def _range(rng: Random, _plan: ImportPlan, table: TableFound, said: Correction) -> Correction:
    return saying.say_range(said, table.sheet, table.number, *sorted((_row(rng, table), _row(rng, table))))


def _column(rng: Random, plan: ImportPlan, table: TableFound, said: Correction) -> Correction:
    if not table.found:
        return said
    column = rng.choice(table.found)
    place = (table.sheet, table.number, column.letter, column.heading)
    if rng.random() < 0.3:
        return saying.say_note(said, *place)
    return saying.say_column(said, *place, rng.choice(["", *plan.kind.labels]))


def _cell(rng: Random, _plan: ImportPlan, table: TableFound, said: Correction) -> Correction:
    letter = rng.choice(["A", "B", "C", "D", "ZZ"])
    return saying.say_cell(
        said, table.sheet, _row(rng, table), letter, rng.choice(["", "合计", "5", "2023.9.5", "同上"])
    )


def _table(rng: Random, plan: ImportPlan, table: TableFound, said: Correction) -> Correction:
    if rng.random() < 0.5:
        return saying.say_section(said, table.sheet, table.number, rng.choice(["", *plan.kind.labels]))
    return saying.say_left_out(said, table.sheet, table.number, left_out=rng.random() < 0.5)


def _fixed(rng: Random, plan: ImportPlan, _table: TableFound, said: Correction) -> Correction:
    text = rng.choice(["", "某某", "约10万元", "2023.9.5", "500", "无", "同上"])
    return saying.say_fixed(said, rng.choice(list(plan.kind.labels)), text)


SAYINGS: tuple[Say, ...] = (_rows, _head, _new_table, _range, _column, _cell, _table, _fixed)


def shown_whole(plan: ImportPlan) -> None:
    """Everything that the window asks of a plan."""
    assert sum(table.rows for table in plan.tables) == len(plan.rows)
    acceptance = Acceptance()
    acceptance.take(plan)
    assert acceptance.counts().total() <= len(plan.rows)
    disagreements(plan)
    for table in plan.tables:
        assert title_of(plan, table)
        assert all(line.words for line in lines_of(plan, table))
    cells = PlanCells(plan)
    asides = {(table.sheet, table.number): {number for number, _, _ in table.asides} for table in plan.tables}
    for at, row in enumerate(plan.rows):
        table = cells.table_of(at)
        assert table.sheet == row.sheet
        assert row.row not in asides[table.sheet, table.number]
        for name in cells.fields:
            cells.shown(row, name)


def talk_about(desk: Desk, seed: int, path: Path) -> None:
    rng = Random(seed)
    kind = rng.choice(["enterprise", "donation"])
    office_book(rng, path, kind)
    plan, said = desk.plan_import(path, kind), NOTHING
    shown_whole(plan)
    for _ in range(ANSWERS):
        more = rng.choice(SAYINGS)(rng, plan, rng.choice(plan.tables), said)
        try:
            plan = desk.plan_import(path, kind, correction=more)
        except UserError:
            continue
        said = more
        shown_whole(plan)


@settings(max_examples=SHORT, deadline=None, suppress_health_check=_QUIET)
@given(seed=st.integers(0, 10**9))
def test_any_correction_gives_a_plan_or_a_sentence(desk: Desk, tmp_path: Path, seed: int) -> None:
    talk_about(desk, seed, tmp_path / "a.xlsx")


@pytest.mark.long
def test_many_corrections_give_a_plan_or_a_sentence(desk: Desk, tmp_path: Path) -> None:
    for seed in range(LONG):
        talk_about(desk, seed, tmp_path / "a.xlsx")
