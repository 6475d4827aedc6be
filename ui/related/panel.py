"""What stands on the form's second tab: what refers to the open record, asked for when it may have changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.errors import UserError
from app.kinds.base import Link, RecordKind
from ui import theme
from ui.problems import show_error
from ui.related.tree import RelatedTree
from ui.services import Services, TypedValues

if TYPE_CHECKING:
    from app.facts import Fact
    from app.related import RelatedGroup

_WAIT_MS = 120
"""The cursor may walk down the register with the form open: only where it stays is asked for."""

HINT = "Enter 打开，Insert 新增"


class RelatedPanel(QWidget):
    """The groups, the way to each record, and the facts for the form's head."""

    open_wished = Signal(str, int)
    new_wished = Signal(str, object)
    """A record of that kind is to be entered with these values preset."""
    answered = Signal(object, int)
    """What was told of the record (list of Fact), and how many records refer to it."""
    touched = Signal()
    """The store was written to: what is shown may be old."""

    def __init__(self, kind: RecordKind, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._services = services
        self._record: Link | None = None
        self._question = 0
        self.tree = RelatedTree(self)
        self.tree.open_wished.connect(self.open_wished)
        self.tree.new_wished.connect(self._on_new)
        hint = QLabel(HINT, self, textFormat=Qt.TextFormat.PlainText)
        theme.set_role(hint, "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        column.addWidget(self.tree, 1)
        column.addWidget(hint)
        self.setFocusProxy(self.tree)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._ask)
        self.touched.connect(self.refresh, Qt.ConnectionType.QueuedConnection)
        services.desk.store.subscribe(_while_alive(self, self.touched.emit))

    def show_of(self, record: Link | None) -> None:
        """Ask for what refers to this record; None: nothing is stored yet."""
        self._question += 1
        if record is None or self._record is None or record.id != self._record.id:
            self.tree.show_groups([], may_write=False)
        self._record = record
        if record is not None:
            self._wait.start()
        else:
            self._wait.stop()

    def refresh(self) -> None:
        """Something was stored or taken back: ask again."""
        if self._record is not None:
            self._wait.start()

    def _ask(self) -> None:
        record, services, kind = self._record, self._services, self._kind
        if record is None or record.id is None:
            return
        self._question += 1
        question, key = self._question, record.id

        def ask() -> "tuple[list[RelatedGroup], list[Fact]]":
            from app.facts import facts_of  # load the store's own modules: after the first paint
            from app.related import related

            with services.desk.store.reading() as session:
                return related(session, kind, key), facts_of(session, kind, key)

        def take(answer: "tuple[list[RelatedGroup], list[Fact]]") -> None:
            if shiboken6.isValid(self) and question == self._question:  # else another record is shown by now
                self._show(*answer)

        services.jobs.ask(ask, done=take, failed=self._on_failed)

    def _show(self, groups: "list[RelatedGroup]", facts: "list[Fact]") -> None:
        self.tree.show_groups(groups, may_write=not self._services.read_only)
        self.answered.emit(facts, sum(group.count for group in groups))

    def _on_failed(self, problem: Exception) -> None:
        if not shiboken6.isValid(self):
            return
        self.tree.show_groups([], may_write=False)
        if not isinstance(problem, UserError):  # a record that was deleted meanwhile has nothing to show
            show_error(self, problem)

    def _on_new(self, kind_name: str, field: str) -> None:
        assert self._record is not None
        preset: TypedValues = {field: self._record}
        self.new_wished.emit(kind_name, preset)


def _while_alive(widget: QWidget, tell: Callable[[], object]) -> Callable[[object], None]:
    """A listener of the store, which outlives the form."""

    def listen(_touched: object) -> None:
        if shiboken6.isValid(widget):
            tell()

    return listen
