"""How is the data kept safe? Copies, the way back to one of them, and a check of everything."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.machine import backup_folder
from app.places import documents_folder
from ui import problems, theme
from ui.dialogs.base import fill, plain_label, plain_table, while_there
from ui.dialogs.confirm import question
from ui.notice import redress
from ui.push_button import push_button
from ui.services import KeptCopy, Services

if TYPE_CHECKING:
    from app.safety import Finding

REASONS = {
    "manual": "手动",
    "clock": "定时",
    "exit": "退出时",
    "upgrade": "升级前",
    "import": "导入前",
    "restore": "恢复前",
}
SEVERITIES = {"error": "错误", "warning": "请核对", "advice": "建议"}
_BACKUP_KINDS = "商联台账备份 (*.db)"


class SafetyPage(QWidget):
    """The page of backups and checks (备份与检查)."""

    restore_requested = Signal(Path)
    """The store is to become this copy: whoever holds it closes it, restores and opens it again."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self._copies: Sequence[KeptCopy] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(12)
        column.addWidget(plain_label(self, "title", "备份与检查"))
        column.addWidget(self._backup_card(), 3)
        column.addWidget(self._check_card(), 2)

    def _backup_card(self) -> QFrame:
        card, column = self._card("备份")
        place = f"数据放在：{self._services.draft_folder.parent}"
        self.words = plain_label(card, "second", place)
        self._place = place
        self.copies = plain_table(card, ("时间", "原因", "大小", "文件"), (170, 110, 100, 320))
        self.copies.setAccessibleName("已有的备份")
        self.copies.itemSelectionChanged.connect(self._allow)
        self.backup_button = push_button(self, "立即备份", self._back_up, role="primary", enters=True)
        self.copy_button = push_button(self, "备份到…", self._choose_target, enters=True)
        self.restore_button = push_button(self, "恢复到选中的备份…", self._restore_chosen, enters=True)
        self.file_button = push_button(self, "从文件恢复…", self._choose_copy, enters=True)
        column.addWidget(self.words)
        column.addWidget(self.copies, 1)
        column.addLayout(_row(self.backup_button, self.copy_button, None, self.restore_button, self.file_button))
        return card

    def _check_card(self) -> QFrame:
        card, column = self._card("检查数据")
        self.verdict = plain_label(card, "second", "检查数据文件、引用关系、搜索索引和每个值；只看不改，可以随时取消。")
        self.findings = plain_table(card, ("程度", "发现", "位置", "怎么办"), (80, 320, 260, 260))
        self.findings.setAccessibleName("检查结果")
        self.findings.hide()
        self.check_button = push_button(self, "检查数据", self._check, enters=True)
        column.addWidget(self.verdict)
        column.addWidget(self.findings, 1)
        column.addLayout(_row(self.check_button, None))
        column.addStretch()
        return card

    def _card(self, title: str) -> tuple[QFrame, QVBoxLayout]:
        card = QFrame(self)
        theme.set_role(card, "panel")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addWidget(plain_label(card, "heading", title))
        return card, column

    # Backups

    def refresh(self) -> None:
        """Ask again for the kept copies."""
        self._services.backups(done=while_there(self, self._show), failed=while_there(self, self._on_failed))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        folder = self._services.draft_folder.parent
        self._place = f"数据放在：{folder}\n自动备份放在：{backup_folder(folder)}"
        self.words.setText(self._place)
        self.refresh()

    def _show(self, copies: Sequence[KeptCopy]) -> None:
        self._copies = copies
        fill(self.copies, [_copy_row(copy) for copy in copies])
        self._allow()

    def _on_failed(self, problem: Exception) -> None:
        """A store on a server is backed up there."""
        self.words.setText(str(problem))
        for button in (self.backup_button, self.copy_button, self.restore_button, self.file_button):
            button.setEnabled(False)

    def _chosen(self) -> KeptCopy | None:
        row = self.copies.currentRow()
        return self._copies[row] if self.copies.selectedItems() and 0 <= row < len(self._copies) else None

    def _allow(self) -> None:
        writable = not self._services.read_only
        self.restore_button.setEnabled(writable and self._chosen() is not None)
        self.file_button.setEnabled(writable)

    def _back_up(self) -> None:
        self._services.back_up(None, done=while_there(self, self._on_backed_up))

    def _on_backed_up(self, path: Path) -> None:
        self.words.setText(f"{self._place}\n已备份并核对：{path}")
        self.refresh()

    def _choose_target(self) -> None:
        chooser = self._chooser("备份到")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("db")
        chooser.selectFile(f"商联台账备份_{datetime.now():%Y%m%d_%H%M}.db")
        chooser.fileSelected.connect(self.back_up_to)
        chooser.open()

    def back_up_to(self, chosen: str) -> None:
        """Keep a checked copy at this place."""
        self._services.back_up(Path(chosen), done=while_there(self, self._on_backed_up))

    def _choose_copy(self) -> None:
        chooser = self._chooser("选择备份文件")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda chosen: self.ask_restore(Path(chosen)))
        chooser.open()

    def _chooser(self, title: str) -> QFileDialog:
        chooser = QFileDialog(self, title)
        chooser.setNameFilter(_BACKUP_KINDS)
        folder = documents_folder()
        chooser.setDirectory(str(folder if folder.is_dir() else Path.home()))
        chooser.finished.connect(chooser.deleteLater)
        return chooser

    def _restore_chosen(self) -> None:
        copy = self._chosen()
        if copy is not None:
            self.ask_restore(copy.path, f"{copy.made_at:%Y-%m-%d %H:%M}")

    def ask_restore(self, path: Path, named: str = "") -> None:
        """Explain what restoring does and ask; then `restore_requested`."""
        what = f"{named} 的备份" if named else f"“{path.name}”"
        box = question(
            self,
            f"恢复到{what}？\n\n这之后录入的内容将不在新数据里。现在的数据会先自动备份，随时可以再恢复回来；"
            "恢复后程序会重新打开数据。",
        )
        agree = box.addButton("恢复", box.ButtonRole.AcceptRole)
        refuse = box.addButton("不恢复", box.ButtonRole.RejectRole)
        box.setDefaultButton(refuse)
        box.setEscapeButton(refuse)
        agree.clicked.connect(lambda: self.restore_requested.emit(path))
        box.open()

    # Checking

    def _check(self) -> None:
        self.verdict.setText("正在检查…")
        self._services.check(
            done=while_there(self, self._show_findings), failed=while_there(self, self._on_check_failed)
        )

    def _on_check_failed(self, problem: Exception) -> None:
        self.verdict.setText("检查没有做完。")
        problems.show_error(self, problem)

    def _show_findings(self, findings: "list[Finding]") -> None:
        counts = [(word, sum(one.severity == name for one in findings)) for name, word in SEVERITIES.items()]
        told = "，".join(f"{word} {count} 条" for word, count in counts if count)
        self.verdict.setText(f"检查完成：{told}。" if findings else "检查完成，没有发现问题。")
        redress(self.verdict, "second" if findings else "ok")
        fill(self.findings, [(SEVERITIES[one.severity], one.what, one.where, one.advice) for one in findings])
        self.findings.setVisible(bool(findings))


def _row(*buttons: QPushButton | None) -> QHBoxLayout:
    """Buttons in a row; None: the room between left and right."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        if button is None:
            row.addStretch()
        else:
            row.addWidget(button)
    return row


def _copy_row(copy: KeptCopy) -> tuple[str, ...]:
    try:
        size = f"{copy.path.stat().st_size / 1024 / 1024:,.1f} MB"
    except OSError:
        size = "（读不到）"
    return f"{copy.made_at:%Y-%m-%d %H:%M:%S}", REASONS.get(copy.reason, copy.reason), size, copy.path.name
