"""When do dates that belong together fit together?"""

from sqlalchemy.orm import Session

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


def check_membership(_session: Session, values: Values, _own_id: int | None) -> list[FieldError]:
    """The period ends no earlier than it starts."""
    return order_errors(values, "started_on", "ended_on", "起始日期")


def check_post(_session: Session, values: Values, _own_id: int | None) -> list[FieldError]:
    """The post ends no earlier than it starts."""
    return order_errors(values, "started_on", "ended_on", "任职日期")


def check_meeting(_session: Session, values: Values, _own_id: int | None) -> list[FieldError]:
    """The meeting ends no earlier than it starts."""
    return order_errors(values, "held_on", "ended_on", "会议日期")


def check_cause(_session: Session, values: Values, _own_id: int | None) -> list[FieldError]:
    """The cause ends no earlier than it starts."""
    return order_errors(values, "started_on", "ended_on", "开始日期")
