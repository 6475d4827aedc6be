"""What does the home page show today: where to start, how much is registered, what was done, when it was backed up."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from app.kinds import BY_NAME
from ui import theme
from ui.dialogs.base import plain_label, while_there
from ui.pages.card import Card, link_button
from ui.pages.tile import Tile
from ui.services import KeptCopy, Services

if TYPE_CHECKING:
    from app.history import Step

_STEPS_SHOWN = 8
MAIN_KINDS = ("enterprise", "chamber", "person", "meeting", "donation")
"""The registers that are used every day; the navigation has them all."""


class StartCard(Card):
    """Three ways to begin."""

    new_wished = Signal(str)
    """A record of the kind of that name is to be entered."""
    import_wished = Signal()
    sample_wished = Signal()

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__("从这里开始", services, parent)
        self.words = plain_label(self, "second")
        self.new_button = self._button("新增会员企业", "new", lambda: self.new_wished.emit("enterprise"))
        self.import_button = self._button("导入 Excel", "import", self.import_wished.emit)
        self.sample_button = self._button("填入示例", "sample", self.sample_wished.emit)
        self.sample_button.setToolTip("填入一个虚构的工商联办公室，可以整体撤销")
        self.column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.new_button)
        row.addWidget(self.import_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.sample_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _button(self, text: str, icon: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(theme.icon(icon), text, self)
        button.setAutoDefault(True)
        button.setEnabled(not self._services.read_only)
        button.clicked.connect(lambda: slot())
        return button

    def refresh(self) -> None:
        self._services.counts(done=while_there(self, self._show))

    def _show(self, counts: dict[str, int]) -> None:
        empty = not any(counts.values())
        self.sample_button.setVisible(empty)
        if self._services.read_only:
            self.words.setText("数据是以只读方式打开的，可以查看和导出，不能修改。")
        elif empty:
            self.words.setText("还没有数据。可以逐条新增，从 Excel 登记表导入，或填入示例先看看样子。")
        else:
            self.words.setText("接着录入，或从 Excel 登记表导入。")


class CountsCard(Card):
    """How much the main registers hold; each opens its list."""

    list_wished = Signal(str)
    """The list of the kind of that name is to be shown."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__("登记情况", services, parent)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.tiles: dict[str, Tile] = {}
        for name in MAIN_KINDS:
            tile = self.tiles[name] = Tile(BY_NAME[name].label, self)
            tile.clicked.connect(lambda _checked=False, name=name: self.list_wished.emit(name))
            row.addWidget(tile, 1)
        self.column.addLayout(row)

    def refresh(self) -> None:
        self._services.counts(done=while_there(self, self._show))

    def _show(self, counts: dict[str, int]) -> None:
        for name, tile in self.tiles.items():
            tile.show_value(f"{counts[name]:,} {BY_NAME[name].counter}")


class StepsCard(Card):
    """What was done last."""

    all_wished = Signal()
    """The whole list of operations is to be shown."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__("最近操作", services, parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.lines: list[QLabel] = []
        self.column.addLayout(self._grid)
        self.more = link_button("全部操作记录", self.all_wished.emit, self)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        self._services.steps(_STEPS_SHOWN, done=while_there(self, self._show))

    def _show(self, steps: "list[Step]") -> None:
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines.clear()
        if not steps:
            self._line(0, 0, "还没有操作。", "second")
        for row, step in enumerate(steps):
            self._line(row, 0, when(step.at), "second")
            self._line(row, 1, step.title, "")
            self._line(row, 2, "已撤销" if step.taken_back else step.who, "second")
        self.more.setVisible(bool(steps))

    def _line(self, row: int, column: int, text: str, role: str) -> None:
        label = plain_label(self, role, text)
        label.setWordWrap(column == 1)
        self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        self.lines.append(label)


class BackupCard(Card):
    """When the data was last copied."""

    safety_wished = Signal()
    """The page of backups is to be shown."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__("备份", services, parent)
        self.words = plain_label(self)
        self.column.addWidget(self.words)
        link = link_button("备份与恢复", self.safety_wished.emit, self)
        self.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        self._services.backups(done=while_there(self, self._show), failed=while_there(self, self._on_failed))

    def _show(self, copies: Sequence[KeptCopy]) -> None:
        if copies:
            self.words.setText(f"最近一次：{when(copies[0].made_at)}，共保留 {len(copies)} 份。")
        else:
            self.words.setText("还没有备份。关闭程序时会自动备份，也可以现在就备份。")

    def _on_failed(self, problem: Exception) -> None:
        self.words.setText(str(problem))


def when(at: datetime) -> str:
    """A moment as people say it: 今天 09:30, 昨天 17:05, 9月5日 08:00, 2023年9月5日."""
    days = (date.today() - at.date()).days
    if days in (0, 1):
        return f"{'今天' if days == 0 else '昨天'} {at:%H:%M}"
    if at.year == date.today().year:
        return f"{at.month}月{at.day}日 {at:%H:%M}"
    return f"{at.year}年{at.month}月{at.day}日"
