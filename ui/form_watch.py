"""What watches over a form while it is typed in? Drafts on disk against a crash, and names that are there already."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.kinds.base import FieldType, RecordKind
from ui import drafts
from ui.drafts import Unsaved
from ui.fields import FieldWidget
from ui.services import Services

DRAFT_EVERY = 3_000
SIMILAR_AFTER = 150


class DraftKeeper(QObject):
    """Writes what is typed every few seconds while something is unsaved."""

    def __init__(self, kind: RecordKind, services: Services, unsaved: Callable[[], Unsaved], parent: QObject) -> None:
        super().__init__(parent)
        self._kind = kind
        self._folder = services.draft_folder
        self._unsaved = unsaved
        self.record_id: int | None = None
        self.version: int | None = None
        self._timer = QTimer(self, interval=DRAFT_EVERY)
        self._timer.timeout.connect(self.keep)

    def set_dirty(self, dirty: bool) -> None:
        """Something is unsaved, or no longer."""
        if dirty and not self._timer.isActive():
            self._timer.start()
        elif not dirty:
            self._timer.stop()

    def keep(self) -> bool:
        """Write the draft now; False where it cannot be written."""
        return drafts.keep(self._folder, self._kind, self.record_id, self.version, self._unsaved())

    def forget(self) -> None:
        """What was typed is stored or given up."""
        drafts.forget(self._folder, self._kind, self.record_id)


class SimilarWatch(QObject):
    """Warns when a new name is nearly that of another record; a warning, never a refusal."""

    def __init__(self, kind: RecordKind, services: Services, title: FieldWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._kind = kind
        self._services = services
        self._title = title
        self._asked = 0
        self._stored: object = ""
        self._own_id: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=SIMILAR_AFTER)
        self._timer.timeout.connect(self._ask)

    def begin(self, stored: object, own_id: int | None) -> None:
        """Another record is shown: its stored name needs no warning."""
        self._stored, self._own_id = stored, own_id
        self._forget_answers()

    def on_edit(self) -> None:
        """The name was changed: ask when the typing pauses."""
        if self._title.field.type is FieldType.TEXT:
            self._title.set_warning("")
            self._forget_answers()
            self._timer.start()

    def _forget_answers(self) -> None:
        self._timer.stop()
        self._asked += 1

    def _ask(self) -> None:
        asked = self._asked
        name = self._title.value()
        if isinstance(name, str) and name.strip() and name != self._stored:
            self._services.similar(self._kind, name, self._own_id, done=lambda found: self._warn(asked, found))

    def _warn(self, asked: int, found: list[tuple[int, str]]) -> None:
        if asked == self._asked and found:
            self._title.set_warning(f"可能重复：{'、'.join(name for _, name in found[:3])}")
