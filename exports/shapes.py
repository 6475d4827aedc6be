"""Which plain shapes is a picture drawn from? One list, for paper and for the screen.

Lengths are points, counted from the upper left corner to the right and down.
"""

from dataclasses import dataclass

from exports.fonts.faces import Face

Colour = tuple[float, float, float]

BLACK: Colour = (0.0, 0.0, 0.0)
GREY: Colour = (0.55, 0.55, 0.55)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line; a curve of figures is several."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = 0.5
    colour: Colour = BLACK


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text on the baseline `y`, its `anchor` (0 left, 0.5 middle, 1 right) at `x`.

    It is drawn smaller where it would be wider than `room` (0: as wide as it comes).
    """

    x: float
    y: float
    text: str
    size: float = 9
    anchor: float = 0
    face: Face = Face.FANG
    colour: Colour = BLACK
    room: float = 0


Shape = Stroke | Area | Label
