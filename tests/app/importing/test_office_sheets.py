"""Is a sheet of any office read as it was meant, or is the clerk asked? Never a wrong value in silence."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.desk import Desk
from app.store import Store
from tests.app.importing.judging import RIGHT, WRONG, judge
from tests.app.importing.office_sheets import office_book

SHORT, LONG = 60, 1_500


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk on an empty store; a dry run leaves it empty."""
    return Desk(Store.open(tmp_path_factory.mktemp("office")))


def judged(desk: Desk, seed: int, path: Path) -> tuple[str, list[str]]:
    rng = Random(seed)
    kind = rng.choice(["enterprise", "donation"])
    truth = office_book(rng, path, kind)
    verdict = judge(desk.plan_import(path, kind), truth)
    return verdict.word, verdict.reasons


@settings(max_examples=SHORT, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_no_sheet_is_read_wrong_in_silence(desk: Desk, tmp_path: Path, seed: int) -> None:
    word, reasons = judged(desk, seed, tmp_path / "a.xlsx")
    assert word != WRONG, reasons[:5]


@pytest.mark.long
def test_nearly_all_of_many_sheets_are_read_without_a_question(desk: Desk, tmp_path: Path) -> None:
    counts: Counter[str] = Counter()
    for seed in range(LONG):
        word, reasons = judged(desk, seed, tmp_path / "a.xlsx")
        assert word != WRONG, (seed, reasons[:5])
        counts[word] += 1
    assert counts[RIGHT] >= LONG * 0.95, counts
