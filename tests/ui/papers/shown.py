"""The paper dialog of a window under test: how it is opened, waited for and read."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QTableWidget
from pytestqt.qtbot import QtBot

from tests.ui.frame import settle
from ui.papers.dialog import PaperDialog
from ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
A4 = (595.28, 841.89)
"""Width and height in points."""
D = TypeVar("D", bound=QDialog)


def the(window: MainWindow, kind: type[D]) -> D:
    """The open dialog of this kind."""
    settle(window)
    [found] = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    return found


def cell(table: QTableWidget, row: int, column: int) -> str:
    """What stands in a cell."""
    item = table.item(row, column)
    assert item is not None
    return item.text()


def papers(qtbot: QtBot, window: MainWindow, name: str = "") -> PaperDialog:
    """Ctrl+P, and the paper of that name chosen with its pages there."""
    window.activateWindow()  # a real window manager does this by itself
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_P, CTRL)
    dialog = the(window, PaperDialog)
    if name:
        dialog.papers.setCurrentRow([offer.paper.name for offer in dialog.offers].index(name))
    pages_there(qtbot, dialog)
    return dialog


def pages_there(qtbot: QtBot, dialog: PaperDialog) -> None:
    """Wait until what is wished is set, or refused."""
    qtbot.waitUntil(lambda: not dialog.composer.busy, timeout=30_000)
    QTest.qWait(10)


def pdf_printer(target: Path, resolution: int = 300) -> QPrinter:
    """A printer whose paper is a file that can be measured."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(resolution)
    return printer
