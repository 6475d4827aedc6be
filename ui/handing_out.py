"""How do a register and the statistics leave the program: ask for a name, write beside the window, say where?"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from app.places import documents_folder

if TYPE_CHECKING:
    from app.figures.base import Scope
    from app.kinds.base import RecordKind
    from ui.services import Services

Tell = Callable[[str], None]

REASONS = ("办公室内部使用", "联络通知", "上级部门要求", "换届工作")
"""Why full personal numbers usually go out."""


def reason_box(parent: QWidget) -> QComboBox:
    """Where the reason is chosen or written for which full numbers go out; it begins empty."""
    box = QComboBox(parent)
    box.setEditable(True)
    box.addItems(REASONS)
    box.setCurrentIndex(-1)
    box.setAccessibleName("事由")
    return box


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
