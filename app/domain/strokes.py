"""How are names put in the order of strokes (姓氏笔画), and how are they set in a roster?

Names are ordered as the papers of meetings do: by the strokes of the first character, then of the next; characters
with as many strokes by the kinds of their strokes in the order of writing, 横竖撇点折. Where the order of writing of a
rare character is not known it stands behind those with as many strokes.
"""

from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_name("strokes.txt")
_UNKNOWN = "99"
"""Stands for the number of strokes of what is no character of the table: Latin letters, rare characters."""


def stroke_key(name: str) -> str:
    """A text that sorts names by strokes when compared as plain text, also in SQL (binary collation).

    A name sorts before every longer name that begins with it; characters written with the same strokes are kept apart.
    """
    known = _strokes()
    return "".join(f"{known.get(character, _UNKNOWN)}{character}" for character in name if not character.isspace())


def stroke_count(character: str) -> int | None:
    """With how many strokes the character is written; None when it is not in the table."""
    found = _strokes().get(character)
    return int(found[:2]) if found else None


def spread_name(name: str, cells: int = 3) -> str:
    """The name as a roster sets it: two characters over three cells, 王　明; longer names as they are."""
    tight = "".join(name.split())
    if len(tight) != 2 or cells < 3 or not all("\u3400" <= character <= "\U0003ffff" for character in tight):
        return tight if len(tight) == 2 else name.strip()
    return tight[0] + "\u3000" * (cells - 2) + tight[1]


@lru_cache(maxsize=1)
def _strokes() -> dict[str, str]:
    """Character to number and kinds of its strokes: 王 is 041121, a character of unknown order 07~."""
    known: dict[str, str] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        order, characters = line.split(" ")
        key = f"{int(order[:-1]):02d}~" if order.endswith("?") else f"{len(order):02d}{order}"
        known.update(dict.fromkeys(characters, key))
    return known
