"""What must be true of a record beyond its single fields: one rule per kind that has such rules.

A rule takes the complete values and returns what is wrong; it asks nothing of the store (`ledger` does).
"""

from collections.abc import Callable

from app.errors import FieldError
from app.kinds.base import Values
from app.rules import brand, donation
from app.rules.numbers import FROM_ONE, check_from_one
from app.rules.periods import ORDERED, check_order

Rule = Callable[[Values], list[FieldError]]


def all_of(*rules: Rule) -> Rule:
    """Several rules as one."""

    def check(values: Values) -> list[FieldError]:
        return [error for rule in rules for error in rule(values)]

    return check


RULES: dict[str, Rule] = {
    **{kind: check_order(kind) for kind in ORDERED},
    "term": all_of(check_order("term"), check_from_one("term")),
    "meeting": all_of(check_order("meeting"), check_from_one("meeting")),
    "brand": all_of(check_order("brand"), brand.check_brand),
    "donation": all_of(check_order("donation"), donation.check_donation),
}

assert FROM_ONE.keys() <= RULES.keys()
