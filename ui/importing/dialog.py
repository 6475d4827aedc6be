"""How does a sheet come in? Read and shown first, row by row; then what was accepted is stored."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.errors import SPOKEN, Cancelled
from app.importing import saying
from app.importing.plan import NoTable
from app.kinds.base import RecordKind
from ui import problems, theme
from ui.dialogs.base import plain_label, while_there
from ui.dialogs.steps import tell_taken_back
from ui.importing.drop_page import DropPage
from ui.importing.files import FileQueue, ask_files, dropped_files
from ui.importing.plan_view import PlanView
from ui.importing.planning import Planning
from ui.importing.row_numbers import ask_head
from ui.importing.sending_back import can_send_back, send_back
from ui.importing.words import disagreements
from ui.notice import redress
from ui.services import Services, Undone

if TYPE_CHECKING:
    from app.importing.carry import Outcome

SIZE = (1280, 690)
_MARGINS = 40
_MOST_TOLD = 3


def open_import(
    parent: QWidget, services: Services, kind: RecordKind | None, path: Path | None = None
) -> "ImportDialog":
    """Open the import for one kind (None: the kind whose headings fit best), with a file at once if given."""
    dialog = ImportDialog(parent, services, kind)
    dialog.open()
    if path is not None:
        dialog.read([path])
    return dialog


class ImportDialog(QDialog):
    """Choose files, look at the plan of each, correct it, carry it out, and take it back if it was wrong."""

    def __init__(self, parent: QWidget, services: Services, kind: RecordKind | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"导入{kind.label}" if kind else "导入 Excel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(not services.read_only)
        room = self.screen().availableSize()
        self.resize(min(SIZE[0], room.width() - _MARGINS), min(SIZE[1], room.height() - _MARGINS))
        self._services = services
        self._kind = kind
        self._files = FileQueue()
        self._fresh = True
        self._sheets: tuple[str, ...] = ()
        self._outcome: Outcome | None = None
        self.planning = Planning(self, services, kind)
        self.planning.asked.connect(self._on_asked)
        self.planning.planned.connect(self._on_planned)
        self.planning.failed.connect(self._on_failed)
        self._build()
        self._show_start()

    def _build(self) -> None:
        self.choose_button = self._button("选择文件…", self._choose)
        self.head = plain_label(self, "heading")
        self.words = plain_label(self, "second")
        self.trouble = plain_label(self, "problem")
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.choose_button)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(DropPage(self))
        self.view = PlanView(self, self.planning)
        self.view.accepted_changed.connect(self._offer)
        self.pages.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.words)
        column.addWidget(self.trouble)
        column.addWidget(self.pages, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.back_button = self._button("退回问题清单…", self._send_back)
        self.head_button = self._button("指定表头…", self._ask_head)
        self.undo_button = self._button("撤销本次导入", self._take_back)
        self.store_button = self._button("导入", self._carry_out, "primary")
        self.store_button.setToolTip("保存收下的行（Ctrl+S）")
        self.next_button = self._button("下一个文件", self._read_next)
        self.close_button = self._button("取消", self.close)
        QShortcut(QKeySequence.StandardKey.Save, self, self.store_button.click)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.head_button)
        buttons.addStretch()
        for button in (self.undo_button, self.next_button, self.store_button, self.close_button):
            buttons.addWidget(button)
        return buttons

    def _button(self, text: str, slot: Callable[[], object], role: str = "") -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: slot())
        if role:
            theme.set_role(button, role)
        return button

    # Choosing files

    def _show_start(self) -> None:
        """Nothing is read: no plan is in view, and nothing can be stored."""
        self.head.setText(f"导入{self._kind.label if self._kind else 'Excel 表格'}")
        self.words.setText("数据是以只读方式打开的，不能导入。" if self._services.read_only else "")
        self.words.setVisible(bool(self.words.text()))
        self.choose_button.setEnabled(not self._services.read_only)
        self._say("")
        self.pages.setCurrentIndex(0)
        self.next_button.setVisible(self._files.left > 0)
        for button in (self.store_button, self.undo_button, self.back_button, self.head_button):
            button.hide()

    def _choose(self) -> None:
        ask_files(self, self.planning.path, self.read)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.read(files)

    def read(self, files: Sequence[Path]) -> None:
        """Read the first file and show what would happen; the others wait for their turn."""
        self._begin(self._files.begin(files))

    def _read_next(self) -> None:
        self._begin(self._files.go_on())

    def _begin(self, path: Path) -> None:
        self._fresh, self._outcome = True, None
        self._show_start()
        self.planning.read(path)

    # The plan

    def _on_asked(self) -> None:
        assert self.planning.path is not None
        self.view.freeze(frozen=True)
        self.store_button.setEnabled(False)
        self.back_button.setEnabled(False)
        self._tell(f"正在读取“{self.planning.path.name}”…")

    def _on_planned(self) -> None:
        plan = self.planning.plan
        assert plan is not None
        self.head.setText(f"{plan.file} → {plan.kind.label}{self._files.place}")
        self._tell("")
        told = [f"{plan.taken_before}。"] if plan.taken_before else []
        self._say("\n".join([*told, *disagreements(plan)][:_MOST_TOLD]), "warning")
        self.view.show_plan(plan, first=self._fresh)
        self.pages.setCurrentIndex(1)
        if self._fresh:
            self.view.rows.setFocus()
        self._fresh = False
        self._offer()

    def _offer(self) -> None:
        """Say on the button how much will be stored."""
        plan = self.planning.plan
        assert plan is not None
        count = self.view.acceptance.counts().total()
        self.store_button.setText(f"导入 {count:,} 行" if count else "没有收下的行")
        self.store_button.setEnabled(count > 0)
        self.store_button.show()
        self.head_button.hide()
        self.back_button.setVisible(can_send_back(plan))
        self.back_button.setEnabled(True)
        self.undo_button.hide()
        self.next_button.setText("跳过，下一个文件")
        self.next_button.setVisible(self._files.left > 0)
        self.close_button.setText("取消")

    def _on_failed(self, problem: Exception) -> None:
        """Of a file that cannot be read no plan is shown; a correction that leads nowhere is dropped."""
        self._tell("")
        kept = self.planning.plan is not None
        if kept:
            self.view.freeze(frozen=False)
            self._offer()
        if isinstance(problem, Cancelled):
            self._say("已取消，保持原来的样子。" if kept else "已取消读取。", "warning")
        elif isinstance(problem, SPOKEN):
            self._say(f"这样更正不行：{problem}" if kept else str(problem))
            self._offer_head(problem)
        else:
            problems.show_error(self, problem)

    def _offer_head(self, problem: Exception) -> None:
        """Where the program finds no table, the clerk may say where it begins."""
        sheets = problem.sheets if isinstance(problem, NoTable) and self._kind and self.planning.plan is None else ()
        self.head_button.setVisible(bool(sheets))
        self._sheets = sheets

    def _ask_head(self) -> None:
        ask_head(self, self._sheets, self._say_head)

    def _say_head(self, sheet: str, rows: tuple[int, ...]) -> None:
        self.planning.say(saying.say_head(self.planning.said, sheet, 1, rows))

    # Carrying it out

    def _carry_out(self) -> None:
        if self.planning.plan is None or self._outcome is not None:
            return
        self.store_button.setEnabled(False)
        self.view.freeze(frozen=True)
        self._services.carry_out(
            self.planning.plan,
            self.view.acceptance.chooser(),
            done=while_there(self, self._on_stored),
            failed=while_there(self, self._on_store_failed),
        )

    def _on_stored(self, outcome: "Outcome") -> None:
        self._outcome = outcome
        done = f"导入完成：新增 {outcome.new:,} 条，修改 {outcome.changed:,} 条。导入前的数据已自动备份。"
        self._say(done, "ok")
        self.store_button.hide()
        self.undo_button.setVisible(outcome.operation_id is not None)
        self.undo_button.setEnabled(True)
        self.next_button.setText("下一个文件")
        self.close_button.setText("完成")
        (self.next_button if self._files.left else self.close_button).setFocus()

    def _take_back(self) -> None:
        plan = self.planning.plan
        if self._outcome and self._outcome.operation_id is not None and plan:
            self.undo_button.setEnabled(False)
            title = f"导入{plan.file}"
            self._services.take_back(self._outcome.operation_id, title, done=while_there(self, self._on_taken_back))

    def _on_taken_back(self, undone: Undone) -> None:
        self.undo_button.hide()
        self._say("已撤销本次导入。", "ok")
        tell_taken_back(self, undone)

    def _on_store_failed(self, problem: Exception) -> None:
        self.view.freeze(frozen=False)
        self._offer()
        if isinstance(problem, Cancelled):
            self._say("已取消，没有保存。", "warning")
        elif isinstance(problem, SPOKEN):
            self._say(str(problem))
        else:
            problems.show_error(self, problem)

    # What is said, and to whom

    def _send_back(self) -> None:
        plan, path = self.planning.plan, self.planning.path
        if plan is not None and path is not None:
            send_back(self, self._services, plan, path, self._say)

    def _tell(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def _say(self, sentence: str, role: str = "problem") -> None:
        self.trouble.setText(sentence)
        redress(self.trouble, role)
        self.trouble.setVisible(bool(sentence))
