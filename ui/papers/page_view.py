"""How are the pages of a paper looked at: sharp, near or far, as a roll or one by one?"""

from collections.abc import Callable, Sequence
from enum import Enum
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui import theme

Draw = Callable[[int, float, Callable[[QImage], None]], None]
"""Asks for a page, counted from 0, at a resolution; the answer comes later."""

_GAP = 16
_AROUND = 2 * _GAP + 2
"""A page that fits has this much round it; two more than the gaps, for sizes are rounded up."""
_STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_FINEST_DPI = 400
_KEPT = 3
"""Pictures of so many pages before and behind those in view are kept."""
_LINE = 40
_BACKGROUND = QColor("#C3CAD3")


class Fit(Enum):
    """What the size of the pages follows."""

    WIDTH = "适合宽度"
    PAGE = "整页"
    FREE = "自定"


class PageView(QAbstractScrollArea):
    """The pages in view are drawn when they are first seen, by somebody else and beside the window."""

    moved = Signal()
    """Another page is the current one, or the size has changed."""

    def __init__(self, draw: Draw, parent: QWidget) -> None:
        super().__init__(parent)
        self._draw = draw
        self._sizes: list[tuple[float, float]] = []
        self._places: list[QRectF] = []
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._asked: tuple[int, float] | None = None
        self._generation = 0
        self._zoom = 1.0
        self._fit = Fit.WIDTH
        self._single = False
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("预览")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.horizontalScrollBar().setSingleStep(_LINE)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # What is asked of it

    def show_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """New pages; the place is kept as far as there is such a page."""
        self._generation += 1
        self._asked = None
        self._pictures.clear()
        self._sizes = list(sizes)
        self._current = max(0, min(self._current, len(self._sizes) - 1))
        self._lay_out()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def current(self) -> int:
        """The page that is being read, counted from 0."""
        return self._current

    @property
    def zoom(self) -> float:
        """1.0: as large as on paper, as far as the screen knows its own size."""
        return self._zoom

    @property
    def fit(self) -> Fit:
        """What the size follows."""
        return self._fit

    @property
    def single(self) -> bool:
        """True while one page at a time is shown."""
        return self._single

    def is_drawn(self, number: int) -> bool:
        """True when the page has its picture at the present size."""
        kept = self._pictures.get(number)
        return kept is not None and kept[0] == self._dpi()

    def set_fit(self, fit: Fit) -> None:
        """Let the size follow the width or the height of the view."""
        self._fit = fit
        self._lay_out()

    def set_single(self, single: bool) -> None:
        """One page at a time, or all as a roll."""
        self._single = single
        self._lay_out()
        self.go_to(self._current)

    def zoom_step(self, by: int) -> None:
        """The next larger (1) or smaller (-1) usual size."""
        if by > 0:
            wanted = next((step for step in _STEPS if step > self._zoom + 0.01), _STEPS[-1])
        else:
            wanted = next((step for step in reversed(_STEPS) if step < self._zoom - 0.01), _STEPS[0])
        self.set_zoom(wanted)

    def set_zoom(self, zoom: float) -> None:
        """This size, whatever the view's own is."""
        self._fit = Fit.FREE
        self._zoom = zoom
        self._lay_out()

    def go_to(self, number: int) -> None:
        """To the head of a page; beyond the ends to the first or last one."""
        if not self._sizes:
            return
        self._current = max(0, min(number, len(self._sizes) - 1))
        if self._single:
            self._lay_out()
            self.verticalScrollBar().setValue(0)
        else:
            wanted = self._current
            self.verticalScrollBar().setValue(self._head(wanted))
            self._current = wanted  # the last pages may be too short to come to the top
        self.viewport().update()
        self.moved.emit()

    # Sizes and places

    def _dpi(self) -> float:
        return min(self._zoom * self.logicalDpiX() * self.devicePixelRatioF(), _FINEST_DPI)

    def _lay_out(self) -> None:
        if not self._sizes:
            self._places = []
            self.verticalScrollBar().setRange(0, 0)
            self.viewport().update()
            return
        place = self._place_in_page()
        self._zoom = self._fitted()
        view, ratio = self.viewport().size(), self.devicePixelRatioF()
        scale = self._zoom * self.logicalDpiX() * ratio / 72
        sizes = [(ceil(width * scale) / ratio, ceil(height * scale) / ratio) for width, height in self._sizes]
        shown = sizes[self._current : self._current + 1] if self._single else sizes
        widest = max(width for width, _ in shown)
        room = max(widest + 2 * _GAP, view.width())
        self._places, top = [], float(_GAP)
        for width, height in shown:
            left = (room - width) / 2
            # On a whole pixel of the screen: else every stroke would be spread over two.
            self._places.append(QRectF(round(left * ratio) / ratio, round(top * ratio) / ratio, width, height))
            top += height + _GAP
        if self._single and top < view.height():
            self._places[0].moveTop(round((view.height() - shown[0][1]) / 2 * ratio) / ratio)
        self._set_bars(room, top)
        self._return_to(place)
        self.viewport().update()
        self.moved.emit()

    def _fitted(self) -> float:
        if self._fit is Fit.FREE:
            return self._zoom
        width, height = self._sizes[self._current] if self._single else map(max, zip(*self._sizes, strict=True))
        per_point = self.logicalDpiX() / 72
        across = (self.viewport().width() - _AROUND) / (width * per_point)
        if self._fit is Fit.WIDTH:
            # Wider than this a line is too long to be read, and no more of the page is in view.
            return max(_STEPS[0], min(across, 1.5))
        return max(_STEPS[0], min(across, (self.viewport().height() - _AROUND) / (height * per_point), _STEPS[-1]))

    def _set_bars(self, width: float, height: float) -> None:
        view = self.viewport().size()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), width, view.width()),
            (self.verticalScrollBar(), height, view.height()),
        ):
            bar.blockSignals(True)
            bar.setRange(0, max(0, ceil(whole) - seen))
            bar.setPageStep(seen)
            bar.blockSignals(False)
        across = self.horizontalScrollBar()
        across.setValue(across.maximum() // 2)

    def _place_in_page(self) -> float:
        """How far down the current page the view begins, as a part of the page."""
        at = 0 if self._single else self._current
        if at >= len(self._places):
            return 0.0
        rect = self._places[at]
        return (self.verticalScrollBar().value() + _GAP - rect.top()) / rect.height() if rect.height() else 0.0

    def _return_to(self, place: float) -> None:
        rect = self._places[0 if self._single else self._current]
        bar = self.verticalScrollBar()
        bar.blockSignals(True)
        bar.setValue(round(rect.top() - _GAP + max(0.0, place) * rect.height()))
        bar.blockSignals(False)

    def _head(self, number: int) -> int:
        return round(self._places[0 if self._single else number].top()) - _GAP

    # What happens to it

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.screenful(1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Backspace:
                self.screenful(-1)
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(len(self._sizes) - 1)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        bar, down = self.verticalScrollBar(), event.angleDelta().y() < 0
        if self._single and bar.value() == (bar.maximum() if down else bar.minimum()):
            self._turn(1 if down else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def screenful(self, by: int) -> None:
        """A screen on or back, but never past the head of a page."""
        bar = self.verticalScrollBar()
        at, step = bar.value(), max(_LINE, bar.pageStep() - _LINE)
        if self._single and at == (bar.maximum() if by > 0 else bar.minimum()):
            self._turn(by)
            return
        heads = [] if self._single else [self._head(number) for number in range(len(self._places))]
        if by > 0:
            bar.setValue(min([at + step, *(head for head in heads if head > at + 1)]))
        else:
            bar.setValue(max([at - step, *(head for head in heads if head < at - 1)]))

    def _turn(self, by: int) -> None:
        wanted = self._current + by
        if 0 <= wanted < len(self._sizes):
            self.go_to(wanted)
            if by < 0:
                self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _on_scrolled(self, _value: int) -> None:
        if not self._single and self._places:
            eye = self.verticalScrollBar().value() + self.viewport().height() / 3
            current = sum(rect.top() <= eye for rect in self._places[1:])
            if current != self._current:
                self._current = current
                self.moved.emit()
        self.viewport().update()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802 - Qt's name
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), _BACKGROUND)
        offset = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for number, place in self._in_view():
            rect = place.translated(-offset)
            painter.fillRect(rect, QColor(theme.SURFACE))
            kept = self._pictures.get(number)
            if kept is not None:
                self._paint_page(painter, rect, *kept)
            painter.setPen(QColor(theme.STRONG_BORDER))
            painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()
        self._ask()

    def _paint_page(self, painter: QPainter, rect: QRectF, dpi: float, picture: QImage) -> None:
        sharp = dpi == self._dpi() and dpi < _FINEST_DPI
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not sharp)
        if sharp:
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(rect.topLeft(), picture)
        else:  # the old picture until the new one is there
            picture.setDevicePixelRatio(1)
            painter.drawImage(rect, picture)

    def _in_view(self) -> list[tuple[int, QRectF]]:
        """Pages that can be seen, with their numbers."""
        top = self.verticalScrollBar().value()
        first = self._current if self._single else 0
        bottom = top + self.viewport().height()
        return [
            (first + at, rect) for at, rect in enumerate(self._places) if rect.bottom() >= top and rect.top() <= bottom
        ]

    def _ask(self) -> None:
        """Ask for the next picture that is missing, one at a time: the page that is looked at comes first."""
        seen = [number for number, _ in self._in_view()]
        if self._asked is not None or not seen:
            return
        wanted = [self._current, *seen, min(seen[-1] + 1, len(self._sizes) - 1)]
        missing = next((number for number in wanted if not self.is_drawn(number)), None)
        if missing is None:
            return
        generation, dpi = self._generation, self._dpi()
        self._asked = (missing, dpi)

        def take(picture: QImage) -> None:
            if generation == self._generation:
                self._asked = None
                self._pictures[missing] = (dpi, picture)
                self._forget_far()
                self.viewport().update()

        self._draw(missing, dpi, take)

    def _forget_far(self) -> None:
        for number in [one for one in self._pictures if abs(one - self._current) > _KEPT]:
            del self._pictures[number]
