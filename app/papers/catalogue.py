"""Which papers does the office print? One line each; what composes them is loaded with the first print.

To add one: a module here with `compose(session, wish, setup) -> Document`, and its line.
"""

from app.errors import UserError
from app.papers.base import Paper, lazily

PAPERS: tuple[Paper, ...] = (Paper("meeting-report", "会议报告", lazily("meeting_report", "compose"), of="meeting"),)
"""In the order in which they are offered."""

BY_NAME: dict[str, Paper] = {paper.name: paper for paper in PAPERS}


def paper_named(name: str) -> Paper:
    """The paper of that name. Raises UserError with the names there are."""
    found = BY_NAME.get(name)
    if found is None:
        raise UserError(f"没有“{name}”这种文件；可用：{'、'.join(BY_NAME)}")
    return found


def papers_of(kind_name: str = "") -> tuple[Paper, ...]:
    """The papers for records of a kind, or those of the whole office."""
    if kind_name:
        return tuple(paper for paper in PAPERS if paper.of == kind_name)
    return tuple(paper for paper in PAPERS if not paper.of or paper.without_record)
