"""How does the form stand beside the table, and who asks before typed text is lost?"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.kinds.base import Link, RecordKind
from ui import theme

if TYPE_CHECKING:
    from app.records import Record
    from ui.drafts import Draft
    from ui.record_form import RecordForm
    from ui.services import Services


class FormPanel(QFrame):
    """Holds the form of one kind; made with the first record that is opened."""

    saved = Signal(int)
    closed = Signal()
    opened = Signal()
    record_wished = Signal(str, int)
    """A related record is to be shown in its own page: its kind's name and its id."""
    new_wished = Signal(str, object)
    """A related record is to be entered in its own page: its kind's name and what is preset."""

    def __init__(self, kind: RecordKind, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._services: Services | None = None
        self.form: RecordForm | None = None
        self.shown_id: int | None = None
        self.setProperty("role", "panel")
        self.setMinimumWidth(min(theme.FORM_WIDTH, 340))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def set_services(self, services: "Services") -> None:
        """What the form may ask; known once the store is open."""
        self._services = services

    def is_open(self) -> bool:
        """Whether a record is being shown or entered."""
        return self.form is not None and not self.isHidden()

    def is_dirty(self) -> bool:
        """Whether something typed is not saved."""
        return self.is_open() and self.form is not None and self.form.is_dirty()

    def show_new(self, preset: dict[str, str | Link] | None = None) -> None:
        """An empty form, the cursor in its first field."""
        form = self._made()
        self.shown_id = None
        form.show_new(preset)
        self._open(form, focus=True)

    def show_record(self, record: "Record", *, focus: bool = True) -> None:
        """The form with a record."""
        form = self._made()
        self.shown_id = record.id
        form.show_record(record)
        self._open(form, focus=focus)

    def show_draft(self, draft: "Draft") -> None:
        """The form with what was not saved."""
        form = self._made()
        self.shown_id = draft.record_id
        form.show_draft(draft)
        self._open(form, focus=True)

    def save(self) -> None:
        """Store what is typed."""
        if self.is_open() and self.form is not None:
            self.form.save()

    def leave(self, then: Callable[[], None]) -> None:
        """Do `then` when nothing typed would be lost; else the form asks first."""
        if self.is_open() and self.form is not None:
            self.form.leave(then)
        else:
            then()

    def close_form(self) -> None:
        """Put the form away; asks when something typed is not saved."""
        if self.is_open():
            self.leave(self._put_away)

    def drop(self) -> None:
        """Put the form away with what is typed: its record is going."""
        if self.form is not None:
            self.form.discard()
        self._put_away()

    def _put_away(self) -> None:
        self.hide()
        self.shown_id = None
        self.closed.emit()

    def _made(self) -> "RecordForm":
        if self.form is None:
            from ui.record_form import RecordForm  # with all its fields: not needed to show the table

            assert self._services is not None, "the store is not open yet"
            self.form = RecordForm(self._kind, self._services, self)
            self.form.saved.connect(self._on_saved)
            self.form.closed.connect(self._put_away)
            self.form.record_wished.connect(self.record_wished)
            self.form.new_wished.connect(self.new_wished)
            self._layout.addWidget(self.form)
        return self.form

    def _open(self, form: "RecordForm", *, focus: bool) -> None:
        self.show()
        self.opened.emit()
        if focus:
            form.focus_first()

    def _on_saved(self, _kind_name: str, record_id: int) -> None:
        self.shown_id = record_id
        self.saved.emit(record_id)
