"""How does a person hear of what went wrong: a sentence, or, where it is our fault, once with details to copy."""

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from app.errors import SPOKEN, Cancelled

log = logging.getLogger("federation_desk")

TITLE = "商联台账"


def show_problem(parent: QWidget | None, sentence: str) -> QMessageBox:
    """Show one sentence that was written for the person at the desk."""
    return _box(parent, QMessageBox.Icon.Warning, sentence)


def show_fault(parent: QWidget | None, fault: BaseException) -> QMessageBox:
    """Log a fault of the program and show it with details that can be copied."""
    details = "".join(traceback.format_exception(fault))
    log.error("unexpected fault\n%s", details)
    box = _box(parent, QMessageBox.Icon.Critical, "程序出了意外的错，这一步没有完成；已经保存的数据没有受影响。")
    box.setInformativeText("请把“详细信息”复制给维护人员，然后重试；若仍不行，请重新打开程序。")
    box.setDetailedText(details)
    return box


def show_error(parent: QWidget | None, error: BaseException) -> QMessageBox | None:
    """Show an error the way it wants to be shown; what was cancelled is not shown at all."""
    if isinstance(error, Cancelled):
        return None
    if isinstance(error, SPOKEN):
        return show_problem(parent, str(error))
    return show_fault(parent, error)


def ask(parent: QWidget, question: str, yes: str, *, no: str = "取消", then: Callable[[], None]) -> QMessageBox:
    """Ask before something happens; `then` runs on yes. Enter and Esc mean no."""
    box = _box(parent, QMessageBox.Icon.Question, question)
    box.setStandardButtons(QMessageBox.StandardButton.NoButton)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    agree.clicked.connect(then)
    return box


def _box(parent: QWidget | None, kind: QMessageBox.Icon, text: str) -> QMessageBox:
    box = QMessageBox(kind, TITLE, text, QMessageBox.StandardButton.Close, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    close = box.button(QMessageBox.StandardButton.Close)
    close.setText("关闭")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


class FaultWatch(QObject):
    """Shows what no slot has caught; the same fault is shown once, however often it returns."""

    _happened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._shown: set[str] = set()
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over `sys.excepthook`, where PySide sends what slots raise."""
        sys.excepthook = self._take

    def _take(self, _type: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        self._happened.emit(fault)

    def _show(self, fault: BaseException) -> None:
        where = traceback.extract_tb(fault.__traceback__)
        mark = f"{type(fault).__name__} {where[-1].filename}:{where[-1].lineno}" if where else repr(fault)
        if mark in self._shown:
            log.error("again: %s", mark)
            return
        self._shown.add(mark)
        show_error(self._parent, fault)
