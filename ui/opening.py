"""How is the store opened behind the frame, and what can one choose when it does not open?"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

from app.errors import SPOKEN
from ui.problems import TITLE, show_fault

if TYPE_CHECKING:
    from app.desk import Desk
    from ui.table.rows import Answer


@dataclass(frozen=True)
class Opened:
    """The open store, and the first rows of the page in view."""

    desk: "Desk"
    first: "Answer | None"


def open_store(folder: Path, page: str, *, read_only: bool) -> Opened:
    """In the worker thread: load what the store needs, open it, read the first rows. Raises StoreProblem."""
    from app.desk import Desk  # loads SQLAlchemy: the frame is painted by now
    from app.kinds import BY_NAME
    from app.lists import Listing
    from ui.table.rows import RowReader

    desk = Desk.open(folder, read_only=read_only)
    kind = BY_NAME.get(page)
    first = RowReader(desk, kind).answer(Listing(kind), 0) if kind else None
    return Opened(desk, first)


def offer_ways_out(
    parent: QWidget, problem: Exception, *, read_only: Callable[[], None] | None, leave: Callable[[], None]
) -> QMessageBox:
    """The store did not open: say why, and offer what can still be done."""
    if not isinstance(problem, SPOKEN):
        fault = show_fault(parent, problem)
        fault.finished.connect(leave)
        return fault
    box = QMessageBox(QMessageBox.Icon.Warning, TITLE, str(problem), QMessageBox.StandardButton.NoButton, parent)
    exit_button = box.addButton("退出", QMessageBox.ButtonRole.RejectRole)
    exit_button.clicked.connect(leave)
    if read_only is not None:
        look = box.addButton("以只读方式打开", QMessageBox.ButtonRole.AcceptRole)
        look.clicked.connect(read_only)
        box.setDefaultButton(look)
    box.setEscapeButton(exit_button)
    box.open()
    return box
