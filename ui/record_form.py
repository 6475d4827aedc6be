"""How does a person enter and change one record? A form made from the kind's fields, for any kind."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import SPOKEN, Conflict, RecordRefused
from app.kinds.base import FieldType, Link, RecordKind
from ui import drafts, problems
from ui.dialogs.confirm import ask_to_leave
from ui.dialogs.history import show_history
from ui.drafts import Draft, Unsaved
from ui.fields import FieldWidget
from ui.fields.panel import FieldPanel
from ui.form_parts import FormButtons, FormHead
from ui.form_watch import DraftKeeper, SimilarWatch
from ui.keys import SHORTCUTS, FormKey, form_key
from ui.notice import Notice
from ui.related.drops import FileDrops
from ui.related.tabs import FIELDS, FormTabs, tab_key
from ui.services import Services, TypedValues

if TYPE_CHECKING:
    from app.records import Record

KEPT_TYPES = (FieldType.REFERENCE, FieldType.DATE, FieldType.CHOICE)
"""What "save and new" keeps: records entered one after the other come from one paper, so they share the meeting, the
cause, the chamber, the dates and the kinds; names, amounts, posts and notes differ, and would be wrong unseen."""


class RecordForm(QWidget):
    """A form for one kind. Nothing typed is lost: refused values stay, drafts are kept, leaving asks."""

    saved = Signal(str, int)
    """A record was stored: its kind's name and its id."""
    closed = Signal()
    """The person is done with the form; it shows nothing that is not stored."""
    dirty_changed = Signal(bool)
    record_wished = Signal(str, int)
    """A related record is to be shown in its own page: its kind's name and its id."""
    new_wished = Signal(str, object)
    """A related record is to be entered: its kind's name and what is preset."""

    def __init__(self, kind: RecordKind, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self._services = services
        self._record_id: int | None = None
        self._version: int | None = None
        self._base: TypedValues = {}
        self._was_dirty = False
        self._saving = False
        self._build()
        self._drafts = DraftKeeper(kind, services, self._unsaved, self)
        self._similar = SimilarWatch(kind, services, self._panel.fields[kind.title], self)
        self.show_new()

    def _build(self) -> None:
        self.setObjectName("recordForm")
        self.head = FormHead(self._show_history, self)
        self.notice = Notice(self)
        self._panel = FieldPanel(self.kind, self._services.candidates, self)
        self._panel.edited.connect(self._on_edit)
        self.tabs = FormTabs(self.kind, self._services, self._panel, self)
        self.tabs.record_wished.connect(self.record_wished)
        self.tabs.new_wished.connect(self.new_wished)
        self.tabs.facts_told.connect(self.head.show_facts)
        self.tabs.told.connect(self.notice.say)
        self.buttons = FormButtons(self.cancel, self.save_and_new, self.save, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 8, 12)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.buttons)
        FileDrops(self, self.tabs.take_files)

    # What it shows

    def show_new(self, preset: TypedValues | None = None) -> None:
        """An empty form with the kind's usual words and `preset`. Ask `leave` first."""
        self._begin(None, None, f"新增{self.kind.label}")
        self.tabs.show_of(None)
        self._panel.show_defaults()
        self._panel.show_typed(preset or {})
        self._settle()

    def show_record(self, record: "Record") -> None:
        """The record, to be changed. Ask `leave` first."""
        self._begin(record.id, record.version, f"编辑{self.kind.label}")
        self.tabs.show_of(Link(record.title, self.kind.name, record.id))
        self._panel.show_values(record.values)
        self._settle()

    def show_draft(self, draft: Draft) -> None:
        """Go on with what was not saved. A record that is gone becomes a new one; nothing typed is dropped."""
        gone = ""
        if draft.record_id is None:
            self.show_new()
        else:
            try:
                self.show_record(self._services.record(self.kind, draft.record_id))
            except SPOKEN as problem:
                self.show_new()
                gone = f"{problem}草稿按新增打开。"
        typed, changed = draft.unsaved.typed, draft.unsaved.changed
        # Of a record only what was changed: the other fields may be newer by now.
        self._panel.show_typed(typed if self._record_id is None else {name: typed[name] for name in changed})
        if gone:
            self.notice.say(gone, "warning")
            if self.keep_draft():
                drafts.forget(self._services.draft_folder, self.kind, draft.record_id)
        elif draft.record_id is not None and draft.version != self._version:
            self.notice.say("草稿之后这条记录又被改过，请核对后再保存。", "warning")
        self._check_dirty()

    def _begin(self, record_id: int | None, version: int | None, title: str) -> None:
        self._record_id, self._version = record_id, version
        self.head.show_title(title, stored=record_id is not None)
        self.notice.clear()
        self._drafts.record_id, self._drafts.version = record_id, version
        self.buttons.allow_saving(not self._services.read_only)
        if self._services.read_only:
            self.notice.say("数据以只读方式打开，不能保存。", "warning")

    def _settle(self) -> None:
        self._base = self._panel.values()
        self._similar.begin(self._base[self.kind.title], self._record_id)
        self._panel.verticalScrollBar().setValue(0)
        self._check_dirty()

    @property
    def fields(self) -> dict[str, FieldWidget]:
        """The fields by name."""
        return self._panel.fields

    def current_field(self) -> FieldWidget | None:
        """The field that has the focus."""
        return self._panel.current()

    @property
    def record_id(self) -> int | None:
        """The record that is being changed; None for a new one."""
        return self._record_id

    def typed(self) -> TypedValues:
        """What stands in the fields."""
        return self._panel.values()

    def is_dirty(self) -> bool:
        """True when something was typed that is not stored."""
        return self._panel.values() != self._base

    def focus_first(self) -> None:
        """Go to the first field; of a new record to the first that is not filled already."""
        self.tabs.show_fields()
        fields = list(self._panel.fields.values())
        empty = (field for field in fields if self._record_id is None and not text_of(field.value()))
        self._panel.go_to(next(empty, fields[0]))

    # Leaving

    def cancel(self) -> None:
        """Close; asks when something would be lost."""
        self.leave(self.closed.emit)

    def leave(self, then: Callable[[], None]) -> None:
        """Call `then` once nothing unsaved stands here: at once, or after 保存 or 放弃 was chosen."""
        if not self.is_dirty():
            then()
            return
        ask_to_leave(
            self,
            self.head.title,
            save=lambda: self._save(lambda _record: then()),
            discard=lambda: self._discard_and(then),
        )

    def _discard_and(self, then: Callable[[], None]) -> None:
        self.discard()
        then()

    def discard(self) -> None:
        """Give up what was typed and show what is stored."""
        self._drafts.forget()
        self._panel.show_typed(self._base)
        self.notice.clear()
        self._check_dirty()

    # Saving

    def save(self) -> None:
        """Store what was typed (Ctrl+S); wrong fields are marked, and the first gets the focus."""
        self._save(lambda _record: None)

    def save_and_new(self) -> None:
        """Store, then begin the next one with what such records share (`KEPT_TYPES`)."""
        self._save(self._next_after)

    def _next_after(self, _record: "Record") -> None:
        last = self._services.last_saved[self.kind.name]
        kept = {field.name: last[field.name] for field in self.kind.fields if field.type in KEPT_TYPES}
        self.show_new(kept)
        self.notice.say("已保存，接着录下一条。", "ok")
        self.focus_first()

    def _save(self, then: "Callable[[Record], None]") -> None:
        if self._saving or self._services.read_only:
            return
        self._panel.tidy()
        if self._panel.has_errors():
            self.tabs.show_fields()
            self._panel.focus_wrong()
            return
        now = self._panel.values()
        if self._record_id is not None and now == self._base:
            self.notice.say("没有改动。", "ok")
            then(self._services.record(self.kind, self._record_id))
            return
        sent = now if self._record_id is None else changed_since(self._base, now)
        self._set_saving(True)
        self._services.save(
            self.kind,
            sent,
            self._record_id,
            self._version,
            done=lambda record: self._on_saved(record, now, then),
            failed=self._on_refused,
        )

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self.buttons.allow_saving(not saving)

    def _on_saved(self, record: "Record", sent: TypedValues, then: "Callable[[Record], None]") -> None:
        self._set_saving(False)
        self._drafts.forget()
        since = changed_since(sent, self._panel.values())
        self.show_record(record)
        self._services.remember_saved(self.kind, self._base)
        self._panel.show_typed(since)  # typed while it was being stored
        self._check_dirty()
        self.notice.say("已保存。", "ok")
        self.saved.emit(self.kind.name, record.id)
        then(record)

    def _on_refused(self, problem: Exception) -> None:
        self._set_saving(False)
        self.tabs.show_fields()
        if isinstance(problem, Conflict):
            self.notice.offer(str(problem), "刷新", self._take_theirs, "继续编辑", self._merge_theirs)
        elif isinstance(problem, RecordRefused):
            homeless = self._panel.show_errors(problem.errors)
            self.notice.say("；".join(error.message for error in homeless), "problem")
        elif isinstance(problem, SPOKEN):
            self.notice.say(str(problem), "problem")
        else:
            problems.show_error(self, problem)

    def _take_theirs(self) -> None:
        """Show the record as the other wrote it."""
        self._drafts.forget()
        self._with_fresh(self.show_record)

    def _merge_theirs(self) -> None:
        """Keep what was typed here on top of the fresh record, and say where the other wrote something else."""

        def merge(record: "Record") -> None:
            before, mine = self._base, changed_since(self._base, self._panel.values())
            self.show_record(record)
            theirs = changed_since(before, self._base)
            self._panel.show_typed(mine)
            for name in mine.keys() & theirs.keys():
                self._panel.fields[name].set_warning(f"别人已改为：{text_of(theirs[name]) or '（空）'}")
            self._check_dirty()

        self._with_fresh(merge)

    def _with_fresh(self, use: "Callable[[Record], object]") -> None:
        assert self._record_id is not None
        try:
            use(self._services.record(self.kind, self._record_id))
        except SPOKEN as problem:
            self.notice.say(str(problem), "problem")

    # Keys

    def event(self, event: QEvent) -> bool:
        """Ctrl+S and the like are the form's while it has the focus, whatever the window does with them."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and (form_key(event) in SHORTCUTS or tab_key(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no input wanted: notes keep their Enter, buttons and open suggestions theirs."""
        match form_key(event):
            case FormKey.NEXT:
                self._go(1)
            case FormKey.BACK:
                self._go(-1)
            case FormKey.SAVE:
                self.save()
            case FormKey.SAVE_AND_NEW:
                self.save_and_new()
            case FormKey.COPY_LAST:
                self._copy_last()
            case FormKey.CANCEL:
                self.cancel()
            case None:
                if not self._turn_to(tab_key(event)):
                    super().keyPressEvent(event)

    def _turn_to(self, tab: int | None) -> bool:
        """To that tab, and the keyboard with it; back to the fields when it is in view already."""
        if tab is None or not self.tabs.toggle(tab):
            return False
        if self.tabs.current() == FIELDS:
            self.focus_first()
        return True

    def _go(self, step: int) -> None:
        here = self._panel.current()
        if here is None:
            return
        there = self._panel.neighbour(here, step)
        if there is not None:
            self._panel.go_to(there)
        elif step > 0:
            self.buttons.save.setFocus(Qt.FocusReason.TabFocusReason)

    def _copy_last(self) -> None:
        """Ctrl+D: the same as in the record that was saved last."""
        here, last = self._panel.current(), self._services.last_saved.get(self.kind.name)
        if here is None:
            return
        if last is None:
            self.notice.say(f"还没有保存过{self.kind.label}，没有可照抄的内容。", "warning")
            return
        here.set_value(last[here.field.name])
        self._on_edit(here.field.name)

    # While typing

    def _on_edit(self, name: str) -> None:
        self._check_dirty()
        if name == self.kind.title:
            self._similar.on_edit()

    def _check_dirty(self) -> None:
        dirty = self.is_dirty()
        self._drafts.set_dirty(dirty)
        self.head.show_unsaved(dirty)
        if dirty != self._was_dirty:
            self._was_dirty = dirty
            self.dirty_changed.emit(dirty)

    def _unsaved(self) -> Unsaved:
        now = self._panel.values()
        return Unsaved(text_of(now[self.kind.title]), now, tuple(changed_since(self._base, now)))

    def keep_draft(self) -> bool:
        """Write what is not saved where a crash does not reach it; also before the program ends."""
        return self.is_dirty() and self._drafts.keep()

    def _show_history(self) -> None:
        if self._record_id is not None:
            show_history(self, self._services, self.kind, self._record_id)


def changed_since(before: TypedValues, now: TypedValues) -> TypedValues:
    """The fields that hold something else than before."""
    return {name: value for name, value in now.items() if value != before[name]}


def text_of(value: str | Link) -> str:
    """What is typed or picked, as text."""
    return value.text if isinstance(value, Link) else value
