"""What can the window and the command line ask of the statistics? Plain functions that take a session."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.attention import YEAR_FIGURES, Need, needs_a_hand
from app.figures.base import Result, Scope, compute
from app.figures.catalogue import all_figures, figure, rows_of
from app.figures.headlines import headline
from app.figures.reported import beside

__all__ = ["figures_of", "flat", "headline", "home", "needs_a_hand", "rows_of"]


def figures_of(session: Session, scope: Scope, names: Sequence[str] = ()) -> list[Result]:
    """These figures, or all of them, each with its groups. Raises UserError for an unknown name."""
    wanted = [figure(name) for name in names] if names else all_figures()
    return beside(session, scope, [compute(session, one, scope) for one in wanted])


def flat(results: Sequence[Result]) -> Iterator[Result]:
    """Every figure followed by its groups, as a table shows them."""
    for result in results:
        yield result
        yield from result.groups


def home(session: Session, today: date) -> tuple[list[Need], list[Result]]:
    """The home page: what needs a hand, and the figures of the year."""
    return needs_a_hand(session, today), figures_of(session, Scope(today, today.year), YEAR_FIGURES)
