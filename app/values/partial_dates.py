"""Which day, month, quarter or year is meant by what was typed, and how is it stored and shown?

A date is stored as ISO text cut to what is known, so that plain text comparison (binary, `COLLATE "C"`) puts
dates in order and a period before the days inside it:

    2023    2023-07    2023-07-01 … 2023-07-31    2023-07Q3    2023-08    --07 (no year)    --09-18

The quarter begins with its first month, because `2023-Q3` would sort after December ("Q" > "1") and no single
range could then select a quarter with its months and days. As `2023-07Q3` it stands after the days of its first
month and before the next one; "-" < digits < "Q" also holds under collations that skip punctuation.
`period_range` gives the range.
"""

import calendar
import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from app.values.problem import ValueProblem

FIRST_YEAR, LAST_YEAR = 1800, 2199
_STORED = re.compile(
    r"(?:(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:Q(?P<quarter>[1-4])|-(?P<day>[0-9]{2}))?)?"
    r"|--(?P<bare_month>[0-9]{2})(?:-(?P<bare_day>[0-9]{2}))?)"
)
_QUARTER_NAMES = "一二三四"


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    NO_YEAR = "no_year"


class DateParts(NamedTuple):
    """What is known of a date; a quarter comes without month, a day never without its month."""

    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None


def is_valid(iso: str) -> bool:
    """Whether the text is a stored date: the right shape, and a day that exists."""
    try:
        parts_of(iso)
    except ValueProblem:
        return False
    return True


def parts_of(iso: str) -> DateParts:
    """What the stored text says; ValueProblem when it is no stored date."""
    match = _STORED.fullmatch(iso)
    if match is None:
        raise ValueProblem(f"“{iso}”不是日期；请重新填写日期")
    known = {name: int(value) for name, value in match.groupdict().items() if value}
    month, quarter = known.get("month", known.get("bare_month")), known.get("quarter")
    if quarter and month != 3 * quarter - 2:
        raise ValueProblem(f"“{iso}”的月份和季度不相符；请重新填写日期")
    month = None if quarter else month
    parts = DateParts(known.get("year"), quarter, month, known.get("day", known.get("bare_day")))
    stored_date(parts)
    return parts


def stored_date(parts: DateParts) -> str:
    """The text to store; ValueProblem names the part that does not exist, such as 6月31日."""
    year, quarter, month, day = parts
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueProblem(f"{year}年超出范围；年份应在{FIRST_YEAR}年到{LAST_YEAR}年之间，请核对日期")
    if month is not None and not 1 <= month <= 12:
        raise ValueProblem(f"没有{month}月；请核对日期")
    if month is not None and day is not None:
        _check_day(year, month, day)
    if quarter is not None:
        return f"{year:04d}-{3 * quarter - 2:02d}Q{quarter}"
    start = "-" if year is None else f"{year:04d}"
    return "-".join([start, *(f"{part:02d}" for part in (month, day) if part is not None)])


def _check_day(year: int | None, month: int, day: int) -> None:
    # Without a year 29 February may exist.
    last = calendar.monthrange(2000 if year is None else year, month)[1]
    if 1 <= day <= last:
        return
    if (month, day) == (2, 29):
        raise ValueProblem(f"{year}年2月没有29日（{year}年不是闰年）；请核对日期")
    raise ValueProblem(f"{month}月没有{day}日；请核对日期")


def precision_of(iso: str) -> Precision:
    """How much of the date is known."""
    parts = parts_of(iso)
    if parts.year is None:
        return Precision.NO_YEAR
    if parts.day is not None:
        return Precision.DAY
    if parts.month is not None:
        return Precision.MONTH
    return Precision.QUARTER if parts.quarter is not None else Precision.YEAR


@lru_cache(maxsize=4_096)
def show_date(iso: str) -> str:
    """The date as it is printed, without leading zeros: 2023年9月5日, 2023年9月, 2023年三季度, 2023年, 9月5日."""
    year, quarter, month, day = parts_of(iso)
    shown = f"{year}年" if year is not None else ""
    if quarter is not None:
        shown += f"{_QUARTER_NAMES[quarter - 1]}季度"
    if month is not None:
        shown += f"{month}月"
    return shown + (f"{day}日" if day is not None else "")


def as_day(iso: str) -> date | None:
    """The calendar day; None unless year, month and day are known."""
    parts = parts_of(iso)
    return first_day(iso) if parts.day is not None else None


def first_day(iso: str) -> date | None:
    """The first day that the date may mean; None without a year."""
    year, quarter, month, day = parts_of(iso)
    if year is None:
        return None
    first_month = 3 * quarter - 2 if quarter is not None else 1
    return date(year, month or first_month, day or 1)


def last_day(iso: str) -> date | None:
    """The last day that the date may mean; None without a year."""
    first = first_day(iso)
    if first is None:
        return None
    months = {Precision.DAY: 0, Precision.MONTH: 1, Precision.QUARTER: 3, Precision.YEAR: 12}[precision_of(iso)]
    if not months:
        return first
    month = first.month - 1 + months
    return date(first.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def period_range(iso: str) -> tuple[str, str]:
    """``low <= stored < high`` holds for exactly the stored dates that lie wholly inside this period.

    For questions in SQL that an index can answer: ``period_range("2023-07Q3") == ("2023-07", "2023-09Q")``.
    """
    parts = parts_of(iso)
    if parts.year is None or parts.quarter is None:
        # "Q" sorts after "-", so this takes in everything that begins with the text and no quarter.
        return iso, f"{iso}Q"
    first = 3 * parts.quarter - 2
    return f"{parts.year:04d}-{first:02d}", f"{parts.year:04d}-{first + 2:02d}Q"
