"""What is the window: navigation, toolbar, pages, status line, and how they hear of each other?"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QToolBar, QWidget

from ui import theme
from ui.actions import Situation, WindowActions, next_steps
from ui.navigation import Navigation
from ui.page_names import BY_PAGE_NAME
from ui.page_stack import PageStack
from ui.search_box import SearchBox
from ui.status import StatusLine

if TYPE_CHECKING:
    from datetime import datetime

    from app.desk import Desk
    from app.history import Step
    from app.kinds.base import Link
    from app.search import Hit
    from ui.clock import BackupClock
    from ui.deeds import Deeds
    from ui.drafts import Draft
    from ui.jobs import Jobs, Progress
    from ui.pages.home_page import HomePage
    from ui.pages.list_page import ListPage
    from ui.pages.safety_page import SafetyPage
    from ui.restoring import Restored
    from ui.services import Services
    from ui.table.rows import Answer

FIRST_PAGE = "enterprise"

_NARROW = 1100
_AGAIN_MS = 100
_USUAL_SIZE = QSize(1366, 768)


class MainWindow(QMainWindow):
    """Stands at once; `attach` brings the store."""

    closed = Signal()
    """The store is closed and the window gone."""
    _touched = Signal(object)

    def __init__(self, folder: Path, page: str | None = None) -> None:
        super().__init__()
        self.folder = folder
        self.settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.services: Services | None = None
        self._awake = False
        self._may_close = False
        self.setWindowTitle("商联台账")
        self.commands = WindowActions(self)
        self.search = SearchBox(self)
        self.status = StatusLine(self)
        self.navigation = Navigation(self, self.settings)
        self.pages = PageStack(self.settings, self)
        self._lay_out()
        self.navigation.page_chosen.connect(self._on_page)
        self._bring_back_geometry()
        self.navigation.choose(page or self._last_page())
        self.navigation.setFocus()

    @cached_property
    def jobs(self) -> "Jobs":
        """Work beside the window."""
        from ui.jobs import Jobs  # not needed to paint the frame

        return Jobs(self)

    @cached_property
    def deeds(self) -> "Deeds":
        """What the commands do."""
        from ui.deeds import Deeds  # not needed to paint the frame

        return Deeds(self, self.pages, self.jobs, self.status)

    @cached_property
    def clock(self) -> "BackupClock":
        """What copies the store by the clock."""
        from ui.clock import BackupClock  # not needed to paint the frame

        return BackupClock(self.jobs, self.status, self._on_copied)

    def begin(self) -> None:
        """The frame is painted: the commands come alive and the page in view is made, still without the store."""
        self._awaken()
        self.pages.begin()

    # The store comes and goes

    def attach(self, desk: "Desk", first: "Answer | None" = None) -> None:
        """The store is open; `first` are the rows of the page in view that were read along with it."""
        from ui.services import Services  # with what forms need: after the frame is painted

        self._awaken()
        self.setWindowIcon(theme.icon("enterprise", theme.PRIMARY))
        self.services = self.deeds.services = Services(desk, self.jobs, self.folder)
        self.pages.attach(self.services, first)
        self.search.set_source(self._find)
        desk.store.subscribe(self._touched.emit)
        self.clock.wind(desk)
        self._update()
        QTimer.singleShot(0, self._show_store_state)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Unsaved forms are asked about, then the store is closed and kept safe, then the window goes."""
        if self._may_close or self._nothing_to_close():
            self._keep_settings()
            self.jobs.stop()
            event.accept()
            self.closed.emit()
            return
        event.ignore()
        unsaved = self.pages.unsaved_page()
        if unsaved is not None:
            self.navigation.choose(unsaved.kind.name)
            unsaved.panel.leave(self._close_later)
        else:
            self._close_store()

    def _nothing_to_close(self) -> bool:
        """No store is open, nor about to be."""
        return self.services is None and not self.jobs.busy

    def _close_later(self) -> None:
        QTimer.singleShot(0, self.close)

    def _close_store(self) -> None:
        if self.services is None:
            QTimer.singleShot(_AGAIN_MS, self.close)  # it is just being opened: close it then
            return
        store = self.services.desk.store
        self.clock.stop()
        self.centralWidget().setEnabled(False)
        self.jobs.run(
            "备份数据",
            lambda _progress: self.clock.close(store),
            done=self._finish_closing,
            failed=self._on_close_failed,
            cancellable=False,
        )

    def _on_close_failed(self, problem: Exception) -> None:
        """The store is closed all the same; only the copy is missing."""
        from ui.problems import show_error  # not needed to paint the frame

        box = show_error(self, problem)
        if box is None:
            self._finish_closing()
        else:
            box.finished.connect(self._finish_closing)

    def _finish_closing(self, _result: object = None) -> None:
        self._may_close = True
        self.close()

    def restore(self, copy: Path) -> None:
        """Make the store what a backup is: close it, restore, open it again."""
        services = self.services
        unsaved = self.pages.unsaved_page()
        if services is None or self.jobs.busy:
            return
        if unsaved is not None:
            self.navigation.choose(unsaved.kind.name)
            unsaved.panel.leave(lambda: self.restore(copy))
            return
        folder, store, jobs = self.folder, services.desk.store, self.jobs
        self.clock.stop()
        self.services = self.deeds.services = None
        self.pages.forget()
        self._update()

        def work(_progress: "Progress") -> "Restored":
            from ui.restoring import restored  # loaded with the store

            jobs.wait_for_aside()  # a copy by the clock reads the file that is about to be replaced
            return restored(folder, store, copy)

        self.jobs.run("恢复备份", work, done=self._on_restored, cancellable=False)

    def _on_restored(self, answer: "Restored") -> None:
        self.attach(answer.desk)
        from ui.problems import show_error, show_problem  # not needed to paint the frame

        if answer.problem is not None:
            show_error(self, answer.problem)
            return
        self.status.tell("已恢复备份；恢复前的数据也留了一份")
        if answer.doubt:
            show_problem(self, f"已恢复备份；恢复前的数据也留了一份。\n\n{answer.doubt}")

    def offer_drafts(self) -> None:
        """What was being typed when the program last ended."""
        if self.services is not None:
            from ui.dialogs.restore import offer_drafts  # after the rows are shown

            offer_drafts(self, self.services, self._open_draft)

    def _open_draft(self, draft: "Draft") -> None:
        self.navigation.choose(draft.kind.name)
        page = self.current_list()
        if page is not None:
            page.panel.leave(lambda: page.panel.show_draft(draft))

    # Walking about

    def open_record(self, kind_name: str, record_id: int) -> None:
        """Show a record in the page of its kind."""
        self.navigation.choose(kind_name)
        page = self.current_list()
        if page is not None:
            page.open_record(record_id)

    def current_list(self) -> "ListPage | None":
        """The register in view, None on another page."""
        return self.pages.current_list()

    def _on_page(self, name: str) -> None:
        self.pages.go_to(name)
        self.settings.setValue("page", name)
        self._update()

    def _find(self, text: str, done: "Callable[[list[Hit]], None]") -> None:
        if self.services is not None:
            desk = self.services.desk
            self.jobs.ask(lambda: desk.find(text, limit=50), done=done)

    # What happened

    def _on_touched(self, touched: dict[str, set[int]]) -> None:
        self.pages.note_change(set(touched))
        self._show_store_state()

    def _show_store_state(self) -> None:
        if self.services is None:
            return
        desk = self.services.desk
        server = desk.store.folder is None

        def state() -> "tuple[list[Step], datetime | None]":
            copies = [] if server else desk.backups()
            return desk.steps(30), copies[0].made_at if copies else None

        def take(answer: "tuple[list[Step], datetime | None]") -> None:
            steps, backed_up = answer
            self.commands.name_steps(*next_steps(steps))
            self.status.show_store(server=server, read_only=desk.store.read_only, backed_up=backed_up)

        self.jobs.ask(state, done=take)

    def _on_copied(self) -> None:
        self._show_store_state()
        self.pages.note_backup()

    def _update(self, *_: object) -> None:
        self.commands.allow(self._situation())

    def _situation(self) -> Situation:
        page = self.current_list()
        services = self.services
        if services is None:
            return Situation()
        if page is None:
            return Situation(ready=True, read_only=services.read_only, busy=self.jobs.busy)
        chosen = page.table.chosen_count()
        return Situation(
            ready=True,
            read_only=services.read_only,
            busy=self.jobs.busy,
            lists=True,
            form_open=page.panel.is_open(),
            row=page.table.current_id() is not None,
            chosen=chosen,
        )

    # How it is put together

    def _awaken(self) -> None:
        """Connect what waits for the frame to be painted; once."""
        if self._awake:
            return
        from PySide6.QtCore import Qt  # not before the first paint, see startup

        self._awake = True
        commands = self.commands
        commands.awaken(self._bar)
        for action, slot in (
            (commands.new, self.deeds.new),
            (commands.save, self.deeds.save),
            (commands.import_excel, self.deeds.import_excel),
            (commands.export, self.deeds.export),
            (commands.export_public, self.deeds.export_public),
            (commands.template, self.deeds.template),
            (commands.print, self.deeds.print),
            (commands.undo, self.deeds.undo),
            (commands.redo, self.deeds.redo),
            (commands.find, self.search.come),
            (commands.refresh, self.deeds.refresh),
            (commands.edit, self.deeds.edit),
            (commands.delete, self.deeds.delete),
            (commands.history, self.deeds.history),
            (commands.help, self.deeds.help),
            (commands.next_page, self.navigation.step_down),
            (commands.previous_page, self.navigation.step_up),
        ):
            action.triggered.connect(slot)
        self.deeds.store_asked.connect(self._show_store_state)
        self.navigation.dialog_chosen.connect(self.deeds.open_dialog)
        self.pages.list_made.connect(self._on_list_made)
        self.pages.home_made.connect(self._on_home_made)
        self.pages.safety_made.connect(self._on_safety_made)
        self.pages.record_wished.connect(self.open_record)
        self.pages.told.connect(self.status.tell)
        self.search.opened.connect(self.open_record)
        self.jobs.busy_changed.connect(self._update)
        self.jobs.cancelled.connect(self.deeds.tell_cancelled)
        self._touched.connect(self._on_touched, Qt.ConnectionType.QueuedConnection)

    def _on_list_made(self, page: "ListPage") -> None:
        self.deeds.serve(page)
        page.changed.connect(self._update)
        page.told.connect(self.status.tell)
        page.panel.record_wished.connect(self.open_record)
        page.panel.new_wished.connect(self._enter)
        page.table.addAction(self.commands.delete)
        self.commands.fill_menu(page.table.menu, *page.table.own_actions)

    def _on_home_made(self, page: "HomePage") -> None:
        page.list_wished.connect(self.navigation.choose)
        page.new_wished.connect(self._new_of)
        page.import_wished.connect(self.deeds.import_excel)
        page.sample_wished.connect(self.deeds.fill_sample)
        page.safety_wished.connect(self._go_to_safety)

    def _on_safety_made(self, page: "SafetyPage") -> None:
        page.restore_requested.connect(self.restore)

    def _enter(self, kind_name: str, preset: "dict[str, str | Link]") -> None:
        """A new record of another kind that belongs to the one in view."""
        self.navigation.choose(kind_name)
        page = self.current_list()
        if page is not None:
            page.show_new(preset)

    def _new_of(self, kind_name: str) -> None:
        self.navigation.choose(kind_name)
        self.deeds.new()

    def _go_to_safety(self) -> None:
        self.navigation.choose("safety")

    def _lay_out(self) -> None:
        bar = self._bar = QToolBar("工具栏", self)
        bar.setMovable(False)
        bar.setIconSize(QSize(theme.ICON_SIZE, theme.ICON_SIZE))
        self.commands.fill(bar, self.search)
        self.addToolBar(bar)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self.pages, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_room(narrow=self.width() < _NARROW)

    def _last_page(self) -> str:
        name = str(self.settings.value("page", FIRST_PAGE))
        return name if name in BY_PAGE_NAME and not BY_PAGE_NAME[name].dialog else FIRST_PAGE

    def _bring_back_geometry(self) -> None:
        kept = self.settings.value("geometry")
        if not (isinstance(kept, QByteArray) and self.restoreGeometry(kept)):
            self.resize(_USUAL_SIZE.boundedTo(self.screen().availableSize()))

    def _keep_settings(self) -> None:
        self.settings.setValue("geometry", self.saveGeometry())
        for page in self.pages.lists():
            page.keep_settings()
        self.settings.sync()
