"""Does a period between two days count what lies wholly inside it, and say what may or may not?"""

from datetime import date

import pytest

from app.figures import Result, Scope, all_figures, compute
from app.figures.counter import flat
from app.kinds.base import Link
from app.store import Store
from tests.app.figures.office import add, result

SUMMER = Scope.period(date(2026, 7, 1), date(2026, 9, 30))


def test_what_begins_with_a_year_is_that_year_up_to_the_day() -> None:
    assert Scope.period(date(2026, 1, 1), date(2026, 9, 30)) == Scope(date(2026, 9, 30), 2026)
    assert Scope(date(2026, 9, 30), start=date(2026, 7, 1)) == SUMMER
    assert Scope.period(date(2025, 1, 1), date(2026, 9, 30)).year is None


@pytest.mark.parametrize(
    ("held_on", "counted"),
    [
        ("2026-07-01", 1),
        ("2026-09-30", 1),
        ("2026-06-30", 0),
        ("2026-10-01", 0),
        ("2026-07", 1),
        ("2026-09", 1),
        ("2026-06", 0),
        ("2026-07Q3", 1),
        ("2026-04Q2", 0),
        ("2026", None),
        ("--08-01", None),
        (None, None),
    ],
)
def test_a_coarse_date_counts_where_it_lies_wholly_inside(
    store: Store, held_on: str | None, counted: int | None
) -> None:
    add(store, "meeting", title="会", held_on=held_on)
    add(store, "donation", donor=Link("甲"), amount=100_00, given_on=held_on)
    meetings = result(store, "meetings_by_kind", SUMMER)
    gifts = result(store, "donations_by_year", SUMMER)
    assert meetings.value == (counted or 0)
    assert gifts.value == ("100.00" if counted else "0.00")
    unsure = counted is None
    assert meetings.left_out == ("1 次日期不确切，未计入" if unsure else "")
    assert gifts.left_out == ("1 笔日期不确切" if unsure else "")
    assert len(gifts.rows()) == (counted or 0) + unsure


def test_cumulative_sums_that_began_before_the_period_are_left_out(store: Store) -> None:
    cumulative = {"basis": "cumulative", "given_on": "2026-08-01", "amount": 100_00}
    add(store, "donation", donor=Link("甲"), period_from="2026-02", **cumulative)
    add(store, "donation", donor=Link("乙"), period_from="2026-07", **cumulative)
    add(store, "donation", donor=Link("丙"), **cumulative)
    found = result(store, "donations_by_kind", SUMMER)
    assert found.value == "200.00"
    assert "1 笔" in found.left_out
    rows = {row.title.split()[0]: row.value for row in found.rows()}
    assert "未计入" in rows["甲"]
    assert [rows[name] for name in ("乙", "丙")] == ["100元", "100元"]


def test_pieces_count_once_with_their_headline(store: Store) -> None:
    whole = add(store, "donation", donor=Link("商会"), amount=1000_00, given_on="2026-08")
    headline = Link("商会", "donation", whole.id)
    add(store, "donation", donor=Link("甲"), amount=400_00, given_on="2026-08", headline=headline)
    assert result(store, "donations_by_year", SUMMER).value == "1000.00"
    before = Scope.period(date(2026, 5, 1), date(2026, 6, 30))
    assert result(store, "donations_by_year", before).value == "0.00"


def test_a_whole_year_as_a_period_is_the_year(store: Store) -> None:
    for day in ("2026", "2026-03", "2026-12-31", "2025-12-31", "2027-01-01", None, "--05-01", "2026-07Q3"):
        add(store, "meeting", title=f"会{day}", held_on=day)
        add(store, "donation", donor=Link("甲"), amount=100_00, given_on=day)
        add(store, "visit", target=Link("乙"), visited_on=day)
    year, period = Scope(date(2026, 12, 31), 2026), Scope(date(2026, 12, 31), start=date(2026, 1, 1))
    with store.reading() as session:
        for figure in all_figures():
            one, two = (list(map(_told, flat([compute(session, figure, scope)]))) for scope in (year, period))
            assert one == two, figure.name


def _told(result: Result) -> tuple[object, ...]:
    words = result.left_out.replace("没有年份", "日期不确切")
    return result.name, result.value, result.text, words, [(row.id, row.value) for row in result.rows()]
