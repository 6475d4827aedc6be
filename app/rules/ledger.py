"""What must be true of a record among the others in the store: one rule per kind that has such rules.

A rule takes the other records (`peers`), the complete values and the record's own id (None: a new one), and returns
what is wrong. It runs before anything is written: of a form's record, and of every row of a file.
`LEDGER_WARNINGS` tells what may be wrong and is no reason to refuse.
"""

from collections.abc import Callable

from app.errors import FieldError
from app.kinds.base import Values
from app.rules import gift_causes, gifts, overlaps, trees
from app.rules.overlaps import PERIODS
from app.rules.peers import Peers

LedgerRule = Callable[[Peers, Values, int | None], list[FieldError]]


def all_of(*rules: LedgerRule) -> LedgerRule:
    """Several rules as one."""

    def check(peers: Peers, values: Values, own_id: int | None) -> list[FieldError]:
        return [error for rule in rules for error in rule(peers, values, own_id)]

    return check


LEDGER_RULES: dict[str, LedgerRule] = {
    **{period.kind: overlaps.check_overlaps(period) for period in PERIODS},
    "term": all_of(overlaps.check_term_number, overlaps.check_overlaps(overlaps.TERM)),
    "chamber": trees.check_tree("chamber"),
    "campaign": trees.check_tree("campaign"),
    "donation": all_of(gifts.check_headline, gifts.check_first_donor, gift_causes.check_cause_count),
    "gift_cause": gift_causes.check_gift_cause,
    "co_donor": gifts.check_co_donor,
}

LEDGER_WARNINGS: dict[str, LedgerRule] = {
    **{period.kind: overlaps.warn_overlaps(period) for period in PERIODS},
    "zone_member": all_of(overlaps.warn_overlaps(overlaps.ZONE_MEMBER), overlaps.warn_two_zones),
}
