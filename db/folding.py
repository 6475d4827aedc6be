"""When are two texts the same to somebody who looks for one? Half-width or full-width, small or capital letters."""

import unicodedata


def folded(value: str | None) -> str:
    """The text in half-width form (NFKC) and lower case; both the index and what is looked up are folded so."""
    return unicodedata.normalize("NFKC", value).lower() if value else ""
