"""Where does each glyph of a line stand?"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from exports.document import Align
from exports.typeset.atoms import Atom, Kind
from exports.typeset.breaking import SPACE_SHRINK, natural_width

_MOST_SPREAD: Final = 0.18
"""Cells that may be added between two characters: below 3 pt, so that copied text gains no spaces."""
_MOST_SPACE: Final = 0.5
"""Cells that may be added to a space between words."""
_SAME: Final = 0.002


class Span(NamedTuple):
    """Glyphs of one font set one after the other, each followed by `tracking` points. `x` in points."""

    x: float
    font: str
    size: float
    stretch: float
    tracking: float
    text: str


class SetLine(NamedTuple):
    """A line's spans, the width it takes, and its characters."""

    spans: tuple[Span, ...]
    width: float
    text: str


class _Place(NamedTuple):
    atom: Atom
    x: float


def set_line(atoms: Sequence[Atom], measure: float, align: Align, *, last: bool, x: float = 0) -> SetLine:
    """Set one line from `x` on: squeezed if it is too wide, spread if it is to be justified, then aligned."""
    slack = measure - natural_width(atoms)
    if slack < 0:
        places, width = _squeezed(atoms, -slack)
    elif align is Align.JUSTIFY and not last:
        places, width = _spread(atoms, slack)
    else:
        places, width = _placed(atoms, [0.0] * len(atoms), [0.0] * len(atoms))
    offset = x + {Align.CENTRE: 0.5, Align.RIGHT: 1.0}.get(align, 0.0) * max(0.0, measure - width)
    text = "".join(atom.glyph.char for atom in atoms)
    return SetLine(_spans(places, offset), width, text)


def _squeezed(atoms: Sequence[Atom], need: float) -> tuple[list[_Place], float]:
    """Take `need` points away: first from a mark at the line's end, where nobody misses them, then evenly."""
    final = atoms[-1]
    at_end = min(need, final.back)
    backs = [_back(atom) for atom in atoms[:-1]] + [0.0]
    total = sum(backs) + sum(atom.front for atom in atoms)
    share = min(1.0, (need - at_end) / total) if total else 0.0
    fronts = [atom.front * share for atom in atoms]
    changes = [-back * share for back in backs]
    changes[-1] = -at_end
    return _placed(atoms, fronts, changes)


def _back(atom: Atom) -> float:
    own = atom.advance * SPACE_SHRINK if atom.kind is Kind.SPACE else atom.back
    return own + atom.gap


def _spread(atoms: Sequence[Atom], slack: float) -> tuple[list[_Place], float]:
    """Fill the line; one that would need holes is left as it is."""
    most = [_most_added(atom) for atom in atoms[:-1]] + [0.0]
    total = sum(most)
    share = slack / total if total else 0.0
    added = [room * share for room in most] if share <= 1 else [0.0] * len(atoms)
    return _placed(atoms, [0.0] * len(atoms), added)


def _most_added(atom: Atom) -> float:
    if not atom.stretch:
        return 0.0
    if atom.kind is Kind.SPACE:
        return _MOST_SPACE * atom.style.cell
    return max(0.0, _MOST_SPREAD * atom.style.cell - atom.gap)


def _placed(atoms: Sequence[Atom], fronts: Sequence[float], changes: Sequence[float]) -> tuple[list[_Place], float]:
    places = []
    x = 0.0
    for atom, front, change in zip(atoms, fronts, changes, strict=True):
        places.append(_Place(atom, x - front + atom.glyph.shift * atom.style.size))
        x += atom.advance - front + atom.gap + change
    return places, x - (atoms[-1].gap if atoms else 0)


def _spans(places: list[_Place], offset: float) -> tuple[Span, ...]:
    """Neighbours of one font and one tracking go into one span."""
    spans: list[Span] = []
    start = 0
    while start < len(places):
        end = _span_end(places, start)
        atom, x = places[start]
        text = "".join(place.atom.glyph.char for place in places[start:end])
        tracking = _tracking(places, start) if end - start > 1 else 0.0
        spans.append(Span(offset + x, atom.glyph.font, atom.style.size, atom.glyph.stretch, tracking, text))
        start = end
    return tuple(spans)


def _span_end(places: list[_Place], start: int) -> int:
    end = start + 1
    while end < len(places) and _continues(places, start, end):
        end += 1
    return end


def _continues(places: list[_Place], start: int, end: int) -> bool:
    first, other = places[start].atom, places[end].atom
    same_font = first.glyph.font == other.glyph.font and first.glyph.stretch == other.glyph.stretch
    return (
        same_font
        and first.style.size == other.style.size
        and abs(_tracking(places, end - 1) - _tracking(places, start)) < _SAME
    )


def _tracking(places: list[_Place], number: int) -> float:
    """What stands between the end of a glyph's own advance and the next glyph."""
    here, following = places[number], places[number + 1]
    own = here.atom.glyph.width * here.atom.style.size * here.atom.glyph.stretch
    return following.x - here.x - own
