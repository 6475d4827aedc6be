"""How does a name sort by strokes (姓氏笔画): as a key in Python, and by a small table of characters in SQL?

Names are ordered as the papers of meetings do: by the strokes of the first character, then of the next; characters
with as many strokes by the kinds of their strokes in the order of writing, 横竖撇点折. Where the order of writing of a
rare character is not known it stands behind those with as many strokes.
"""

from functools import lru_cache, reduce
from operator import add
from pathlib import Path
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, MetaData, Table, case, func, select

from db.base import chars

VERSION = 1
"""Changes with the table of strokes: then the stores' own copies are laid anew."""

UNKNOWN = "99"
"""Stands for the number of strokes of what is no character of the table: Latin letters, rare characters."""

_SOURCE = Path(__file__).with_name("strokes.txt")
_COMPARED = 4
"""So many characters of a name are looked up in SQL; what is longer is no name of a person, and goes by its text."""

STROKE = Table(
    "search_stroke", MetaData(), Column("sign", chars(4), primary_key=True), Column("strokes", chars(), nullable=False)
)
"""Every known character with its key; derived, like the search index."""


def stroke_key(name: str) -> str:
    """A text that sorts names by strokes when compared as plain text (binary collation).

    A name sorts before every longer name that begins with it; characters written with the same strokes are kept apart.
    """
    known = strokes_of()
    return "".join(f"{known.get(character, UNKNOWN)}{character}" for character in name if not character.isspace())


def stroke_order(name: ColumnElement[str]) -> list[ColumnElement[Any]]:
    """By what a query sorts to put a column of names in the order of `stroke_key`; what is empty stands at the end."""
    tight = func.replace(func.replace(name, " ", ""), "\u3000", "")
    parts = [_part(func.substr(tight, at, 1)) for at in range(1, _COMPARED + 1)]
    return [case((name.is_(None), 1), else_=0), reduce(add, parts), tight]


def _part(sign: ColumnElement[str]) -> ColumnElement[str]:
    known = select(STROKE.c.strokes).where(STROKE.c.sign == sign).scalar_subquery()
    return case((sign == "", ""), else_=func.coalesce(known, UNKNOWN).concat(sign))


def lay_strokes(connection: Connection) -> None:
    """Make the table of characters anew."""
    STROKE.drop(connection, checkfirst=True)
    STROKE.create(connection)
    rows = [{"sign": sign, "strokes": key} for sign, key in strokes_of().items()]
    connection.execute(STROKE.insert(), rows)


@lru_cache(maxsize=1)
def strokes_of() -> dict[str, str]:
    """Character to number and kinds of its strokes: 王 is 041121, a character of unknown order 07~."""
    known: dict[str, str] = {}
    for line in _SOURCE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        order, characters = line.split(" ")
        key = f"{int(order[:-1]):02d}~" if order.endswith("?") else f"{len(order):02d}{order}"
        known.update(dict.fromkeys(characters, key))
    return known
