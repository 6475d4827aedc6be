"""How does a printer get the pages: which of them, on which paper, drawn at its own resolution band by band?"""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.errors import UserError
from ui.papers.pictures import image_of

if TYPE_CHECKING:
    from app.desk import Desk
    from ui.jobs import Progress

FINEST_DPI = 600
"""Above it no eye sees a difference, and a page costs four times as much."""
_PIXELS_AT_ONCE = 4_000_000
_POINTS_A_MM = 72 / 25.4


class Which(Enum):
    """Which pages are printed."""

    ALL = "全部"
    CURRENT = "当前页"
    ODD = "单数页"
    EVEN = "双数页"
    SOME = "指定页"


def pages_of(which: Which, typed: str, current: int, count: int) -> list[int]:
    """The pages to print, counted from 0, in order. Raises UserError for a range that cannot be read."""
    match which:
        case Which.ALL:
            return list(range(count))
        case Which.CURRENT:
            return [current]
        case Which.ODD:
            return list(range(0, count, 2))
        case Which.EVEN if count < 2:
            raise UserError("只有一页，没有双数页。")
        case Which.EVEN:
            return list(range(1, count, 2))
        case Which.SOME:
            return sorted({number - 1 for part in _parts(typed) for number in _range(part, count)})


def _parts(typed: str) -> list[str]:
    for mark in "，、；; ":
        typed = typed.replace(mark, ",")
    parts = [part for part in typed.split(",") if part]
    if not parts:
        raise UserError("请写要打印的页码，如 1-3,5。")
    return parts


def _range(part: str, count: int) -> range:
    first, dash, last = part.replace("—", "-").replace("－", "-").replace("~", "-").replace("至", "-").partition("-")
    last = last if dash else first
    if not (first.isdecimal() and last.isdecimal()):
        raise UserError(f"页码“{part}”看不懂，请写成 1-3,5 这样。")
    if not 1 <= int(first) <= int(last) <= count:
        raise UserError(f"页码“{part}”不在 1 到 {count} 之间，或前后写反了，请改正。")
    return range(int(first), int(last) + 1)


def layout_of(size: tuple[float, float]) -> QPageLayout:
    """The paper of a page of this size in points, and how it lies."""
    width, height = size
    lying = width > height
    upright = QSizeF(height, width) if lying else QSizeF(width, height)
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    layout = QPageLayout()
    layout.setMode(QPageLayout.Mode.FullPageMode)
    layout.setPageSize(paper)
    layout.setOrientation(way)
    return layout


def duplex_of(layout: QPageLayout, *, both: bool) -> QPrinter.DuplexMode:
    """How the sheet is turned, so that its back stands upright when it is bound at the usual edge."""
    if not both:
        return QPrinter.DuplexMode.DuplexNone
    lying = layout.orientation() is QPageLayout.Orientation.Landscape
    return QPrinter.DuplexMode.DuplexShortSide if lying else QPrinter.DuplexMode.DuplexLongSide


def paper_words(size: tuple[float, float]) -> str:
    """A4 纵向, as a clerk says it."""
    layout = layout_of(size)
    name = layout.pageSize().name() if layout.pageSize().id() is not QPageSize.PageSizeId.Custom else ""
    sides = " × ".join(f"{side / _POINTS_A_MM:.0f}" for side in size)
    lying = layout.orientation() is QPageLayout.Orientation.Landscape
    return f"{name or f'{sides} 毫米'} {'横向' if lying else '纵向'}"


def print_pages(
    desk: "Desk",
    pdf: bytes,
    sizes: Sequence[tuple[float, float]],
    printer: QPrinter,
    pages: Sequence[int],
    progress: "Progress",
) -> int:
    """Draw these pages on the printer; how many sheets' sides that were.

    Safe in a worker thread. Raises UserError when the printer refuses; Cancelled stops the print at the printer.
    """
    times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    order = [page for _ in range(times) for page in pages]
    printer.setFullPage(True)
    printer.setPageLayout(layout_of(sizes[order[0]]))
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(f"打印机“{printer.printerName()}”没有接受打印任务。请检查它是否开机、联机、有纸，再打印。")
    try:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        for done, number in enumerate(order):
            if done:
                printer.setPageLayout(layout_of(sizes[number]))
                if not printer.newPage():
                    raise UserError(f"打印机在第 {done + 1} 页停下了。请检查纸张后从这一页重新打印。")
            for top, height, width in _bands(printer, sizes[number]):
                progress(done, len(order))
                _draw_band(desk, pdf, number, printer, painter, (top, height, width))
        progress(len(order), len(order))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(order)


def _bands(printer: QPrinter, size: tuple[float, float]) -> Iterator[tuple[int, int, int]]:
    """Top, height and width in pixels of pieces that are small enough to be held."""
    scale = _dpi(printer) / 72
    width, height = round(size[0] * scale), round(size[1] * scale) + 1
    rows = max(64, _PIXELS_AT_ONCE // width)
    for top in range(0, height, rows):
        yield top, min(rows, height - top), width


def _dpi(printer: QPrinter) -> int:
    return min(printer.resolution(), FINEST_DPI)


def _draw_band(
    desk: "Desk", pdf: bytes, number: int, printer: QPrinter, painter: QPainter, band: tuple[int, int, int]
) -> None:
    top, height, _width = band
    drawn = desk.page_band(pdf, number, _dpi(printer), top, height)
    if not drawn.height or drawn.pixels.count(0xFF) == len(drawn.pixels):
        return  # white paper costs the printer nothing
    image = image_of(drawn.pixels, drawn.width, drawn.height, drawn.stride)
    grey = printer.colorMode() is QPrinter.ColorMode.GrayScale
    if grey or image.allGray():
        image = image.convertToFormat(image.Format.Format_Grayscale8)
    stretch = printer.resolution() / _dpi(printer)
    painter.drawImage(QRectF(0, top * stretch, drawn.width * stretch, drawn.height * stretch), image)
