"""From when to when does a text say: 2021—2026年, 2024.3.5-3.7, 3月5日至7日, 2019年1月至今?"""

import re

from app.values.characters import unspaced
from app.values.dates import last_day, parse_date, show_date
from app.values.problem import ValueProblem

_BETWEEN = re.compile(r"(?<=[\d日号月年起])(?:-{1,2}|~|-?[至到])(?=[\d今])")
_OPEN = re.compile(r"(?:至?今|现在|目前)")
_BARE_DAY = re.compile(r"(?a)(\d{1,2})[日号]?")
_BARE_MONTH = re.compile(r"(?a)(\d{1,2})月?")


def parse_span(text: str, *, year: int | None = None) -> tuple[str, str | None] | None:
    """The first and the last date (None: until now), as they are stored; None where the text says no span.

    Raises ValueProblem for a span whose dates cannot be read or that ends before it begins.
    """
    pieces = _BETWEEN.split(unspaced(text))
    if len(pieces) != 2:
        return None
    start = parse_date(pieces[0].removesuffix("起"), year=year)
    if _OPEN.fullmatch(pieces[1]):
        return start, None
    end = parse_date(_completed(pieces[1], start), year=_year_of(start) or year)
    if _is_before(end, start):
        raise ValueProblem(f"“{text.strip()}”的结束（{show_date(end)}）早于开始（{show_date(start)}）；请核对")
    return start, end


def _completed(piece: str, start: str) -> str:
    """7 behind 3月5日 is a day of March, 5 behind 2024年3月 a month."""
    parts = start.removeprefix("--").split("-")
    has_year = not start.startswith("--")
    if len(parts) == 2 + has_year and (day := _BARE_DAY.fullmatch(piece)):
        return f"{int(parts[-2])}月{day[1]}日"
    if len(parts) == 1 + has_year and (month := _BARE_MONTH.fullmatch(piece)):
        return f"{month[1]}月"
    return piece


def _year_of(iso: str) -> int | None:
    return None if iso.startswith("-") else int(iso[:4])


def _is_before(end: str, start: str) -> bool:
    last = last_day(end)
    first = last_day(start)
    if last is None or first is None:
        return end < start
    return last < first
