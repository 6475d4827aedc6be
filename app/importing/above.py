"""What do the words over a table say of all its rows: their year, their meeting, their chamber?

A meeting or chamber that stands there is proposed to the clerk; nothing is taken before he says so.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.importing.finding.blocks import Block, words_above
from app.kinds import BY_NAME
from app.kinds.base import Link, RecordKind
from app.titles import title_of
from db.models import MODELS

_NAMED = ("meeting", "chamber")
"""What lists name over their rows."""

_SHORTEST = 4
"""A shorter title (年会) stands in others by chance."""


def year_of(block: Block, file: str) -> int | None:
    """The one year that title, sheet or file name tell; None if none or several."""
    for texts in (words_above(block), [block.grid.title], [file]):
        years = {int(year) for text in texts for year in re.findall(r"(?<![0-9A-Za-z])((?:19|20)\d\d)(?!\d)", text)}
        if len(years) == 1:
            return years.pop()
        if years:
            return None
    return None


def proposals(session: Session, kind: RecordKind, above: Iterable[str]) -> dict[str, Link]:
    """Field of the kind to the one meeting or chamber whose title stands over the tables; none where several do."""
    text = _bare("".join(above))
    named = {name: list(_in_text(session, BY_NAME[name], text)) for name in _asked(kind)} if text else {}
    found = {field.name: [link for name in field.refers_to for link in named.get(name, ())] for field in kind.fields}
    return {name: links[0] for name, links in found.items() if len(links) == 1}


def _asked(kind: RecordKind) -> Sequence[str]:
    return [name for name in _NAMED if any(name in field.refers_to for field in kind.fields)]


def _in_text(session: Session, kind: RecordKind, text: str) -> Iterator[Link]:
    table: Any = MODELS[kind.name].__table__
    for key, title in session.execute(select(table.c.id, title_of(table, kind))):
        bare = _bare(title or "")
        if len(bare) >= _SHORTEST and bare in text:
            yield Link(title, kind.name, key)


def _bare(text: str) -> str:
    """Without spaces, and signs in one width: titles are often spaced out."""
    return "".join(unicodedata.normalize("NFKC", text).split())
