"""Which posts did a person hold on a day (时任职务), how are they printed, and who stands before whom?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.spans import EVER, Overlap, Span, holds_on, overlap
from app.domain.strokes import stroke_key
from db.models.person import Person
from db.models.post import Post as KeptPost
from db.models.term import Term
from db.vocabulary import Committee, Employment

TERMS_IN_A_ROW = 2
"""Part-time vice-chairs normally serve at most two terms in a row (charter of 2022): the default of the setting."""

RANKS: tuple[str, ...] = tuple(committee.value for committee in Committee)
"""Seats in the federation's bodies from the top."""


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a person, body and title as given."""

    id: int
    person_id: int
    body: str
    title: str
    employment: str | None = None
    committee: str | None = None
    print_order: int | None = None
    span: Span = EVER
    certain: bool = True
    """False when the dates leave open whether it was held on the day asked for."""

    @property
    def text(self) -> str:
        """As it is printed: body and title in one, 市工商联执委. A body that the title repeats is not said twice."""
        return self.title if self.title.startswith(self.body) else f"{self.body}{self.title}"


def text_of(posts: Iterable[Post]) -> str:
    """Several posts of one person as papers print them: 区委统战部副部长、区工商联党组书记."""
    return "、".join(post.text for post in posts)


def in_print_order(posts: Iterable[Post]) -> list[Post]:
    """By the order given for print; posts without one behind, by seat, then as entered."""
    return sorted(posts, key=lambda post: (post.print_order is None, post.print_order or 0, rank_of([post]), post.id))


def posts_on(posts: Iterable[Post], on: str) -> list[Post]:
    """Those held on that day, in print order; those that may have been held are marked as not certain."""
    held = []
    for post in posts:
        found = holds_on(post.span, on)
        if found is not Overlap.NONE:
            unknown = found is Overlap.POSSIBLE and post.span != EVER
            held.append(replace(post, certain=not unknown))
    return in_print_order(held)


def rank_of(posts: Iterable[Post]) -> int:
    """The highest seat among the posts: 0 for the chair; people without a seat come last."""
    return min((RANKS.index(post.committee) for post in posts if post.committee in RANKS), default=len(RANKS))


def post_at(session: Session, person_id: int, on: str) -> list[Post]:
    """The person's posts on that day (a stored date), in print order."""
    return posts_on(_posts(session, [person_id]), on)


def posts_at(session: Session, person_ids: Sequence[int], on: str) -> dict[int, list[Post]]:
    """`post_at` for many people with one question."""
    found: dict[int, list[Post]] = {key: [] for key in person_ids}
    for post in posts_on(_posts(session, person_ids), on):
        found[post.person_id].append(post)
    return found


def people_by_rank(session: Session, on: str) -> list[tuple[int, str]]:
    """People with a seat on that day, (id, name): by seat, then print order of the seat, then strokes of the name."""
    seats = [post for post in posts_on(_posts(session, None), on) if post.committee]
    best: dict[int, tuple[int, int]] = {}
    for post in seats:
        place = (rank_of([post]), post.print_order if post.print_order is not None else 10**6)
        best[post.person_id] = min(place, best.get(post.person_id, place))
    names = dict(_names(session, list(best)))
    return sorted(names.items(), key=lambda person: (best[person[0]], stroke_key(person[1])))


def _names(session: Session, ids: Sequence[int]) -> list[tuple[int, str]]:
    return [(key, name) for key, name in session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))]


def _posts(session: Session, person_ids: Sequence[int] | None) -> list[Post]:
    query = select(
        KeptPost.id,
        KeptPost.person_id,
        KeptPost.body_name,
        KeptPost.title,
        KeptPost.employment,
        KeptPost.committee,
        KeptPost.print_order,
        KeptPost.started_on,
        KeptPost.ended_on,
    )
    query = query.where(KeptPost.committee.is_not(None) if person_ids is None else KeptPost.person_id.in_(person_ids))
    return [Post(*row[:7], span=Span(row[7], row[8])) for row in session.execute(query.order_by(KeptPost.id))]


@dataclass(frozen=True, slots=True)
class LongServing:
    """A part-time vice-chair who has served more terms in a row than the charter means."""

    person_id: int
    name: str
    terms: tuple[int, ...]

    @property
    def text(self) -> str:
        """The warning in one sentence."""
        listed = "、".join(f"第 {term} 届" for term in self.terms)
        return f"{self.name}已连续 {len(self.terms)} 届任兼职副主席（{listed}），章程规定一般不超过两届"


def terms_in_a_row(served: Iterable[Span], terms: Iterable[tuple[int, Span]]) -> tuple[int, ...]:
    """The longest run of consecutive terms (by number) that the posts certainly reach into."""
    spans = list(served)
    reached = sorted({no for no, term in terms if any(overlap(span, term) is Overlap.CERTAIN for span in spans)})
    longest: list[int] = []
    run: list[int] = []
    for number in reached:
        run = [*run, number] if run and number == run[-1] + 1 else [number]
        longest = max(longest, run, key=len)
    return tuple(longest)


def long_serving(session: Session, federation: str, limit: int = TERMS_IN_A_ROW) -> list[LongServing]:
    """Part-time vice-chairs with more than `limit` terms in a row; `federation`: the body of the terms, as given."""
    kept = select(Term.term_no, Term.started_on, Term.ended_on, Term.due_on).where(Term.body_name == federation)
    terms = [(row[0], Span(row[1], row[2] or row[3])) for row in session.execute(kept) if row[0] is not None]
    served: dict[int, list[Span]] = {}
    for post in _posts(session, None):
        if post.committee == Committee.VICE_CHAIR.value and post.employment == Employment.PARTTIME.value:
            served.setdefault(post.person_id, []).append(post.span)
    runs = {key: terms_in_a_row(spans, terms) for key, spans in served.items()}
    too_long = {key: run for key, run in runs.items() if len(run) > limit}
    names = sorted(_names(session, list(too_long)), key=lambda person: stroke_key(person[1]))
    return [LongServing(key, name, too_long[key]) for key, name in names]
