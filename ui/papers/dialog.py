"""How does a clerk choose a paper, see it as it will be printed, and send it on its way?"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from app.errors import SPOKEN
from app.papers.base import Wish
from ui.dialogs.base import plain_label
from ui.papers import kept_texts
from ui.papers.composing import Composer
from ui.papers.leaving import Leaving
from ui.papers.offers import Offer, Subject, offers
from ui.papers.page_bar import PageBar
from ui.papers.page_stage import PageStage
from ui.papers.page_view import Fit
from ui.papers.pictures import ask_picture
from ui.papers.preparing import Preparing
from ui.papers.wish_form import WishForm
from ui.problems import show_error
from ui.services import Services

if TYPE_CHECKING:
    from app.papers.issued import Issued

SIDE_WIDTH = 264
_PART_OF_WINDOW = 0.96


class PaperDialog(QDialog):
    """Papers at the left with what they ask for, the pages at the right."""

    record_wished = Signal(str, int)
    told = Signal(str)

    def __init__(self, parent: QWidget, services: Services, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.services = services
        self.offers: list[Offer] = []
        self.issued: Issued | None = None
        """The paper that was issued, when one is shown."""
        self.wish: Wish | None = None
        """What is shown, with the texts as edited."""
        self.pdf = b""
        self.sizes: list[tuple[float, float]] = []
        self.composer = Composer(services, self)
        self.stage = PageStage(self._draw, self)
        self.bar = PageBar(self.stage.view, self)
        self.leaving = Leaving(self)
        self.preparing = Preparing(self)
        self._lay_out()
        self._connect()
        self.resize(parent.window().size() * _PART_OF_WINDOW)

    # Which paper

    def offer_papers(self, found: list[Offer]) -> None:
        """Let one of these be chosen; the first one is shown at once."""
        self.offers = found
        self.papers.addItems([offer.label for offer in found])
        self.papers.setFixedHeight(min(len(found), 12) * self.papers.sizeHintForRow(0) + 6)
        self.papers.setCurrentRow(0)
        self.papers.setFocus()

    def show_issued(self, issued: "Issued") -> None:
        """An issued paper as it went out: there is nothing to choose any more."""
        self.side.hide()
        self.issued = issued
        self.stage.say_busy("正在取出存档的文件…")
        self.composer.reprint(issued.id)

    @property
    def name(self) -> str:
        """What the paper is called as a file."""
        if self.issued is not None:
            return f"{self.issued.label}{self.issued.number.year}年第{self.issued.number.number}期"
        return self.offer.paper.label if self.offer is not None else "文件"

    @property
    def offer(self) -> Offer | None:
        """The paper that is chosen; None: an issued one is shown."""
        row = self.papers.currentRow()
        return self.offers[row] if 0 <= row < len(self.offers) else None

    def _choose(self, _row: int) -> None:
        offer = self.offer
        if offer is not None:
            self.form.show_offer(offer)
            self.preparing.show_offer(offer)
            self.stage.view.go_to(0)
            self.compose()

    def compose(self) -> None:
        """Set the paper anew as it is wished now; what was issued stays as it went out."""
        if self.issued is not None:
            return
        offer = self.offer
        wish = self.form.wish() if offer is not None else None
        if offer is None or wish is None:
            return
        texts = kept_texts.kept(self.services.draft_folder, offer.paper.name, wish)
        self.wish = replace(wish, texts=texts)
        self._allow(ready=False)
        self.preparing.show_edited(edited=bool(texts))
        self.stage.say_busy("正在排版…")
        self.composer.compose(offer.paper.name, self.wish)

    # What came of it

    def _show(self, pdf: bytes, sizes: list[tuple[float, float]]) -> None:
        self.pdf, self.sizes = pdf, sizes
        self.stage.show_pages(sizes)
        self._allow(ready=bool(sizes))

    def _allow(self, *, ready: bool) -> None:
        self.leaving.allow(ready=ready)
        self.preparing.allow(ready=ready)

    def _show_progress(self, pages: int) -> None:
        self.stage.say_busy(f"正在排版，已完成 {pages} 页…" if pages else "正在排版…")

    def _show_problem(self, problem: Exception) -> None:
        if not isinstance(problem, SPOKEN):
            show_error(self, problem)
            self.stage.say_problem("程序出了意外的错，没有排成。", None)
            return
        self.stage.say_problem(str(problem), self._way_out(problem))

    def _way_out(self, problem: Exception) -> tuple[str, Callable[[], None]] | None:
        """Where the trouble can be mended, as a button's text and what it does."""
        offer = self.offer
        at = getattr(problem, "at", None)
        if at is None and offer is not None and offer.record_id is not None:
            at = (offer.paper.of, offer.record_id)
        if at is None:
            return None
        kind, record_id = at
        return "打开这条记录", lambda: self._open_record(kind, record_id)

    def _open_record(self, kind: str, record_id: int) -> None:
        self.close()
        self.record_wished.emit(kind, record_id)

    def _show_stopped(self) -> None:
        self.stage.say_problem("已停止排版。", ("重新排版", self.compose))

    def _draw(self, number: int, dpi: float, done: Callable[[QImage], None]) -> None:
        ask_picture(self.services, self.pdf, number, dpi, self, done)

    # Its parts

    def _lay_out(self) -> None:
        self.papers = QListWidget(self)
        self.papers.setObjectName("papers")
        self.papers.setAccessibleName("文件")
        self.papers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form = WishForm(self)
        self.side = QWidget(self)
        self.side.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(plain_label(self, "heading", "文件"))
        column.addWidget(self.papers)
        column.addWidget(self.form)
        column.addStretch(1)
        column.addWidget(self.preparing)
        right = QVBoxLayout()
        right.setSpacing(8)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.bar)
        above.addStretch(1)
        for button in self.leaving.buttons:
            above.addWidget(button)
        above.addWidget(self._close_button())
        right.addLayout(above)
        right.addWidget(self.stage, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(self.side)
        row.addLayout(right, 1)

    def _close_button(self) -> QPushButton:
        button = QPushButton("关闭", self)
        button.setAutoDefault(False)
        button.setToolTip("关闭（Esc）")
        button.clicked.connect(self.close)
        return button

    def _connect(self) -> None:
        self.papers.currentRowChanged.connect(self._choose)
        self.form.changed.connect(self.compose)
        self.stage.cancel_wished.connect(self.composer.cancel)
        self.composer.composed.connect(self._show)
        self.composer.failed.connect(self._show_problem)
        self.composer.progress.connect(self._show_progress)
        self.composer.stopped.connect(self._show_stopped)
        self.preparing.recompose_wished.connect(self.compose)
        view = self.stage.view
        for keys, slot in (
            (("Ctrl++", "Ctrl+="), lambda: view.zoom_step(1)),
            (("Ctrl+-",), lambda: view.zoom_step(-1)),
            (("Ctrl+0",), lambda: view.set_fit(Fit.WIDTH)),
            (("Ctrl+9",), lambda: view.set_fit(Fit.PAGE)),
            (("PgDown",), lambda: view.screenful(1)),
            (("PgUp",), lambda: view.screenful(-1)),
            (("Ctrl+P",), self.leaving.print_paper),
            (("Ctrl+S",), self.leaving.save_pdf),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(slot)

    def done(self, result: int) -> None:
        """Closed: what is being set is given up."""
        self.composer.cancel()
        super().done(result)


def open_papers(
    parent: QWidget,
    services: Services,
    subject: Subject,
    *,
    opened: Callable[[str, int], object],
    tell: Callable[[str], object],
    first: str = "",
) -> PaperDialog:
    """Offer the papers of what is in view; `first` names the one to begin with."""
    found = offers(services.desk, subject)
    if first:
        found.sort(key=lambda offer: offer.paper.name != first)
    title = f"打印：{subject.title}" if subject.title else "打印"
    dialog = _connected(PaperDialog(parent, services, title), opened, tell)
    dialog.open()
    dialog.offer_papers(found)
    return dialog


def open_issued(
    parent: QWidget,
    services: Services,
    issued: "Issued",
    *,
    opened: Callable[[str, int], object],
    tell: Callable[[str], object],
) -> PaperDialog:
    """Show an issued paper, to be printed again."""
    dialog = _connected(PaperDialog(parent, services, f"已印发：{issued.called}"), opened, tell)
    dialog.open()
    dialog.show_issued(issued)
    dialog.stage.view.setFocus()
    return dialog


def _connected(dialog: PaperDialog, opened: Callable[[str, int], object], tell: Callable[[str], object]) -> PaperDialog:
    dialog.record_wished.connect(opened)
    dialog.told.connect(tell)
    return dialog
