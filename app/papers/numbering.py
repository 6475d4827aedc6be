"""Which number does the next issue have? Counted from the issued papers, so that a failed print uses none up."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.papers.base import Number
from app.papers.settings import Setup
from db.models.issued import IssuedPaper

_TABLE: Any = IssuedPaper.__table__


def next_number(session: Session, paper: str, year: int, setup: Setup) -> Number:
    """The number after the last one issued; `setup` tells how far the office had come before this program.

    Asked inside the operation that issues, it cannot be given out twice: one operation runs after the other.
    """
    of_paper = _TABLE.c.paper == paper
    number = session.scalar(select(func.max(_TABLE.c.number)).where(of_paper, _TABLE.c.year == year)) or 0
    total = session.scalar(select(func.max(_TABLE.c.total)).where(of_paper)) or 0
    before = setup.earlier_number if year == setup.earlier_year else 0
    return Number(year, max(number, before) + 1, max(total, setup.earlier_total, before) + 1)
