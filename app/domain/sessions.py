"""Which 届 and 次 is a meeting, which comes next, and is a term overdue?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.values.numerals import NUMERALS, read_numeral
from app.values.partial_dates import first_day, last_day
from app.values.problem import ValueProblem

TERM_YEARS = 5
"""A congress every five years (charter of 2022): the default of the setting."""
SOON_DAYS = 180
"""A term that ends within so many days needs a hand: the default of the setting."""

_DIGITS = "零一二三四五六七八九"
_NUMBER = rf"[{NUMERALS}]+|\d{{1,4}}"
_SESSION = re.compile(rf"第?({_NUMBER})届第?({_NUMBER})次")
_TERM = re.compile(rf"第?({_NUMBER})届")


def numeral(number: int) -> str:
    """The number in Chinese numerals as papers write it: 十一, 二十, 一百零五; 1 to 9999."""
    if not 1 <= number <= 9999:
        raise ValueError(f"no numeral for {number}")
    written, gap = "", False
    for size, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            written += ("零" if gap and written else "") + _DIGITS[digit] + sign
        gap = not digit
    return written.removeprefix("一") if 10 <= number <= 19 else written


def term_label(term_no: int) -> str:
    """第十一届."""
    return f"第{numeral(term_no)}届"


def session_label(term_no: int, session_no: int) -> str:
    """十一届一次."""
    return f"{numeral(term_no)}届{numeral(session_no)}次"


def parse_session(text: str) -> tuple[int, int] | None:
    """届 and 次 in a title or alone: 十一届一次, 第11届第1次, 十一届一次主席（会长）会议; None when there is none.

    Raises ValueProblem for 〇届一次.
    """
    found = _SESSION.search(text)
    return (_number(found[1], text), _number(found[2], text)) if found else None


def parse_term(text: str) -> int | None:
    """届 in a text: 第三届, 3届; None when there is none."""
    found = _TERM.search(text)
    return _number(found[1], text) if found else None


def _number(written: str, text: str) -> int:
    number = int(written) if written.isascii() else read_numeral(written)
    if not number or number > 9999:
        raise ValueProblem(f"“{text}”里的届次读不出；请写成 十一届一次")
    return number


def next_session(held: Iterable[tuple[int, int]], term_no: int | None = None) -> tuple[int, int]:
    """The session after those held; `term_no`: of that term, else of the latest one. The first is 一届一次."""
    sessions = list(held)
    wanted = term_no if term_no is not None else max((term for term, _ in sessions), default=1)
    return wanted, max((session for term, session in sessions if term == wanted), default=0) + 1


class TermState(Enum):
    """How a term stands on a day."""

    AHEAD = "尚未开始"
    RUNNING = "任期内"
    ENDING = "即将届满"
    OVERDUE = "逾期未换届"
    ENDED = "已届满"
    UNKNOWN = "无法判定"


@dataclass(frozen=True, slots=True)
class TermStanding:
    """How a term stands; `days` until it ends (ENDING) or since it should have ended (OVERDUE)."""

    state: TermState
    days: int = 0

    @property
    def text(self) -> str:
        """逾期未换届 120 天."""
        return f"{self.state.value} {self.days} 天" if self.days else self.state.value


def due_of(started_on: str | None, years: int = TERM_YEARS) -> str | None:
    """When a term that started then is due, as precisely as the start is known; None without a year.

    29 February becomes 28 February.
    """
    if not started_on or started_on.startswith("--"):
        return None
    due = f"{int(started_on[:4]) + years:04d}{started_on[4:]}"
    return f"{due[:8]}28" if due.endswith("-02-29") and int(due[:4]) % 4 else due


def term_standing(
    started_on: str | None,
    due_on: str | None,
    ended_on: str | None,
    today: date,
    *,
    years: int = TERM_YEARS,
    soon: int = SOON_DAYS,
) -> TermStanding:
    """How the term stands today. Without `due_on` it is due `years` after it started.

    A due date known to the month or year counts as passed when all of it has passed.
    """
    begins = first_day(started_on) if started_on else None
    ended = last_day(ended_on) if ended_on else None
    if ended_on and (ended is None or ended <= today):
        return TermStanding(TermState.ENDED)
    if begins and begins > today:
        return TermStanding(TermState.AHEAD)
    due = due_on or due_of(started_on, years)
    due_day = last_day(due) if due else None
    if due_day is None:
        return TermStanding(TermState.UNKNOWN)
    days = (due_day - today).days
    if days < 0:
        return TermStanding(TermState.OVERDUE, -days)
    return TermStanding(TermState.ENDING, days) if days <= soon else TermStanding(TermState.RUNNING)
