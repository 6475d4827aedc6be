"""What must be true of a record beyond its single fields: one function per kind that has such rules.

A rule takes the session, the complete values and the record's own id (None when new) and returns what is wrong.
"""

from collections.abc import Callable

from sqlalchemy.orm import Session

from app.errors import FieldError
from app.kinds.base import Values
from app.rules import donation, organisations, periods

Rule = Callable[[Session, Values, int | None], list[FieldError]]

RULES: dict[str, Rule] = {
    "enterprise": organisations.check_enterprise,
    "chamber": organisations.check_chamber,
    "membership": periods.check_membership,
    "post": periods.check_post,
    "meeting": periods.check_meeting,
    "cause": periods.check_cause,
    "donation": donation.check_donation,
}
