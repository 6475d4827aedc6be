"""What stands where the pages are: the pages, that they are being set, or why there are none?"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from ui.dialogs.base import plain_label
from ui.papers.page_view import Draw, PageView

_SAID_AFTER_MS = 300


class PageStage(QWidget):
    """The pages stay in view while new ones are set: only what lasts is announced."""

    cancel_wished = Signal()

    def __init__(self, draw: Draw, parent: QWidget) -> None:
        super().__init__(parent)
        self.view = PageView(draw, self)
        self.words = plain_label(self, "problem")
        self.words.setMinimumWidth(360)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.way_out = QPushButton(self)
        self.way_out.setAutoDefault(True)
        self.way_out.clicked.connect(self._go)
        self._on_way_out: Callable[[], None] | None = None
        self.done_words = plain_label(self, "ok")
        self.done_words.hide()
        self.busy_words = plain_label(self, "second")
        self.cancel_button = QPushButton("停止", self)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.cancel_wished)
        self._lay_out()
        self._delay = QTimer(self, singleShot=True, interval=_SAID_AFTER_MS)
        self._delay.timeout.connect(self._busy.show)

    def show_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Pages are there."""
        self._still()
        self._stack.setCurrentWidget(self.view)
        self.view.show_pages(sizes)

    def say_busy(self, sentence: str) -> None:
        """Pages are being set; said when it takes longer than a moment."""
        self.say_done("")
        self.busy_words.setText(sentence)
        if not self._busy.isVisible() and not self._delay.isActive():
            self._delay.start()

    def say_problem(self, sentence: str, way_out: tuple[str, Callable[[], None]] | None) -> None:
        """There are no pages, and this is why; the button leads to where it can be mended."""
        self._still()
        self.view.show_pages([])
        self.words.setText(sentence)
        self._on_way_out = way_out[1] if way_out else None
        self.way_out.setText(way_out[0] if way_out else "")
        self.way_out.setVisible(way_out is not None)
        self._stack.setCurrentWidget(self._trouble)

    def say_done(self, sentence: str) -> None:
        """Something was done with the pages; said until other ones are set."""
        self.done_words.setText(sentence)
        self.done_words.setVisible(bool(sentence))

    @property
    def problem(self) -> str:
        """The sentence that stands in place of the pages."""
        return self.words.text() if self._stack.currentWidget() is self._trouble else ""

    @property
    def busy(self) -> bool:
        """True while it says that pages are being set."""
        return self._busy.isVisible()

    def _still(self) -> None:
        self._delay.stop()
        self._busy.hide()

    def _go(self) -> None:
        if self._on_way_out is not None:
            self._on_way_out()

    def _lay_out(self) -> None:
        self._trouble = QWidget(self)
        inner = QVBoxLayout(self._trouble)
        inner.setContentsMargins(48, 48, 48, 48)
        inner.setSpacing(12)
        inner.addWidget(self.words)
        inner.addWidget(self.way_out, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        pages = QWidget(self)
        self._stack = QStackedLayout(pages)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._trouble)
        self._busy = QWidget(self)
        bar = QProgressBar(self._busy)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(160)
        bar.setAccessibleName("正在排版")
        row = QHBoxLayout(self._busy)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(bar)
        row.addWidget(self.busy_words, 1)
        row.addWidget(self.cancel_button)
        self._busy.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._busy)
        column.addWidget(self.done_words)
        column.addWidget(pages, 1)
