"""How does a benchmark get the dressed application, without a screen and without its plugin's remarks?"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is loaded

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ui.startup import make_application


def application() -> QApplication:
    """The program's own application."""
    qInstallMessageHandler(_pass_on)
    return make_application()


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    if "propagateSizeHints" not in words:  # said by the offscreen plugin of every window
        print(words, file=sys.stderr)
