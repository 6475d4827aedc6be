"""Which font shows a character in a face, and how does its glyph sit in the character cell?"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from exports.fonts.faces import FULL_WIDTH_MARKS, SHIPPED, Chains, Face
from exports.fonts.loader import FontFile, font_file

ONE_CELL: Final = frozenset("“”‘’—…·")
"""Marks that fill one cell in Chinese text, whatever advance the font gives them."""

BLANKS: Final = frozenset(" \u00a0\u3000")
"""Characters that are drawn by leaving room."""

_HANGS_RIGHT: Final = frozenset("“‘")
_CENTRED: Final = frozenset("—…·")
_FULL: Final = 0.98


class Glyph(NamedTuple):
    """A character in the font that shows it. Lengths are in ems; `width` is what the font itself advances."""

    char: str
    font: str
    width: float
    cell: float
    """The room it takes: 1.0 for a character of the grid, else its own width."""
    shift: float
    """How far right of the cell's edge the glyph starts."""
    stretch: float
    """Horizontal scale; only a dash is stretched, so that —— is one unbroken line."""
    ink_left: float
    ink_right: float


class FontSet:
    """The faces of one print, each with its fallbacks. Font files are read when a character first needs them."""

    def __init__(self, chains: Chains = SHIPPED) -> None:
        self._chains = chains
        self._found: dict[tuple[Face, str], Glyph | None] = {}

    def glyph(self, face: Face, char: str) -> Glyph | None:
        """The glyph that shows `char` in `face`; None if no font of the chain draws it."""
        key = (face, char)
        if key not in self._found:
            self._found[key] = self._find(face, char)
        return self._found[key]

    def base_font(self) -> str:
        """The name of a font that every document may name as its first."""
        return font_file(self._chains[Face.FANG][0]).name

    def _find(self, face: Face, char: str) -> Glyph | None:
        return next((glyph for font in self._fonts(face, char) if (glyph := _glyph_in(font, char))), None)

    def _fonts(self, face: Face, char: str) -> Iterator[FontFile]:
        """Quotes of a third of an em would leave holes that copying takes for spaces: look for full ones first."""
        chain = self._chains[face]
        if char in ONE_CELL and char != "—":
            full = (font_file(place) for place in (*chain, *FULL_WIDTH_MARKS))
            yield from (font for font in full if (font.advance(char) or 0) >= _FULL)
        yield from (font_file(path) for path in chain)


def _glyph_in(font: FontFile, char: str) -> Glyph | None:
    width = font.advance(char)
    if width is None:
        return None
    if char in BLANKS:
        return Glyph(char, font.name, width, width, 0, 1, 0, 0)
    ink = font.ink(char)
    if ink is None:
        return None
    if char == "—":
        return _dash(font.name, width, *ink)
    cell = 1.0 if char in ONE_CELL else width
    shift = _shift(char, cell - width)
    return Glyph(char, font.name, width, cell, shift, 1, ink[0] + shift, ink[1] + shift)


def _shift(char: str, room: float) -> float:
    if char in _HANGS_RIGHT:
        return room
    return room / 2 if char in _CENTRED else 0


def _dash(font: str, width: float, left: float, right: float) -> Glyph:
    """A dash drawn from edge to edge of its cell."""
    stretch = max(1.0, 1 / (right - left))
    return Glyph("—", font, width, 1, -left * stretch, stretch, 0, 1)


@cache
def shipped_fonts() -> FontSet:
    """The fonts that come with the program; tests and golden files print with these alone."""
    return FontSet()
