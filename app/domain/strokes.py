"""With how many strokes is a character written, and how is a name set in a roster? Its order: `db.strokes`."""

from db.strokes import stroke_key, strokes_of

__all__ = ["spread_name", "stroke_count", "stroke_key"]


def stroke_count(character: str) -> int | None:
    """With how many strokes the character is written; None when it is not in the table."""
    found = strokes_of().get(character)
    return int(found[:2]) if found else None


def spread_name(name: str, cells: int = 3) -> str:
    """The name as a roster sets it: two characters over three cells, 王　明; longer names as they are."""
    tight = "".join(name.split())
    if len(tight) != 2 or cells < 3 or not all("\u3400" <= character <= "\U0003ffff" for character in tight):
        return tight if len(tight) == 2 else name.strip()
    return tight[0] + "\u3000" * (cells - 2) + tight[1]
