"""Who exported, printed or looked at full telephone numbers, when, how many, and why?"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.dialogs.base import TIME_FORMAT, TableDialog, fill, while_there
from ui.services import Services

if TYPE_CHECKING:
    from app.handouts import Given

HEADINGS = ("时间", "操作人", "做了什么", "台账", "内容", "条数", "事由", "文件")
_WIDTHS = (130, 80, 80, 90, 90, 60, 140, 110)


def show_handouts(parent: QWidget, services: Services) -> "HandoutsDialog":
    """Open the book of what was handed out."""
    dialog = HandoutsDialog(parent, services)
    dialog.open()
    return dialog


class HandoutsDialog(TableDialog):
    """The lines of the book, latest first; none can be changed."""

    def __init__(self, parent: QWidget, services: Services) -> None:
        super().__init__(parent, "导出记录", HEADINGS, _WIDTHS)
        self.add_button("关闭", self.close)
        self.words.setText("正在读取…")
        services.handouts(done=while_there(self, self._show))

    def _show(self, lines: "list[Given]") -> None:
        fill(self.table, [_row(line) for line in lines])
        told = f"完整号码的导出、打印和查看，最近 {len(lines)} 次，最近的在上面。撤销不会删去这里的记录。"
        self.words.setText(told if lines else "还没有导出、打印或查看过完整的电话号码。")


def _row(line: "Given") -> tuple[str, ...]:
    when = line.at.strftime(TIME_FORMAT)
    return when, line.who, line.action, line.kind, line.fields, f"{line.count:,}", line.reason, line.target
