"""How are the accepted rows stored, and how does the whole import go back?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.dialogs.base import while_there
from ui.importing.acceptance import Acceptance
from ui.services import Services

if TYPE_CHECKING:
    from app.importing.carry import Outcome
    from app.importing.plan import ImportPlan
    from app.left_standing import Undone


class Storing(QObject):
    """Carries out one plan, once."""

    stored = Signal()
    """`outcome` is there."""
    failed = Signal(Exception)
    taken_back = Signal(object)
    """The import was taken back: `Undone`."""

    def __init__(self, parent: QObject, services: Services) -> None:
        super().__init__(parent)
        self._services = services
        self._title = ""
        self.outcome: Outcome | None = None

    def begin(self) -> None:
        """Another plan: nothing of it is stored."""
        self.outcome = None

    def carry_out(self, plan: "ImportPlan", acceptance: Acceptance) -> None:
        """Store what is accepted."""
        self._title = f"导入{plan.file}"
        done, failed = while_there(self, self._on_stored), while_there(self, self.failed.emit)
        self._services.carry_out(plan, acceptance.chooser(), done=done, failed=failed)

    def take_back(self) -> None:
        """Take the import back as a whole."""
        if self.outcome is not None and self.outcome.operation_id is not None:
            self._services.take_back(
                self.outcome.operation_id, self._title, done=while_there(self, self._on_taken_back)
            )

    def _on_stored(self, outcome: "Outcome") -> None:
        self.outcome = outcome
        self.stored.emit()

    def _on_taken_back(self, undone: "Undone") -> None:
        self.taken_back.emit(undone)
