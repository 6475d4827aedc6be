"""Which posts of the sample office's people are written down, and how are people printed at meetings?"""

from collections.abc import Mapping
from typing import NamedTuple

from app.kinds.base import Link, Values
from app.sample import chambers
from app.sample.around import NORTH_ZONE
from app.sample.enterprises import Firm, Place
from app.sample.gatherings import Someone
from app.sample.names import FEDERATION
from app.sample.people import SECRETARY, Holding, Known


class Bodies(NamedTuple):
    """The records that posts refer to."""

    persons: list[Link]
    firms: list[Link]
    chambers: list[Link]
    named: Mapping[str, Link]
    """Organisations and zones by name."""


def posts(known: list[Known], stored: Bodies) -> list[Values]:
    """The posts of everybody in print order."""
    seats = _seats(known)
    return [
        {
            "person": link,
            "body": _body(post, stored.firms, stored.chambers, stored.named),
            "title": post.title,
            "employment": post.employment,
            "committee": post.committee,
            "print_order": order,
            "started_on": post.started_on,
            "ended_on": post.ended_on,
            "notes": "由执委会增补。" if post.committee == "standing_member" else None,
        }
        for at, (link, person) in enumerate(zip(stored.persons, known, strict=True))
        for order, post in enumerate((*person.posts, *seats.get(at, ())), 1)
    ]


def _seats(known: list[Known]) -> dict[int, tuple[Holding, ...]]:
    """Further posts, printed last: seats in the federation's bodies, and the convener of the zone."""
    found: dict[int, tuple[Holding, ...]] = {
        SECRETARY: (Holding("常务副主席", FEDERATION, started_on="2021-12-18", committee="executive_vice_chair"),),
        convener(known): (Holding("总召集人", NORTH_ZONE, started_on="2023-09-18"),),
    }
    for at in range(12, 40):
        if any(post.body == FEDERATION for post in known[at].posts):
            continue
        word, title = ("standing_member", "常委") if at % 4 == 1 else ("executive_member", "执委")
        seat = Holding(title, FEDERATION, started_on="2021-12-18", committee=word)
        found[at] = (*found.get(at, ()), seat)
    return found


def _body(post: Holding, firms: list[Link], bodies: list[Link], named: Mapping[str, Link]) -> Link:
    if post.chamber is not None:
        return bodies[post.chamber]
    return firms[post.firm] if post.firm is not None else named.get(post.body, Link(post.body))


def convener(known: list[Known]) -> int:
    """The place of the person who presides over the home-town chamber."""
    return next(at for at, person in enumerate(known) if any(_presides(post) for post in person.posts))


def _presides(post: Holding) -> bool:
    return post.title == "会长" and post.chamber is not None and chambers.ALL[post.chamber].name == chambers.CONVENER


def presidents(firms: list[Firm], places: list[Place], persons: list[Link]) -> dict[str, Link]:
    """Chamber name to its president: the head of the enterprise that presides, linked where the office knows them."""
    known = {link.text: link for link in persons}
    heads = {
        chambers.ALL[place.chamber].name: str(firms[place.firm].values["legal_representative"])
        for place in places
        if place.values["role"] == "president"
    }
    return {chamber: known.get(head, Link(head)) for chamber, head in heads.items()}


def someone(link: Link, person: Known, firms: list[Link]) -> Someone:
    """The person as printed at a meeting: the first body, then the post there and those elsewhere."""
    bodies = [Link(plan.name) for plan in chambers.ALL]
    held = [(_body(post, firms, bodies, {}).text, post.title) for post in person.posts if post.ended_on is None]
    if not held:
        return Someone(link)
    (organisation, title), *others = held
    return Someone(link, organisation, "、".join([title, *(f"{body}{post}" for body, post in others)]))
