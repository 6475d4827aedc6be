"""How do the pages in view go out: to a printer, or into a file?"""

from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui import theme
from ui.dialogs.base import while_there
from ui.handing_out import ask_target
from ui.push_button import push_button

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.jobs import Progress
    from ui.papers.dialog import PaperDialog


class Leaving(QObject):
    """The two buttons at the upper right."""

    def __init__(self, dialog: "PaperDialog") -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.print_button = push_button(self._dialog, "打印…", self.print_paper, tip="打印（Ctrl+P）")
        theme.set_role(self.print_button, "primary")
        self.save_button = push_button(self._dialog, "保存为 PDF…", self.save_pdf, tip="保存为 PDF 文件（Ctrl+S）")
        self.buttons = (self.print_button, self.save_button)
        self.allow(ready=False)

    def allow(self, *, ready: bool) -> None:
        """Pages are there."""
        for button in self.buttons:
            button.setEnabled(ready)

    def print_paper(self) -> None:
        """Ask for printer, copies, pages and sides, and print."""
        if self.print_button.isEnabled() and self._dialog.form.has_reason():
            from ui.papers.print_dialog import PrintDialog  # the print library is loaded with the first print

            dialog = PrintDialog(self._dialog, self._dialog.sizes, self._dialog.stage.view.current)
            dialog.chosen.connect(self.send)
            dialog.open()

    def send(self, printer: "QPrinter", pages: list[int]) -> None:
        """Print these pages, counted from 0, on a printer that is set up."""
        from ui.papers.sheets import print_pages  # as above

        dialog, services = self._dialog, self._dialog.services
        pdf, sizes, name = dialog.pdf, dialog.sizes, dialog.name

        note = self._noted(f"打印机“{printer.printerName()}”")

        def work(progress: "Progress") -> int:
            with note:
                return print_pages(services.desk, pdf, sizes, printer, pages, progress)

        def done(sides: int) -> None:
            words = f"{name}已送到打印机“{printer.printerName()}”，共 {sides} 面"
            dialog.told.emit(words)
            dialog.stage.say_done(words)

        services.jobs.run(f"打印{name}", work, done=while_there(dialog, done))

    def _noted(self, target: str) -> AbstractContextManager[None]:
        """Around what takes pages away: full telephone numbers stand in the book before; issued papers have none."""
        dialog = self._dialog
        if dialog.offer is None or dialog.wish is None:
            return nullcontext()
        name, reason = dialog.offer.paper.name, dialog.form.reason
        return dialog.services.desk.paper_going_out(name, dialog.wish, target, reason=reason)

    def save_pdf(self) -> None:
        """Ask where the file goes and write it: the very pages that are in view."""
        if not (self.save_button.isEnabled() and self._dialog.form.has_reason()):
            return
        dialog, services, pdf = self._dialog, self._dialog.services, self._dialog.pdf
        name = f"{dialog.name}_{date.today():%Y%m%d}.pdf" if dialog.issued is None else f"{dialog.name}.pdf"

        def write(target: Path) -> None:
            note = self._noted(target.name)

            def work(_progress: object) -> None:
                with note:
                    services.desk.write_pdf(pdf, target)

            def done(_none: None) -> None:
                dialog.told.emit(f"已保存：{target}")
                dialog.stage.say_done(f"已保存：{target}")

            services.jobs.run("保存 PDF", work, done=while_there(dialog, done), cancellable=False)

        ask_target(dialog, "保存为 PDF", name, "PDF 文件 (*.pdf)", write)
