"""Every record kind. A new kind is one import and one line of `KINDS`."""

from app.kinds.attendance import ATTENDANCE
from app.kinds.base import Field, FieldType, Line, Link, RecordKind, Value, Values
from app.kinds.cause import CAUSE
from app.kinds.chamber import CHAMBER
from app.kinds.donation import DONATION
from app.kinds.enterprise import ENTERPRISE
from app.kinds.meeting import MEETING
from app.kinds.membership import MEMBERSHIP
from app.kinds.person import PERSON
from app.kinds.post import POST
from app.kinds.statement import STATEMENT

KINDS: tuple[RecordKind, ...] = (
    ENTERPRISE,
    CHAMBER,
    PERSON,
    MEMBERSHIP,
    POST,
    MEETING,
    ATTENDANCE,
    STATEMENT,
    CAUSE,
    DONATION,
)
"""In the order in which they can be filled: what is referred to comes first."""

BY_NAME: dict[str, RecordKind] = {kind.name: kind for kind in KINDS}
BY_PLURAL: dict[str, RecordKind] = {kind.plural: kind for kind in KINDS}

__all__ = ["BY_NAME", "BY_PLURAL", "KINDS", "Field", "FieldType", "Line", "Link", "RecordKind", "Value", "Values"]
