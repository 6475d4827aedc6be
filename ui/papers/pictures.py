"""How does a page become a picture on the screen, drawn beside the window?"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from ui.dialogs.base import while_there
from ui.services import Services


def ask_picture(
    services: Services, pdf: bytes, number: int, dpi: float, owner: QObject, done: Callable[[QImage], None]
) -> None:
    """Ask for a page, counted from 0; `done` gets its picture unless the owner is gone by then."""
    desk = services.desk

    def draw() -> QImage:
        page = desk.page_picture(pdf, number, dpi)
        return image_of(page.pixels, page.width, page.height, page.stride)

    services.jobs.ask(draw, done=while_there(owner, done))


def image_of(pixels: bytes, width: int, height: int, stride: int) -> QImage:
    """Plain pixels as a picture that owns them, in the form that is painted quickest."""
    return QImage(pixels, width, height, stride, QImage.Format.Format_RGBX8888).convertToFormat(
        QImage.Format.Format_RGB32
    )
