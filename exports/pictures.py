"""How does a page of a PDF become a picture, whole or band by band?"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from math import ceil
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

from exports.errors import FileProblem

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_ONE_AT_A_TIME = RLock()
"""pdfium itself is not safe for threads: a preview and a print may draw at the same moment."""


class Picture(NamedTuple):
    """A page as plain pixels: `pixels` holds `height` rows of `stride` bytes, each with `width` times R, G, B, X."""

    width: int
    height: int
    stride: int
    pixels: bytes


def page_pictures(pdf: Path | bytes, dpi: float = 150) -> Iterator[bytes]:
    """Each page as a PNG, one at a time. Raises FileProblem for what is no readable PDF."""
    for number in range(page_count(pdf)):
        with _opened(pdf) as document:
            page = document[number]
            picture = page.render(scale=dpi / 72).to_pil()
            page.close()
        file = BytesIO()
        picture.save(file, "PNG", dpi=(dpi, dpi))
        yield file.getvalue()


def page_count(pdf: Path | bytes) -> int:
    """How many pages there are. Raises FileProblem for what is no readable PDF."""
    with _opened(pdf) as document:
        return len(document)


def page_sizes(pdf: Path | bytes) -> list[tuple[float, float]]:
    """Width and height of every page in points. Raises FileProblem for what is no readable PDF."""
    with _opened(pdf) as document:
        return [document.get_page_size(number) for number in range(len(document))]


def page_picture(pdf: Path | bytes, number: int, dpi: float = 150) -> Picture:
    """One page, counted from 0, as pixels. Raises FileProblem for what is no readable PDF, IndexError."""
    return page_band(pdf, number, dpi, 0, None)


def page_band(pdf: Path | bytes, number: int, dpi: float, top: int, rows: int | None) -> Picture:
    """The rows of pixels of a page from `top` on, fewer than `rows` at its foot, none below it; None: all of them.

    Bands laid one under the other are the page, pixel by pixel. Raises FileProblem for what is no readable PDF,
    IndexError.
    """
    with _opened(pdf) as document:
        if not 0 <= number < len(document):
            raise IndexError(number)
        scale = dpi / 72
        height = ceil(document.get_page_size(number)[1] * scale)
        rows = max(0, height - top) if rows is None else max(0, min(rows, height - top))
        if not rows:
            return Picture(0, 0, 0, b"")
        page = document[number]
        crop = (0, _points(height - top - rows, scale), 0, _points(top, scale))
        bitmap = page.render(scale=scale, crop=crop, rev_byteorder=True, prefer_bgrx=True)
        picture = Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
        return picture


def _points(pixels: int, scale: float) -> float:
    """So much to cut away that the drawing library, which rounds up, cuts just these pixels."""
    return max(0.0, (pixels - 0.5) / scale)


@contextmanager
def _opened(pdf: Path | bytes) -> "Iterator[PdfDocument]":
    # A compiled library that only a preview needs.
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except (pypdfium2.PdfiumError, FileNotFoundError) as error:
            name = f"“{pdf.name}”" if isinstance(pdf, Path) else ""
            raise FileProblem(f"PDF 文件{name}打不开，请重新打印一次。") from error
        with document:
            yield document
