"""Does no number of the home page differ from its rows, on the sample office, on several days?"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.attention import NAMES_TO_LINK, NEEDS, YEAR_FIGURES, needs_a_hand
from app.desk import Desk
from app.figures.base import Scope
from app.kinds import BY_NAME
from app.sample.office import fill_sample
from app.store import Store

DAYS = (date(2019, 12, 31), date(2023, 9, 30), date(2026, 3, 1))
COUNTED = tuple(name for name in YEAR_FIGURES if name not in ("attendance", "donations_by_year"))
"""The figures that count their rows; the two others add up what stands in them."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("sample")
    with Store.open(folder) as store:
        fill_sample(store)
        yield Desk(store)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_need_counts_the_rows_that_it_opens_and_says_so(desk: Desk, day: date) -> None:
    with desk.store.reading() as session:
        for need in needs_a_hand(session, day):
            assert need.count == len(need.rows) == len({(row.kind, row.id) for row in need.rows})
            assert need.text.startswith(str(need.count))
            for row in need.rows[:3]:
                assert desk.record(BY_NAME[row.kind], row.id).id == row.id


def test_the_sample_office_has_each_need_on_some_day(desk: Desk) -> None:
    with desk.store.reading() as session:
        found = {need.name for day in DAYS for need in needs_a_hand(session, day)}
    # Every name of the sample that has a record is linked: tests/app/test_linking.py sees to the one that is missing.
    assert {need.__name__ for need in NEEDS} - {NAMES_TO_LINK} == found


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_need_and_figure_of_one_name_are_one_number(desk: Desk, day: date) -> None:
    with desk.store.reading() as session:
        needs = {need.name: need for need in needs_a_hand(session, day)}
    for name in ("terms_overdue", "tasks_overdue", "appeals_overdue"):
        (figure,) = desk.figures(Scope(day), [name])
        assert figure.count == (needs[name].count if name in needs else 0)
        assert {row.id for row in desk.figure_rows(name, Scope(day))} == {
            row.id for row in (needs[name].rows if name in needs else ())
        }


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_figure_of_the_year_opens_as_many_rows_as_it_says(desk: Desk, day: date) -> None:
    scope = Scope(day, day.year)
    for result in desk.figures(scope, YEAR_FIGURES):
        for one in (result, *result.groups):
            # What a total leaves out stands among its rows, marked so.
            counted = [
                row
                for row in desk.figure_rows(one.name, scope)
                if not row.value.endswith(("未计入", "未计入）", "另计）"))
            ]
            assert len(counted) == one.count, one.name
            if result.name in COUNTED:
                assert one.text.split()[0] == str(one.count), one.name


def test_people_with_seats_holders_of_honours_and_liaisons_are_counted(desk: Desk) -> None:
    scope = Scope(DAYS[-1])
    for result in desk.figures(scope, ["committee_by_seat", "honours_by_holder", "liaisons"]):
        assert result.count > 0
        assert {one.count for one in result.groups} != {0}
        assert all(len(desk.figure_rows(one.name, scope)) == one.count for one in (result, *result.groups))
