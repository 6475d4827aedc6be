"""What was done to the data, step by step, and how is one step taken back?"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.dialogs.base import TIME_FORMAT, TableDialog, fill, while_there
from ui.dialogs.confirm import question, tell
from ui.services import Services

if TYPE_CHECKING:
    from app.history import Step
    from app.left_standing import Undone

HEADINGS = ("时间", "操作人", "操作", "改动", "状态")
_WIDTHS = (140, 100, 380, 90, 90)
_BACK = ("undo", "redo")
_MOST_TOLD = 5
"""Of each sort: two lists and the button fit on a low screen, at 150 % too."""


def show_steps(parent: QWidget, services: Services) -> "StepsDialog":
    """Open the list of operations."""
    dialog = StepsDialog(parent, services)
    dialog.open()
    return dialog


class StepsDialog(TableDialog):
    """The latest operations; a chosen one can be taken back, however long ago it was."""

    def __init__(self, parent: QWidget, services: Services) -> None:
        super().__init__(parent, "操作记录", HEADINGS, _WIDTHS)
        self._services = services
        self._steps: list[Step] = []
        self.undo_button = self.add_button("撤销这一步", self._ask)
        self.handouts_button = self.add_button("导出记录…", self._show_handouts)
        self.add_button("关闭", self.close)
        self.table.itemSelectionChanged.connect(self._allow)
        self._load()

    def _show_handouts(self) -> None:
        from ui.dialogs.handouts import show_handouts  # when first used

        show_handouts(self, self._services)

    def _load(self) -> None:
        self.words.setText("正在读取…")
        self._services.steps(done=while_there(self, self._show))

    def _show(self, steps: "list[Step]") -> None:
        self._steps = steps
        fill(self.table, [_row(step) for step in steps])
        self.words.setText(f"最近 {len(steps)} 步，最近的在上面。" if steps else "还没有操作。")
        self._allow()

    def _chosen(self) -> "Step | None":
        row = self.table.currentRow()
        return self._steps[row] if self.table.selectedItems() and 0 <= row < len(self._steps) else None

    def _allow(self) -> None:
        step = self._chosen()
        open_to_undo = step is not None and not step.taken_back and step.source not in _BACK
        self.undo_button.setEnabled(open_to_undo and not self._services.read_only)

    def _ask(self) -> None:
        step = self._chosen()
        if step is not None:
            ask_take_back(self, self._services, step.id, step.title, step.changes, self._load)


def _row(step: "Step") -> tuple[str, ...]:
    state = "已撤销" if step.taken_back else ""
    return step.at.strftime(TIME_FORMAT), step.who, step.title, f"{step.changes:,} 行", state


def ask_take_back(
    parent: QWidget, services: Services, operation_id: int, title: str, rows: int, then: Callable[[], None]
) -> None:
    """Ask, take the operation back, say what came of it, and call `then`."""
    box = question(
        parent,
        f"撤销“{title}”？\n\n将恢复 {rows:,} 行改动。之后又改过的内容、还被别的记录引用的记录保持现状，并会列出来。",
    )
    agree = box.addButton("撤销这一步", box.ButtonRole.AcceptRole)
    refuse = box.addButton("不撤销", box.ButtonRole.RejectRole)
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)

    def done(undone: "Undone") -> None:
        tell_taken_back(parent, undone)
        then()

    agree.clicked.connect(lambda: services.take_back(operation_id, title, done=while_there(parent, done)))
    box.open()


def tell_taken_back(parent: QWidget, undone: "Undone") -> None:
    """Say how taking back went, and what was left as it is because it was changed since."""
    words = f"已撤销，恢复了 {undone.rows:,} 行。" if undone.rows else "没有撤销任何内容。"
    words += _listed("这些内容在这一步之后又被改过，保持现状：", undone.kept)
    words += _listed("这些记录还被别的记录引用，没有删除；要删除，请先处理引用它们的记录：", undone.referred)
    tell(parent, words)


def _listed(intro: str, what: Sequence[str]) -> str:
    shown = "\n".join(f"· {one}" for one in what[:_MOST_TOLD])
    more = f"\n……共 {len(what)} 处" if len(what) > _MOST_TOLD else ""
    return f"\n\n{intro}\n{shown}{more}" if what else ""
