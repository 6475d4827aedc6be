"""How does text become the pieces that a line is set from?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from itertools import pairwise
from typing import Final, NamedTuple

from exports.document import Run, Source, Text
from exports.errors import FileProblem
from exports.fonts.glyphs import FontSet, Glyph
from exports.typeset.grid import Style
from exports.typeset.marks import CLOSING, NO_END, NO_START, OPENING, UNSPLIT, is_wide, printable

_MOST_SQUEEZE: Final = 0.5
"""A mark gives up at most half its cell."""
_INK_MARGIN: Final = 0.06
_BESIDE_LATIN: Final = 0.125
"""The room, in cells, between a Chinese character and a word or number."""


_UNITS: Final = frozenset("年月日时分秒届次号")
"""What is not parted from the number before it."""


class Kind(Enum):
    WIDE = "wide"
    WORD = "word"
    SPACE = "space"


class Break(IntEnum):
    """How bad it is to end a line after an atom; a worse break is taken only where no better one fits."""

    GOOD = 0
    IN_WORD = 1
    AT_MARK = 2
    IN_PAIR = 3
    AT_SPACE = 4
    """Never: a space belongs to the end of its line."""


@dataclass(slots=True)
class Atom:
    """One character to be set; lengths in points."""

    glyph: Glyph
    style: Style
    kind: Kind
    advance: float
    front: float = 0
    """What can be squeezed from its left side; the glyph then shifts left with it."""
    back: float = 0
    gap: float = 0
    """Room after it that is not its own; may be squeezed to nothing, and falls away at the line's end."""
    stretch: bool = False
    """Whether room may be added after it."""
    after: Break = Break.GOOD
    word: int = -1
    """The number of the word it belongs to; words are not broken unless they are longer than a line."""


def runs_of(text: Text, source: Source | None = None) -> list[Run]:
    """A text as runs, each with a source, without what has no shape."""
    if isinstance(text, str):
        text = Run(text)
    runs = (text,) if isinstance(text, Run) else text
    return [Run(printable(run.text), run.face, run.source or source) for run in runs]


def plain(runs: Iterable[Run]) -> str:
    """The characters of runs in one line, for the outline."""
    return " ".join("".join(run.text for run in runs).split())


def paragraphs_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs parted at their line breaks; paragraphs of nothing but blanks are left out."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        parts[-1].append(Run(first, run.face, run.source))
        parts.extend([Run(other, run.face, run.source)] for other in others)
    return [part for part in parts if any(run.text.strip() for run in part)]


class Shape(NamedTuple):
    """What every atom of one character in one style has in common; the fields are those of Atom."""

    glyph: Glyph
    style: Style
    kind: Kind
    advance: float
    front: float = 0
    back: float = 0


class Simple(NamedTuple):
    """In which font a text is set, every glyph after the other, and how wide it is in points."""

    font: str
    width: float


class _Plain(NamedTuple):
    """A character that its font sets as it stands; no font: one that needs the whole work."""

    font: str
    kind: Kind
    advance: float


class Shapes:
    """The shapes of characters, worked out once for a document: long tables ask for the same ones again."""

    def __init__(self, fonts: FontSet) -> None:
        self._fonts = fonts
        self._known: dict[Style, dict[str, Shape]] = {}
        self._plain: dict[Style, dict[str, _Plain]] = {}

    def atoms(self, runs: Sequence[Run], style: Style) -> list[Atom]:
        """The atoms of one paragraph. Raises FileProblem for a character that no font draws."""
        atoms: list[Atom] = []
        for run in runs:
            own = Style(run.face, style.size, style.cell) if run.face else style
            known = self._known.setdefault(own, {})
            for char in run.text:
                shape = known.get(char)
                if shape is None:
                    shape = known[char] = self._shape(char, run.source, own)
                atoms.append(Atom(*shape))
        return _joined(_trimmed(atoms))

    def simple(self, text: str, style: Style) -> Simple | None:
        """The text as one stretch of one font, where it is that: plain characters or one word or figure.

        None for a text that needs the whole work, also for one with a character that no font draws.
        """
        known = self._plain.setdefault(style, {})
        font, kind, width = "", Kind.SPACE, 0.0
        for char in text:
            own, own_kind, advance = known.get(char) or self._plainly(char, style)
            if not own or (font and (own != font or own_kind is not kind)):
                return None
            font, kind = own, own_kind
            width += advance
        return Simple(font, width) if font else None

    def _plainly(self, char: str, style: Style) -> _Plain:
        found = _Plain("", Kind.SPACE, 0.0)
        if printable(char) == char and self._fonts.glyph(style.face, char) is not None:
            shape = self._known.setdefault(style, {}).setdefault(char, self._shape(char, None, style))
            glyph = shape.glyph
            as_it_is = glyph.cell == glyph.width and not glyph.shift and glyph.stretch == 1
            if as_it_is and shape.kind is not Kind.SPACE:
                found = _Plain(glyph.font, shape.kind, shape.advance)
        self._plain[style][char] = found
        return found

    def _shape(self, char: str, source: Source | None, style: Style) -> Shape:
        glyph = self._fonts.glyph(style.face, char)
        if glyph is None:
            raise FileProblem(_missing(char, source), at=source.at if source else None)
        if char in " \u3000":
            return Shape(glyph, style, Kind.SPACE, style.cell if char == "\u3000" else glyph.cell * style.size)
        if not is_wide(char, glyph.width):
            return Shape(glyph, style, Kind.WORD, glyph.cell * style.size)
        advance = max(1.0, glyph.cell) * style.cell
        front = _blank(glyph.ink_left) * style.cell if char in OPENING else 0.0
        back = _blank(1 - glyph.ink_right) * style.cell if char in CLOSING else 0.0
        return Shape(glyph, style, Kind.WIDE, advance, front, back)


def _blank(room: float) -> float:
    return max(0.0, min(_MOST_SQUEEZE, room - _INK_MARGIN))


def _missing(char: str, source: Source | None) -> str:
    shown = f"字符“{char}”（U+{ord(char):04X}）" if char.isprintable() else f"字符 U+{ord(char):04X}"
    place = f"{source}中的" if source else "文中的"
    return f"{place}{shown}没有字体可以打印，请在原记录中改用别的字后再打印。"


def _trimmed(atoms: list[Atom]) -> list[Atom]:
    """Blanks at the ends of a paragraph give way to its own indent."""
    solid = [number for number, atom in enumerate(atoms) if atom.kind is not Kind.SPACE]
    return atoms[solid[0] : solid[-1] + 1] if solid else []


def _joined(atoms: list[Atom]) -> list[Atom]:
    """Marks between each two atoms whether the line may end there and what room may change."""
    word = same = 0
    solid = ""
    for atom, following in pairwise(atoms):
        if atom.kind is not Kind.SPACE:
            same = same + 1 if atom.glyph.char == solid else 1
            solid = atom.glyph.char
        inside = atom.kind is following.kind is Kind.WORD
        paired = solid in UNSPLIT and atom.glyph.char == following.glyph.char and same % 2 == 1
        atom.after = Break.IN_PAIR if paired else _break_between(solid, atom, following)
        atom.stretch = not inside and not paired
        atom.gap = _gap(atom, following)
        atom.word = word if atom.kind is Kind.WORD else -1
        word += not inside
    if atoms and atoms[-1].kind is Kind.WORD:
        atoms[-1].word = word
    return atoms


def _break_between(solid: str, atom: Atom, following: Atom) -> Break:
    """`solid` is the last character before the gap that is not a space: a space hides no mark."""
    if following.kind is Kind.SPACE:
        return Break.AT_SPACE
    if solid in NO_END or following.glyph.char in NO_START:
        return Break.AT_MARK
    in_word = atom.kind is following.kind is Kind.WORD
    of_number = following.glyph.char in _UNITS and atom.glyph.char.isdecimal()
    return Break.IN_WORD if in_word or (of_number and atom.kind is Kind.WORD) else Break.GOOD


def _gap(atom: Atom, following: Atom) -> float:
    if atom.kind is following.kind or Kind.SPACE in (atom.kind, following.kind):
        return 0.0
    both_letters = atom.glyph.char.isalnum() and following.glyph.char.isalnum()
    return _BESIDE_LATIN * atom.style.cell if both_letters else 0.0
