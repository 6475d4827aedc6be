"""How are the files of a record added, opened, saved elsewhere and taken off?"""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QLabel,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.errors import SPOKEN
from app.kinds.base import Link, RecordKind
from ui import theme
from ui.problems import ask, show_error
from ui.push_button import push_button
from ui.related.file_list import FileList, size_text
from ui.services import Services

if TYPE_CHECKING:
    from app.attachments import Attached
    from ui.jobs import Progress

_HINT = "把照片、扫描件等文件拖到这里，或按“添加附件”"


class FilesPanel(QWidget):
    """The list of files with what can be done with them."""

    counted = Signal(int)
    """How many files the record has."""
    told = Signal(str, str)
    """A sentence about what was done, and its tone (`ok`, `problem`)."""

    def __init__(self, kind: RecordKind, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._services = services
        self._record: Link | None = None
        self._question = 0
        self._files: list[Attached] = []
        self.list = FileList(self)
        self.list.open_wished.connect(self.open_file)
        self.list.remove_wished.connect(self.remove_file)
        self.list.currentRowChanged.connect(self._allow)
        self.hint = QLabel(_HINT, self, textFormat=Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        theme.set_role(self.hint, "second")
        self.add_button = push_button(self, "添加附件…", self.choose_files, enters=True)
        self.open_button = push_button(self, "打开", self.open_file, enters=True)
        self.save_button = push_button(self, "另存为…", self.save_file, enters=True)
        self.remove_button = push_button(self, "移除", self.remove_file, enters=True)
        self._lay_out()
        self.setFocusProxy(self.list)
        self._allow()

    def show_of(self, record: Link | None) -> None:
        """Ask for the files of this record; None: nothing is stored yet."""
        self._question += 1
        if record is None or self._record is None or record.id != self._record.id:
            self._show([])
        self._record = record
        self.refresh()

    def refresh(self) -> None:
        """Something was stored or taken back: ask again."""
        record, services, kind = self._record, self._services, self._kind
        if record is None or record.id is None:
            return
        self._question += 1
        question, key = self._question, record.id

        def read() -> "list[Attached]":
            from app.attachments import of_record  # loads the store's own modules: after the first paint

            with services.desk.store.reading() as session:
                return of_record(session, kind, key)

        def take(files: "list[Attached]") -> None:
            if shiboken6.isValid(self) and question == self._question:  # else another record is shown by now
                self._show(files)

        services.jobs.ask(read, done=take)

    def choose_files(self) -> None:
        """Ask which files to add."""
        dialog = QFileDialog(self, "添加附件")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add_files([Path(name) for name in names]))
        dialog.open()

    def add_files(self, paths: list[Path]) -> None:
        """Attach these files, one step each; what cannot be added is told of, the others are added."""
        record, store, kind = self._record, self._services.desk.store, self._kind
        if record is None or record.id is None or not paths:
            return
        key = record.id

        def work(progress: "Progress") -> list[str]:
            from app.attachments import add  # as above

            refused = []
            for path in paths:
                try:
                    add(store, kind, key, path, progress)
                except SPOKEN as problem:
                    refused.append(str(problem))
            return refused

        self._services.jobs.run("添加附件", work, done=lambda refused: self._tell_added(len(paths), refused))

    def _tell_added(self, wished: int, refused: list[str]) -> None:
        if not shiboken6.isValid(self):
            return
        self.refresh()
        if refused:
            self.told.emit("\n".join(refused), "problem")
        else:
            self.told.emit(f"已添加 {wished} 个附件。", "ok")

    def open_file(self) -> None:
        """Show a copy with the program that the system uses for such files."""
        attached, store = self._chosen(), self._services.desk.store
        if attached is None:
            return
        from app.attachments import copy_to_open  # as above

        try:
            path = copy_to_open(store, attached, Path(tempfile.gettempdir()) / "federation-desk")
        except SPOKEN as problem:
            show_error(self, problem)
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.told.emit(f"系统没有能打开“{attached.file_name}”的程序，请另存后用别的程序打开。", "problem")

    def save_file(self) -> None:
        """Ask where to, and write a copy."""
        attached = self._chosen()
        if attached is None:
            return
        dialog = QFileDialog(self, "附件另存为")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(attached.file_name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write_copy(attached, Path(name)))
        dialog.open()

    def write_copy(self, attached: "Attached", target: Path) -> None:
        """Write a copy of the file there."""
        store = self._services.desk.store

        def work(_progress: object) -> None:
            from app.attachments import save_as  # as above

            save_as(store, attached, target)

        def tell(_result: object) -> None:
            self.told.emit(f"已存到 {target}", "ok")

        self._services.jobs.run("附件另存为", work, done=tell, cancellable=False)

    def remove_file(self) -> None:
        """Take the chosen file off the record, after asking."""
        attached, store = self._chosen(), self._services.desk.store
        if attached is None or self._services.read_only:
            return

        def work(_progress: object) -> None:
            from app.attachments import remove  # as above

            remove(store, attached.id)

        def start() -> None:
            self._services.jobs.run("移除附件", work, done=lambda _none: self.refresh(), cancellable=False)

        ask(self, f"移除附件“{attached.file_name}”？\n\n移除后可按 Ctrl+Z 撤销。", "移除", then=start)

    def _chosen(self) -> "Attached | None":
        row = self.list.currentRow()
        return self._files[row] if 0 <= row < len(self._files) else None

    def _show(self, files: "list[Attached]") -> None:
        row = max(self.list.currentRow(), 0)
        self._files = files
        self.list.clear()
        for attached in files:
            item = QListWidgetItem(
                f"{attached.file_name}\n{size_text(attached.size)} · {attached.added_at:%Y-%m-%d %H:%M}"
            )
            item.setToolTip(attached.file_name)
            self.list.addItem(item)
        if files:
            self.list.setCurrentRow(min(row, len(files) - 1))
        self._allow()
        self.counted.emit(len(files))

    def _allow(self, _row: int = 0) -> None:
        chosen, may_write = self._chosen() is not None, not self._services.read_only
        self.add_button.setEnabled(may_write)
        self.open_button.setEnabled(chosen)
        self.save_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen and may_write)

    def _lay_out(self) -> None:
        buttons = QGridLayout()
        buttons.setSpacing(8)
        for at, button in enumerate((self.add_button, self.open_button, self.save_button, self.remove_button)):
            buttons.addWidget(button, at // 2, at % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        column.addLayout(buttons)
