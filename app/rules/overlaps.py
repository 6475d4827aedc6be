"""May a period be stored beside those that the same body, person or member already has?

Only what overlaps for certain is refused: of dates known to the year or month, what may be a handing over passes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.domain.sessions import term_label
from app.domain.spans import Overlap, Span, overlap
from app.errors import FieldError
from app.kinds.base import Link, Values
from app.rules.peers import Peers
from app.values.dates import show_date

Check = Callable[[Peers, Values, int | None], list[FieldError]]


@dataclass(frozen=True, slots=True)
class Period:
    """A kind whose records with the same fields may not hold at the same time."""

    kind: str
    same: tuple[str, ...]
    words: str
    """The sentence's beginning: what there is already."""
    ends: tuple[str, ...] = ("ended_on",)
    """The fields that may end the period; the first that is filled does."""


TERM = Period("term", ("body",), "这个机构已有一届任期", ("ended_on", "due_on"))
POST = Period("post", ("person", "body", "title"), "同一人在同一单位的同一职务已有一段任职")
AFFILIATION = Period("affiliation", ("enterprise",), "这家企业已有一段会籍")
MEMBERSHIP = Period("membership", ("enterprise", "chamber"), "这家企业在这个商会已有一段会籍")
LIAISON = Period("liaison", ("officer", "target"), "同一人对同一对象已有一段挂钩联系")
ZONE_MEMBER = Period("zone_member", ("zone", "member"), "这个单位在这个片区已有一段")
PERIODS: tuple[Period, ...] = (TERM, POST, AFFILIATION, MEMBERSHIP, LIAISON, ZONE_MEMBER)


def check_overlaps(period: Period) -> Check:
    """The rule that refuses what overlaps for certain."""

    def check(peers: Peers, values: Values, own_id: int | None) -> list[FieldError]:
        return refusals(period, values, _others(peers, period, values, own_id))

    return check


def warn_overlaps(period: Period) -> Check:
    """The warning about what may overlap."""

    def warn(peers: Peers, values: Values, own_id: int | None) -> list[FieldError]:
        own = span_of(period, values)
        for other in _others(peers, period, values, own_id):
            if overlap(own, other) is Overlap.POSSIBLE:
                return [FieldError("started_on", f"{period.words}（{_words(other)}），日期不全，可能重叠，请核对")]
        return []

    return warn


def refusals(period: Period, values: Values, others: Iterable[Span]) -> list[FieldError]:
    """The sentence for the first of the other spans that overlaps for certain."""
    own = span_of(period, values)
    for other in others:
        if overlap(own, other) is Overlap.CERTAIN:
            advice = "请先填好那一段的结束日期，或改这里的日期"
            return [FieldError("started_on", f"{period.words}（{_words(other)}），与这一段重叠；{advice}")]
    return []


def span_of(period: Period, values: Values) -> Span:
    """The period that these values mean."""
    start, end = values["started_on"], next((values[name] for name in period.ends if values[name]), None)
    return Span(start if isinstance(start, str) else None, end if isinstance(end, str) else None)


def _others(peers: Peers, period: Period, values: Values, own_id: int | None) -> list[Span]:
    spans = [
        span_of(period, peer.values) for peer in peers.about(period.kind, period.same, values) if peer.id != own_id
    ]
    return sorted(spans, key=lambda span: span.start or "")


def _words(span: Span) -> str:
    start = show_date(span.start) if span.start else "起始不明"
    return f"{start}至{show_date(span.end) if span.end else '今'}"


def check_term_number(peers: Peers, values: Values, own_id: int | None) -> list[FieldError]:
    """A body has each 届 once."""
    number = values["term_no"]
    if not isinstance(number, int) or number < 1:
        return []
    same = [peer for peer in peers.about("term", ("body",), values) if peer.values["term_no"] == number]
    if all(peer.id == own_id for peer in same):
        return []
    return [FieldError("term_no", f"这个机构已有{term_label(number)}；请核对届次，或直接修改那一条")]


def warn_two_zones(peers: Peers, values: Values, own_id: int | None) -> list[FieldError]:
    """A member that stands in another zone at the same time."""
    zone = values["zone"]
    if not isinstance(zone, Link):
        return []
    own = span_of(ZONE_MEMBER, values)
    for peer in peers.about("zone_member", ("member",), values):
        other = peer.values["zone"]
        elsewhere = isinstance(other, Link) and other.id != zone.id and peer.id != own_id
        if elsewhere and overlap(own, span_of(ZONE_MEMBER, peer.values)) is Overlap.CERTAIN:
            return [FieldError("zone", "这个单位同时还在另一个片区，请核对")]
    return []
