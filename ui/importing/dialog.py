"""How does a sheet come in? Read and shown first, row by row; then what was accepted is stored."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.errors import SPOKEN, Cancelled
from app.importing import saying
from app.importing.plan import Lacking, NoTable
from app.kinds.base import RecordKind
from ui import problems
from ui.dialogs.base import plain_label, resize_within_screen
from ui.dialogs.steps import tell_taken_back
from ui.importing.buttons import Buttons, State, open_rows
from ui.importing.drop_page import DropPage
from ui.importing.files import FileQueue, ask_files, dropped_files
from ui.importing.giving_up import ask_to_give_up
from ui.importing.kind_choice import KindChoice
from ui.importing.plan_view import PlanView
from ui.importing.planning import Planning
from ui.importing.row_numbers import ask_head
from ui.importing.sending_back import send_back
from ui.importing.storing import Storing
from ui.importing.whole_file import WholeFile
from ui.importing.words import disagreements
from ui.notice import redress
from ui.services import Services

if TYPE_CHECKING:
    from app.left_standing import Undone

SIZE = (1280, 690)
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
        self.setWindowTitle("导入 Excel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(not services.read_only)
        resize_within_screen(self, *SIZE)
        self._services = services
        self._files = FileQueue()
        self._fresh = True
        self._taken: set[str] = set()
        """The kinds as which the file has been stored."""
        self._sheets: tuple[str, ...] = ()
        self._rather: RecordKind | None = None
        """As which the file should be read instead."""
        self.planning = Planning(self, services, kind)
        self.whole = WholeFile(self, services, self.planning)
        self.storing = Storing(self, services)
        self._build(kind)
        self._connect()
        self._show_start()

    def _build(self, kind: RecordKind | None) -> None:
        self.head = plain_label(self, "heading")
        self.trouble = plain_label(self, "problem")
        self.kind_choice = KindChoice(self, kind)
        self.choose_button = QPushButton("选择文件…", self)
        self.choose_button.setAutoDefault(False)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.head, 1)
        top.addWidget(self.kind_choice)
        top.addWidget(self.choose_button)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(DropPage(self))
        self.view = PlanView(self, self.planning)
        self.pages.addWidget(self.view)
        self.buttons = Buttons(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.trouble)
        column.addWidget(self.whole)
        column.addWidget(self.pages, 1)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(lambda: ask_files(self, self.planning.path, self.read))
        self.kind_choice.chosen.connect(self._on_kind)
        self.planning.asked.connect(self._on_asked)
        self.planning.planned.connect(self._on_planned)
        self.planning.failed.connect(self._on_failed)
        self.view.accepted_changed.connect(self._offer)
        self.view.tables.whole_file_asked.connect(self._ask_whole)
        self.view.tables.kind_asked.connect(self._take_as)
        self.storing.stored.connect(self._on_stored)
        self.storing.failed.connect(self._on_store_failed)
        self.storing.taken_back.connect(self._on_taken_back)
        slots: dict[QPushButton, Callable[[], object]] = {
            self.buttons.back: self._send_back,
            self.buttons.rather: self._take_rather,
            self.buttons.head: lambda: ask_head(self, self._sheets, self._say_head),
            self.buttons.whole: self._ask_whole,
            self.buttons.undo: self._take_back,
            self.buttons.rest: self._go_on_with_rest,
            self.buttons.also: self._go_on_with_also,
            self.buttons.next: self._go_on_with_next,
            self.buttons.store: self._carry_out,
            self.buttons.close_it: self.close,
        }
        for button, slot in slots.items():
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
        QShortcut(QKeySequence.StandardKey.Save, self, self.buttons.store.click)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.view.undo_button.click)

    # Choosing files

    def _show_start(self) -> None:
        """Nothing is read: no plan is in view, and nothing can be stored."""
        read_only = self._services.read_only
        self.head.setText("数据是以只读方式打开的，不能导入。" if read_only else "选择要导入的文件")
        self.choose_button.setEnabled(not read_only)
        self.choose_button.setFocus()
        self._say("")
        self.pages.setCurrentIndex(0)
        self.buttons.show_state(State(left=self._files.left, rather=self._rather))

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
        self._taken = set()
        self._begin(self._files.begin(files))

    def _begin(self, path: Path) -> None:
        self._fresh = True
        self._rather = None
        self.storing.begin()
        self._show_start()
        self.whole.hide()
        self.planning.read(path)

    def _take_as(self, kind: RecordKind) -> None:
        """The file holds lists of this kind too: it is read as one."""
        self.kind_choice.show_kind(kind)
        self.planning.wished = kind
        if self.planning.path is not None:
            self._begin(self.planning.path)

    def _take_rather(self) -> None:
        if self._rather is not None:
            self._take_as(self._rather)

    def _on_kind(self, kind: RecordKind | None) -> None:
        """The rows are something else: what was said of the file before is void."""
        self.planning.wished = kind
        if self.planning.path is not None and self.storing.outcome is None:
            self._begin(self.planning.path)

    # The plan

    def _on_asked(self) -> None:
        assert self.planning.path is not None
        self.view.freeze(frozen=True)
        self.whole.setEnabled(False)
        if self._fresh:
            self.head.setText(f"正在读取“{self.planning.path.name}”…")
        self.buttons.wait("正在检查…")

    def _on_planned(self) -> None:
        plan = self.planning.plan
        assert plan is not None
        self.head.setText(f"{plan.file} → {plan.kind.label}{self._files.place}")
        told = [f"{plan.taken_before}。"] if plan.taken_before else []
        if not plan.rows:
            told.append("表头下面没有数据，没有可以导入的行；数据在别处的，请在左边指定表头或数据在第几行。")
        if plan.reason:
            told.append(f"按{plan.reason}认作{plan.kind.label}；不对的请在右上改选类别。")
        self._rather = plan.rather
        if plan.rather:
            words = f"这份表像是{plan.rather.label}的名单，所以没有预先收下"
            told.append(f"{words}；确实要导入为{plan.kind.label}的，请勾选要收的行。")
        self._say("\n".join([*told, *disagreements(plan)][:_MOST_TOLD]), "warning")
        self.view.show_plan(plan, first=self._fresh)
        self.pages.setCurrentIndex(1)
        if self._fresh or self.whole.isVisible():
            self.view.rows.setFocus()
        self.whole.hide()
        self._fresh = False
        self._offer()

    def _offer(self) -> None:
        """Say on the buttons what can be done, and how much will be stored."""
        plan = self.planning.plan
        assert plan is not None
        accepted = self.view.acceptance.counts().total()
        self.buttons.show_state(State(plan, accepted, left=self._files.left, rather=plan.rather))

    def _on_failed(self, problem: Exception) -> None:
        """Of a file that cannot be read no plan is shown; a correction that leads nowhere is dropped."""
        kept = self.planning.plan is not None
        if kept:
            self.view.freeze(frozen=False)
            self._offer()
        else:
            self._rather = problem.rather if isinstance(problem, NoTable) else None
            self._show_start()
            if self.planning.path is not None:
                self.head.setText(f"{self.planning.path.name}{self._files.place}：没有读入")
        self._say_problem(
            problem, "已取消，保持原来的样子。" if kept else "已取消读取。", "这样更正不行：" if kept else ""
        )
        # Where the program finds no table, the clerk may say where it begins.
        self._sheets = problem.sheets if isinstance(problem, NoTable) and self.planning.wished else ()
        self.buttons.head.setVisible(bool(self._sheets) and not kept)
        if isinstance(problem, NoTable) and problem.lacking and not kept:
            self._ask_for(problem.lacking)
        elif self.whole.isVisible():
            self.whole.go_on()

    def _ask_for(self, lacking: Lacking) -> None:
        """The table is there but for a column that must be: its value may be said once."""
        assert self.planning.path is not None
        self.head.setText(f"{self.planning.path.name} → {lacking.kind.label}{self._files.place}")
        redress(self.trouble, "warning")
        self.whole.ask_for(lacking)

    def _ask_whole(self) -> None:
        if self.planning.plan is not None:
            self.whole.offer(self.planning.plan)

    def _say_head(self, sheet: str, rows: tuple[int, ...]) -> None:
        self.planning.say(saying.say_head(self.planning.said, sheet, 1, rows))

    # Carrying it out

    def _carry_out(self) -> None:
        if self.planning.plan is not None and self.storing.outcome is None:
            self.buttons.wait("正在导入…")
            self.whole.hide()
            self.view.freeze(frozen=True)
            self.storing.carry_out(self.planning.plan, self.view.acceptance)

    def _on_stored(self) -> None:
        outcome, plan = self.storing.outcome, self.planning.plan
        assert outcome is not None
        assert plan is not None
        count = self.view.acceptance.counts().total()
        left = open_rows(plan) - count
        done = f"导入完成：新增 {outcome.new:,} 条，修改 {outcome.changed:,} 条。"
        self._say(f"{done}{f'还有 {left:,} 行没有导入。' if left > 0 else ''}导入前的数据已自动备份。", "ok")
        self.view.accept.hide()
        self._taken.add(plan.kind.name)
        also = self._also()
        self.buttons.show_state(State(plan, count, left=self._files.left, outcome=outcome, also=also))

    def _take_back(self) -> None:
        self.buttons.undo.setEnabled(False)
        self.storing.take_back()

    def _on_taken_back(self, undone: "Undone") -> None:
        self._taken.clear()
        self.buttons.offer_anew()
        self._say("已撤销本次导入。", "ok")
        tell_taken_back(self, undone)

    def _go_on_with_rest(self) -> None:
        """What was stored is the same by now; the other rows can still be mended, with all that was said."""
        self.storing.begin()
        self.planning.again()

    def _go_on_with_also(self) -> None:
        """The same file holds records of another kind that name those just stored."""
        self._take_as(self._also()[0])

    def _also(self) -> tuple[RecordKind, ...]:
        """As which the file can be taken in that it has not been yet."""
        plan = self.planning.plan
        return tuple(each for each in plan.also if each.name not in self._taken) if plan else ()

    def _go_on_with_next(self) -> None:
        self._taken = set()
        self._begin(self._files.go_on())

    def _on_store_failed(self, problem: Exception) -> None:
        self.view.freeze(frozen=False)
        self._offer()
        self._say_problem(problem, "已取消，没有保存。")

    # Going back to the sender, giving up, saying

    def _send_back(self) -> None:
        plan, path = self.planning.plan, self.planning.path
        if plan is not None and path is not None:
            send_back(self, self._services, plan, path, self._say)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button with the focus, and no other: there is no default button to be pressed unseen."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc, 取消, the cross: what was corrected and not stored is not lost without a question."""
        if self.planning.corrected and self.storing.outcome is None:
            ask_to_give_up(self, self.planning.corrections, super().reject)
        else:
            super().reject()

    def _say_problem(self, problem: Exception, if_cancelled: str, before: str = "") -> None:
        if isinstance(problem, Cancelled):
            self._say(if_cancelled, "warning")
        elif isinstance(problem, SPOKEN):
            self._say(f"{before}{problem}")
        else:
            problems.show_error(self, problem)

    def _say(self, sentence: str, role: str = "problem") -> None:
        self.trouble.setText(sentence)
        redress(self.trouble, role)
        self.trouble.setVisible(bool(sentence))
