"""Which headline totals do not agree with the pieces that stand behind them?"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from app.figures.base import Row
from app.kinds import BY_NAME
from app.titles import title_of
from app.values.amounts import Amount, Qualifier
from app.values.dates import show_date
from app.values.totals import Reconciled, reconcile
from db.models import MODELS
from db.vocabulary import Basis

DONATION: Any = MODELS["donation"].__table__
CALLED = title_of(DONATION, BY_NAME["donation"]).label("title")


@dataclass(frozen=True, slots=True)
class Headline:
    """A stated total with its pieces compared."""

    id: int
    title: str
    reconciled: Reconciled

    def row(self) -> Row:
        """As it stands behind a figure or a task of the day."""
        return Row("donation", self.id, self.title, self.reconciled.text)


def headlines(session: Session, only: int | None = None) -> list[Headline]:
    """Every gift that has pieces and an amount, those in excess first. Annual averages are not compared with sums.

    `only`: look at this one gift alone.
    """
    stated, piece = DONATION, aliased(DONATION)
    columns = (stated.c.id, CALLED, stated.c.given_on, stated.c.amount, stated.c.qualifier, stated.c.basis)
    query = (
        select(*columns, piece.c.amount.label("part"), piece.c.qualifier.label("how"), piece.c.basis.label("rate"))
        .join(piece, piece.c.headline_id == stated.c.id)
        .where(piece.c.headline_id > 0 if only is None else piece.c.headline_id == only, stated.c.amount.is_not(None))
        # By the piece's own index: in the order of the stated gifts every gift would be looked at.
        .order_by(piece.c.headline_id, piece.c.id)
    )
    gathered: dict[int, list[Any]] = {}
    for row in session.execute(query):
        if (row.rate == Basis.ANNUAL_AVERAGE.value) == (row.basis == Basis.ANNUAL_AVERAGE.value):
            gathered.setdefault(row.id, []).append(row)
    return sorted(map(_headline, gathered.values()), key=lambda one: (-one.reconciled.excess, one.id))


def headline(session: Session, donation_id: int) -> Headline | None:
    """The comparison for one gift; None when nothing is a piece of it."""
    return next(iter(headlines(session, donation_id)), None)


def unreconciled(session: Session) -> list[Headline]:
    """Those of which something is missing or too much."""
    return [one for one in headlines(session) if not one.reconciled.agrees]


def _headline(rows: list[Any]) -> Headline:
    first = rows[0]
    pieces = [None if row.part is None else Amount(row.part, Qualifier.of(row.how)) for row in rows]
    stated = Amount(first.amount, Qualifier.of(first.qualifier))
    title = f"{first.title} {show_date(first.given_on)}" if first.given_on else first.title
    return Headline(first.id, title, reconcile(stated, pieces))
