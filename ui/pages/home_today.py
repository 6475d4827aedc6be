"""What does today ask for, and what has the year brought? Each line and each figure opens the records behind it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from ui.dialogs.base import plain_label, while_there
from ui.dialogs.behind import show_behind
from ui.dialogs.link_names import show_link_names
from ui.fields import dates
from ui.pages.card import Card, link_button
from ui.pages.tile import Tile
from ui.services import Services

if TYPE_CHECKING:
    from app.attention import Need
    from app.figures.base import Result, Row, Scope

CALM = "今天没有要办的事。"
_ACROSS = 5


class NeedsCard(Card):
    """What needs a hand; nothing else stands there when nothing does."""

    record_wished = Signal(str, int)
    """A record is to be opened."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__("今天要办的事", services, parent)
        self.words = plain_label(self, "second", "正在查看…")
        self.column.addWidget(self.words)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        self.lines: dict[str, QPushButton] = {}
        self._texts: list[QWidget] = []
        self._shown: Sequence[Need] = ()

    def refresh(self) -> None:
        failed = while_there(self, self._on_failed)
        self._services.needs(dates.today(), done=while_there(self, self._show), failed=failed)

    def _on_failed(self, problem: Exception) -> None:
        self._clear()
        self.words.setText(str(problem))
        self.words.show()

    def _show(self, needs: "Sequence[Need]") -> None:
        if [(one.name, one.text, one.urgent) for one in needs] == [
            (one.name, one.text, one.urgent) for one in self._shown
        ]:
            self._shown = needs  # the lines stay, and with them the focus
        else:
            self._shown = needs
            self._clear()
            for row, need in enumerate(needs):
                self._line(row, need)
        self.words.setText(CALM)
        self.words.setVisible(not needs)

    def _line(self, row: int, need: "Need") -> None:
        button = link_button(need.title, lambda: self._open(need.name), self)
        button.setAccessibleName(f"{need.title}：{need.text}")
        text = plain_label(self, "wrong" if need.urgent else "", need.text)
        self._grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(text, row, 1)
        self.lines[need.name] = button
        self._texts.append(text)

    def _clear(self) -> None:
        for widget in (*self.lines.values(), *self._texts):
            widget.hide()
            widget.deleteLater()
        self.lines.clear()
        self._texts.clear()

    def _open(self, name: str) -> None:
        from app.attention import NAMES_TO_LINK  # loaded with what needs a hand

        need = next(one for one in self._shown if one.name == name)
        if name == NAMES_TO_LINK:
            show_link_names(self, self._services).finished.connect(while_there(self, lambda _result: self.refresh()))
            return
        show_behind(self, need.title, need.rows, note=need.text, opened=self.record_wished.emit)


class YearCard(Card):
    """The figures of the year so far."""

    record_wished = Signal(str, int)
    """A record behind a figure is to be opened."""
    figures_wished = Signal()
    """All statistics are to be shown."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__("本年数字", services, parent)
        self._question = 0
        self._scope: Scope | None = None
        self.tiles: dict[str, Tile] = {}
        self._results: dict[str, Result] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self.words = plain_label(self, "problem")
        self.words.hide()
        self.column.addLayout(self._grid)
        self.column.addWidget(self.words)
        self.more = link_button("全部统计", self.figures_wished.emit, self)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        from app.attention import YEAR_FIGURES  # loaded with the statistics
        from app.figures.base import Scope

        today = dates.today()
        self._question += 1
        question, scope = self._question, Scope(today, today.year)
        self._scope = scope

        def each(result: "Result") -> bool:
            if not shiboken6.isValid(self) or question != self._question:
                return False
            self._show(result)
            return True

        self._services.figures(YEAR_FIGURES, scope, each=each, failed=while_there(self, self._on_failed))

    def _show(self, result: "Result") -> None:
        from app.figures.themes import with_unit  # see above

        self.words.hide()
        self._results[result.name] = result
        tile = self.tiles.get(result.name) or self._tile(result)
        tile.show_value(with_unit(result), result.left_out)

    def _tile(self, result: "Result") -> Tile:
        at = len(self.tiles)
        tile = self.tiles[result.name] = Tile(result.title.partition("（按")[0], self)
        tile.clicked.connect(lambda: self._open(result.name))
        self._grid.addWidget(tile, at // _ACROSS, at % _ACROSS)
        self._grid.setColumnStretch(at % _ACROSS, 1)
        return tile

    def _on_failed(self, problem: Exception) -> None:
        self.words.setText(f"没有统计完：{problem}")
        self.words.show()

    def _open(self, name: str) -> None:
        result, scope = self._results[name], self._scope
        if scope is None:
            return

        def show(rows: "Sequence[Row]") -> None:
            note = f"{result.basis}\n未计入：{result.left_out}" if result.left_out else result.basis
            show_behind(self, f"{result.title}：{result.text}", rows, note=note, opened=self.record_wished.emit)

        self._services.figure_rows(
            result, scope, done=while_there(self, show), failed=while_there(self, self._on_failed)
        )
