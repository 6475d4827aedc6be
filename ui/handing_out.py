"""How do a register and a paper leave the program: ask for a file name, write it beside the window, say where it is?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from app.places import documents_folder

if TYPE_CHECKING:
    from app.figures.base import Scope
    from app.lists import Listing
    from ui.jobs import Progress
    from ui.services import Services

Tell = Callable[[str], None]


def export_list(parent: QWidget, services: "Services", listing: "Listing", *, public: bool, tell: Tell) -> QFileDialog:
    """Ask where the register goes and write it; `public` masks phone numbers."""
    kind = listing.kind
    note = "（对外）" if public else ""

    def write(target: Path) -> None:
        def work(progress: "Progress") -> int:
            return services.desk.export(kind, listing, target, progress, public=public)

        def done(rows: int) -> None:
            tell(f"已导出 {rows:,} {kind.counter}{kind.label}：{target}")

        services.jobs.run(f"导出{kind.label}", work, done=done)

    name = f"{kind.label}{note}_{date.today():%Y%m%d}.xlsx"
    return _ask_target(parent, f"导出{kind.label}{note}", name, "Excel 工作簿 (*.xlsx)", write)


def export_figures(parent: QWidget, services: "Services", scope: "Scope", *, tell: Tell) -> QFileDialog:
    """Ask where the statistics go and write them, with the records behind each figure."""

    def write(target: Path) -> None:
        def done(rows: int) -> None:
            tell(f"已导出统计指标和背后的记录，共 {rows:,} 行：{target}")

        services.export_figures(target, scope, done=done)

    name = f"统计_{scope.year or '截至'}_{scope.as_of:%Y%m%d}.xlsx"
    return _ask_target(parent, "导出统计", name, "Excel 工作簿 (*.xlsx)", write)


def print_report(parent: QWidget, services: "Services", meeting_id: int, *, tell: Tell) -> QFileDialog:
    """Ask where the report of a meeting goes and write it."""

    def write(target: Path) -> None:
        def work(progress: "Progress") -> int:
            from app.papers.base import Wish  # loaded with the first print, not at start

            return services.desk.print_paper("meeting-report", Wish(meeting_id), target, progress)

        def done(pages: int) -> None:
            tell(f"会议报告已生成，共 {pages} 页：{target}")

        services.jobs.run("生成会议报告", work, done=done)

    return _ask_target(parent, "打印会议报告", f"会议报告_{date.today():%Y%m%d}.pdf", "PDF 文件 (*.pdf)", write)


def _ask_target(parent: QWidget, title: str, name: str, kinds: str, write: Callable[[Path], None]) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    folder = documents_folder()
    dialog.setDirectory(str(folder if folder.is_dir() else Path.home()))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: write(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
