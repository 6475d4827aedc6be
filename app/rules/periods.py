"""When do dates that belong together fit together?"""

from collections.abc import Callable

from app.errors import FieldError
from app.kinds.base import Values
from app.values.dates import show_date


def order_errors(values: Values, start: str, end: str, start_label: str) -> list[FieldError]:
    """The end lies before the start, as far as both dates tell."""
    begun, ended = values[start], values[end]
    if not isinstance(begun, str) or not isinstance(ended, str) or begun.startswith("--") or ended.startswith("--"):
        return []
    if begun[: len(ended)] <= ended:
        return []
    return [FieldError(end, f"{show_date(ended)}早于{start_label} {show_date(begun)}")]


# Kind to its pairs of dates, earlier and later, and how the earlier is called in the sentence.
ORDERED: dict[str, tuple[tuple[str, str, str], ...]] = {
    "enterprise": (("joined_on", "left_on", "入会日期"),),
    "chamber": (("founded_on", "closed_on", "成立日期"),),
    "membership": (("started_on", "ended_on", "起始日期"),),
    "affiliation": (("started_on", "ended_on", "入会日期"),),
    "zone_member": (("started_on", "ended_on", "起始日期"),),
    "liaison": (("started_on", "ended_on", "起始日期"),),
    "post": (("started_on", "ended_on", "任职日期"),),
    "term": (("started_on", "due_on", "换届日期"), ("started_on", "ended_on", "换届日期")),
    "meeting": (("held_on", "ended_on", "会议日期"),),
    "campaign": (("started_on", "ended_on", "开始日期"),),
    "cause": (("started_on", "ended_on", "开始日期"),),
    "brand": (("started_on", "ended_on", "创立日期"),),
    "station": (("opened_on", "closed_on", "设立日期"),),
    "task": (("asked_on", "due_on", "交办日期"), ("asked_on", "done_on", "交办日期")),
    "appeal": (
        ("raised_on", "due_on", "提出日期"),
        ("raised_on", "replied_on", "提出日期"),
        ("replied_on", "revisited_on", "答复日期"),
    ),
    "proposal": (("made_on", "adopted_on", "提出日期"),),
    "donation": (("period_from", "period_to", "统计起"),),
    "reported_figure": (("period_from", "period_to", "统计起"),),
}


def check_order(kind: str) -> Callable[[Values], list[FieldError]]:
    """The rule of that kind: each later date lies no earlier than its earlier one."""
    pairs = ORDERED[kind]

    def check(values: Values) -> list[FieldError]:
        return [error for start, end, label in pairs for error in order_errors(values, start, end, label)]

    return check
