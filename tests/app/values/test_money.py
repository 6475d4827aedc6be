"""Is money read as the office writes it, and shown so that nothing is lost or added?"""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import db.vocabulary
from app.values.amounts import LIMIT_FEN
from app.values.capitals import capitals_to_fen
from app.values.money import (
    Amount,
    Basis,
    Coverage,
    Qualifier,
    bare_fen,
    from_number,
    in_capitals,
    parse_amount,
    parse_capitals,
    show_amount,
    show_yuan,
    to_fen,
    to_yuan,
)
from app.values.numerals import read_numeral
from app.values.problem import ValueProblem

WAN = 1_000_000
AMOUNTS = [
    ("10万元", 10 * WAN, Qualifier.EXACT),
    ("1.2亿", 12_000 * WAN, Qualifier.EXACT),
    ("6，307.34万元", 6_307_340_000, Qualifier.EXACT),
    ("3000元整", 300_000, Qualifier.EXACT),
    ("￥1,234.50", 123_450, Qualifier.EXACT),
    ("¥3,000.00元", 300_000, Qualifier.EXACT),
    ("RMB 100", 10_000, Qualifier.EXACT),
    ("100元人民币", 10_000, Qualifier.EXACT),
    ("１００ 万", 100 * WAN, Qualifier.EXACT),
    ("\u00a012 345.6\u200b", 1_234_560, Qualifier.EXACT),
    ("100（万元）", 100 * WAN, Qualifier.EXACT),
    ("1亿2,000万元", 12_000 * WAN, Qualifier.EXACT),
    ("3万5000元", 3_500_000, Qualifier.EXACT),
    ("5百万", 500 * WAN, Qualifier.EXACT),
    ("3元5角2分", 352, Qualifier.EXACT),
    ("1.2万亿", 120_000_000 * WAN, Qualifier.EXACT),
    ("人民币伍万元整", 5 * WAN, Qualifier.EXACT),
    ("人民币（大写）：壹仟肆佰零玖元伍角", 140_950, Qualifier.EXACT),
    ("三百二十万元", 320 * WAN, Qualifier.EXACT),
    ("两千万", 2000 * WAN, Qualifier.EXACT),
    ("50000元（大写：伍万元整）", 5 * WAN, Qualifier.EXACT),
    ("伍万元整（¥50,000.00）", 5 * WAN, Qualifier.EXACT),
    ("2w", 2 * WAN, Qualifier.EXACT),
    ("1.5W元", 15_000 * 100, Qualifier.EXACT),
    ("5k", 5_000_00, Qualifier.EXACT),
    ("3千", 3_000_00, Qualifier.EXACT),
    ("两万", 2 * WAN, Qualifier.EXACT),
    ("1 200 元", 1_200_00, Qualifier.EXACT),
    ("0", 0, Qualifier.EXACT),
    ("超900万元", 900 * WAN, Qualifier.OVER),
    ("超过4.5亿元", 45_000 * WAN, Qualifier.OVER),
    ("逾200万元", 200 * WAN, Qualifier.OVER),
    ("近百万元", 100 * WAN, Qualifier.NEARLY),
    ("将近1000元", 100_000, Qualifier.NEARLY),
    ("约10万", 10 * WAN, Qualifier.ABOUT),
    ("10万元左右", 10 * WAN, Qualifier.ABOUT),
    ("10万+", 10 * WAN, Qualifier.AT_LEAST),
    ("约10万元左右", 10 * WAN, Qualifier.ABOUT),
    ("不少于50万", 50 * WAN, Qualifier.AT_LEAST),
    ("100万元以上", 100 * WAN, Qualifier.AT_LEAST),
    ("100万元（含）以上", 100 * WAN, Qualifier.AT_LEAST),
    ("高达1亿元", 10_000 * WAN, Qualifier.REACHING),
    ("达7亿", 70_000 * WAN, Qualifier.REACHING),
    ("10余万元", 10 * WAN, Qualifier.SOME_ODD),
    ("10万余元", 10 * WAN, Qualifier.SOME_ODD),
    ("300多万", 300 * WAN, Qualifier.SOME_ODD),
    ("三百余万元", 300 * WAN, Qualifier.SOME_ODD),
    ("达10余万元", 10 * WAN, Qualifier.SOME_ODD),
]


@pytest.mark.parametrize(("text", "fen", "qualifier"), AMOUNTS)
def test_an_amount_is_read_with_its_qualifier(text: str, fen: int, qualifier: Qualifier) -> None:
    assert parse_amount(text) == Amount(fen, qualifier)


@pytest.mark.parametrize(
    ("text", "fen"),
    [("100", 100 * WAN), ("6,307.34", 6_307_340_000), ("1.5余", 15_000 * 100), ("伍", 5 * WAN), ("100元", 10_000)],
)
def test_the_unit_of_the_heading_holds_for_bare_numbers_only(text: str, fen: int) -> None:
    assert parse_amount(text, unit=10_000).fen == fen
    assert parse_amount("2万", unit=10_000).fen == 2 * WAN
    assert parse_amount("伍万元", unit=10_000).fen == 5 * WAN


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "没有填写金额；请写成 10万元 或 1,234.50"),
        ("-100", "“-100”是负数；请填写不小于0的金额"),
        ("(1,000.00)", "“(1,000.00)”是负数；请填写不小于0的金额"),
        ("负伍元", "“负伍元”是负数；请填写不小于0的金额"),
        ("0.005", "0.005元不足一分的部分无法记账；请保留两位小数"),
        ("1.23456789万", "12345.6789元不足一分的部分无法记账；请保留两位小数"),
        ("港币100万", "“港币100万”是港币，不是人民币；这里只收人民币金额，请折算后填写"),
        ("USD 500", "“USD 500”是美元，不是人民币；这里只收人民币金额，请折算后填写"),
        ("500美元", "“500美元”是美元，不是人民币；这里只收人民币金额，请折算后填写"),
        ("HK$20", "“HK$20”是港币，不是人民币；这里只收人民币金额，请折算后填写"),
        ("5万港元", "“5万港元”是港币，不是人民币；这里只收人民币金额，请折算后填写"),
        ("US$3,000", "“US$3,000”是美元，不是人民币；这里只收人民币金额，请折算后填写"),
        ("$300", "“$300”是外币，不是人民币；这里只收人民币金额，请折算后填写"),
        ("1.2E+7", "“1.2E+7”是表格按科学计数法显示的，后几位可能已经丢失；请写出完整的数"),
        ("50000元（伍仟元整）", "“50000元（伍仟元整）”里的两个金额不同（5万元、5,000元）；请核对后只写一个"),
        ("3000\n2000", "“3000 2000”像是几个数；请一笔一行，或只写总数"),
        ("5000①", "“5000①”读不出金额；请写成 10万元 或 1,234.50"),
        ("50%", "“50%”是百分比，不是金额；请写成 10万元 或 1,234.50"),
        ("2W5", "“2W5”读不出金额；请写成 10万元 或 1,234.50"),
        ("约10余万", "“余”和“约”不能同时用；请只保留一个"),
        ("1,0000", "“1,0000”读不出金额；请写成 10万元 或 1,234.50"),
        ("3万5", "“3万5”读不出金额；请写成 10万元 或 1,234.50"),
        ("三万五", "“三万五”读不出金额；请写成 10万元 或 1,234.50"),
        ("数十万元", "“数十万元”读不出金额；请写成 10万元 或 1,234.50"),
        ("1万2亿", "“1万2亿”读不出金额；请写成 10万元 或 1,234.50"),
        ("口罩5000个", "“口罩5000个”读不出金额；请写成 10万元 或 1,234.50"),
        ("10.5.3", "“10.5.3”读不出金额；请写成 10万元 或 1,234.50"),
        ("9999万亿元", "金额超过100万亿元；请核对单位"),
    ],
)
def test_what_is_no_amount_in_yuan_is_refused_with_its_reason(text: str, sentence: str) -> None:
    with pytest.raises(ValueProblem) as refused:
        parse_amount(text)
    assert refused.value.sentence == sentence


@pytest.mark.parametrize(
    ("fen", "qualifier", "shown"),
    [
        (900 * WAN, Qualifier.OVER, "超900万元"),
        (45_000 * WAN, Qualifier.OVER, "超4.5亿元"),
        (70_000 * WAN, Qualifier.EXACT, "7亿元"),
        (6_307_340_000, Qualifier.EXACT, "6307.34万元"),
        (300 * WAN, Qualifier.SOME_ODD, "300余万元"),
        (45_000 * WAN, Qualifier.SOME_ODD, "4.5亿余元"),
        (50 * WAN, Qualifier.AT_LEAST, "不少于50万元"),
        (300_000, Qualifier.ABOUT, "约3,000元"),
        (123_450, Qualifier.EXACT, "1,234.50元"),
        (0, Qualifier.EXACT, "0元"),
    ],
)
def test_an_amount_is_shown_short_and_whole(fen: int, qualifier: Qualifier, shown: str) -> None:
    assert show_amount(fen, qualifier) == shown


@pytest.mark.parametrize(
    ("fen", "capitals"),
    [
        (140_950, "壹仟肆佰零玖元伍角"),
        (600_714, "陆仟零柒元壹角肆分"),
        (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
        (32_504, "叁佰贰拾伍元零肆分"),
        (168_032, "壹仟陆佰捌拾元零叁角贰分"),
        (10_700_053, "壹拾万柒仟元零伍角叁分"),
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角"),
        (5 * WAN, "伍万元整"),
        (10_000_100_000, "壹亿零壹仟元整"),
        (10_001_000_000, "壹亿零壹万元整"),
        (100_100_000_000, "壹拾亿零壹佰万元整"),
        (123_450_000_000_000, "壹万贰仟叁佰肆拾伍亿元整"),
    ],
)
def test_capitals_follow_the_rules_of_the_central_bank(fen: int, capitals: str) -> None:
    assert in_capitals(fen) == capitals
    assert parse_capitals(capitals) == fen


@pytest.mark.parametrize(
    ("text", "fen"),
    [("人民币壹拾万零柒仟元伍角叁分", 10_700_053), ("伍萬圓整", 5 * WAN), ("叁佰元正", 30_000), ("五元零五分", 505)],
)
def test_other_ways_to_write_capitals_are_read(text: str, fen: int) -> None:
    assert parse_capitals(text) == fen


@pytest.mark.parametrize("text", ["", "元整", "伍角叁元", "壹拾壹角", "伍拾佰元", "壹万万零", "5元"])
def test_capitals_that_do_not_fit_together_are_refused(text: str) -> None:
    with pytest.raises(ValueProblem):
        parse_capitals(text)


def test_the_float_of_a_workbook_is_read_at_its_fifteen_digits() -> None:
    assert from_number(0.1 + 0.2).fen == 30
    assert from_number(6307.34, unit=10_000).fen == 6_307_340_000
    assert from_number(Decimal("1.50")) == Amount(150)
    for number in (-1, 0.001, float("nan"), float("inf"), 1e30):
        with pytest.raises(ValueProblem):
            from_number(number)


def test_the_words_are_those_that_the_store_keeps() -> None:
    # One vocabulary: `is` must hold between what is read and what is stored.
    assert (Qualifier, Basis, Coverage) == (
        db.vocabulary.Qualifier,
        db.vocabulary.Basis,
        db.vocabulary.Coverage,
    )
    assert [word.label for word in Qualifier] == ["准确", "超", "近", "约", "不少于", "达", "余"]
    assert [word.value for word in Basis] == ["one_off", "cumulative", "annual_average"]
    assert [word.value for word in Coverage] == ["own", "members", "both", "mobilised"]


@pytest.mark.parametrize(
    ("text", "number"),
    [("〇九", 9), ("二〇二三", 2023), ("廿五", 25), ("卅一", 31), ("十", 10), ("三百零五", 305), ("三百五", None)],
)
def test_numerals_are_read_or_refused(text: str, number: int | None) -> None:
    assert read_numeral(text) == number


fens = st.one_of(
    st.integers(0, 10**6),
    st.integers(0, 10**16 - 1),
    st.builds(lambda digit, power: digit * 10**power, st.integers(0, 999), st.integers(0, 13)),
)


@given(fens, st.sampled_from(list(Qualifier)))
def test_what_is_shown_reads_back_as_the_same_amount(fen: int, qualifier: Qualifier) -> None:
    assert parse_amount(show_amount(fen, qualifier)) == Amount(fen, qualifier)
    assert parse_amount(show_yuan(fen)).fen == fen


@given(st.decimals(0, 9999, places=2), st.sampled_from(["w", "W", "ｗ"]), st.sampled_from(["", "元", " 元整"]))
def test_the_letter_of_a_telephone_keyboard_is_ten_thousand(number: Decimal, letter: str, coin: str) -> None:
    assert parse_amount(f"{number}{letter}{coin}") == parse_amount(f"{number}万元")


@given(fens)
def test_capitals_read_back(fen: int) -> None:
    capitals = in_capitals(fen)
    assert parse_capitals(capitals) == parse_amount(capitals).fen == fen
    assert "零零" not in capitals
    assert capitals.endswith("整") == (fen % 100 == 0)


@given(fens)
def test_yuan_and_fen_are_the_same_money(fen: int) -> None:
    assert to_fen(to_yuan(fen)) == fen
    assert show_yuan(-fen) == (f"-{show_yuan(fen)}" if fen else "0.00")


@given(st.text(alphabet="0123456789.,，万亿千百元角分余超近约达整（）零壹贰拾佰 ", max_size=12) | st.text(max_size=10))
def test_any_text_is_an_amount_or_a_sentence(text: str) -> None:
    try:
        assert 0 <= parse_amount(text).fen < 10**16
    except ValueProblem as refused:
        assert "；" in refused.sentence  # noqa: PT017


@given(st.text(alphabet="零一二三十百千万亿元角分", max_size=9))
def test_numerals_never_fail(text: str) -> None:
    assert (capitals_to_fen(text) or 0) >= 0


@given(st.from_regex(r"(\d{1,12}|\d{1,3}(,\d{3}){1,3})(\.\d{1,3})?", fullmatch=True, alphabet="0123456789,."))
def test_a_bare_figure_reads_as_the_same_figure_with_its_unit(text: str) -> None:
    def read(typed: str) -> int | None:
        try:
            return parse_amount(typed).fen
        except ValueProblem:
            return None

    assert read(text) == read(f"{text}元")


@given(
    st.from_regex(r"[0-9]{1,12}(\.[0-9]{1,2})?|[0-9]{1,3}(,[0-9]{3}){1,3}(\.[0-9]{1,2})?", fullmatch=True),
    st.sampled_from([1, 100, 10_000, 10**8]),
)
def test_a_bare_figure_is_worth_what_decimals_say(text: str, unit: int) -> None:
    yuan = Decimal(text.replace(",", "")) * unit
    if yuan * 100 >= LIMIT_FEN:
        with pytest.raises(ValueProblem):
            bare_fen(text, unit)
    else:
        assert bare_fen(text, unit) == yuan * 100 == parse_amount(text, unit=unit).fen


@given(st.text("0123456789.,-万元 约", max_size=8))
def test_what_is_no_bare_figure_is_left_to_the_closer_look(text: str) -> None:
    if not re.fullmatch(r"[0-9,.]+", text):
        assert bare_fen(text) is None
