"""Where do the cells and lines of a page stand, in points?"""

from dataclasses import dataclass
from typing import Final

from exports.document import PageSetup
from exports.fonts.faces import Face

MM: Final = 72 / 25.4

ASCENT: Final = 0.88
"""The part of the em box above the baseline, the same in every shipped font."""


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set: its face, its size, and the advance of one character of the grid, in points."""

    face: Face
    size: float
    cell: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A page's measures in points; heights are counted down from the top of the type area."""

    setup: PageSetup

    @property
    def width(self) -> float:
        return self.setup.text_width * MM

    @property
    def height(self) -> float:
        return self.setup.text_height * MM

    @property
    def left(self) -> float:
        return self.setup.left * MM

    @property
    def top(self) -> float:
        """The upper edge of the type area above the foot of the sheet."""
        return (self.setup.height - self.setup.top) * MM

    @property
    def cell(self) -> float:
        return self.width / self.setup.cells

    @property
    def pitch(self) -> float:
        """From baseline to baseline, so that the last line's em box ends with the type area."""
        return (self.height - self.setup.size) / (self.setup.lines - 1)

    def body(self, face: Face = Face.FANG) -> Style:
        return Style(face, self.setup.size, self.cell)

    def display(self, face: Face, size: float) -> Style:
        """Text off the grid: titles, tables, page numbers. A character takes its own size."""
        return Style(face, size, size)
