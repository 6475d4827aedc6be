"""Does the pinned Qt hand back None without losing it? Some releases abort the program after an hour of scrolling."""

import os
import subprocess
import sys

CALLS = """
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollBar, QTableView, QWidget
app = QApplication([])
bar, widget, view, rect = QScrollBar(), QWidget(), QTableView(), QRect()
bar.setRange(0, 10**6)
for at in range(50_000):
    assert bar.setValue(at) is None
    assert widget.setEnabled(True) is None
    assert view.setAlternatingRowColors(False) is None
    assert rect.moveTopLeft(QPoint(at, at)) is None
print("alive")
"""


def test_two_hundred_thousand_calls_that_return_none_leave_none_alive() -> None:
    # A child: the fault ends the whole process (“none_dealloc”), which must not be that of the tests.
    done = subprocess.run(
        [sys.executable, "-c", CALLS],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
