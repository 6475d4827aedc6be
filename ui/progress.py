"""What does the user see while a long job runs: its name, a bar, how much is done, and a way to stop."""

from time import monotonic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

_WIDTH, _MARGIN = 440, 24
_WAITED = 5
"""Seconds after which the time is told too: it moves on where the number of rows does not."""


class ProgressDialog(QDialog):
    """Shows what it is told; Esc and 取消 only wish, the job decides when it ends."""

    cancel_wished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("请稍候")
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ended = False
        self._since = monotonic()
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName("进度")
        self._bar.setFixedHeight(self._bar.sizeHint().height())
        self._amount = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._amount.setProperty("role", "second")
        self._cancel = QPushButton("取消 Esc")
        self._cancel.clicked.connect(self.cancel_wished)
        below = QHBoxLayout()
        below.addWidget(self._amount, 1)
        below.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._bar)
        layout.addLayout(below)
        self.setFixedWidth(_WIDTH)

    def show_state(self, title: str, done: int, total: int | None, *, cancellable: bool, wished: bool) -> None:
        """Say how far the job is."""
        if (words := f"正在{title}…") != self._title.text():
            self._title.setText(words)
            self._title.setMinimumHeight(self._title.heightForWidth(_WIDTH - 2 * _MARGIN))  # a long name takes lines
            self.adjustSize()
        self._bar.setRange(0, total or 0)
        self._bar.setValue(done)
        self._amount.setText(_amount(done, total, wished=wished, seconds=int(monotonic() - self._since)))
        self._cancel.setVisible(cancellable)
        self._cancel.setEnabled(not wished)

    def finish(self) -> None:
        """The job has ended."""
        self._ended = True
        self.close()

    def reject(self) -> None:
        """Esc: wish to stop; the dialog stays until the job has ended."""
        if self._cancel.isVisible():
            self.cancel_wished.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only the end of the job closes the dialog."""
        if self._ended:
            event.accept()
        else:
            event.ignore()
            self.reject()


def _amount(done: int, total: int | None, *, wished: bool, seconds: int) -> str:
    if wished:
        return "正在停下，没有完成的不会保存"
    far = f"已完成 {done:,} / {total:,}" if total else f"已完成 {done:,}" if done else ""
    waited = f"已用 {seconds} 秒" if seconds >= _WAITED else ""
    return "，".join(part for part in (far, waited) if part)
