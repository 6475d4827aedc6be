"""How is the real window driven and photographed? By its own key events, on a data folder."""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.desk import Desk
from ui.picture import settle
from ui.record_form import RecordForm
from ui.startup import make_application
from ui.window import MainWindow

SIZE = (1366, 768)


class Studio:
    """A window on a data folder, and a camera."""

    def __init__(self, folder: Path, out: Path, page: str = "enterprise") -> None:
        make_application()
        self.out = out
        self.desk = Desk.open(folder)
        self.window = MainWindow(folder, page)
        self.window.resize(*SIZE)
        self.window.show()
        self.window.attach(self.desk)
        self.settle()

    def settle(self) -> None:
        """Let answers arrive and be painted."""
        for _ in range(4):
            settle(self.window)
            QTest.qWait(60)

    def go(self, page: str) -> None:
        """Show a page as the navigation does."""
        if QApplication.activeWindow() is None:
            # Offscreen nobody gives the focus back when a dialog was shut; without it no key is a shortcut.
            self.window.activateWindow()
        self.window.navigation.choose(page)
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def fill(self, field: str, text: str) -> None:
        """Type into a field of the open form and leave it."""
        widget = self.form().fields[field].input
        widget.setFocus()
        # As an input method does: key events know ASCII alone.
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)
        QTest.keyClick(widget, Qt.Key.Key_Return)
        self.settle()

    def form(self) -> RecordForm:
        """The form that is open."""
        return next(form for form in self.window.findChildren(RecordForm) if form.isVisible())

    def leave_form(self) -> None:
        """Put the form away without saving."""
        form = self.form()
        form.discard()
        QTest.keyClick(form, Qt.Key.Key_Escape)
        self.settle()

    def shoot(self, name: str) -> None:
        """Keep a picture of the window, or of the dialog above it."""
        self.settle()
        self.out.mkdir(parents=True, exist_ok=True)
        dialogs = [d for d in self.window.findChildren(QDialog) if d.isVisible()]
        picture = self.window.grab()
        if dialogs:
            painter = QPainter(picture)
            dialog = dialogs[-1]
            at = self.window.rect().center() - dialog.rect().center()
            painter.drawPixmap(at, dialog.grab())
            painter.end()
        picture.save(str(self.out / f"{name}.png"))

    def close(self) -> None:
        """Put the window and the store away."""
        self.window.jobs.stop()
        self.window.hide()
        self.window.deleteLater()
        self.desk.store.close()
        QApplication.processEvents()
