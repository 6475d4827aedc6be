"""How does the office work in one register: see, narrow, sort, open, delete?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.kinds.base import FieldType, Link, RecordKind
from ui import theme
from ui.jobs import Jobs
from ui.pages.empty_state import EmptyState
from ui.pages.filter_bar import FilterBar
from ui.pages.form_panel import FormPanel
from ui.problems import ask, show_error
from ui.table.model import RecordTableModel
from ui.table.rows import Answer, RowReader
from ui.table.view import RecordTable

if TYPE_CHECKING:
    from app.desk import Desk
    from app.lists import Listing
    from app.records import Record
    from ui.services import Services

_FOLLOW_MS = 120
_NAMED_AT_MOST = 5


class ListPage(QWidget):
    """The register of one kind with its form. It stands empty until `attach` brings the store."""

    new_wished = Signal()
    import_wished = Signal()
    sample_wished = Signal()
    changed = Signal()
    """Which rows are chosen, or whether a form is open, has changed."""
    told = Signal(str)
    """Something for the status line."""

    def __init__(self, kind: RecordKind, icon: str, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.settings = settings
        self._desk: Desk | None = None
        self._jobs: Jobs | None = None
        self._reader: RowReader | None = None
        self._order = ""
        self._question = 0
        self._total = 0
        self._wanted_id: int | None = None
        self._stale = False
        self._wants_focus = False
        self.model = RecordTableModel(kind, self)
        self.table = RecordTable(self.model, self)
        self.filters = FilterBar(kind, self)
        self.empty = EmptyState(kind, icon, self)
        self.panel = FormPanel(kind, self)
        self.counts = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.counts.setProperty("role", "second")
        self._follow = QTimer(self, singleShot=True, interval=_FOLLOW_MS)
        self._lay_out()
        self._connect()
        self.table.head.bring_back(settings, self._key)
        self.empty.show_opening()

    @property
    def _key(self) -> str:
        return f"table-{self.kind.name}"

    def attach(self, services: "Services", first: Answer | None = None) -> None:
        """The store is open; `first` are rows that were read while it opened."""
        self._desk, self._jobs = services.desk, services.jobs
        self._reader = RowReader(services.desk, self.kind)
        self.table.set_reader(self._reader)
        self.panel.set_services(services)
        if first is not None:
            self._show(first)
        else:
            self.refresh()

    def show_early(self, answer: Answer) -> None:
        """Rows that were read before the store was open; `attach` follows within a moment."""
        if self._desk is None:
            self._show(answer)

    def tables(self) -> set[str]:
        """The tables whose rows stand in this register."""
        fields = [self.kind.field(name) for name in self.kind.listed]
        linked = {name for field in fields if field.type is FieldType.REFERENCE for name in field.refers_to}
        return {self.kind.name, *linked, *(field.lines for field in fields if field.lines)}

    def listing(self) -> "Listing":
        """What the table is asked to show now."""
        from app.lists import Listing  # loads SQLAlchemy: only once the store is open

        return Listing(self.kind, self.filters.typed(), self.filters.chosen(), self._order)

    def refresh(self) -> None:
        """Ask the store again; selection and place are kept."""
        if self._desk is None or self._jobs is None or self._reader is None:
            return
        self._stale = False
        self._question += 1
        question, reader, listing, top = self._question, self._reader, self.listing(), self.table.top_row()

        def take(answer: Answer) -> None:
            if question == self._question:  # else something newer was asked meanwhile
                self._show(answer)

        self._jobs.ask(lambda: reader.answer(listing, top), done=take)

    def note_change(self) -> None:
        """Rows in the store changed: ask again now, or when the page is next seen."""
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def come_into_view(self) -> None:
        """The page was chosen."""
        if self._stale:
            self.refresh()
        if not self.panel.is_open():
            self._wants_focus = True
            self._take_focus()

    def _take_focus(self) -> None:
        """The keyboard goes to the rows as soon as there are some."""
        if self._wants_focus and self.model.ids and self.isVisible() and not self.panel.is_open():
            self._wants_focus = False
            self.table.setFocus()

    def sort_by(self, order: str) -> None:
        """Another order; the list starts at its top."""
        self._order = order
        self.table.head.set_order(order)
        self.filters.show_order(order)
        self.table.scrollToTop()
        self.refresh()

    def show_new(self, preset: dict[str, str | Link] | None = None) -> None:
        """Enter a new record."""
        if self._desk is not None:
            self.panel.leave(lambda: self.panel.show_new(preset))

    def edit_current(self) -> None:
        """Open the row that has the cursor."""
        record_id = self.table.current_id()
        if record_id is not None:
            self.open_record(record_id)

    def open_record(self, record_id: int, *, focus: bool = True) -> None:
        """Show a record in the form and, if the list holds it, in the table."""
        if focus and self.panel.is_open() and self.panel.shown_id == record_id:
            assert self.panel.form is not None
            self.panel.form.focus_first()
            return
        self.panel.leave(lambda: self._read_record(record_id, focus=focus))

    def delete_chosen(self) -> None:
        """Delete the chosen rows after asking."""
        ids = self.table.chosen_ids()
        if not ids or self._reader is None:
            return
        at = self.kind.listed.index(self.kind.title)
        names = [row[at] for row in self._reader.read(ids[:_NAMED_AT_MOST])]
        if len(ids) > _NAMED_AT_MOST:
            names.append("……")
        question = f"删除选中的 {len(ids):,} {self.kind.counter}{self.kind.label}？\n\n" + "\n".join(names)
        question += "\n\n删除后可按 Ctrl+Z 撤销，也可从“回收站”找回。"
        ask(self, question, "删除", then=lambda: self._delete(ids))

    def keep_settings(self) -> None:
        """Remember widths and order of the columns."""
        self.table.head.keep(self.settings, self._key)

    def _read_record(self, record_id: int, *, focus: bool) -> None:
        desk, jobs = self._desk, self._jobs
        if desk is None or jobs is None:
            return
        row = self.model.row_of(record_id)
        if row is None:
            self._wanted_id = record_id  # the rows may still be on their way
        elif self.table.current_id() != record_id:
            self.table.go_to(row)

        def take(record: "Record") -> None:
            self.panel.show_record(record, focus=focus)

        jobs.ask(lambda: desk.record(self.kind, record_id), done=take)

    def _delete(self, ids: list[int]) -> None:
        desk, jobs = self._desk, self._jobs
        if desk is None or jobs is None:
            return
        if self.panel.shown_id in ids:
            self.panel.drop()
        title = f"删除{self.kind.label}"
        jobs.run(title, lambda _progress: desk.remove(self.kind, ids), done=self._tell_deleted, cancellable=False)

    def _tell_deleted(self, count: int) -> None:
        self.told.emit(f"已删除 {count:,} {self.kind.counter}{self.kind.label}，按 Ctrl+Z 可撤销")

    def _show(self, answer: Answer) -> None:
        table = self.table
        chosen, current = table.chosen_ids(), table.current_id()
        top = table.top_row()
        top_id = self.model.ids[top] if top < len(self.model.ids) else None
        self._total = answer.total
        self.model.show(answer)
        if chosen or current is not None:
            table.choose(self.model.rows_of(chosen), self.model.row_of(current) if current is not None else None)
        elif answer.ids:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            table.selectionModel().setCurrentIndex(self.model.index(0, 0), flag)
        place = self.model.row_of(top_id) if top_id is not None and top else top
        table.verticalScrollBar().setValue(place if place is not None else top)
        if self._wanted_id is not None:
            row = self.model.row_of(self._wanted_id)
            self._wanted_id = None
            if row is not None:
                table.go_to(row)
        self._show_state()

    def _show_state(self) -> None:
        if self.model.ids:
            self._stack.setCurrentWidget(self.table)
            self._take_focus()
        else:
            self._show_why_empty()
            self._stack.setCurrentWidget(self.empty)
        self._count()
        self.changed.emit()

    def _show_why_empty(self) -> None:
        if self._desk is None or self._jobs is None:
            return
        if self.filters.narrows() and self._total:
            self.empty.show_nothing_found()
            return
        may_write = not self._desk.store.read_only
        self.empty.show_empty(may_write=may_write, store_empty=False)
        if may_write:
            self._jobs.ask(self._desk.counts, done=self._offer_sample)

    def _offer_sample(self, counts: dict[str, int]) -> None:
        if not self.model.ids and not self.filters.narrows():
            self.empty.show_empty(may_write=True, store_empty=not any(counts.values()))

    def _count(self) -> None:
        counter = self.kind.counter
        parts = [f"共 {self._total:,} {counter}"]
        if self.filters.narrows():
            parts.append(f"已筛选 {len(self.model.ids):,}")
        chosen = self.table.chosen_count()
        if chosen > 1:
            parts.append(f"已选 {chosen:,}")
        self.counts.setText(" · ".join(parts))

    def _on_chosen(self) -> None:
        self._count()
        self.changed.emit()
        if self.panel.is_open() and not self.panel.is_dirty():
            self._follow.start()

    def _follow_cursor(self) -> None:
        """An open form without typed text shows the row that the cursor walks to."""
        record_id = self.table.current_id()
        walking = self.panel.shown_id is not None and self.panel.is_open() and not self.panel.is_dirty()
        if walking and record_id not in (None, self.panel.shown_id) and self.table.chosen_count() == 1:
            assert record_id is not None
            self.open_record(record_id, focus=False)

    def _on_saved(self, record_id: int) -> None:
        self._wanted_id = record_id
        self.told.emit(f"已保存{self.kind.label}")
        self.refresh()

    def _on_filter(self) -> None:
        self.table.scrollToTop()
        self.refresh()

    def _on_read_failed(self, problem: Exception) -> None:
        show_error(self, problem)

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_filter)
        self.filters.order_wished.connect(self.sort_by)
        self.table.head.order_wished.connect(self.sort_by)
        self.table.edit_wished.connect(self.edit_current)
        self.table.chosen_changed.connect(self._on_chosen)
        self.table.left.connect(self.panel.close_form)
        self.table.copied.connect(self._on_copied)
        self.table.full_wished.connect(self._show_full)
        self.model.failed.connect(self._on_read_failed, Qt.ConnectionType.QueuedConnection)
        self.panel.saved.connect(self._on_saved)
        self.panel.closed.connect(self._on_form_closed)
        self.panel.opened.connect(self.changed)
        self.empty.new_wished.connect(self.new_wished)
        self.empty.import_wished.connect(self.import_wished)
        self.empty.sample_wished.connect(self.sample_wished)
        self.empty.clear_wished.connect(self.filters.clear)
        self._follow.timeout.connect(self._follow_cursor)

    def _show_full(self, full: bool) -> None:
        """Telephone numbers in full, once it is noted who asked; or hidden again."""
        desk, jobs, reader = self._desk, self._jobs, self._reader
        if desk is None or jobs is None or reader is None:
            return

        def shown(_none: None) -> None:
            reader.full = full
            self.refresh()
            count = len(self.model.ids)
            self.told.emit(f"已显示 {count:,} 条的完整电话，并记入导出记录" if full else "电话已隐去中间几位")

        def refused(problem: Exception) -> None:
            self.table.full_action.setChecked(False)
            show_error(self, problem)

        if not full:
            shown(None)
            return
        kind, count = self.kind, len(self.model.ids)
        jobs.run("登记", lambda _progress: desk.note_shown(kind, count), done=shown, failed=refused, quiet=True)

    def _on_copied(self, count: int) -> None:
        self.told.emit(f"已复制 {count:,} 行，可粘贴到 WPS 或 Excel")

    def _on_form_closed(self) -> None:
        self.table.setFocus()
        self.changed.emit()

    def _lay_out(self) -> None:
        title = QLabel(self.kind.label, textFormat=Qt.TextFormat.PlainText)
        title.setProperty("role", "title")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title)
        head.addWidget(self.counts)
        head.addStretch(1)
        head.addWidget(self.filters)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.table)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(12)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._stack)
        self._split.addWidget(self.panel)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        self._split.setSizes([10_000, theme.FORM_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._split, 1)
