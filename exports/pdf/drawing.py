"""How is a page with everything in its place written onto a canvas?"""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Final

from exports.typeset.placed import Area, Colour, Page, Rule
from exports.typeset.setting import Span

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_REMEMBERED: Final = 5_000


class Pen:
    """What draws the pages of one document."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._known: dict[tuple[str, float, str], tuple[tuple[str, str], ...]] = {}

    def draw(self, page: Page) -> None:
        """Draw filled areas, then the rules, then the text, each kind in as few operators as it takes."""
        canvas = self._canvas
        canvas.setPageSize((page.width, page.height))
        for colour, areas in groupby(page.areas, key=_fill):
            canvas.setFillColorRGB(*colour)
            canvas.addLiteral("\n".join([*map(_rectangle, areas), "f"]))
        for (colour, width), rules in groupby(sorted(page.rules, key=_pen), key=_pen):
            canvas.setStrokeColorRGB(*colour)
            canvas.setLineWidth(width)
            canvas.addLiteral("\n".join([*map(_path, rules), "S"]))
        for colour in sorted({words.colour for placed in page.texts for words in placed.words}):
            canvas.setFillColorRGB(*colour)
            # reportlab's text objects repeat font and position in full before every string.
            canvas.addLiteral("\n".join(["BT", *self._text(page, colour), "ET"]))

    def _text(self, page: Page, colour: Colour) -> Iterator[str]:
        font = ""
        stretch, tracking = 1.0, 0.0
        for left, top, lines in page.texts:
            for line in lines:
                if line.colour != colour:
                    continue
                for span in line.spans:
                    yield _place(left + line.x, top - line.y, span.x, turned=line.turned)
                    if span.stretch != stretch:
                        stretch = span.stretch
                        yield f"{stretch * 100:.3f} Tz"
                    # The scale also acts on the room between characters.
                    if (wished := span.tracking / stretch) != tracking:
                        tracking = wished
                        yield f"{tracking:.4f} Tc"
                    for wanted, string in self._strings(span):
                        if wanted != font:
                            font = wanted
                            yield font
                        yield string

    def _strings(self, span: Span) -> tuple[tuple[str, str], ...]:
        """The span as strings of one-byte codes, each with the operator that chooses its subset."""
        key = (span.font, span.size, span.text)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[key] = tuple(_encoded(span, self._canvas))
        return found


def _place(x: float, y: float, along: float, *, turned: bool) -> str:
    return f"-1 0 0 -1 {x - along:.3f} {y:.3f} Tm" if turned else f"1 0 0 1 {x + along:.3f} {y:.3f} Tm"


def _rectangle(area: Area) -> str:
    return f"{area.x:.3f} {area.y - area.height:.3f} {area.width:.3f} {area.height:.3f} re"


def _fill(area: Area) -> Colour:
    return area.colour


def _path(rule: Rule) -> str:
    return f"{rule.x0:.3f} {rule.y0:.3f} m {rule.x1:.3f} {rule.y1:.3f} l"


def _pen(rule: Rule) -> tuple[Colour, float]:
    return rule.colour, rule.width


def _encoded(span: Span, canvas: "Canvas") -> Iterator[tuple[str, str]]:
    from reportlab.pdfbase import pdfmetrics  # heavy, see exports.pdf

    font = pdfmetrics.getFont(span.font)
    for subset, codes in font.splitString(span.text, canvas._doc):
        name = font.getSubsetInternalName(subset, canvas._doc)
        yield f"{name} {span.size:g} Tf", f"<{codes.hex()}> Tj"
