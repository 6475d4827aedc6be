"""Which papers can be made where the clerk stands: of the chosen record, of the list in view, of the whole office?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.papers.base import Paper

if TYPE_CHECKING:
    from app.desk import Desk
    from app.lists import Listing


@dataclass(frozen=True)
class Subject:
    """What was in view when papers were asked for; empty: nothing but the office itself."""

    kind_name: str = ""
    record_id: int | None = None
    title: str = ""
    """Of the record."""
    listing: "Listing | None" = None
    """The rows in view."""


@dataclass(frozen=True)
class Offer:
    """A paper and what it would be made of."""

    paper: Paper
    record_id: int | None = None
    listing: "Listing | None" = None

    @property
    def label(self) -> str:
        """What the clerk reads; a paper that has a kind of its own says when it is meant for a period."""
        return f"{self.paper.label}（一段时间）" if self.paper.of and self.record_id is None else self.paper.label


def offers(desk: "Desk", subject: Subject) -> list[Offer]:
    """The record's papers first, then those of the rows in view, then the office's."""
    found = list(_of_record(desk, subject))
    whole = desk.papers()
    listed = [paper for paper in whole if subject.kind_name and paper.lists == subject.kind_name]
    found += [Offer(paper, listing=subject.listing) for paper in listed]
    return found + [Offer(paper) for paper in whole if paper not in listed]


def _of_record(desk: "Desk", subject: Subject) -> Iterator[Offer]:
    if subject.record_id is not None:
        for paper in desk.papers(subject.kind_name):
            if paper.of:
                yield Offer(paper, record_id=subject.record_id)
