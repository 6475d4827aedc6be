"""Which papers does the whole office print, and which ones went out?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.kinds import KINDS
from ui import theme
from ui.dialogs.base import fill, plain_label, plain_table, while_there
from ui.papers.dialog import open_issued, open_papers
from ui.papers.offers import Offer, Subject, offers
from ui.problems import show_error
from ui.services import Services

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.papers.issued import FrozenFigure, Issued

_HEADINGS = ("文件", "期号", "总期号", "标题", "印发日期", "经办人", "页数")
_WIDTHS = (80, 104, 64, 280, 120, 90)
_FIGURE_HEADINGS = ("指标", "印发时的数", "口径", "与以前不一致的原因")
_FIGURE_WIDTHS = (190, 120, 330)


class PapersPage(QWidget):
    """The page of papers (文书)."""

    record_wished = Signal(str, int)
    told = Signal(str)

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self._offers: list[Offer] = []
        self._issued: list[Issued] = []
        self.papers = QListWidget(self)
        self.papers.setObjectName("papers")
        self.papers.setIconSize(QSize(theme.ICON_SIZE, theme.ICON_SIZE))
        self.papers.setAccessibleName("全办公室的文件")
        self.hint = plain_label(self, "second")
        self.table = plain_table(self, _HEADINGS, _WIDTHS)
        self.table.setAccessibleName("已印发的文件")
        self.figures = plain_table(self, _FIGURE_HEADINGS, _FIGURE_WIDTHS)
        self.figures.setAccessibleName("印发时的数")
        self.words = plain_label(self, "second")
        self.open_button = self._button("预览和打印", self.open_paper)
        self.again_button = self._button("查看和再次打印", self.open_issued)
        self._lay_out()
        self.papers.itemActivated.connect(lambda _item: self.open_paper())
        self.table.itemDoubleClicked.connect(lambda _item: self.open_issued())
        self.table.itemSelectionChanged.connect(self._show_figures)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(self.open_issued)

    def refresh(self) -> None:
        """Ask again what went out."""
        self._services.jobs.ask(
            self._services.desk.issued_papers,
            done=while_there(self, self._show),
            failed=while_there(self, self._on_failed),
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._offers:
            self._fill()
        self.papers.setFocus()
        self.refresh()

    def open_paper(self) -> None:
        """Look at the paper that is chosen, with what it asks for."""
        row = self.papers.currentRow()
        if 0 <= row < len(self._offers):
            first = self._offers[row].paper.name
            open_papers(
                self,
                self._services,
                Subject(),
                opened=self.record_wished.emit,
                tell=self.told.emit,
                first=first,
            )

    def open_issued(self) -> None:
        """Look at the issued paper that is chosen."""
        issued = self._chosen()
        if issued is not None:
            open_issued(self, self._services, issued, opened=self.record_wished.emit, tell=self.told.emit)

    def _fill(self) -> None:
        desk = self._services.desk
        self._offers = offers(desk, Subject())
        for offer in self._offers:
            QListWidgetItem(theme.icon("list" if offer.paper.lists else "print"), offer.label, self.papers)
        self.papers.setCurrentRow(0)
        lines = [(kind.label, [paper.label for paper in desk.papers(kind.name) if paper.of]) for kind in KINDS]
        told = "；".join(f"{label}：{'、'.join(names)}" for label, names in lines if names)
        self.hint.setText(f"某一条记录的文件，先在它的页面上选中这一条，再按 Ctrl+P。\n{told}。")

    def _show(self, found: "list[Issued]") -> None:
        kept = self._chosen()
        self._issued = found
        fill(self.table, [_row(one) for one in found])
        at = next((row for row, one in enumerate(found) if kept is not None and one.id == kept.id), 0)
        if found:
            self.table.selectRow(at)
        self.words.setText(f"共 {len(found):,} 份，最近的在上面。" if found else "还没有印发过文件。")
        self.again_button.setEnabled(bool(found))
        self._show_figures()

    def _show_figures(self) -> None:
        issued = self._chosen()
        if issued is None:
            fill(self.figures, [])
            return
        key = issued.id

        def take(figures: "list[FrozenFigure]") -> None:
            chosen = self._chosen()
            if chosen is not None and chosen.id == key:
                fill(self.figures, [(one.title, one.text, one.basis, one.reason) for one in figures])

        self._services.jobs.ask(lambda: self._services.desk.issued_figures(key), done=while_there(self, take))

    def _chosen(self) -> "Issued | None":
        row = self.table.currentRow()
        return self._issued[row] if self.table.selectedItems() and 0 <= row < len(self._issued) else None

    def _on_failed(self, problem: Exception) -> None:
        show_error(self, problem)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(_heading(self, "全办公室的文件"))
        left.addWidget(self.papers, 1)
        left.addWidget(self.open_button)
        left.addWidget(self.hint)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(_heading(self, "已印发的文件"))
        right.addWidget(self.table, 3)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.again_button)
        right.addLayout(row)
        right.addWidget(_heading(self, "印发时的数"))
        right.addWidget(self.figures, 2)
        title = QLabel("文书", self)
        theme.set_role(title, "title")
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(left, 1)
        body.addLayout(right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(title)
        column.addLayout(body, 1)

    def _button(self, text: str, slot: "Callable[[], None]") -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: slot())
        return button


def _heading(parent: QWidget, text: str) -> QLabel:
    label = QLabel(text, parent)
    theme.set_role(label, "heading")
    return label


def _row(one: "Issued") -> tuple[str, ...]:
    year, number, total = one.number
    return (
        one.label,
        f"{year}年第{number}期",
        f"{total}",
        one.title,
        one.issued_on,
        one.who,
        f"{one.pages}",
    )
