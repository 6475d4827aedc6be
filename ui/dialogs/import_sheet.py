"""How does a sheet come in? Read and shown first with what would happen to each row; then all, the good, or none."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.errors import SPOKEN, Cancelled
from app.kinds.base import RecordKind
from app.places import documents_folder
from ui import problems, theme
from ui.dialogs.base import plain_label, while_there
from ui.dialogs.plan_view import WORDS, PlanView
from ui.dialogs.steps import tell_taken_back
from ui.notice import redress
from ui.services import Services, Undone

if TYPE_CHECKING:
    from app.importing.carry import Outcome
    from app.importing.plan import ImportPlan

FILE_KINDS = "表格 (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt)"
_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")
_DROP_HERE = f"""
QWidget#dropHere {{ background: {theme.SURFACE}; border: 2px dashed {theme.BORDER}; border-radius: 4px; }}
"""


def open_import(
    parent: QWidget, services: Services, kind: RecordKind | None, path: Path | None = None
) -> "ImportDialog":
    """Open the import for one kind (None: the kind whose headings fit best), with a file at once if given."""
    dialog = ImportDialog(parent, services, kind)
    dialog.open()
    if path is not None:
        dialog.read(path)
    return dialog


class ImportDialog(QDialog):
    """Choose a file, look at the plan, carry it out, and take it back if it was wrong."""

    def __init__(self, parent: QWidget, services: Services, kind: RecordKind | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"导入{kind.label}" if kind else "导入 Excel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(not services.read_only)
        self.resize(980, 640)
        self._services = services
        self._kind = kind
        self._path: Path | None = None
        self._mapping: dict[str, str] = {}
        self._plan: ImportPlan | None = None
        self._outcome: Outcome | None = None
        self._build()
        self._show_start()

    # How it is put together

    def _build(self) -> None:
        self.choose_button = self._button("选择文件…", self._choose)
        self.head = plain_label(self, "heading")
        self.words = plain_label(self, "second")
        self.trouble = plain_label(self, "problem")
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.choose_button)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._drop_page())
        self.view = PlanView(self)
        self.view.column_given.connect(self._remap)
        self.pages.addWidget(self.view)
        self.all_button = self._button("全部导入", lambda: self._carry_out(good_rows_only=False), "primary")
        self.good_button = self._button("只导入可用的行", lambda: self._carry_out(good_rows_only=True))
        self.undo_button = self._button("撤销本次导入", self._take_back)
        self.close_button = self._button("取消", self.close)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        for button in (self.undo_button, self.good_button, self.all_button, self.close_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.words)
        column.addWidget(self.trouble)
        column.addWidget(self.pages, 1)
        column.addLayout(buttons)

    def _drop_page(self) -> QWidget:
        page = QWidget(self)
        page.setObjectName("dropHere")
        words = plain_label(
            page, "second", "把 Excel 文件拖到这里，或点“选择文件…”。\n读取后先给您看结果，不会马上保存。"
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page.setStyleSheet(_DROP_HERE)
        picture = QLabel(page, pixmap=theme.pixmap("import", theme.STRONG_BORDER, 48))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(page)
        column.addStretch()
        column.addWidget(picture)
        column.addWidget(words)
        column.addStretch()
        return page

    def _button(self, text: str, slot: Callable[[], object], role: str = "") -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: slot())
        if role:
            theme.set_role(button, role)
        return button

    # Choosing a file

    def _show_start(self) -> None:
        named = self._kind.label if self._kind else "Excel 表格"
        self.head.setText(f"导入{named}")
        self.words.setText("数据是以只读方式打开的，不能导入。" if self._services.read_only else "")
        self.choose_button.setEnabled(not self._services.read_only)
        self._say_trouble("")
        self.pages.setCurrentIndex(0)
        for button in (self.all_button, self.good_button, self.undo_button):
            button.hide()

    def _choose(self) -> None:
        chooser = QFileDialog(self, "选择要导入的文件")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter(FILE_KINDS)
        folder = self._path.parent if self._path else documents_folder()
        chooser.setDirectory(str(folder if folder.is_dir() else Path.home()))
        chooser.fileSelected.connect(lambda chosen: self.read(Path(chosen)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.read(path)

    # The plan

    def read(self, path: Path) -> None:
        """Read the file and show what would happen."""
        self._path = path
        self._mapping = {}
        self._ask_plan()

    def _remap(self, heading: str, name: str) -> None:
        self._mapping = {h: n for h, n in self._mapping.items() if n != name} | {heading: name}
        self._ask_plan()

    def _ask_plan(self) -> None:
        assert self._path is not None
        kind = self._kind or (self._plan.kind if self._plan and self._mapping else None)
        self.words.setText(f"正在读取“{self._path.name}”…")
        self._services.plan_import(
            self._path,
            kind,
            self._mapping,
            done=while_there(self, self._show_plan),
            failed=while_there(self, self._on_failed),
        )

    def _show_plan(self, plan: "ImportPlan") -> None:
        self._plan, self._outcome = plan, None
        counts = plan.counts
        total = len(plan.rows)
        self.head.setText(f"{plan.file} → {plan.kind.label}")
        tables = "；".join(f"“{t.sheet}”第 {t.head_row} 行是表头，{t.rows:,} 行" for t in plan.tables)
        result = "，".join(f"{word} {counts[verdict]:,}" for verdict, word in WORDS.items() if counts[verdict])
        self.words.setText(f"{tables}。\n共 {total:,} 行：{result or '没有可导入的行'}。")
        told = [plan.taken_before] if plan.taken_before else []
        told += [str(note) for table in plan.tables for note in table.notes][:3]
        self._say_trouble("\n".join(told), "warning")
        self.view.show_plan(plan)
        self.pages.setCurrentIndex(1)
        self._offer(plan)

    def _offer(self, plan: "ImportPlan") -> None:
        counts = plan.counts
        usable = counts["new"] + counts["changed"] + counts["doubtful"]
        refused = counts["refused"]
        self.all_button.setVisible(not refused)
        self.all_button.setEnabled(usable > 0)
        self.good_button.setVisible(refused > 0)
        self.good_button.setEnabled(usable > 0)
        self.good_button.setText(f"只导入可用的 {usable:,} 行" if usable else "没有可用的行")
        self.undo_button.hide()
        self.close_button.setText("取消")

    # Carrying it out

    def _carry_out(self, *, good_rows_only: bool) -> None:
        if self._plan is None:
            return
        self.all_button.setEnabled(False)
        self.good_button.setEnabled(False)
        self._services.carry_out(
            self._plan,
            good_rows_only=good_rows_only,
            done=while_there(self, self._on_stored),
            failed=while_there(self, self._on_store_failed),
        )

    def _on_stored(self, outcome: "Outcome") -> None:
        self._outcome = outcome
        done = f"导入完成：新增 {outcome.new:,} 条，修改 {outcome.changed:,} 条。导入前的数据已自动备份。"
        self._say_trouble(done, "ok")
        self.view.freeze()
        self.all_button.hide()
        self.good_button.hide()
        self.undo_button.setVisible(outcome.operation_id is not None)
        self.undo_button.setEnabled(True)
        self.close_button.setText("完成")
        self.close_button.setFocus()

    def _take_back(self) -> None:
        if self._outcome and self._outcome.operation_id is not None and self._plan:
            self.undo_button.setEnabled(False)
            title = f"导入{self._plan.file}"
            self._services.take_back(self._outcome.operation_id, title, done=while_there(self, self._on_taken_back))

    def _on_taken_back(self, undone: Undone) -> None:
        self.undo_button.hide()
        self._say_trouble("已撤销本次导入。", "ok")
        tell_taken_back(self, undone)

    def _on_failed(self, problem: Exception) -> None:
        """The file could not be read: what was shown before stays usable for another try."""
        if isinstance(problem, Cancelled):
            self.words.setText("已取消读取。")
        elif isinstance(problem, SPOKEN):
            self.words.setText("")
            self._say_trouble(str(problem), "problem")
        else:
            self.words.setText("")
            problems.show_error(self, problem)
        self._mapping = {}

    def _on_store_failed(self, problem: Exception) -> None:
        if self._plan is not None:
            self._offer(self._plan)
        if isinstance(problem, Cancelled):
            self.words.setText("已取消，没有保存。")
        elif isinstance(problem, SPOKEN):
            self._say_trouble(str(problem), "problem")
        else:
            problems.show_error(self, problem)

    def _say_trouble(self, sentence: str, role: str = "problem") -> None:
        self.trouble.setText(sentence)
        redress(self.trouble, role)
        self.trouble.setVisible(bool(sentence))


def _dropped(event: QDropEvent) -> Path | None:
    """The first Excel file among what is dragged."""
    for url in event.mimeData().urls():
        path = Path(url.toLocalFile())
        if path.suffix.lower() in _ENDINGS:
            return path
    return None
