"""Do sums of uncertain amounts say what is true, and nothing more?"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.values.amounts import LIMIT_FEN, Amount, Basis, Qualifier, to_fen
from app.values.money import parse_amount
from app.values.totals import Gift, LeftOut, Sum, Total, reconcile, total_of

WAN = 1_000_000
amounts = st.builds(Amount, st.integers(1, 10**12), st.sampled_from(Qualifier))


def wan(number: float, qualifier: Qualifier = Qualifier.EXACT) -> Amount:
    return Amount(to_fen(Decimal(str(number)) * 10_000), qualifier)


def a_truth(amount: Amount, part: float) -> int:
    """What a writer may have known who then wrote this amount."""
    match amount.qualifier:
        case Qualifier.EXACT:
            return amount.fen
        case Qualifier.NEARLY:
            return int(amount.fen * part)
        case Qualifier.ABOUT:
            return int(amount.fen * (0.5 + part))
        case _:
            return amount.fen + int(amount.fen * part)


def test_article_001_gives_over_nine_million_and_never_ten() -> None:
    total = total_of(
        [
            Gift(1, wan(200, Qualifier.OVER)),
            Gift(2, wan(700, Qualifier.OVER), Basis.CUMULATIVE),
            Gift(3, None),
            Gift(4, None, open_list=True),
            Gift(5, wan(100, Qualifier.OVER), Basis.ANNUAL_AVERAGE),
        ]
    )
    assert total.text == "超900万元"
    assert total.basis == "一次性、累计"
    assert total.annual_average.text == "超100万元"
    assert total.left_out == LeftOut(unvalued=2, open_lists=1)
    assert total.left_out_text == "年均超100万元（1 笔）另计，2 笔没有估价，1 笔的捐赠方名单不完整（等）"


@given(st.lists(st.tuples(amounts, st.floats(0, 0.99))))
def test_the_bounds_hold_the_truth(several: list[tuple[Amount, float]]) -> None:
    total = Sum.of(amount for amount, _ in several)
    truth = sum(a_truth(amount, part) for amount, part in several)
    assert total.low <= truth
    assert total.high is None or truth <= total.high


@given(st.lists(amounts, max_size=8), st.randoms())
def test_the_order_of_the_amounts_does_not_matter(several: list[Amount], random: object) -> None:
    shuffled = list(several)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    halves = Sum.of(shuffled[:3]) + Sum.of(shuffled[3:])
    assert Sum.of(several) == Sum.of(shuffled) == halves


@given(st.lists(st.integers(1, 10**12)))
def test_exact_amounts_are_added_to_the_last_fen(fens: list[int]) -> None:
    total = Sum.of(map(Amount, fens))
    assert (total.fen, total.low, total.high, total.qualifier) == (sum(fens), sum(fens), sum(fens), Qualifier.EXACT)


@given(st.lists(amounts, min_size=1, max_size=6))
def test_the_text_of_a_sum_is_read_back_as_what_it_says(several: list[Amount]) -> None:
    total = Sum.of(several)
    assert total.fen < LIMIT_FEN
    assert parse_amount(total.text) == Amount(total.fen, total.qualifier)


@pytest.mark.parametrize(
    ("several", "text"),
    [
        ([], "0元"),
        ([wan(5), wan(3)], "8万元"),
        ([wan(5), wan(3, Qualifier.OVER)], "超8万元"),
        ([wan(5), wan(3, Qualifier.NEARLY)], "近8万元"),
        ([wan(5, Qualifier.OVER), wan(3, Qualifier.NEARLY)], "约8万元"),
        ([wan(5), wan(3, Qualifier.ABOUT)], "约8万元"),
        ([wan(5, Qualifier.AT_LEAST), wan(3, Qualifier.REACHING)], "不少于8万元"),
        ([wan(5, Qualifier.AT_LEAST), wan(3, Qualifier.OVER)], "超8万元"),
        ([wan(300, Qualifier.SOME_ODD)], "300余万元"),
        ([wan(300, Qualifier.SOME_ODD), wan(5)], "超305万元"),
        ([wan(45_000, Qualifier.OVER)], "超4.5亿元"),
    ],
)
def test_a_sum_is_named_by_the_word_that_is_true_of_all(several: list[Amount], text: str) -> None:
    assert Sum.of(several).text == text


def test_a_headline_counts_once_and_its_pieces_do_not() -> None:
    total = total_of([Gift(1, wan(700, Qualifier.OVER)), Gift(2, wan(300), headline=1), Gift(3, wan(10))])
    assert (total.text, total.left_out) == ("超710万元", LeftOut(pieces=1))


def test_pieces_count_where_their_headline_does_not() -> None:
    unvalued_headline = total_of([Gift(1, None), Gift(2, wan(300), headline=1)])
    assert (unvalued_headline.text, unvalued_headline.left_out) == ("300万元", LeftOut(unvalued=1))
    gifts = [
        Gift(1, wan(700), Basis.CUMULATIVE, year=2023, first_year=2020),
        Gift(2, wan(30), headline=1, year=2023),
        Gift(3, wan(40), headline=1, year=2022),
        Gift(4, wan(5)),
    ]
    assert total_of(gifts, 2023) == Total(Sum.of([wan(30)]), left_out=LeftOut(spanning=1, undated=1))
    assert total_of(gifts).text == "705万元"


def test_an_annual_average_is_never_added() -> None:
    total = total_of([Gift(1, wan(100), Basis.ANNUAL_AVERAGE), Gift(2, wan(1))])
    assert (total.text, total.annual_average.text) == ("1万元", "100万元")


@pytest.mark.parametrize(
    ("stated", "pieces", "missing", "excess", "text"),
    [
        (wan(100), [wan(60), wan(40)], 0, 0, "总数100万元，已列明细100万元（2 笔）"),
        (wan(100), [wan(60), None], 40, 0, "总数100万元，已列明细60万元（1 笔），还差40万元，另有 1 笔明细没有估价"),
        (wan(100), [wan(60), wan(50)], 0, 10, "总数100万元，已列明细110万元（2 笔），明细超出10万元"),
        (wan(700, Qualifier.OVER), [wan(500)], 200, 0, "总数超700万元，已列明细500万元（1 笔），还差超200万元"),
        (wan(700, Qualifier.OVER), [wan(705)], 0, 0, "总数超700万元，已列明细705万元（1 笔）"),
        (wan(700, Qualifier.OVER), [wan(900)], 0, 200, "总数超700万元，已列明细900万元（1 笔），明细超出200万元"),
        (wan(100), [wan(90, Qualifier.ABOUT)], 10, 0, "总数100万元，已列明细约90万元（1 笔），还差约10万元"),
        (wan(100), [wan(200, Qualifier.ABOUT)], 0, 0, "总数100万元，已列明细约200万元（1 笔）"),
    ],
)
def test_a_headline_says_what_is_itemised_missing_or_too_much(
    stated: Amount, pieces: list[Amount | None], missing: int, excess: int, text: str
) -> None:
    found = reconcile(stated, pieces)
    assert (found.missing, found.excess, found.text) == (missing * WAN, excess * WAN, text)
