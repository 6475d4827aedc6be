"""How do files that are dropped anywhere on the form come to the record, and not as an address into a field?"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QWidget

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrops(QObject):
    """Watches a form: its inputs leave files alone, so that the drag reaches the form, which takes them."""

    def __init__(self, form: QWidget, take: Callable[[list[Path]], None]) -> None:
        super().__init__(form)
        self._form = form
        self._take = take
        form.setAcceptDrops(True)
        form.installEventFilter(self)
        for line in form.findChildren(QLineEdit):
            line.installEventFilter(self)
        for area in form.findChildren(QAbstractScrollArea):
            area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return False
        paths = files_in(event.mimeData())
        if not paths:
            return False
        if watched is not self._form:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(paths)
        return True


def files_in(data: QMimeData) -> list[Path]:
    """The files of this machine that are being dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
