"""What is to become of the chosen file? Asks for its plan, and again whenever the clerk says something of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.importing.correction import NOTHING, Correction
from app.importing.plan import NoTable
from app.kinds.base import RecordKind
from ui.dialogs.base import while_there
from ui.services import Services

if TYPE_CHECKING:
    from app.importing.plan import ImportPlan


class Planning(QObject):
    """The plan of one file at a time, with everything that was said of it."""

    asked = Signal()
    """A plan is being made; until it is there nothing may be stored."""
    planned = Signal()
    """`plan` is there, made with `said`."""
    failed = Signal(Exception)
    """There is no plan, or after a correction still the one before, without that correction."""

    def __init__(self, parent: QObject, services: Services, kind: RecordKind | None) -> None:
        super().__init__(parent)
        self._services = services
        self.wished = kind
        """The kind that the clerk wants; None: the one whose headings fit best."""
        self.path: Path | None = None
        self.plan: ImportPlan | None = None
        self._said = [NOTHING]
        self._question = 0

    @property
    def said(self) -> Correction:
        """What was said of the file, as the plan knows it."""
        return self._said[-1]

    @property
    def corrected(self) -> bool:
        """Something was said that can be taken back."""
        return self.corrections > 0

    @property
    def corrections(self) -> int:
        """How many things were said."""
        return len(self._said) - 1

    def again(self) -> None:
        """Make the plan anew: the store has changed."""
        self._ask(self._said)

    def read(self, path: Path) -> None:
        """Begin with another file; what there was of the one before is forgotten."""
        self.path, self.plan, self._said = path, None, [NOTHING]
        self._ask(self._said)

    def say(self, said: Correction) -> None:
        """Make the plan anew with this."""
        if self.path is not None and said != self.said:
            self._ask([*self._said, said])

    def take_back(self) -> None:
        """Make the plan anew without what was said last."""
        if self.corrected:
            self._ask(self._said[:-1])

    def _ask(self, said: list[Correction]) -> None:
        assert self.path is not None
        self._question += 1
        question = self._question
        kind = self.plan.kind if self.plan else self.wished

        def done(plan: "ImportPlan") -> None:
            if question == self._question:  # else it answers what nobody asks any more
                if self.plan is not None:
                    plan.reason = plan.reason or self.plan.reason  # the kind was not asked again
                self.plan, self._said = plan, [*said[:-1], plan.said]  # with what is recalled of the form
                self.planned.emit()

        def failed(problem: Exception) -> None:
            if question == self._question:
                if self.plan is None and isinstance(problem, NoTable) and problem.lacking:
                    self._said = said  # one of several lacking columns was said: the next is asked for
                self.failed.emit(problem)

        self.asked.emit()
        self._services.plan_import(
            self.path, kind, said[-1], done=while_there(self, done), failed=while_there(self, failed)
        )
