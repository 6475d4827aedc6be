"""Are dates read as the office writes them, stored so that text sorts them, and shown so that they read back?"""

import calendar
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.values.dates import (
    DateParts,
    Precision,
    as_day,
    first_day,
    from_serial,
    is_valid,
    last_day,
    parse_date,
    period_range,
    precision_of,
    show_date,
    stored_date,
)
from app.values.problem import ValueProblem

DAY_OF_EVERY_FORM = [
    "2023.9.5",
    "2023/9/5",
    "2023-09-05",
    "2023－09－05",
    "2023年9月5日",
    "2023年9月5号",
    "2023年09月05日",
    "20230905",
    "230905",
    "23/9/5",
    "23.09.05",
    "２０２３．９．５",
    " 2023 . 9 . 5 ",
    "2023 9 5",
    "\u20032023年9月5日\u200b",
    "二〇二三年九月五日",
    "二○二三年九月五日",
    "二零二三年九月五日",
    "2023年9月5日（星期二）",
    "2023年9月5日 周二",
    "2023年9月5日（星期二）14:30",
    "2023年9月5日 星期二 下午2:30",
    "2023年9月5日上午9：00—11：00",
    "2023-09-05 14:30~17:00",
    "2023-09-05 00:00:00",
    "2023-09-05T10:30:00",
    "2023/9/5 9:05",
    "2023年9月5日9:05",
    "2023.9.5.",
]


@pytest.mark.parametrize("text", DAY_OF_EVERY_FORM)
def test_a_day_is_read_in_every_form_the_office_uses(text: str) -> None:
    assert parse_date(text) == "2023-09-05"


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("2023", "2023"),
        ("2023年", "2023"),
        ("二〇二三年", "2023"),
        ("98年", "1998"),
        ("2023年9月", "2023-09"),
        ("2023.9", "2023-09"),
        ("202309", "2023-09"),
        ("23年12月", "2023-12"),
        ("二〇二三年十二月", "2023-12"),
        ("2023年三季度", "2023-07Q3"),
        ("2023年第1季度", "2023-01Q1"),
        ("2023Q4", "2023-10Q4"),
        ("2023-Q2", "2023-04Q2"),
        ("2023-07Q3", "2023-07Q3"),
        ("9月5日", "--09-05"),
        ("9.15", "--09-15"),
        ("九月十五日", "--09-15"),
        ("十一月三十日", "--11-30"),
        ("元月5日", "--01-05"),
        ("2.29", "--02-29"),
        ("7月", "--07"),
        ("--09-18", "--09-18"),
        ("49/1/1", "2049-01-01"),
        ("50/1/1", "1950-01-01"),
    ],
)
def test_a_partial_date_keeps_its_precision(text: str, stored: str) -> None:
    assert parse_date(text) == stored


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("9月5日", "2022-09-05"),
        ("9.15", "2022-09-15"),
        ("7月", "2022-07"),
        ("三季度", "2022-07Q3"),
        ("今年", "2022"),
        ("今年9月", "2022-09"),
        ("去年三季度", "2021-07Q3"),
        ("2020.1.2", "2020-01-02"),
    ],
)
def test_the_years_of_the_document_complete_a_date_without_one(text: str, stored: str) -> None:
    assert parse_date(text, year=2022, today=date(2026, 1, 1)) == stored


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("今天", "2024-03-01"),
        ("昨天", "2024-02-29"),
        ("前天", "2024-02-28"),
        ("明天", "2024-03-02"),
        ("今年", "2024"),
        ("去年12月", "2023-12"),
        ("9月5日", "--09-05"),
    ],
)
def test_today_answers_words_only(text: str, stored: str) -> None:
    assert parse_date(text, today=date(2024, 3, 1)) == stored


def test_values_of_a_workbook_are_dates_too() -> None:
    assert parse_date(date(2023, 9, 5)) == "2023-09-05"
    assert parse_date(datetime(2023, 9, 5, 10, 30)) == "2023-09-05"
    assert [parse_date(number) for number in (20230905, 20230905.0, 2023, 2023.9, 9.15)] == [
        "2023-09-05",
        "2023-09-05",
        "2023",
        "2023-09",
        "--09-15",
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("6月31日", "6月没有31日；请核对日期"),
        ("2023年6月31日", "6月没有31日；请核对日期"),
        ("2023-02-29", "2023年2月没有29日（2023年不是闰年）；请核对日期"),
        ("2.30", "2月没有30日；请核对日期"),
        ("2023.13.1", "没有13月；请核对日期"),
        ("2023年9月0日", "9月没有0日；请核对日期"),
        ("2023年9月5日星期三", "2023年9月5日是星期二，不是星期三；请核对日期"),
        ("1023年", "1023年超出范围；年份应在1800年到2199年之间，请核对日期"),
        ("201012", "201012可能是2010年12月，也可能是2020年10月12日；请写成 2023年9月5日 或 2023.9.5"),
        (9.1, "9.1可能是9月1日，也可能是9月10日；请写成 2023年9月5日 或 2023.9.5"),
        (2023.1, "2023.1可能是2023年1月，也可能是2023年10月；请写成 2023年9月5日 或 2023.9.5"),
        ("45174", "45174像是表格里的日期序号；请写成 2023年9月5日 或 2023.9.5"),
        (45174.5, "45174.5像是表格里的日期序号；请写成 2023年9月5日 或 2023.9.5"),
        ("昨天", "“昨天”指哪一天无法确定；请写成 2023年9月5日 或 2023.9.5"),
        ("今年9月", "“今年”是哪一年无法确定；请写成 2023年9月5日 或 2023.9.5"),
        ("三季度", "季度前面没有写年份；请写成 2023年三季度"),
        ("9/5/23", "“9/5/23”读不出日期；请写成 2023年9月5日 或 2023.9.5"),
        ("年底", "“年底”读不出日期；请写成 2023年9月5日 或 2023.9.5"),
        ("", "没有填写日期；请写成 2023年9月5日 或 2023.9.5"),
        (float("nan"), "“nan”读不出日期；请写成 2023年9月5日 或 2023.9.5"),
    ],
)
def test_what_is_no_date_or_two_dates_is_refused_with_its_reason(typed: str | float, sentence: str) -> None:
    with pytest.raises(ValueProblem) as refused:
        parse_date(typed)
    assert refused.value.sentence == sentence


def test_serial_numbers_follow_the_workbook_and_its_false_leap_day() -> None:
    assert [from_serial(number) for number in (1, 59, 61, 45174, 45174.9)] == [
        "1900-01-01",
        "1900-02-28",
        "1900-03-01",
        "2023-09-05",
        "2023-09-05",
    ]
    assert [from_serial(number, epoch_1904=True) for number in (0, 43712)] == ["1904-01-01", "2023-09-05"]
    for number in (0, -3, 60, 3e6, float("nan"), float("inf")):
        with pytest.raises(ValueProblem):
            from_serial(number)


@pytest.mark.parametrize(
    ("stored", "shown", "first", "last"),
    [
        ("2022-09-05", "2022年9月5日", date(2022, 9, 5), date(2022, 9, 5)),
        ("2024-02", "2024年2月", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", "2023年12月", date(2023, 12, 1), date(2023, 12, 31)),
        ("2023-07Q3", "2023年三季度", date(2023, 7, 1), date(2023, 9, 30)),
        ("2023-10Q4", "2023年四季度", date(2023, 10, 1), date(2023, 12, 31)),
        ("2023", "2023年", date(2023, 1, 1), date(2023, 12, 31)),
        ("--09-18", "9月18日", None, None),
        ("--07", "7月", None, None),
    ],
)
def test_a_stored_date_is_shown_and_bounded(stored: str, shown: str, first: date | None, last: date | None) -> None:
    assert (show_date(stored), first_day(stored), last_day(stored)) == (shown, first, last)
    assert as_day(stored) == (first if len(stored) == 10 else None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023-9",
        "2023-13",
        "2023-06-31",
        "2023-02-29",
        "2023-Q3",
        "2023-08Q3",
        "23",
        "--13-01",
        "--02-30",
        "２０２３",
    ],
)
def test_other_texts_are_not_stored_dates(text: str) -> None:
    assert not is_valid(text)


@st.composite
def stored_dates(draw: st.DrawFn, precision: Precision | None = None) -> str:
    kind = precision or draw(st.sampled_from(Precision))
    year, month = draw(st.integers(1800, 2199)), draw(st.integers(1, 12))
    if kind is Precision.YEAR:
        return stored_date(DateParts(year))
    if kind is Precision.QUARTER:
        return stored_date(DateParts(year, draw(st.integers(1, 4))))
    if kind is Precision.MONTH:
        return stored_date(DateParts(year, None, month))
    if kind is Precision.NO_YEAR:
        day = draw(st.none() | st.integers(1, calendar.monthrange(2000, month)[1]))
        return stored_date(DateParts(None, None, month, day))
    return stored_date(DateParts(year, None, month, draw(st.integers(1, calendar.monthrange(year, month)[1]))))


@given(stored_dates())
def test_what_is_shown_and_what_is_stored_read_back(stored: str) -> None:
    assert is_valid(stored)
    assert parse_date(show_date(stored)) == parse_date(stored) == stored


@given(st.sampled_from([kind for kind in Precision if kind is not Precision.NO_YEAR]), st.data())
def test_text_order_is_the_order_of_dates(kind: Precision, data: st.DataObject) -> None:
    dates = data.draw(st.lists(stored_dates(kind), min_size=2, max_size=6))
    assert sorted(dates) == sorted(dates, key=lambda stored: (first_day(stored), stored))
    assert {precision_of(stored) for stored in dates} == {kind}


@given(stored_dates(), stored_dates())
def test_a_coarser_date_begins_before_the_days_that_follow_it(one: str, other: str) -> None:
    end, start = last_day(one), first_day(other)
    if end is not None and start is not None and end < start:
        assert one < other


@given(stored_dates(), stored_dates(Precision.DAY) | stored_dates())
def test_a_text_range_selects_exactly_what_lies_inside_the_period(period: str, stored: str) -> None:
    low, high = period_range(period)
    if first_day(period) is None or first_day(stored) is None:
        assert (low <= stored < high) == stored.startswith(period)
    else:
        starts, ends = (first_day(period), last_day(period)), (first_day(stored), last_day(stored))
        inside = starts[0] <= ends[0] and ends[1] <= starts[1]  # type: ignore[operator]
        assert (low <= stored < high) == inside


def test_a_period_holds_its_own_parts_and_no_longer_period() -> None:
    held = ["2023-07", "2023-07-01", "2023-07-31", "2023-07Q3", "2023-08", "2023-09-30"]
    others = ["2023", "2023-06-30", "2023-06", "2023-04Q2", "2023-10", "2023-10Q4", "2022-07Q3", "--07", "--08-01"]
    low, high = period_range("2023-07Q3")
    assert [stored for stored in sorted(held + others) if low <= stored < high] == sorted(held)
    low, high = period_range("2023-07")
    assert [stored for stored in held if low <= stored < high] == ["2023-07", "2023-07-01", "2023-07-31"]


@given(st.text(alphabet="0123456789年月日季度号.-/第一二三十〇 Q今去前天:（星期)", max_size=14) | st.text(max_size=12))
def test_any_text_is_a_valid_date_or_a_sentence(text: str) -> None:
    try:
        assert is_valid(parse_date(text, today=date(2023, 9, 5)))
    except ValueProblem as refused:
        assert "；" in refused.sentence  # noqa: PT017
