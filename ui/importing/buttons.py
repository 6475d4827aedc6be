"""What can be done with the file now? The buttons below the plan, each shown when it makes sense."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.importing.plan import STORABLE
from ui import theme
from ui.importing.sending_back import can_send_back

if TYPE_CHECKING:
    from app.importing.carry import Outcome
    from app.importing.plan import ImportPlan
    from app.kinds.base import RecordKind


_REST = "继续处理其余的行"


@dataclass(frozen=True, slots=True)
class State:
    """Where the import stands: the plan in view, how many rows are accepted, how many files wait, what was stored."""

    plan: "ImportPlan | None" = None
    accepted: int = 0
    left: int = 0
    outcome: "Outcome | None" = None
    also: "tuple[RecordKind, ...]" = ()
    """As which the file can be taken in next."""
    rather: "RecordKind | None" = None
    """As which the file should be taken in instead."""


class Buttons(QWidget):
    """One row; what changes the store stands on the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.back = self._button("退回问题清单…")
        self.back.setToolTip("写一份填表人自己的表，标出有错和要核对的格子，最前面加一页清单")
        self.rather = self._button("")
        self.head = self._button("指定表头…")
        self.whole = self._button("整个文件…")
        self.whole.setToolTip("表里没有的一栏，整个文件都是同一个值：哪次会议、哪家商会、哪一年")
        self.undo = self._button("撤销本次导入")
        self.rest = self._button(_REST)
        self.also = self._button("")
        self.next = self._button("下一个文件")
        self.store = self._button("导入")
        self.store.setToolTip("保存收下的行（Ctrl+S）")
        theme.set_role(self.store, "primary")
        self.close_it = self._button("取消")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.rather)
        row.addWidget(self.back)
        row.addWidget(self.head)
        row.addWidget(self.whole)
        row.addStretch()
        for button in (self.undo, self.rest, self.also, self.next, self.store, self.close_it):
            row.addWidget(button)

    def show_state(self, state: State) -> None:
        """Offer what can be done now."""
        plan, done = state.plan, state.outcome is not None
        self.head.hide()
        rather = state.rather if not done else None
        self.rather.setVisible(rather is not None)
        self.rather.setText(f"改为导入{rather.label}" if rather else "")
        self.rather.setEnabled(True)
        self.back.setVisible(plan is not None and can_send_back(plan))
        self.back.setEnabled(True)
        self.whole.setVisible(plan is not None and not done)
        self.whole.setEnabled(True)
        self.undo.setVisible(state.outcome is not None and state.outcome.operation_id is not None)
        self.undo.setEnabled(True)
        self.rest.setText(_REST)
        self.rest.setEnabled(True)
        self.rest.setVisible(done and plan is not None and open_rows(plan) > state.accepted)
        also = state.also if done else ()
        self.also.setVisible(bool(also))
        self.also.setText(f"接着导入{also[0].label}" if also else "")
        self.also.setToolTip("这份表里还有另一类记录，用同一个文件再导入一次")
        self.also.setEnabled(True)
        self.next.setText("下一个文件" if done or plan is None else "跳过，下一个文件")
        self.next.setVisible(state.left > 0)
        self.next.setEnabled(True)
        self.store.setText(f"导入 {state.accepted:,} 行" if state.accepted else "没有收下的行")
        self.store.setVisible(plan is not None and not done)
        self.store.setEnabled(state.accepted > 0)
        self.close_it.setText("完成" if done else "取消")
        if done:
            (self.also if also else self.next if state.left else self.close_it).setFocus()

    def offer_anew(self) -> None:
        """The import was taken back: the file can be gone through again."""
        self.undo.hide()
        self.also.hide()
        self.rest.setText("重新核对这个文件")
        self.rest.show()
        self.rest.setFocus()

    def wait(self, words: str) -> None:
        """Something is under way."""
        self.store.setText(words)
        for button in (self.store, self.back, self.whole, self.next, self.rest, self.also, self.rather):
            button.setEnabled(False)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        return button


def open_rows(plan: "ImportPlan") -> int:
    """How many rows are not in the store as they stand."""
    counts = plan.counts
    return sum(counts[verdict] for verdict in (*STORABLE, "refused"))
