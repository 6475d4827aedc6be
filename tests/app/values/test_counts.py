"""Are numbers of people and things read as offices write them, and never joined from two?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.values.amounts import Qualifier
from app.values.counts import MOST, leaves_open, parse_count
from app.values.problem import ValueProblem


@pytest.mark.parametrize(
    ("text", "number", "qualifier"),
    [
        ("120人", 120, Qualifier.EXACT),
        ("1,200", 1200, Qualifier.EXACT),
        ("1.2万人", 12_000, Qualifier.EXACT),
        ("第二十三次", 23, Qualifier.EXACT),
        ("三", 3, Qualifier.EXACT),
        ("100多人", 100, Qualifier.SOME_ODD),
        ("三十余家企业", 30, Qualifier.SOME_ODD),
        ("十几人", 10, Qualifier.SOME_ODD),
        ("近百人", 100, Qualifier.NEARLY),
        ("50人左右", 50, Qualifier.ABOUT),
        ("10+人", 10, Qualifier.AT_LEAST),
        ("100人以上", 100, Qualifier.AT_LEAST),
    ],
)
def test_a_count_is_read_with_its_qualifier(text: str, number: int, qualifier: Qualifier) -> None:
    assert parse_count(text) == (number, qualifier)


@pytest.mark.parametrize("text", ["8-10人", "20～30", "几十人", "数百人", "若干", "不足20人", "20人以下"])
def test_a_text_that_leaves_the_number_open_is_known(text: str) -> None:
    assert leaves_open(text)
    with pytest.raises(ValueProblem):
        parse_count(text)


@pytest.mark.parametrize("text", ["1,2", "30\n20", "120①", "3.5", "百人", "许多", "三百五", "99999999999"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(ValueProblem):
        parse_count(text)


@given(st.integers(0, MOST), st.sampled_from(["", "人", "名", " 家", "人次"]))
def test_every_number_is_read_as_itself(number: int, counter: str) -> None:
    assert parse_count(f"{number}{counter}") == parse_count(f"{number:,}") == (number, Qualifier.EXACT)


@given(st.text("0123456789.,-~约近余多几十百千万人家第届以上 ", max_size=10))
def test_any_text_is_a_number_or_a_sentence(text: str) -> None:
    try:
        number, _ = parse_count(text)
    except ValueProblem as refused:
        assert refused.sentence  # noqa: PT017
    else:
        assert 0 <= number <= MOST
        assert not leaves_open(text)
