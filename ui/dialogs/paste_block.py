"""What does pasting a block change? Each cell with its old and its new value; then one step that can be undone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QWidget

from ui import problems, theme
from ui.dialogs.base import TableDialog, fill, while_there
from ui.services import Services

if TYPE_CHECKING:
    from app.pasting import PasteCell, PastePlan

HEADINGS = ("记录", "栏目", "原值", "新值", "说明")
_WIDTHS = (180, 120, 140, 140, 200)
SHOWN = 2_000
_MEASURED = 300


def show_paste(parent: QWidget, services: Services, plan: "PastePlan", tell: Callable[[str], None]) -> "PasteDialog":
    """Open the preview of a paste."""
    dialog = PasteDialog(parent, services, plan, tell)
    dialog.open()
    return dialog


class PasteDialog(TableDialog):
    """The cells that change, those with errors first."""

    def __init__(self, parent: QWidget, services: Services, plan: "PastePlan", tell: Callable[[str], None]) -> None:
        super().__init__(parent, f"粘贴到{plan.kind.label}", HEADINGS, _WIDTHS)
        self._services, self._plan, self._tell = services, plan, tell
        good, wrong = len(plan.good), len(plan.wrong)
        words = f"只粘贴没有错的 {good:,} 格" if wrong else f"粘贴 {good:,} 格"
        self.paste_button = self.add_button(words if good else "没有可粘贴的格", self._carry_out, "primary")
        self.paste_button.setEnabled(good > 0 and not services.read_only)
        self.paste_button.setDefault(True)
        self.close_button = self.add_button("取消", self.close)
        shown = [*plan.wrong, *plan.good][:SHOWN]
        fill(self.table, [_row(cell) for cell in shown])
        red, paper = QColor(theme.DANGER), QColor(theme.DANGER_SURFACE)
        for at, cell in enumerate(shown):
            if cell.error:
                for column in range(len(HEADINGS)):
                    item = self.table.item(at, column)
                    if item is not None:
                        item.setBackground(paper)
                        item.setForeground(red)
        self.words.setText(_told(plan, len(shown)))
        self.paste_button.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """What is wrong can be read whole; the first hundreds of rows tell how high they must be."""
        super().showEvent(event)
        self.table.setWordWrap(True)
        for at in range(min(len(self._plan.wrong), _MEASURED)):
            self.table.setRowHeight(at, max(theme.ROW_HEIGHT, self.table.sizeHintForRow(at)))

    def _carry_out(self) -> None:
        self.paste_button.setEnabled(False)
        plan, desk = self._plan, self._services.desk

        def done(count: int) -> None:
            self._tell(f"已粘贴 {count:,} 格，可按 Ctrl+Z 撤销")
            self.close()

        self._services.jobs.run(
            f"粘贴到{plan.kind.label}",
            lambda _progress: desk.paste(plan),
            done=while_there(self, done),
            failed=while_there(self, self._on_failed),
            cancellable=False,
        )

    def _on_failed(self, problem: Exception) -> None:
        problems.show_error(self, problem)


def _row(cell: "PasteCell") -> tuple[str, ...]:
    return cell.title, cell.label, cell.old or "（空）", cell.new, cell.error


def _told(plan: "PastePlan", shown: int) -> str:
    parts = [f"{len(plan.good):,} 格将改"]
    if plan.wrong:
        parts.append(f"{len(plan.wrong):,} 格有错")
    if plan.same:
        parts.append(f"{plan.same:,} 格不变")
    words = "，".join(parts) + "。空格子不改原值。"
    if plan.left_over:
        words += f"剪贴板多出 {plan.left_over:,} 行，列表里没有对应的记录；要新增请连同标题一起复制再粘贴。"
    return words + (f"这里显示前 {shown:,} 格。" if shown < len(plan.cells) else "")
