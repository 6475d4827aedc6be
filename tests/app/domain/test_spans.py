"""Is an overlap of partly known periods called certain only when it is?"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.spans import Overlap, Span, holds_on, overlap

CERTAIN, POSSIBLE, NONE = Overlap.CERTAIN, Overlap.POSSIBLE, Overlap.NONE


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("2018", "2023"), ("2021", "2026"), CERTAIN),
        (("2018-05-10", "2023-05-10"), ("2023-05-10", None), NONE),
        (("2018-05-10", "2023-05-10"), ("2023-05-09", None), CERTAIN),
        (("2018", "2023"), ("2023", None), NONE),
        (("2018", "2023"), ("2023-05", None), NONE),
        (("2018", "2023-06"), ("2023-05-20", None), CERTAIN),
        (("2018", "2023"), ("2022-06", "2023-06"), CERTAIN),
        (("2018", "2022"), ("2022-06", "2023-06"), NONE),
        (("2018-07Q3", "2019"), ("2018-08", "2018-09"), POSSIBLE),
        (("2018", None), ("2020", None), CERTAIN),
        ((None, None), (None, None), CERTAIN),
        ((None, None), ("2020", None), CERTAIN),
        ((None, "2019"), ("2020", None), NONE),
        ((None, "2021"), ("2020", None), POSSIBLE),
        (("2018", "--06"), ("2020", None), POSSIBLE),
        (("--06", None), ("2020", None), CERTAIN),
        (("2018-01-01", "2018-12-31"), ("2019-01-01", "2019-12-31"), NONE),
    ],
)
def test_overlaps_are_told_apart(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], expected: Overlap
) -> None:
    assert overlap(Span(*one), Span(*other)) is expected
    assert overlap(Span(*other), Span(*one)) is expected


days = st.integers(0, 900).map(lambda number: date(2020, 6, 1) + timedelta(days=number))
cuts = st.sampled_from([4, 7, 10])


@given(days, days, days, days, cuts, cuts, cuts, cuts)
def test_certain_holds_for_the_true_days_behind_every_cut_date(
    a: date, b: date, c: date, d: date, w: int, x: int, y: int, z: int
) -> None:
    (a, b), (c, d) = sorted((a, b)), sorted((c, d))
    found = overlap(Span(str(a)[:w], str(b)[:x]), Span(str(c)[:y], str(d)[:z]))
    truly = (min(b, d) - max(a, c)).days > 0
    if found is CERTAIN:
        assert truly
    if not truly:
        assert found is not CERTAIN


@pytest.mark.parametrize(
    ("span", "on", "expected"),
    [
        (("2020-05", "2023"), "2021-01-01", CERTAIN),
        (("2020-05", "2023"), "2020-05-20", POSSIBLE),
        (("2020-05", "2023"), "2020-04-30", NONE),
        (("2020-05", "2023"), "2024-01-01", NONE),
        (("2020-05", None), "2099-01-01", CERTAIN),
        ((None, None), "2021-01-01", POSSIBLE),
        ((None, "2023"), "2021-01-01", POSSIBLE),
        (("2020-05", None), "--09-15", POSSIBLE),
    ],
)
def test_a_period_holds_on_a_day_for_certain_perhaps_or_not(
    span: tuple[str | None, str | None], on: str, expected: Overlap
) -> None:
    assert holds_on(Span(*span), on) is expected
