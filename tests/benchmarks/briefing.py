"""How long does a briefing take, warm: a meeting of the sample office, a quarter of the large store?

The rival sets the same text with reportlab's own platypus, in one font and with its CJK wrap: no grid, no faces, no
glyph check, no records read. The bar is absolute, as a clerk waits for a page and not for a ratio.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

from app.desk import Desk
from app.papers.base import Wish
from app.papers.plain import text_of_document
from app.papers.printing import composed
from exports.fonts.faces import SHIPPED, Face
from exports.pdf import render_pdf
from exports.pictures import page_count
from tests.benchmarks.daily import fullest
from tests.benchmarks.measuring import Figure, Setting, against, interleaved, milliseconds, number

DAY = date(2024, 12, 31)
LONGEST = 1000
"""Milliseconds that a warm briefing may take."""


def measure(setting: Setting) -> Iterator[Figure]:
    """A meeting with the rival beside it, then a period with a million gifts behind its sums."""
    with closing(Desk.open(setting.sample, read_only=True).store) as store:
        desk = Desk(store)
        wish = Wish(fullest(desk, "statement"), as_of=DAY)
        yield from _against_platypus(desk, wish, setting)
    with closing(Desk.open(setting.large, read_only=True).store) as store:
        desk = Desk(store)
        wish = Wish(start=date(2024, 7, 1), end=date(2024, 9, 30), as_of=DAY)
        first = milliseconds(lambda: desk.preview("briefing", wish))
        pages = page_count(desk.preview("briefing", wish))
        warm = [milliseconds(lambda: desk.preview("briefing", wish)) for _ in range(setting.rounds)]
        note = f"the first {number(first)} ms; {pages} pages"
        yield Figure("briefing of a quarter, large store", median(warm), "ms", note=note)


def _against_platypus(desk: Desk, wish: Wish, setting: Setting) -> Iterator[Figure]:
    with composed(desk.store, "briefing", wish) as document:  # its blocks are all there: nothing is read later
        lines = text_of_document(document).splitlines()
    pages = page_count(desk.preview("briefing", wish))
    rival = platypus()
    ways: dict[str, Callable[[], float]] = {
        "ours": lambda: milliseconds(desk.preview, "briefing", wish),
        "set": lambda: milliseconds(render_pdf, document),
        "platypus": lambda: milliseconds(rival, lines),
    }
    for way in ways.values():
        way()  # the fonts are read once
    times = interleaved(ways, setting.rounds)
    ours, printed, theirs = (times[name] for name in ways)
    note = f"{pages} pages from the records; platypus, the same text alone: {number(median(theirs))} ms"
    yield Figure("briefing of a meeting, warm", median(ours), "ms", LONGEST, note)
    note = f"{number(median(printed))} : {number(median(theirs))} ms"
    yield Figure("setting and writing a briefing : platypus", against(printed, theirs), "×", note=note)


def platypus() -> Callable[[list[str]], bytes]:
    """The rival: lines of text to a PDF."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    path: Path = SHIPPED[Face.SONG][0]
    pdfmetrics.registerFont(TTFont("rival", path))
    style = ParagraphStyle(
        "body", fontName="rival", fontSize=16, leading=29.6, wordWrap="CJK", firstLineIndent=32, alignment=4
    )

    def printed(lines: list[str]) -> bytes:
        file = BytesIO()
        SimpleDocTemplate(file, pagesize=A4).build([Paragraph(escape(line), style) for line in lines])
        return file.getvalue()

    return printed
