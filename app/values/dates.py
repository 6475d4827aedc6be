"""Which date did the person type? (What a stored date says is answered in `partial_dates`, offered here too.)"""

import math
import re
from collections.abc import Callable
from datetime import date, timedelta

from app.values.characters import half_width, unspaced
from app.values.numerals import NUMERALS, read_numeral
from app.values.partial_dates import (
    DateParts,
    Precision,
    as_day,
    first_day,
    is_valid,
    last_day,
    parts_of,
    period_range,
    precision_of,
    show_date,
    stored_date,
)
from app.values.problem import ValueProblem

__all__ = [
    "DateParts",
    "Precision",
    "as_day",
    "first_day",
    "from_serial",
    "is_valid",
    "last_day",
    "parse_date",
    "parts_of",
    "period_range",
    "precision_of",
    "show_date",
    "stored_date",
    "time_behind",
]

_EXPECTED = "请写成 2023年9月5日 或 2023.9.5"
_DAYS_FROM_TODAY = {"前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2}
_YEARS_FROM_NOW = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1}
_WEEKDAYS = "一二三四五六日"

_PART = r"(?:上午|下午|早上|中午|晚上|凌晨)"
_HOUR = rf"(?:{_PART} ?)?\d{{1,2}}[:点时](?:\d{{1,2}}分?|半)?(?::\d{{2}}(?:\.\d+)?)?"
_TIME = re.compile(
    rf"(?:(?<=[日号)一二三四五六天]) ?|(?<=\d)[ T]|(?<=\d)(?={_PART})) ?({_HOUR}|{_PART}(?: ?\d{{1,2}})?)"
    rf"(?: ?(?:-{{1,2}}|~|至|到) ?{_HOUR})?(?:Z|[+-]\d{{2}}:?\d{{2}})?$"
)
_WEEKDAY = re.compile(r"\(?(?:星期|礼拜|周)([一二三四五六日天])\)?$")
_NUMERALS = re.compile(f"[{NUMERALS}]+")
_S = r"[-./]"
_DAY = re.compile(rf"(\d{{4}}|\d\d)(?:年|{_S})(\d{{1,2}})(?:月|{_S})(\d{{1,2}})[日号]?")
_MIXED = re.compile(r"\d{4}(?:年\d{1,2}|[./]\d{1,2})-(\d{1,2})")
"""2024.3-5 may be the fifth of March, or March to May."""
_MONTH = re.compile(rf"(\d{{4}})(?:年|{_S})(\d{{1,2}})月?|(\d\d)年(\d{{1,2}})月")
_YEAR = re.compile(r"(\d{4})(?:年度?)?|(\d\d)年度?")
_QUARTER = re.compile(rf"(?:(\d{{4}})(?:年|{_S})?|(\d\d)年)?(?:第?([1-4])季度?|Q([1-4]))")
_NO_YEAR_DAY = re.compile(rf"(\d{{1,2}})(?:月|{_S})(\d{{1,2}})[日号]?")
_NO_YEAR_MONTH = re.compile(r"(\d{1,2})月")
_EIGHT_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)")
_PARTED_BY_SPACES = re.compile(r"\d{4}(?: \d{1,2}){1,2}")
_SIX_DIGITS = re.compile(r"(\d{6})")


def parse_date(text: str | int | float | date, *, year: int | None = None, today: date | None = None) -> str:
    """The date to store. ``year`` completes 9月5日 and 今年; without it 9月5日 stays without a year.

    ``today`` answers 今天, 昨天 and, where ``year`` is not given, 今年. A year of two digits is 2000 to 2049 or
    1950 to 1999 (as in Windows). A time of day behind the date is left out: see `time_behind`. Never a guess: what
    may mean two dates is a ValueProblem, and so is a weekday that does not fit. Serial numbers: see `from_serial`.
    """
    if isinstance(text, date):
        return stored_date(DateParts(text.year, None, text.month, text.day))
    if isinstance(text, float | int):
        return _from_number(text, year)
    plain = half_width(text).rstrip("。.,、 ")
    if not plain:
        raise ValueProblem(f"没有填写日期；{_EXPECTED}")
    if plain in _DAYS_FROM_TODAY:
        return _day_from_today(plain, today)
    plain, weekday = _without_time(plain)
    if not is_valid(plain):
        plain = stored_date(_read(_in_digits(plain, year, today), year, text))
    _check_weekday(plain, weekday)
    return plain


def time_behind(text: str) -> str:
    """The time of day that stands behind a date, as written; of two the first: 14:30, 上午9时, 下午. Empty: none."""
    found = _TIME.search(half_width(text).rstrip("。.,、 "))
    return found[1] if found else ""


def from_serial(number: int | float, *, epoch_1904: bool = False) -> str:
    """The day of a workbook's serial number; the time of day (the fraction) is left out.

    1900 counting includes 29 February 1900, which never was (serial 60): earlier days are one off.
    """
    if not math.isfinite(number) or not 1 - epoch_1904 <= number < 2958466:
        raise ValueProblem(f"{number}不是表格里的日期序号；{_EXPECTED}")
    days = math.floor(number)
    if epoch_1904:
        return parse_date(date(1904, 1, 1) + timedelta(days=days))
    if days == 60:
        raise ValueProblem(f"表格日期序号60是1900年2月29日，这一天并不存在；{_EXPECTED}")
    return parse_date(date(1899, 12, 31 if days < 60 else 30) + timedelta(days=days))


def _from_number(number: int | float, year: int | None) -> str:
    """A date typed into a number cell: 20230905, 2023, 9.15. There 9.10 has turned into 9.1."""
    shown = str(int(number)) if math.isfinite(number) and number == int(number) else repr(number)
    parts = _read(shown, year, shown)
    if re.fullmatch(r"\d+\.\d", shown):
        try:
            other = stored_date(_read(f"{shown}0", year, shown))
        except ValueProblem:
            return stored_date(parts)
        raise ValueProblem(f"{shown}可能是{show_date(stored_date(parts))}，也可能是{show_date(other)}；{_EXPECTED}")
    return stored_date(parts)


def _day_from_today(word: str, today: date | None) -> str:
    if today is None:
        raise ValueProblem(f"“{word}”指哪一天无法确定；{_EXPECTED}")
    return parse_date(today + timedelta(days=_DAYS_FROM_TODAY[word]))


def _without_time(plain: str) -> tuple[str, int | None]:
    """The text without time of day, spaces and weekday; the weekday as 0 (Monday) to 6, where one was given."""
    tight = unspaced(_TIME.sub("", plain))
    if _PARTED_BY_SPACES.fullmatch(tight):
        tight = tight.replace(" ", ".")
    match = _WEEKDAY.search(tight)
    if match is None:
        return tight, None
    return tight[: match.start()], _WEEKDAYS.index(match[1].replace("天", "日"))


def _check_weekday(iso: str, weekday: int | None) -> None:
    day = as_day(iso)
    if weekday is not None and day is not None and day.weekday() != weekday:
        right, given = _WEEKDAYS[day.weekday()], _WEEKDAYS[weekday]
        raise ValueProblem(f"{show_date(iso)}是星期{right}，不是星期{given}；请核对日期")


def _in_digits(plain: str, year: int | None, today: date | None) -> str:
    """Chinese numerals as digits, 今年 as the year."""
    base = year if year is not None or today is None else today.year
    word = plain[:2]
    if word in _YEARS_FROM_NOW:
        if base is None:
            raise ValueProblem(f"“{word}”是哪一年无法确定；{_EXPECTED}")
        plain = f"{base + _YEARS_FROM_NOW[word]}年{plain[2:]}"
    return _NUMERALS.sub(_numeral_in_digits, plain.replace("元月", "1月"))


def _numeral_in_digits(match: re.Match[str]) -> str:
    numeral = match.group()
    number = read_numeral(numeral)
    if number is None:
        return numeral
    said_digit_by_digit = not set(numeral) & set("十拾廿卅百佰千仟万亿")
    return str(number).zfill(len(numeral) if said_digit_by_digit else 0)


def _read(plain: str, year: int | None, typed: str) -> DateParts:
    if _MIXED.fullmatch(plain):
        raise ValueProblem(f"“{typed.strip()}”可能是一天，也可能是几个月；{_EXPECTED}")
    for form, parts_from in _READERS:
        match = form.fullmatch(plain)
        if match is not None:
            return parts_from([group for group in match.groups() if group], year)
    if re.fullmatch(r"\d{5}(\.\d+)?", plain):
        raise ValueProblem(f"{plain}像是表格里的日期序号；{_EXPECTED}")
    raise ValueProblem(f"“{typed.strip()}”读不出日期；{_EXPECTED}")


def _full_year(digits: str) -> int:
    century = 0 if len(digits) == 4 else 2000 if digits < "50" else 1900
    return century + int(digits)


def _with_year(found: list[str], _year: int | None) -> DateParts:
    return DateParts(_full_year(found[0]), None, *map(int, found[1:]))


def _no_year(found: list[str], year: int | None) -> DateParts:
    if int(found[0]) > 31:
        raise ValueProblem(f"没有{found[0]}月；如果{found[0]}是年份，请写四位，如 19{found[0]}年{found[-1]}月")
    return DateParts(year, None, *map(int, found))


def _quarter(found: list[str], year: int | None) -> DateParts:
    if len(found) == 2:
        return DateParts(_full_year(found[0]), int(found[1]))
    if year is None:
        raise ValueProblem("季度前面没有写年份；请写成 2023年三季度")
    return DateParts(year, int(found[0]))


def _six_digits(found: list[str], _year: int | None) -> DateParts:
    """202309 is a month, 230905 a day; 201012 may be both."""
    digits = found[0]
    month = DateParts(int(digits[:4]), None, int(digits[4:]))
    day = DateParts(_full_year(digits[:2]), None, int(digits[2:4]), int(digits[4:]))
    if not _exists(month):
        return day
    if _exists(day):
        first, second = show_date(stored_date(month)), show_date(stored_date(day))
        raise ValueProblem(f"{digits}可能是{first}，也可能是{second}；{_EXPECTED}")
    return month


def _exists(parts: DateParts) -> bool:
    try:
        stored_date(parts)
    except ValueProblem:
        return False
    return True


_READERS: tuple[tuple[re.Pattern[str], Callable[[list[str], int | None], DateParts]], ...] = (
    (_DAY, _with_year),
    (_MONTH, _with_year),
    (_YEAR, _with_year),
    (_QUARTER, _quarter),
    (_NO_YEAR_DAY, _no_year),
    (_NO_YEAR_MONTH, _no_year),
    (_EIGHT_DIGITS, _with_year),
    (_SIX_DIGITS, _six_digits),
)
