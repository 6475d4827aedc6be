"""What do the window's commands do?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.jobs import Jobs
from ui.page_stack import PageStack
from ui.status import StatusLine

if TYPE_CHECKING:
    from ui.pages.list_page import ListPage
    from ui.services import Services


class Deeds(QObject):
    """One method for each command; without an open store none of them does anything."""

    store_asked = Signal()
    """What is said of the store is to be asked again."""

    def __init__(self, parent: QWidget, pages: PageStack, jobs: Jobs, status: StatusLine) -> None:
        super().__init__(parent)
        self._parent = parent
        self._pages = pages
        self._jobs = jobs
        self._status = status
        self.services: Services | None = None

    def serve(self, page: "ListPage") -> None:
        """Do what a register wishes that it cannot do itself."""
        page.new_wished.connect(self.new)
        page.import_wished.connect(self.import_excel)
        page.sample_wished.connect(self.fill_sample)
        page.table.paste_wished.connect(self.paste)
        page.table.bulk_wished.connect(self.bulk_edit)

    def new(self) -> None:
        """Enter a record in the register in view."""
        page = self._pages.current_list()
        if page is not None:
            page.show_new()

    def save(self) -> None:
        """Store the form."""
        page = self._pages.current_list()
        if page is not None:
            page.panel.save()

    def edit(self) -> None:
        """Open the row that has the cursor."""
        page = self._pages.current_list()
        if page is not None:
            page.edit_current()

    def delete(self) -> None:
        """Delete the chosen rows, after asking."""
        page = self._pages.current_list()
        if page is not None:
            page.delete_chosen()

    def refresh(self) -> None:
        """Ask the store again."""
        self._pages.refresh()
        self.store_asked.emit()

    def history(self) -> None:
        """What happened to the row that has the cursor."""
        page, services = self._pages.current_list(), self.services
        record_id = page.table.current_id() if page is not None else None
        if page is not None and services is not None and record_id is not None:
            from ui.dialogs.history import show_history  # when first used

            show_history(self._parent, services, page.kind, record_id)

    def import_excel(self) -> None:
        """Import a sheet into the register in view."""
        page = self._pages.current_list()
        if self.services is not None:
            from ui.importing.dialog import open_import  # when first used

            open_import(self._parent, self.services, page.kind if page is not None else None)

    def fill_sample(self) -> None:
        """Fill an empty store with the sample office."""
        if self.services is not None:
            from ui.sample import fill_sample_office  # when first used

            fill_sample_office(self.services, self._status.tell)

    def export(self) -> None:
        """Choose what of the register in view goes out."""
        self._export_as(public=False)

    def export_public(self) -> None:
        """The same for outside the office: personal numbers are hidden."""
        self._export_as(public=True)

    def _export_as(self, *, public: bool) -> None:
        page, services = self._pages.current_list(), self.services
        if page is not None and services is not None:
            from ui.dialogs.export_register import Rows, open_export  # when first used

            rows = Rows(page.listing(), len(page.model.ids), page.table.chosen_ids(), page.table.shown_columns())
            open_export(self._parent, services, page.settings, rows, public=public, tell=self._status.tell)

    def template(self) -> None:
        """Write an empty form of the register in view, to hand out."""
        page, services = self._pages.current_list(), self.services
        if page is not None and services is not None:
            from ui.handing_out import save_template  # when first used

            save_template(self._parent, services, page.kind, tell=self._status.tell)

    def paste(self) -> None:
        """What is on the clipboard into the register in view: cells, or with headings new records."""
        page, services = self._pages.current_list(), self.services
        if page is not None and services is not None and not services.read_only:
            from ui.pasting import paste_into  # when first used

            paste_into(self._parent, services, page, self._status.tell)

    def bulk_edit(self) -> None:
        """One field of the chosen rows."""
        page, services = self._pages.current_list(), self.services
        if page is not None and services is not None and not services.read_only:
            ids = page.table.chosen_ids()
            if ids:
                from ui.dialogs.bulk_edit import open_bulk_edit  # when first used

                open_bulk_edit(self._parent, services, page.kind, ids, self._status.tell)

    def print(self) -> None:
        """Offer the papers of the chosen record, of the rows in view and of the whole office."""
        page, services = self._pages.current_list(), self.services
        if services is None:
            return
        from ui.papers.dialog import open_papers  # when first used
        from ui.papers.offers import Subject

        subject = Subject()
        if page is not None:
            chosen = page.table.chosen_ids()
            record_id = chosen[0] if len(chosen) == 1 else None
            title = services.record(page.kind, record_id).title if record_id is not None else page.kind.label
            subject = Subject(page.kind.name, record_id, title, page.listing())
        open_papers(self._parent, services, subject, opened=self._pages.record_wished.emit, tell=self._status.tell)

    def undo(self) -> None:
        """Take the latest operation back."""
        if self.services is not None:
            desk = self.services.desk
            self._jobs.run("撤销", lambda _progress: desk.undo(), done=self._tell_undone, cancellable=False)

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.services is not None:
            desk = self.services.desk
            self._jobs.run("重做", lambda _progress: desk.redo(), done=self._tell_redone, cancellable=False)

    def _tell_undone(self, title: str | None) -> None:
        self._status.tell(f"已撤销：{title}" if title else "没有可撤销的操作")

    def _tell_redone(self, title: str | None) -> None:
        self._status.tell(f"已重做：{title}" if title else "没有可重做的操作")

    def tell_cancelled(self) -> None:
        """A job was stopped by the user."""
        self._status.tell("已取消，没有保存")

    def help(self) -> None:
        """Show how the window is used."""
        from ui.help import show_help  # when first used

        show_help(self._parent)

    def open_dialog(self, name: str) -> None:
        """Open a dialog of the navigation."""
        if self.services is None:
            return
        if name == "steps":
            from ui.dialogs.steps import show_steps  # when first used

            show_steps(self._parent, self.services)
        elif name == "bin":
            from ui.dialogs.recycle_bin import show_recycle_bin  # when first used

            show_recycle_bin(self._parent, self.services)
