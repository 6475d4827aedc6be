"""How does an empty store become the sample office? As one operation, by the same rules as typed records."""

from collections.abc import Callable, Sequence
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import records
from app.errors import UserError
from app.kinds import BY_NAME
from app.kinds.base import Link, Values
from app.records import titles_of
from app.sample import (
    agenda,
    around,
    chambers,
    diary,
    enterprises,
    gatherings,
    gifts,
    people,
    posts,
    services,
    shared_gifts,
    stated,
    terms,
)
from app.sample.gatherings import Office, Someone
from app.sample.names import FEDERATION, person_names
from app.store import Store
from db.models import MODELS
from db.vocabulary import OperationSource

SEED = 20220915
TITLE = "填入示例"

Progress = Callable[[int, int | None], None]
"""Hears the records written so far and their number, where it is known; may raise to cancel."""


def fill_sample(store: Store, progress: Progress | None = None) -> dict[str, int]:
    """Fill an empty store with the sample office, as one undo step; how many records of each kind.

    The same values every time (only the uids differ). Raises UserError when the store has records.
    """
    refuse_filled(store)
    with store.operation(TITLE, OperationSource.SAMPLE) as session:
        return _Filling(session, progress).fill()


def refuse_filled(store: Store) -> None:
    """Raises UserError unless the store has no record of any kind."""
    with store.reading() as session:
        for kind in BY_NAME.values():
            if session.scalar(select(MODELS[kind.name].id).limit(1)) is not None:
                raise UserError(
                    f"这份数据里已有数据（{kind.label}），没有填入示例。请换一个空的数据文件夹，例如 --data 新文件夹。"
                )


def rng_of(part: str) -> Random:
    """Chance of its own for each part: a change in one leaves the others as they are."""
    return Random(f"{SEED}:{part}")


class _Filling:
    """The records stored so far, by which the next ones are linked."""

    def __init__(self, session: Session, progress: Progress | None) -> None:
        self._session = session
        self._progress = progress
        self.counts: dict[str, int] = {}

    def fill(self) -> dict[str, int]:
        fresh = person_names(rng_of("names"))
        genders = dict(next(fresh) for _ in range(enterprises.COUNT - 12))
        secretaries = [next(fresh)[0] for _ in chambers.ALL]
        firms = enterprises.firms(rng_of("firms"), list(genders))
        women = {name for name, gender in genders.items() if gender == "female"}
        places = enterprises.places(rng_of("places"), firms, women)
        known = people.people(rng_of("people"), fresh, firms, genders, places)

        named = _by_text(self._store("organisation", list(around.ORGANISATIONS)))
        firm_links = self._store("enterprise", [firm.values for firm in firms])
        values = [firm.values for firm in firms]
        self._store("affiliation", around.affiliations(list(zip(firm_links, values, strict=True))))
        chamber_links = self._tree("chamber", chambers.chambers(rng_of("chambers"), secretaries), _PARENTS)
        zones = _by_text(self._store("zone", list(around.ZONES)))
        named |= zones
        bodies = _by_text(chamber_links)
        self._store("zone_member", around.zone_members(zones, named | bodies, firm_links))
        person_links = self._store("person", [_with_firm(person, firm_links) for person in known])
        self._store(
            "membership",
            [
                {**place.values, "enterprise": firm_links[place.firm], "chamber": chamber_links[place.chamber]}
                for place in places
            ],
        )
        self._store("post", posts.posts(known, posts.Bodies(person_links, firm_links, chamber_links, named)))
        presidents = posts.presidents(firms, places, person_links[:-2])
        self._store("term", terms.terms(bodies, presidents, secretaries))
        brands = self._store("brand", terms.brands(chamber_links, named[FEDERATION]))
        meetings = _by_text(self._meetings(known, person_links, firm_links, chamber_links))
        self._store("brand_edition", terms.editions(brands, meetings))
        self._store("outcome", agenda.outcomes(meetings))
        self._services(services.Stored(person_links, firm_links, chamber_links, named, meetings))
        who = stated.Bodies(named[FEDERATION], chamber_links, firm_links[0], meetings)
        self._store("reported_figure", stated.reported(who))
        self._gifts(firm_links, chamber_links, person_links, named)
        return self.counts

    def _meetings(
        self, known: list[people.Known], persons: list[Link], firms: list[Link], bodies: list[Link]
    ) -> list[Link]:
        guests = [posts.someone(link, person, firms) for link, person in zip(persons, known, strict=True)]
        convener = guests[posts.convener(known)]
        campaigns = self._tree("campaign", *agenda.campaigns(bodies))
        office = Office(
            meetings=self._store("meeting", [agenda.completed(v, _by_text(campaigns)) for v in diary.MEETINGS]),
            chambers=[Someone(link) for link in bodies],
            people=guests,
            firms=[Someone(link) for link in firms],
            convener=convener,
        )
        came = gatherings.attendances(rng_of("attendances"), office)
        self._store("attendance", came)
        self._store("statement", gatherings.statements(rng_of("statements"), office, came))
        return office.meetings

    def _services(self, office: services.Stored) -> None:
        self._store("task_progress", services.progress(self._store("task", services.tasks(office))))
        self._store("honour", terms.honours(office.chambers, office.named, office.people[24], office.firms[26]))
        self._store("appeal", services.appeals(office))
        self._store("proposal", services.proposals(office))
        self._store("liaison", services.liaisons(office))
        self._store("visit", services.visits(office))
        self._store("station", terms.stations(office.chambers, office.named))

    def _gifts(self, firms: list[Link], bodies: list[Link], persons: list[Link], named: dict[str, Link]) -> None:
        causes = self._store("cause", list(gifts.CAUSES))
        by_name = _by_text(bodies)
        facts = gifts.facts(by_name, causes)
        headlines = self._store("donation", facts)
        pieces = shared_gifts.pieces(headlines[shared_gifts.MOBILISED], causes[gifts.EPIDEMIC], firms)
        inside = self._store("donation", pieces)
        # The two namesakes give nothing: a gift could not say which of them gave it.
        others = [named.get(name, Link(name)) for name in gifts.OUTSIDE]
        donors = (firms, bodies, persons[:-2], others)
        count = gifts.COUNT - len(headlines) - len(inside)
        self._store("donation", list(gifts.generated(rng_of("gifts"), donors, causes, count)))
        for_several = next(link for link, gift in zip(headlines, facts, strict=True) if gift.get("causes") == "several")
        self._store("gift_cause", shared_gifts.causes_of(for_several, [causes[at] for at in gifts.SEVERAL]))
        self._store("gift_item", shared_gifts.items(headlines))
        self._store("co_donor", shared_gifts.co_donors(headlines, inside, by_name, firms))

    def _tree(self, name: str, many: list[Values], parents: Sequence[str | None]) -> list[Link]:
        """As `_store`, each record as part of the one of that name, which comes before it."""
        links: list[Link] = []
        waiting: list[Values] = []
        for values, parent in zip(many, parents, strict=True):
            if parent is not None:
                links += self._store(name, waiting)
                waiting = []
            waiting.append({**values, "parent": _by_text(links)[parent] if parent else None})
        return links + self._store(name, waiting)

    def _store(self, name: str, many: list[Values]) -> list[Link]:
        """Check and store records of one kind; links to them in order."""
        kind = BY_NAME[name]
        complete = [records.with_defaults(kind, values) for values in many]
        for values in complete:
            records.check(self._session, kind, values, None)
        ids = records.create_many(self._session, kind, complete)
        self.counts[name] = self.counts.get(name, 0) + len(ids)
        if self._progress:
            self._progress(sum(self.counts.values()), None)
        titles = titles_of(self._session, kind, ids)
        return [Link(titles[key], name, key) for key in ids]


_PARENTS = [plan.parent for plan in chambers.ALL]


def _by_text(links: list[Link]) -> dict[str, Link]:
    return {link.text: link for link in links}


def _with_firm(person: people.Known, firms: list[Link]) -> Values:
    return {**person.values, "enterprise": firms[person.firm] if person.firm is not None else None}
