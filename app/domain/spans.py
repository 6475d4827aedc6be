"""Do two periods overlap, for certain or perhaps, when their dates are known only in part?

A period without an end runs on. Of a date such as 2023 only the year is known: what holds for each of its days is
certain, what holds for some of them is possible. The day on which one period ends and the next begins is no overlap.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.values.partial_dates import first_day, last_day

_FIRST = date.min.toordinal()
_LAST = date.max.toordinal()


class Overlap(Enum):
    """What can be said of two periods."""

    NONE = "none"
    POSSIBLE = "possible"
    CERTAIN = "certain"


@dataclass(frozen=True, slots=True)
class Span:
    """A period between two stored dates. No start: since when is unknown; no end: it runs on."""

    start: str | None = None
    end: str | None = None

    def widest(self) -> tuple[int, int]:
        """The first and the last day (ordinals) on which it may hold."""
        start, end = first_day(self.start) if self.start else None, last_day(self.end) if self.end else None
        return start.toordinal() if start else _FIRST, end.toordinal() if end else _LAST

    def surest(self) -> tuple[int, int]:
        """The first and the last day on which it holds for certain; the first is later when there is none."""
        earliest, latest = self.widest()
        start = last_day(self.start) if self.start else None
        end = first_day(self.end) if self.end else None
        sure_end = end.toordinal() if end else _LAST + 1
        if self.end and end is None:  # it has ended, in an unknown year
            sure_end = earliest
        # Of what runs on since nobody knows when, the very last day alone is certain.
        return start.toordinal() if start else latest, sure_end


EVER = Span()
"""Nothing is known of the dates."""


def overlap(one: Span, other: Span) -> Overlap:
    """Whether both hold on more than a common first and last day."""
    sure_one, sure_other = one.surest(), other.surest()
    if _shared(sure_one, sure_other) > 0 and _exists(sure_one) and _exists(sure_other):
        return Overlap.CERTAIN
    if _hands_over(one, other) or _hands_over(other, one):
        return Overlap.NONE
    return Overlap.POSSIBLE if _shared(one.widest(), other.widest()) > 0 else Overlap.NONE


def first_overlap(span: Span, others: Iterable[Span], wanted: Overlap) -> int | None:
    """The place of the first of `others` whose overlap with `span` is as `wanted`; None when there is none."""
    return next((at for at, other in enumerate(others) if overlap(span, other) is wanted), None)


def holds_on(span: Span, on: str) -> Overlap:
    """Whether it holds on that day (or on some day of that month or year): for certain, perhaps, or not."""
    asked_first, asked_last = first_day(on), last_day(on)
    if asked_first is None or asked_last is None:
        return Overlap.POSSIBLE
    first, last = span.widest()
    if asked_last.toordinal() < first or asked_first.toordinal() > last:
        return Overlap.NONE
    sure_first, sure_last = span.surest()
    certain = sure_first <= asked_first.toordinal() and asked_last.toordinal() <= sure_last
    return Overlap.CERTAIN if certain else Overlap.POSSIBLE


def _exists(days: tuple[int, int]) -> bool:
    return days[0] <= days[1]


def _shared(one: tuple[int, int], other: tuple[int, int]) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def _hands_over(earlier: Span, later: Span) -> bool:
    """One ends in the same month or year in which the other begins, as far as both tell."""
    if earlier.end is None or later.start is None:
        return False
    return earlier.end.startswith(later.start) or later.start.startswith(earlier.end)
