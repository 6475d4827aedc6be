"""Which files are to come in, one after the other?"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from app.places import documents_folder

FILE_KINDS = "表格 (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt)"
_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt")


class FileQueue:
    """The files that were chosen together, and the one that is looked at."""

    def __init__(self) -> None:
        self._files: list[Path] = []
        self._at = 0

    def begin(self, files: Sequence[Path]) -> Path:
        """Other files; the first of them."""
        self._files, self._at = list(files), 0
        return self._files[0]

    def go_on(self) -> Path:
        """The next file."""
        self._at += 1
        return self._files[self._at]

    @property
    def left(self) -> int:
        """How many wait."""
        return max(0, len(self._files) - self._at - 1)

    @property
    def place(self) -> str:
        """第 2 个，共 3 个; empty where there is only one."""
        return f"（第 {self._at + 1} 个，共 {len(self._files)} 个）" if len(self._files) > 1 else ""


def ask_files(parent: QWidget, beside: Path | None, read: Callable[[list[Path]], None]) -> QFileDialog:
    """Ask for one or several files, first beside the one read before; `read` gets them in the order of their names."""
    chooser = QFileDialog(parent, "选择要导入的文件（可以选几个）")
    chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
    chooser.setNameFilter(FILE_KINDS)
    folder = beside.parent if beside else documents_folder()
    chooser.setDirectory(str(folder if folder.is_dir() else Path.home()))
    chooser.filesSelected.connect(lambda chosen: read(sorted(map(Path, chosen))))
    chooser.finished.connect(chooser.deleteLater)
    chooser.open()
    return chooser


def dropped_files(dropped: QMimeData) -> list[Path]:
    """The tables among what is dragged; where there is none, whatever it is: reading it says what it is instead."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in _ENDINGS] or paths
