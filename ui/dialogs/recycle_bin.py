"""What was deleted, and how does it come back?"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.dialogs.base import TIME_FORMAT, TableDialog, fill, while_there
from ui.dialogs.confirm import question, tell
from ui.services import Services

if TYPE_CHECKING:
    from app.history import Deleted
    from app.left_standing import Undone

HEADINGS = ("删除时间", "操作人", "类别", "名称")
_WIDTHS = (140, 110, 130, 380)


def show_recycle_bin(parent: QWidget, services: Services) -> "RecycleBinDialog":
    """Open the recycle bin."""
    dialog = RecycleBinDialog(parent, services)
    dialog.open()
    return dialog


class RecycleBinDialog(TableDialog):
    """Deleted records; what was deleted in one step comes back together."""

    def __init__(self, parent: QWidget, services: Services) -> None:
        super().__init__(parent, "回收站", HEADINGS, _WIDTHS)
        self._services = services
        self._deleted: list[Deleted] = []
        self.restore_button = self.add_button("恢复", self._restore)
        self.add_button("关闭", self.close)
        self.table.itemSelectionChanged.connect(self._allow)
        self.table.itemDoubleClicked.connect(self._restore)
        self._load()

    def _load(self) -> None:
        self.words.setText("正在读取…")
        self._services.recycle_bin(done=while_there(self, self._show))

    def _show(self, deleted: "list[Deleted]") -> None:
        self._deleted = deleted
        fill(self.table, [(one.at.strftime(TIME_FORMAT), one.who, one.kind.label, one.title) for one in deleted])
        self.words.setText(f"共 {len(deleted)} 条，最近删除的在上面。" if deleted else "回收站是空的。")
        self._allow()

    def _chosen(self) -> "Deleted | None":
        row = self.table.currentRow()
        return self._deleted[row] if self.table.selectedItems() and 0 <= row < len(self._deleted) else None

    def _allow(self) -> None:
        self.restore_button.setEnabled(self._chosen() is not None and not self._services.read_only)

    def _restore(self, *_: object) -> None:
        chosen = self._chosen()
        if chosen is None or not self.restore_button.isEnabled():
            return
        together = [one for one in self._deleted if one.operation_id == chosen.operation_id]
        if len(together) == 1:
            self._take_back(chosen)
            return
        box = question(self, f"“{chosen.title}”是和另外 {len(together) - 1} 条一起删除的，将一并恢复。")
        agree = box.addButton(f"恢复 {len(together)} 条", box.ButtonRole.AcceptRole)
        refuse = box.addButton("不恢复", box.ButtonRole.RejectRole)
        box.setDefaultButton(agree)
        box.setEscapeButton(refuse)
        agree.clicked.connect(lambda: self._take_back(chosen))
        box.open()

    def _take_back(self, chosen: "Deleted") -> None:
        title = f"删除{chosen.kind.label}“{chosen.title}”"
        self._services.take_back(chosen.operation_id, title, done=while_there(self, self._on_restored))

    def _on_restored(self, undone: "Undone") -> None:
        if undone.kept:
            tell(self, f"恢复了 {undone.rows:,} 行；这些内容已另有新值，没有动：\n" + "\n".join(undone.kept[:12]))
        self._load()
