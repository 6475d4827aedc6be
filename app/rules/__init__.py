"""What must be true of a record beyond its single fields: one function per kind that has such rules.

A rule takes the complete values and returns what is wrong; it asks nothing of the store.
"""

from collections.abc import Callable

from app.errors import FieldError
from app.kinds.base import Values
from app.rules import donation, periods

Rule = Callable[[Values], list[FieldError]]

RULES: dict[str, Rule] = {
    "enterprise": periods.check_enterprise,
    "chamber": periods.check_chamber,
    "membership": periods.check_membership,
    "post": periods.check_post,
    "meeting": periods.check_meeting,
    "cause": periods.check_cause,
    "donation": donation.check_donation,
}
