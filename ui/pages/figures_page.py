"""What does the office count, on any day and for any year, and which records stand behind each number?"""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.figures.themes import THEMES, with_unit
from app.values.dates import show_date
from ui import theme
from ui.dialogs.base import plain_label, while_there
from ui.dialogs.behind import show_behind
from ui.handing_out import export_figure_rows, export_figures
from ui.pages.figure_tree import FigureTree
from ui.pages.scope_bar import ScopeBar
from ui.services import Services

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.figures.base import Result, Row, Scope


class FiguresPage(QWidget):
    """The page of statistics (统计)."""

    record_wished = Signal(str, int)
    """A record behind a number is to be opened."""
    told = Signal(str)
    """Something for the status line."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self._question = 0
        self._scope: Scope | None = None
        self.bar = ScopeBar(self)
        self.tree = FigureTree(self)
        self.words = QLabel(self)
        theme.set_role(self.words, "second")
        self.about = plain_label(self, "second")
        self.rows_button = self._button("查看明细")
        self.export_button = self._button("导出…")
        self._lay_out()
        self.bar.changed.connect(self.refresh)
        self.bar.refused.connect(self._refuse)
        self.tree.rows_wished.connect(self._ask_rows)
        self.tree.current_changed.connect(self._describe)
        self.rows_button.clicked.connect(self._show_current)
        self.export_button.clicked.connect(self._export)

    def refresh(self) -> None:
        """Count again; what stands there stays until everything is counted."""
        self._question += 1
        scope = self.bar.scope()
        if scope is None:
            return
        question, results = self._question, dict[str, "Result"]()
        names = [figure.name for one in THEMES for figure in one.figures]

        def take(result: "Result") -> None:
            results[result.name] = result
            if len(results) == len(names):
                self._show(scope, results)
            else:
                self._say(f"正在统计 {len(results)} / {len(names)}…")

        def each(result: "Result") -> bool:
            if not shiboken6.isValid(self) or question != self._question:
                return False
            take(result)
            return True

        self._services.figures(names, scope, each=each, failed=while_there(self, self._on_failed))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tree.setFocus()
        self.refresh()

    def _show(self, scope: "Scope", results: "dict[str, Result]") -> None:
        self._scope = scope
        self.tree.show_results(results)
        year = f"{scope.year}年" if scope.year else "全部年份"
        self._say(f"{year}，截至{show_date(scope.as_of.isoformat())}")
        self.export_button.setEnabled(True)

    def _say(self, text: str) -> None:
        theme.set_role(self.words, "second")
        self.words.setText(text)

    def _refuse(self, sentence: str) -> None:
        theme.set_role(self.words, "problem")
        self.words.setText(sentence)

    def _on_failed(self, problem: Exception) -> None:
        self._refuse(f"没有统计完：{problem}")

    def _describe(self) -> None:
        result = self.tree.current_result()
        self.rows_button.setEnabled(result is not None)
        left_out = f"\n未计入：{result.left_out}" if result is not None and result.left_out else ""
        self.about.setText(f"口径：{result.basis}{left_out}" if result is not None else "")

    # The records behind

    def _show_current(self) -> None:
        result = self.tree.current_result()
        if result is not None:
            self._ask_rows(result)

    def _ask_rows(self, result: "Result") -> None:
        scope = self._scope
        if scope is None:
            return

        def show(rows: "Sequence[Row]") -> None:
            title = f"{result.title}：{with_unit(result)}"

            def export() -> None:
                export_figure_rows(self, self._services, result.title, result.name, scope, tell=self.told.emit)

            show_behind(self, title, rows, note=result.basis, opened=self.record_wished.emit, export=export)

        self._services.figure_rows(
            result, scope, done=while_there(self, show), failed=while_there(self, self._on_failed)
        )

    def _export(self) -> None:
        if self._scope is not None:
            export_figures(self, self._services, self._scope, tell=self.told.emit)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(True)
        button.setEnabled(False)
        return button

    def _lay_out(self) -> None:
        title = QLabel("统计", self)
        theme.set_role(title, "title")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title)
        head.addWidget(self.words)
        head.addStretch(1)
        head.addWidget(self.bar)
        head.addWidget(self.rows_button)
        head.addWidget(self.export_button)
        self.about.setMinimumHeight(2 * self.about.fontMetrics().lineSpacing())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        column.addWidget(self.about)
