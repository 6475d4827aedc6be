"""How do people call a time that is asked for: 2026年, 2026年第三季度, 2026年9月, or its days?"""

from datetime import date, timedelta

from app.domain.sessions import numeral
from app.figures.base import Scope
from app.values.dates import show_date


def period_words(start: date, end: date) -> str:
    """The period from one day to another: 2026年上半年, 2026年7月至8月, 2026年9月5日至12日."""
    whole_months = start.day == 1 and (end + timedelta(1)).day == 1 and start.year == end.year
    if not whole_months:
        return _days(start, end)
    if start.month == end.month:
        return f"{start.year}年{start.month}月"
    named = {(1, 12): "", (1, 6): "上半年", (7, 12): "下半年"}
    named |= {(3 * at - 2, 3 * at): f"第{numeral(at)}季度" for at in range(1, 5)}
    return f"{start.year}年" + named.get((start.month, end.month), f"{start.month}月至{end.month}月")


def _days(start: date, end: date) -> str:
    first, last = show_date(start.isoformat()), show_date(end.isoformat())
    if start == end:
        return first
    same_month = (start.year, start.month) == (end.year, end.month)
    known = f"{start.year}年{start.month}月" if same_month else f"{start.year}年" if start.year == end.year else ""
    return f"{first}至{last.removeprefix(known)}"


def scope_words(scope: Scope) -> str:
    """What a figure was asked for: 本次会议, 截至2026年9月30日, or the period."""
    if scope.meeting is not None:
        return "本次会议"
    start = date(scope.year, 1, 1) if scope.year is not None else scope.start
    if start is None:
        return f"截至{show_date(scope.as_of.isoformat())}"
    return period_words(start, min(scope.as_of, date(scope.year, 12, 31)) if scope.year else scope.as_of)
