"""What is a page once everything on it has its place?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from exports.shapes import BLACK, Area, Colour
from exports.typeset.setting import Span

__all__ = ["BLACK", "RED", "THIN", "Area", "Colour", "Entry", "Page", "Placed", "Rule", "Strip", "Words"]

RED: Final[Colour] = (0.86, 0.08, 0.08)

THIN: Final = 0.5
"""The width in points of the rules of a table or a form."""


class Rule(NamedTuple):
    """A straight line; `y` values are counted like those of its owner, lengths in points."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: Colour = BLACK


class Words(NamedTuple):
    """A set line: `y` is its baseline, its spans are counted from `x`.

    Turned, it stands on its head and runs from `x` to the left.
    """

    y: float
    spans: tuple[Span, ...]
    colour: Colour = BLACK
    x: float = 0.0
    turned: bool = False


class Placed(NamedTuple):
    """The lines of one strip on a page: they are counted from `left`, and down from `top`."""

    left: float
    top: float
    words: Sequence[Words]


class Entry(NamedTuple):
    """A line of the outline, pointing to a height on the page; level 0 is the title."""

    level: int
    title: str
    y: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of the text's column, as wide as the type area; heights are counted down from its own top."""

    height: float
    ink: float
    """The part of the height that must be inside the type area; what is below may be cut off."""
    words: Sequence[Words] = ()
    rules: Sequence[Rule] = ()
    areas: Sequence[Area] = ()
    uprights: tuple[float, ...] = ()
    """Where a thin rule stands, from top to foot; where strips follow with the same ones, each is one line."""
    entry: tuple[int, str] | None = None
    on_grid: bool = True
    """Whether it begins on a line of the grid."""
    with_next: bool = False
    """Never the last of its page."""
    with_previous: bool = False
    """Never the first of its page, unless a page holds no more."""
    between: bool = False
    """Left out where it would be the first of its page."""
    new_page: bool = False
    at_foot: bool = False
    """Whether it ends with the type area."""
    continued: Sequence["Strip"] = ()
    """What stands above it if it begins a page: a table's head."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be drawn: heights in points above the foot of the sheet."""

    number: int
    width: float
    height: float
    texts: list[Placed] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    """Filled rectangles under everything else; `y` is the upper edge."""
    entries: list[Entry] = field(default_factory=list)
