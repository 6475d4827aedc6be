"""Where does each line of a paragraph end?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from exports.typeset.atoms import Atom, Break, Kind

_EPSILON: Final = 1e-6
_LOOSE: Final = 0.99
"""Cells that may be spread over a line unseen (words and numbers leave them)."""
_TIGHT: Final = 0.6
"""The share of what can be squeezed that may be taken for a word before spreading looks better."""
_HOLES: Final = 3.0
"""Cells that cannot be spread over a line without holes."""
SPACE_SHRINK: Final = 1 / 3


@dataclass(slots=True)
class _Reach:
    """The furthest end found for one grade of break: set as it is, and set squeezed."""

    natural: int = 0
    room: float = 0
    squeezed: int = 0
    tightness: float = 0


def lines_of(atoms: Sequence[Atom], first: float, rest: float) -> list[tuple[int, int]]:
    """The (start, end) of each line; `first` and `rest` are the measures in points.

    No line is wider than its measure after squeezing. Marks and pairs are kept as GB/T 15834 asks
    unless a run of them is longer than a line.
    """
    if atoms and natural_width(atoms) <= first:
        return [(0, len(atoms))]
    lines: list[tuple[int, int]] = []
    start = 0
    widths = _word_widths(atoms)
    while start < len(atoms):
        measure = rest if lines else first
        end = _line_end(atoms, start, measure, widths)
        lines.append((start, _without_spaces(atoms, start, end)))
        start = end
    return lines


def natural_width(atoms: Sequence[Atom]) -> float:
    """The width of atoms that are neither squeezed nor spread."""
    return sum(atom.advance + atom.gap for atom in atoms) - (atoms[-1].gap if atoms else 0)


def squeeze_of(atom: Atom, *, last: bool) -> float:
    """How much narrower an atom can be set, with the gap after it."""
    own = atom.advance * SPACE_SHRINK if atom.kind is Kind.SPACE else atom.front + atom.back
    return own if last else own + atom.gap


def _line_end(atoms: Sequence[Atom], start: int, measure: float, widths: dict[int, float]) -> int:
    found = [_Reach() for _ in range(Break.AT_SPACE)]
    natural = shrink = 0.0
    width = least = 0.0
    for position in range(start, len(atoms)):
        atom = atoms[position]
        if atom.kind is not Kind.SPACE:
            # Spaces before the line's end fall away: they count only once something follows them.
            width = natural + atom.advance
            least = width - shrink - squeeze_of(atom, last=True)
        if least > measure + _EPSILON:
            break
        grade = _grade(atoms, position, measure, widths)
        if grade < Break.AT_SPACE:
            _note(found[grade:], position + 1, measure - width, _tightness(width - measure, shrink, atom))
        natural += atom.advance + atom.gap
        shrink += squeeze_of(atom, last=False)
    return next((end for reach in found if (end := _best(reach, atoms[start]))), start + 1)


def _grade(atoms: Sequence[Atom], position: int, measure: float, widths: dict[int, float]) -> Break:
    if position + 1 == len(atoms):
        return Break.GOOD
    atom = atoms[position]
    if atom.after is Break.IN_WORD and widths[atom.word] > measure:
        return Break.GOOD
    return atom.after


def _tightness(need: float, shrink: float, final: Atom) -> float:
    """How much of the squeezable room `need` takes; to keep a mark on its line every squeeze is right."""
    return need / shrink if shrink and not final.back else 0.0


def _note(reaches: list[_Reach], end: int, room: float, tightness: float) -> None:
    """A break of one grade also counts where only worse ones are looked for."""
    for reach in reaches:
        if room >= -_EPSILON:
            reach.natural, reach.room = end, room
        elif not reach.squeezed:
            reach.squeezed, reach.tightness = end, tightness


def _best(reach: _Reach, first: Atom) -> int:
    """Squeeze first, else push down and spread; 0 if this grade offers no end."""
    room = reach.room / first.style.cell
    if not reach.squeezed or not reach.natural:
        return reach.natural or reach.squeezed
    if room <= _LOOSE or (reach.tightness > _TIGHT and room <= _HOLES):
        return reach.natural
    return reach.squeezed


def _without_spaces(atoms: Sequence[Atom], start: int, end: int) -> int:
    while end > start + 1 and atoms[end - 1].kind is Kind.SPACE:
        end -= 1
    return end


def _word_widths(atoms: Sequence[Atom]) -> dict[int, float]:
    widths: dict[int, float] = {}
    for atom in atoms:
        if atom.word != -1:
            widths[atom.word] = widths.get(atom.word, 0.0) + atom.advance
    return widths
