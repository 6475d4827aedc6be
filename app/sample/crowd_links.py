"""How are the records of the big store linked? Memberships, attendances and gifts, laid by hand because they are many.

The columns are those of `app.columns.to_columns`; a test compares them.
"""

from collections.abc import Iterator
from functools import cache
from itertools import count
from random import Random

from app.kinds import BY_NAME
from app.kinds.base import Field
from app.sample.crowd import DAYS, FIRST_DAY, Named, Row, a_day, often
from app.sample.names import DISTRICT
from app.values.pinyin import sort_key
from db.vocabulary import AttendanceMode, MembershipRole


def memberships(rng: Random, firms: list[Named], bodies: list[Named]) -> Iterator[Row]:
    """Every enterprise in turn in some chamber; large chambers have many."""
    roles = [word.value for word in MembershipRole]
    taken: set[tuple[int, int]] = set()
    for at in count():
        turn = at // len(firms)
        role = roles[-1] if rng.random() < 0.9 else rng.choice(roles)
        firm, body = firms[at % len(firms)].id, bodies[often(rng, len(bodies))].id
        period: tuple[str, str | None, str | None]
        if (firm, body) in taken:  # an earlier time in the same chamber, so that no two periods overlap
            period = (f"{2014 - turn}-01", f"{2014 - turn}-12-31", "主动退会")
        elif turn:
            period = (f"{2021 + turn // 12}-{turn % 12 + 1:02d}", None, None)
        else:
            period = (rng.choice(DAYS[:2000]), "2026-06-30" if rng.random() < 0.08 else None, None)
        taken.add((firm, body))
        yield {
            "enterprise_id": firm,
            "chamber_id": body,
            "role": role,
            **dict(zip(("started_on", "ended_on", "end_reason"), period, strict=True)),
            "notes": None,
        }


_ATTENDEE, _DONOR = BY_NAME["attendance"].field("attendee"), BY_NAME["donation"].field("donor")


def _party(parties: Field, kind: str | None, someone: Named) -> Row:
    field = parties.name
    row: Row = {f"{field}_name": someone.title}
    for other in parties.refers_to:
        row[f"{field}_{other}_id"] = someone.id if other == kind else None
    return row


def attendances(
    rng: Random, gatherings: list[Named], persons: list[Named], firms: list[Named], bodies: list[Named]
) -> Iterator[Row]:
    """Every meeting in turn gets one more who took part: most are people, some chambers and enterprises."""
    modes = [word.value for word in AttendanceMode]
    registers = {"person": persons, "chamber": bodies, "enterprise": firms}
    for at in count():
        kind = rng.choices(("person", "chamber", "enterprise"), (80, 10, 10))[0]
        pool = registers[kind]
        order = at // len(gatherings) + 1
        yield {
            "meeting_id": gatherings[at % len(gatherings)].id,
            **_party(_ATTENDEE, kind, pool[often(rng, len(pool), 1.5)]),
            "organisation": f"{DISTRICT}工商联" if rng.random() < 0.2 else None,
            "post": "副会长" if rng.random() < 0.3 else None,
            "roles": "|host|speaker|" if order == 1 else "|participant|",
            "mode": modes[0] if rng.random() < 0.8 else rng.choice(modes),
            "print_order": order,
            "notes": None,
        }


_QUALIFIERS = ("exact", "over", "nearly", "about", "at_least", "reaching", "some_odd")
_OUTSIDE = tuple(Named(0, name) for name in ("爱心人士", "匿名", "沧屿市慈善总会", "江城商学院校友会"))


def donations(
    rng: Random, registers: tuple[list[Named], list[Named], list[Named]], given_for: list[Named]
) -> Iterator[Row]:
    """Gifts of every kind; some donors give often."""
    firms, bodies, people = registers
    pools = {"enterprise": firms, "chamber": bodies, "person": people, None: list(_OUTSIDE)}
    key_of = cache(sort_key)
    while True:
        kind = rng.choices(tuple(pools), (68, 12, 14, 6))[0]
        donor = pools[kind][often(rng, len(pools[kind]), 2.5)]
        what = rng.choices(("cash", "goods", "service", "premises"), (70, 22, 6, 2))[0]
        given_on = a_day(rng)
        valued = what == "cash" or (what == "goods" and rng.random() < 0.75)
        yield {
            **_party(_DONOR, kind, donor),
            "donor_key": key_of(donor.title),
            "kind": what,
            "amount": rng.choice((1, 2, 3, 5, 8, 10, 20, 66)) * 10 ** rng.randrange(4, 8) if valued else None,
            "qualifier": rng.choices(_QUALIFIERS, (85, 5, 2, 3, 1, 2, 2))[0] if valued else "exact",
            "basis": rng.choices(("one_off", "cumulative", "annual_average"), (92, 6, 2))[0] if valued else "one_off",
            "coverage": rng.choice(("own", "members", "both", "mobilised")) if kind == "chamber" else "own",
            "given_on": given_on,
            "cause_id": given_for[_cause(rng, given_on)].id if rng.random() < 0.95 else None,
            "causes": "one",
            "recipient": rng.choice(("示范区慈善会", "江城市红十字会", "望河小学", None)),
            "goods": f"物资{rng.randrange(2, 900)}件" if what == "goods" else None,
            "valuation": "发票金额" if what == "goods" and valued else None,
            "mobilised_by_id": bodies[often(rng, len(bodies))].id if rng.random() < 0.15 else None,
            "donor_list": "complete",
            "headline_id": None,
            "period_from": None,
            "period_to": None,
            "scope": None,
            "notes": None,
        }


def _cause(rng: Random, given_on: str | None) -> int:
    """One of the four causes of the year, or of the year before."""
    year = int(given_on[:4]) if given_on else rng.choice((2020, 2021))
    first = 4 * (year - FIRST_DAY.year)
    if first and rng.random() < 0.1:
        first -= 4
    return first + often(rng, 4, 1.3)
