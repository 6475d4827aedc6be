"""How does a page of a PDF become a picture?"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from exports.errors import FileProblem

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


class Picture(NamedTuple):
    """A page as plain pixels: `pixels` holds `height` rows of `stride` bytes, each with `width` times R, G, B, X."""

    width: int
    height: int
    stride: int
    pixels: bytes


def page_pictures(pdf: Path | bytes, dpi: float = 150) -> Iterator[bytes]:
    """Each page as a PNG, one at a time. Raises FileProblem for what is no readable PDF."""
    with _opened(pdf) as document:
        for page in document:
            picture = page.render(scale=dpi / 72).to_pil()
            file = BytesIO()
            picture.save(file, "PNG", dpi=(dpi, dpi))
            page.close()
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
    with _opened(pdf) as document:
        if not 0 <= number < len(document):
            raise IndexError(number)
        page = document[number]
        bitmap = page.render(scale=dpi / 72, rev_byteorder=True, prefer_bgrx=True)
        picture = Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
        return picture


@contextmanager
def _opened(pdf: Path | bytes) -> "Iterator[PdfDocument]":
    # A compiled library that only a preview needs.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except (pypdfium2.PdfiumError, FileNotFoundError) as error:
        name = f"“{pdf.name}”" if isinstance(pdf, Path) else ""
        raise FileProblem(f"PDF 文件{name}打不开，请重新打印一次。") from error
    with document:
        yield document
