"""How do a register and a paper leave the program: ask for a file name, write it beside the window, say where it is?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from app.places import documents_folder

if TYPE_CHECKING:
    from app.figures.base import Scope
    from app.kinds.base import RecordKind
    from ui.jobs import Progress
    from ui.services import Services

Tell = Callable[[str], None]


def save_template(parent: QWidget, services: "Services", kind: "RecordKind", *, tell: Tell) -> QFileDialog:
    """Ask where the empty form of a kind goes and write it."""

    def write(target: Path) -> None:
        def done(_none: None) -> None:
            tell(f"已生成{kind.label}的填报模板：{target}")

        services.jobs.run("生成模板", lambda _progress: services.desk.write_template(kind, target), done=done)

    return ask_target(parent, f"{kind.label}填报模板", f"{kind.label}填报模板.xlsx", "Excel 工作簿 (*.xlsx)", write)


def export_figure_rows(
    parent: QWidget, services: "Services", title: str, name: str, scope: "Scope", *, tell: Tell
) -> QFileDialog:
    """Ask where the records behind a figure go and write them."""

    def write(target: Path) -> None:
        def done(rows: int) -> None:
            tell(f"已导出“{title}”背后的 {rows:,} 条记录：{target}")

        services.jobs.run(
            "导出明细", lambda progress: services.desk.export_figure_rows(name, scope, target, progress), done=done
        )

    return ask_target(parent, f"导出{title}", f"{title}.xlsx", "Excel 工作簿 (*.xlsx);;CSV 文件 (*.csv)", write)


def export_figures(parent: QWidget, services: "Services", scope: "Scope", *, tell: Tell) -> QFileDialog:
    """Ask where the statistics go and write them, with the records behind each figure."""

    def write(target: Path) -> None:
        def done(rows: int) -> None:
            tell(f"已导出统计指标和背后的记录，共 {rows:,} 行：{target}")

        services.export_figures(target, scope, done=done)

    name = f"统计_{scope.year or '截至'}_{scope.as_of:%Y%m%d}.xlsx"
    return ask_target(parent, "导出统计", name, "Excel 工作簿 (*.xlsx)", write)


def print_report(parent: QWidget, services: "Services", meeting_id: int, *, tell: Tell) -> QFileDialog:
    """Ask where the report of a meeting goes and write it."""

    def write(target: Path) -> None:
        def work(progress: "Progress") -> int:
            from app.papers.base import Wish  # loaded with the first print, not at start

            return services.desk.print_paper("meeting-report", Wish(meeting_id), target, progress)

        def done(pages: int) -> None:
            tell(f"会议报告已生成，共 {pages} 页：{target}")

        services.jobs.run("生成会议报告", work, done=done)

    return ask_target(parent, "打印会议报告", f"会议报告_{date.today():%Y%m%d}.pdf", "PDF 文件 (*.pdf)", write)


def ask_target(parent: QWidget, title: str, name: str, kinds: str, write: Callable[[Path], None]) -> QFileDialog:
    """Ask under which name a file is to be written; `write` gets it."""
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
