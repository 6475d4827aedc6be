"""Can a long plan be stopped, whatever it is at?"""

from itertools import pairwise
from pathlib import Path

import pytest

from app.desk import Desk
from app.errors import Cancelled
from app.importing import planning
from app.store import Store
from exports.sheet import Grid
from exports.workbook_reader import read_workbook
from tests.app.making import workbook


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store."""
    return Desk(store)


def test_the_search_for_duplicates_can_be_cancelled(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_silence(path: Path, *, sheet: str | None, progress: object) -> list[Grid]:
        return read_workbook(path, sheet=sheet)  # how often the reading says something hangs on the clock

    monkeypatch.setattr(planning, "read_workbook", in_silence)
    desk.carry_out(desk.plan_import(workbook(tmp_path / "a.xlsx", [["企业名称"], ["甲公司"]]), "enterprise"))
    path = workbook(tmp_path / "b.xlsx", [["企业名称"], ["乙公司"]])
    read: list[int] = []
    desk.plan_import(path, "enterprise", progress=lambda done, _total: read.append(done))
    before_rows = read.index(1)

    def stop(done: int, _total: int | None, calls: list[int] = []) -> None:  # noqa: B006 - counts its calls
        calls.append(done)
        if len(calls) == before_rows:
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.plan_import(path, "enterprise", progress=stop)
    assert before_rows > 1


def test_a_long_plan_can_be_cancelled_every_five_hundred_rows(desk: Desk, tmp_path: Path) -> None:
    names = [[f"第{at}号公司"] for at in range(1_201)]
    path = workbook(tmp_path / "long.xlsx", [["企业名称"], *names])
    told: list[int] = []
    desk.plan_import(path, "enterprise", progress=lambda done, _total: told.append(done))
    assert told[-1] == 1_201
    assert max(after - before for before, after in pairwise(told)) <= 500


def test_the_search_for_the_kind_of_a_file_can_be_stopped(desk: Desk, tmp_path: Path) -> None:
    looks = 0

    def stop_at_the_fifth_kind(_done: int, total: int | None) -> None:
        nonlocal looks
        looks += total is None
        if looks == 5:
            raise Cancelled

    path = workbook(tmp_path / "a.xlsx", [["企业名称", "地址"], ["甲公司", "一路1号"]])
    with pytest.raises(Cancelled):
        desk.plan_import(path, None, progress=stop_at_the_fifth_kind)
