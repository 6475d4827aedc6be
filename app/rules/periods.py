"""When do dates that belong together fit together?"""

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


def check_enterprise(values: Values) -> list[FieldError]:
    """It left no earlier than it joined."""
    return order_errors(values, "joined_on", "left_on", "入会日期")


def check_chamber(values: Values) -> list[FieldError]:
    """It was closed no earlier than founded."""
    return order_errors(values, "founded_on", "closed_on", "成立日期")


def check_membership(values: Values) -> list[FieldError]:
    """The period ends no earlier than it starts."""
    return order_errors(values, "started_on", "ended_on", "起始日期")


def check_post(values: Values) -> list[FieldError]:
    """The post ends no earlier than it starts."""
    return order_errors(values, "started_on", "ended_on", "任职日期")


def check_meeting(values: Values) -> list[FieldError]:
    """The meeting ends no earlier than it starts."""
    return order_errors(values, "held_on", "ended_on", "会议日期")


def check_cause(values: Values) -> list[FieldError]:
    """The cause ends no earlier than it starts."""
    return order_errors(values, "started_on", "ended_on", "开始日期")
