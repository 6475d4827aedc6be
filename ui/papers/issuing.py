"""How does a paper go out from the window: asked once more, stopped when a figure is at odds, numbered and kept?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.papers.base import Wish
from app.papers.issuing import Difference, FiguresDiffer
from ui import theme
from ui.dialogs.base import fill, plain_label, plain_table, while_there
from ui.papers import kept_texts
from ui.papers.offers import Offer
from ui.problems import ask, show_error

if TYPE_CHECKING:
    from app.papers.issued import Issued
    from ui.papers.dialog import PaperDialog

_HEADINGS = ("文中的数", "现在", "以前印发的", "印发日期", "在哪份文件")
_WIDTHS = (220, 96, 96, 130)


class Issuing(QObject):
    """One attempt to issue a paper."""

    def __init__(self, dialog: "PaperDialog", offer: Offer, wish: Wish) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._offer = offer
        self._wish = wish

    def begin(self) -> None:
        """Look for figures that are at odds with earlier papers, then ask."""
        services, name, wish = self._dialog.services, self._offer.paper.name, self._wish

        def failed(problem: Exception) -> None:
            show_error(self._dialog, problem)

        services.jobs.ask(
            lambda: services.desk.figure_differences(name, wish),
            done=while_there(self, self._ask),
            failed=while_there(self, failed),
        )

    def _ask(self, differences: Sequence[Difference]) -> None:
        if differences:
            self._show_differences(differences)
            return
        ask(
            self._dialog,
            f"印发这份{self._offer.paper.label}？\n\n"
            "它将得到预览里的期号，文件、文字和其中的数原样存档，以后不能改，也不能撤销。",
            "印发",
            then=lambda: self._issue(""),
        )

    def _show_differences(self, differences: Sequence[Difference]) -> None:
        dialog = DifferenceDialog(self._dialog, differences)
        dialog.agreed.connect(self._issue)
        dialog.open()

    def _issue(self, reason: str) -> None:
        services, name, wish = self._dialog.services, self._offer.paper.name, self._wish

        def work(_progress: object) -> "Issued":
            return services.desk.issue(name, wish, reason=reason)

        def failed(problem: Exception) -> None:
            if isinstance(problem, FiguresDiffer):  # issued elsewhere in the meantime
                self._show_differences(problem.differences)
            else:
                show_error(self._dialog, problem)

        services.jobs.run(
            f"印发{self._offer.paper.label}",
            work,
            done=while_there(self, self._done),
            failed=while_there(self, failed),
            cancellable=False,
        )

    def _done(self, issued: "Issued") -> None:
        try:
            kept_texts.keep(self._dialog.services.draft_folder, self._offer.paper.name, self._wish, {})
        except OSError as problem:
            show_error(self._dialog, problem)
        self._dialog.told.emit(f"已印发：{issued.called}")
        self._dialog.setWindowTitle(f"已印发：{issued.called}")
        self._dialog.show_issued(issued)


class DifferenceDialog(QDialog):
    """Both values of each figure, and where the other one stands; only a reason leads on."""

    agreed = Signal(str)

    def __init__(self, parent: QWidget, differences: Sequence[Difference]) -> None:
        super().__init__(parent)
        self.setWindowTitle("与以前印发的不一致")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(920, 420)
        self.table = plain_table(self, _HEADINGS, _WIDTHS)
        self.table.setAccessibleName("不一致的数")
        fill(self.table, [(one.field, one.now, one.then, one.issued_on, one.paper) for one in differences])
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText("为什么要照现在的数印，如：漏报的一笔已补录")
        self.reason.setAccessibleName("原因")
        self.issue_button = QPushButton("照现在的数印发", self)
        self.issue_button.setAutoDefault(False)
        self.issue_button.setEnabled(False)
        theme.set_role(self.issue_button, "danger")
        self.back_button = QPushButton("返回核对", self)
        self.back_button.setDefault(True)
        self.reason.textChanged.connect(self._allow)
        self.issue_button.clicked.connect(self._agree)
        self.back_button.clicked.connect(self.reject)
        self._lay_out(len(differences))

    def _allow(self, typed: str) -> None:
        self.issue_button.setEnabled(bool(typed.strip()))

    def _agree(self) -> None:
        reason = self.reason.text().strip()
        self.accept()
        self.agreed.emit(reason)

    def _lay_out(self, count: int) -> None:
        words = f"有 {count} 个数，同一个指标、同一个时间，和以前印发的不一样，没有印发。"
        advice = "多半是记录改过或补过：请返回核对记录或文字。确实要照现在的数印，写明原因，原因会一同存档。"
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.reason, 1)
        row.addWidget(self.issue_button)
        row.addWidget(self.back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(plain_label(self, "problem", words))
        column.addWidget(self.table, 1)
        column.addWidget(plain_label(self, "second", advice))
        column.addLayout(row)
