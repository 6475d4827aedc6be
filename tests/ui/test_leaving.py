"""The program ends cleanly, also with rows of ours on the clipboard."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from ui.startup import make_application, run_window
from ui.table.copying import mime_of

def leave():
    QGuiApplication.clipboard().setMimeData(mime_of([["914403001922038216"]]))
    QGuiApplication.instance().exit(7)

app = make_application()
QTimer.singleShot(1500, leave)
sys.exit(run_window(Path(sys.argv[1])))
"""


def test_leaving_with_copied_rows_does_not_crash(folder: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=60)
    assert done.returncode == 7, done.stderr.decode()
