"""How do the mistakes go back to the sender? As a copy of their own workbook with the bad cells marked."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import SPOKEN
from app.importing.sending_back import copy_ending
from ui import problems
from ui.dialogs.base import while_there
from ui.handing_out import ask_target
from ui.services import Services

if TYPE_CHECKING:
    from app.importing.plan import ImportPlan

Say = Callable[[str, str], None]
"""Says a sentence in a role: ok or problem."""


def can_send_back(plan: "ImportPlan") -> bool:
    """Something was refused or is doubtful."""
    return any(problem.severity != "note" for problem in plan.problems)


def send_back(parent: QWidget, services: Services, plan: "ImportPlan", source: Path, say: Say) -> QFileDialog:
    """Ask where the copy goes, and write it."""

    def write(target: Path) -> None:
        def done(marks: int) -> None:
            say(f"已写好退回的表，标出 {marks:,} 处，最前面一页是问题清单：{target}", "ok")

        def failed(problem: Exception) -> None:
            if isinstance(problem, SPOKEN):
                say(str(problem), "problem")
            else:
                problems.show_error(parent, problem)

        services.send_back(plan, source, target, done=while_there(parent, done), failed=while_there(parent, failed))

    ending = copy_ending(source)
    return ask_target(parent, "退回问题清单", f"{source.stem}_问题清单{ending}", f"表格 (*{ending})", write)
