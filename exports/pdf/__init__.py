"""How does a document become a PDF file?"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from exports.atomic import written_whole
from exports.document import Document
from exports.fonts import FontSet, fonts_for_print
from exports.pdf.drawing import Pen
from exports.sheet import Progress
from exports.typeset import Page, typeset
from exports.typeset.marks import printable

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_LANGUAGE: Final = "zh-CN"


@dataclass(frozen=True, slots=True)
class PrintedPdf:
    """What was printed."""

    pages: int


def write_pdf(
    document: Document, target: Path, progress: Progress | None = None, *, fonts: FontSet | None = None
) -> PrintedPdf:
    """Print a document into `target`, whole or not at all.

    Raises FileProblem for a character without a glyph and for faults of the disk; a FileProblem, or
    an exception out of `progress` (called with the pages done), leaves no file and no older one changed.
    """
    with written_whole(target) as part, part.open("wb") as file:
        return PrintedPdf(_print(document, file, progress, fonts))


def render_pdf(document: Document, progress: Progress | None = None, *, fonts: FontSet | None = None) -> bytes:
    """The same bytes as write_pdf, for a preview; equal documents give equal bytes."""
    file = BytesIO()
    _print(document, file, progress, fonts)
    return file.getvalue()


def _print(document: Document, file: BinaryIO, progress: Progress | None, fonts: FontSet | None) -> int:
    from exports.pdf.packing import pack_last_page  # heavy, and only needed by who prints

    fonts = fonts or fonts_for_print()
    canvas = _canvas(document, file, fonts)
    pen, outline = Pen(canvas), _Outline(canvas)
    pages = 0
    for page in typeset(document, fonts):
        pen.draw(page)
        outline.add(page)
        canvas.showPage()
        pack_last_page(canvas._doc)
        pages += 1
        if progress:
            progress(pages, None)
    canvas.save()
    return pages


def _canvas(document: Document, file: BinaryIO, fonts: FontSet) -> "Canvas":
    # Heavy, and only needed by who prints.
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    # Readers take binary streams since 1996; the text form costs a quarter more room and much time.
    rl_config.useA85 = 0
    canvas = Canvas(
        file,
        pageCompression=1,
        invariant=1,
        # Without a font of ours as the first one every page would name Helvetica.
        initialFontName=fonts.base_font(),
        lang=_LANGUAGE,
    )
    canvas.setTitle(_plain(document.title))
    canvas.setSubject(_plain(document.subject))
    canvas.setAuthor(_plain(document.author))
    canvas.setCreator("商联台账")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _plain(text: str) -> str:
    """Text that any reader can show in its title bar."""
    return " ".join(printable(text).encode("utf-8", "replace").decode().split())


class _Outline:
    """The bookmarks of a file; a reader expects no level to be skipped."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._count = 0
        self._level = -1

    def add(self, page: Page) -> None:
        for entry in page.entries:
            self._count += 1
            self._level = min(entry.level, self._level + 1)
            key = f"entry{self._count}"
            self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=entry.y)
            self._canvas.addOutlineEntry(entry.title, key, self._level)
            if self._count == 1:
                self._canvas.showOutline()
