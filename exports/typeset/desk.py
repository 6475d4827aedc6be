"""What do all blocks need to be set: the page's grid and fonts, and lines made of text?"""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.document import Align, Run
from exports.typeset.atoms import Atom, Shapes
from exports.typeset.breaking import lines_of, natural_width
from exports.typeset.grid import ASCENT, Grid, Style
from exports.typeset.placed import BLACK, Colour, Strip, Words
from exports.typeset.setting import SetLine, set_line


@dataclass(frozen=True, slots=True)
class Desk:
    """The grid and the shapes of characters a document is set with."""

    grid: Grid
    shapes: Shapes

    def atoms(self, runs: Sequence[Run], style: Style) -> list[Atom]:
        return self.shapes.atoms(runs, style)

    def text_strip(self, line: SetLine, size: float, *, colour: Colour = BLACK, lines: int = 1) -> Strip:
        """A strip of whole grid lines with one line of text, its em box at the top."""
        words = Words(ASCENT * size, line.spans, colour)
        return Strip(lines * self.grid.pitch, size + (lines - 1) * self.grid.pitch, (words,))

    def blank(self, lines: int = 1) -> Strip:
        return Strip(lines * self.grid.pitch, 0)


def set_lines(
    atoms: Sequence[Atom],
    measure: float,
    align: Align = Align.JUSTIFY,
    *,
    indent: float = 0,
    x: float = 0,
    flush: bool = False,
) -> list[SetLine]:
    """A paragraph's lines within `measure` from `x` on; the first one stands `indent` further in.

    `flush`: an opening mark at the start of a line gives up the blank half of its cell.
    """
    ends = lines_of(atoms, measure - indent, measure)
    lines = []
    for number, (start, end) in enumerate(ends):
        inset = indent if number == 0 else 0.0
        last = number == len(ends) - 1
        line = atoms[start:end]
        room, blank = measure - inset, line[0].front if flush else 0.0
        if natural_width(line) > room + blank:
            blank = 0.0  # it is squeezed as the others are
        lines.append(set_line(line, room + blank, align, last=last, x=x + inset - blank))
    return lines


def beside(left: Sequence[Atom], right: Sequence[Atom], measure: float, *, x: float = 0, room: float) -> list[SetLine]:
    """A text at each edge of one line; where they would come nearer than `room`, the right one stands below."""
    lines = [*set_lines(left, measure, Align.LEFT, x=x), *set_lines(right, measure, Align.RIGHT, x=x)]
    if len(lines) != 2 or natural_width(left) + room + natural_width(right) > measure:
        return lines
    one, two = lines
    return [one._replace(spans=one.spans + two.spans, text=one.text + two.text)]
