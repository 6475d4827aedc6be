"""How do numbers become a chart of plain shapes: bars, columns and a line, each value written beside its mark?

Lengths are points. The same shapes are drawn on paper and on the screen; nothing here is a picture.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from exports.fonts.faces import Face
from exports.shapes import GREY, Area, Colour, Label, Shape, Stroke

BLUE: Final[Colour] = (0.16, 0.38, 0.61)
_PALE: Final[Colour] = (0.86, 0.86, 0.86)
_TITLE: Final = 12.0
_HEAD: Final = 24.0
"""The room of the title above a chart."""
_TEXT: Final = 9.0
_BAR: Final = 17.0
_BETWEEN: Final = 6.0
"""Between the boxes of large figures."""
_LABELS: Final = 96.0
_VALUES: Final = 92.0


class Value(NamedTuple):
    """One mark of a chart: what it is called, how long it is, and what is written beside it."""

    label: str
    value: float
    text: str


def bars(title: str, values: Sequence[Value], x: float, y: float, width: float) -> Iterator[Shape]:
    """Lying bars under a title, as high as `bars_height` says."""
    yield Label(x, y + _TITLE, title, _TITLE, face=Face.HEI)
    most = max((one.value for one in values), default=0) or 1
    room = width - _LABELS - _VALUES
    for number, one in enumerate(values):
        top = y + _HEAD + number * _BAR
        length = room * max(0.0, one.value) / most
        yield Label(x + _LABELS - 6, top + 11, one.label, _TEXT, 1, room=_LABELS - 6)
        if length:
            yield Area(x + _LABELS, top + 3, length, _BAR - 6, BLUE)
        yield Label(x + _LABELS + length + 4, top + 11, one.text, _TEXT, room=_VALUES - 4)
    foot = y + _HEAD + len(values) * _BAR
    yield Stroke(x + _LABELS, y + _HEAD, x + _LABELS, foot, 0.5, GREY)


def bars_height(values: Sequence[Value]) -> float:
    """How high a chart of bars is."""
    return _HEAD + len(values) * _BAR + 6


def columns(title: str, values: Sequence[Value], x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    """Standing columns on a base line."""
    yield Label(x, y + _TITLE, title, _TITLE, face=Face.HEI)
    foot, room, most, step = _axes(values, y, width, height)
    for number, one in enumerate(values):
        length = room * max(0.0, one.value) / most
        middle = x + (number + 0.5) * step
        thick = min(28.0, step * 0.56)
        if length:
            yield Area(middle - thick / 2, foot - length, thick, length, BLUE)
        yield Label(middle, foot - length - 4, one.text, _TEXT, 0.5, room=step - 3)
        yield Label(middle, foot + 12, one.label, _TEXT, 0.5, room=step - 2)
    yield Stroke(x, foot, x + width, foot, 0.5, GREY)


def line(title: str, values: Sequence[Value], x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    """A line from value to value over a base line at zero."""
    yield Label(x, y + _TITLE, title, _TITLE, face=Face.HEI)
    foot, room, most, step = _axes(values, y, width, height)
    yield Stroke(x, foot, x + width, foot, 0.5, GREY)
    points = [
        (x + (number + 0.5) * step, foot - room * max(0.0, one.value) / most) for number, one in enumerate(values)
    ]
    for (x0, y0), (x1, y1) in pairwise(points):
        yield Stroke(x0, y0, x1, y1, 1.2, BLUE)
    for (at, up), one in zip(points, values, strict=True):
        yield Stroke(at, up, at, foot, 0.3, _PALE)
        yield Area(at - 2, up - 2, 4, 4, BLUE)
        yield Label(at, up - 6, one.text, _TEXT, 0.5, room=step - 3)
        yield Label(at, foot + 12, one.label, _TEXT, 0.5, room=step - 2)


def _axes(values: Sequence[Value], y: float, width: float, height: float) -> tuple[float, float, float, float]:
    """The base line, the room above it, the largest value, and the width of one mark."""
    foot = y + height - 16
    most = max((one.value for one in values), default=0) or 1
    return foot, foot - y - _HEAD - 14, most, width / max(1, len(values))


def numbers(values: Sequence[Value], x: float, y: float, width: float, across: int = 4) -> Iterator[Shape]:
    """Large figures with small names under them, in rows."""
    wide = (width - (across - 1) * _BETWEEN) / across
    for number, one in enumerate(values):
        row, place = divmod(number, across)
        left, top = x + place * (wide + _BETWEEN), y + row * NUMBER_ROW
        middle = left + wide / 2
        yield Area(left, top, wide, NUMBER_ROW - 8, (0.95, 0.96, 0.98))
        yield Label(middle, top + 25, one.text, 17, 0.5, Face.HEI, BLUE, room=wide - 10)
        yield Label(middle, top + 41, one.label, 10, 0.5, room=wide - 10)


NUMBER_ROW: Final = 58.0
