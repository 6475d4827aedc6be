"""Is a text that says from when to when read as its two dates, and never turned round?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.values.problem import ValueProblem
from app.values.spans import parse_span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2021—2026年", ("2021", "2026")),
        ("2021.5-2026.5", ("2021-05", "2026-05")),
        ("2024年3月5日至7日", ("2024-03-05", "2024-03-07")),
        ("2024.3.5-3.7", ("2024-03-05", "2024-03-07")),
        ("3月5日-7日", ("2024-03-05", "2024-03-07")),
        ("2024年3月至5月", ("2024-03", "2024-05")),
        ("2023年9月至今", ("2023-09", None)),
        ("2023.9起至今", ("2023-09", None)),
        ("2023年9月5日", None),
        ("长期", None),
    ],
)
def test_both_ends_are_read(text: str, span: tuple[str, str | None] | None) -> None:
    assert parse_span(text, year=2024) == span


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_two_days_are_a_span_or_refused(first: date, last: date) -> None:
    text = f"{first.year}.{first.month}.{first.day}—{last.year}年{last.month}月{last.day}日"
    if last < first:
        with pytest.raises(ValueProblem, match="早于开始"):
            parse_span(text)
    else:
        assert parse_span(text) == (first.isoformat(), last.isoformat())


@given(st.text("0123456789年月日.-—至今~ ", max_size=16))
def test_any_text_is_a_span_in_order_or_none(text: str) -> None:
    try:
        span = parse_span(text, year=2024)
    except ValueProblem:
        return
    assert span is None or span[1] is None or span[0][:4] <= span[1][:4]
