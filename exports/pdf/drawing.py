"""How is a page with everything in its place written onto a canvas?"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from exports.typeset.placed import Colour, Page, Rule, Words
from exports.typeset.setting import Span

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def draw(page: Page, canvas: "Canvas") -> None:
    """Draw the rules, then the text, each kind in as few operators as it takes."""
    canvas.setPageSize((page.width, page.height))
    for (colour, width), rules in groupby(sorted(page.rules, key=_pen), key=_pen):
        canvas.setStrokeColorRGB(*colour)
        canvas.setLineWidth(width)
        canvas.addLiteral("\n".join([*map(_path, rules), "S"]))
    for colour, lines in groupby(sorted(page.words, key=_colour), key=_colour):
        canvas.setFillColorRGB(*colour)
        # reportlab's text objects repeat font and position in full before every string.
        canvas.addLiteral("\n".join(["BT", *_text(lines, canvas), "ET"]))


def _path(rule: Rule) -> str:
    return f"{rule.x0:.3f} {rule.y0:.3f} m {rule.x1:.3f} {rule.y1:.3f} l"


def _pen(rule: Rule) -> tuple[Colour, float]:
    return rule.colour, rule.width


def _colour(words: Words) -> Colour:
    return words.colour


def _text(lines: Iterable[Words], canvas: "Canvas") -> Iterator[str]:
    font = ""
    stretch, tracking = 1.0, 0.0
    for line in lines:
        for span in line.spans:
            yield f"1 0 0 1 {span.x:.3f} {line.y:.3f} Tm"
            if span.stretch != stretch:
                stretch = span.stretch
                yield f"{stretch * 100:.3f} Tz"
            # The scale also acts on the room between characters.
            if (wished := span.tracking / stretch) != tracking:
                tracking = wished
                yield f"{tracking:.4f} Tc"
            for wanted, string in _strings(span, canvas):
                if wanted != font:
                    font = wanted
                    yield font
                yield string


def _strings(span: Span, canvas: "Canvas") -> Iterator[tuple[str, str]]:
    """The span as strings of one-byte codes, each with the operator that chooses its subset."""
    from reportlab.pdfbase import pdfmetrics  # heavy, see exports.pdf

    font = pdfmetrics.getFont(span.font)
    for subset, codes in font.splitString(span.text, canvas._doc):
        name = font.getSubsetInternalName(subset, canvas._doc)
        yield f"{name} {span.size:g} Tf", f"<{codes.hex()}> Tj"
