"""What does the bottom line say: the keys at the left, what just happened, the state of the store at the right?"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

if TYPE_CHECKING:
    from datetime import datetime

HINTS = "回车 打开或下一栏　Ctrl+N 新增　F2 编辑　Ctrl+C 复制到 WPS 表格　F1 帮助"
_TOLD_MS = 8_000


class StatusLine(QStatusBar):
    """A line of hints; a message stands over them for some seconds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._hints = QLabel(HINTS)
        self.state = QLabel("正在打开数据…")
        self.addWidget(self._hints)
        self.addPermanentWidget(self.state)

    def tell(self, text: str) -> None:
        """Say what just happened."""
        self.showMessage(text, _TOLD_MS)

    def show_store(self, *, server: bool, read_only: bool, backed_up: "datetime | None") -> None:
        """Say where the data is and when it was last copied."""
        parts = ["数据：服务器" if server else "数据：本机"]
        if not server:
            parts.append(f"已备份 {_when(backed_up)}" if backed_up else "尚未备份")
        if read_only:
            parts.append("只读")
        self.state.setText(" · ".join(parts))


def _when(moment: "datetime") -> str:
    from datetime import date  # not needed to paint the frame

    if moment.date() == date.today():
        return f"{moment:%H:%M}"
    return f"{moment.month}月{moment.day}日"
