"""How does an empty store become the sample office? As one operation, by the same rules as typed records."""

from collections.abc import Callable
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import records
from app.errors import UserError
from app.kinds import BY_NAME
from app.kinds.base import Link, Values
from app.records import titles_of
from app.sample import chambers, diary, enterprises, gatherings, gifts, people
from app.sample.gatherings import Office, Someone
from app.sample.names import person_names
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

        firm_links = self._store("enterprise", [firm.values for firm in firms])
        chamber_links = self._store("chamber", chambers.chambers(rng_of("chambers"), secretaries))
        person_links = self._store("person", [_with_firm(person, firm_links) for person in known])
        self._store(
            "membership",
            [
                {**place.values, "enterprise": firm_links[place.firm], "chamber": chamber_links[place.chamber]}
                for place in places
            ],
        )
        self._store("post", _posts(known, person_links, firm_links, chamber_links))
        self._meetings(known, person_links, firm_links, chamber_links)
        self._gifts(firm_links, chamber_links, person_links)
        return self.counts

    def _meetings(self, known: list[people.Known], persons: list[Link], firms: list[Link], bodies: list[Link]) -> None:
        guests = [_someone(link, person, firms) for link, person in zip(persons, known, strict=True)]
        convener = next(
            guest
            for guest, person in zip(guests, known, strict=True)
            if any(_presides(post, chambers.CONVENER) for post in person.posts)
        )
        office = Office(
            meetings=self._store("meeting", list(diary.MEETINGS)),
            chambers=[Someone(link) for link in bodies],
            people=guests,
            firms=[Someone(link) for link in firms],
            convener=convener,
        )
        came = gatherings.attendances(rng_of("attendances"), office)
        self._store("attendance", came)
        self._store("statement", gatherings.statements(rng_of("statements"), office, came))

    def _gifts(self, firms: list[Link], bodies: list[Link], persons: list[Link]) -> None:
        causes = self._store("cause", list(gifts.CAUSES))
        headlines = gifts.facts({link.text: link for link in bodies}, causes)
        # The two namesakes give nothing: a gift could not say which of them gave it.
        donors = (firms, bodies, persons[:-2])
        more = gifts.generated(rng_of("gifts"), donors, causes, gifts.COUNT - len(headlines))
        self._store("donation", [*headlines, *more])

    def _store(self, name: str, many: list[Values]) -> list[Link]:
        """Check and store records of one kind; links to them in order."""
        kind = BY_NAME[name]
        complete = [records.with_defaults(kind, values) for values in many]
        for values in complete:
            records.check(self._session, kind, values, None)
        ids = records.create_many(self._session, kind, complete)
        self.counts[name] = len(ids)
        if self._progress:
            self._progress(sum(self.counts.values()), None)
        titles = titles_of(self._session, kind, ids)
        return [Link(titles[key], name, key) for key in ids]


def _with_firm(person: people.Known, firms: list[Link]) -> Values:
    return {**person.values, "enterprise": firms[person.firm] if person.firm is not None else None}


def _posts(known: list[people.Known], persons: list[Link], firms: list[Link], bodies: list[Link]) -> list[Values]:
    return [
        {
            "person": link,
            "body": _body(post, firms, bodies),
            "title": post.title,
            "employment": post.employment,
            "print_order": order,
            "started_on": post.started_on,
            "ended_on": post.ended_on,
        }
        for link, person in zip(persons, known, strict=True)
        for order, post in enumerate(person.posts, 1)
    ]


def _body(post: people.Holding, firms: list[Link], bodies: list[Link]) -> Link:
    if post.chamber is not None:
        return bodies[post.chamber]
    return firms[post.firm] if post.firm is not None else Link(post.body)


def _presides(post: people.Holding, chamber: str) -> bool:
    return post.title == "会长" and post.chamber is not None and chambers.ALL[post.chamber].name == chamber


def _someone(link: Link, person: people.Known, firms: list[Link]) -> Someone:
    """The person as printed at a meeting: the first body, then the post there and those elsewhere."""
    bodies = [Link(plan.name) for plan in chambers.ALL]
    held = [(_body(post, firms, bodies).text, post.title) for post in person.posts if post.ended_on is None]
    if not held:
        return Someone(link)
    (organisation, title), *others = held
    return Someone(link, organisation, "、".join([title, *(f"{body}{post}" for body, post in others)]))
