"""Where does a block from the clipboard go: into the cells from the cursor on, or, with headings, to the import?"""

from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.pasting import PastePlan, has_headings, write_block
from ui.handing_out import Tell
from ui.table.copying import from_tsv

if TYPE_CHECKING:
    from ui.pages.list_page import ListPage
    from ui.services import Services

FILE_NAME = "剪贴板.xlsx"


def paste_into(parent: QWidget, services: "Services", page: "ListPage", tell: Tell) -> None:
    """Show what the block would do; nothing is stored before the user agrees."""
    block = from_tsv(QGuiApplication.clipboard().text())
    if not block:
        tell("剪贴板里没有可以粘贴的文字")
    elif has_headings(page.kind, block):
        _import_block(parent, services, page, block)
    else:
        _preview(parent, services, page, block, tell)


def _import_block(parent: QWidget, services: "Services", page: "ListPage", block: list[list[str]]) -> None:
    """A block with headings holds records: it is imported like a file."""
    from ui.importing.dialog import open_import  # when first used

    folder = Path(mkdtemp(prefix="desk-"))
    write_block(block, folder / FILE_NAME)
    dialog = open_import(parent, services, page.kind, folder / FILE_NAME)
    dialog.finished.connect(lambda _result: rmtree(folder, ignore_errors=True))


def _preview(parent: QWidget, services: "Services", page: "ListPage", block: list[list[str]], tell: Tell) -> None:
    from ui.dialogs.paste_block import show_paste  # when first used

    chosen = page.table.chosen_rows()
    first = chosen[0] if chosen else page.table.currentIndex().row()
    if first < 0:
        tell("请先点要粘贴到的第一格")
        return
    if len(block) == len(block[0]) == 1 and len(chosen) > 1:  # one value into all chosen rows
        ids = [page.model.ids[row] for row in chosen]
        block = block * len(ids)
    else:
        ids = list(page.model.ids[first : first + len(block)])
    names, kind, desk = page.table.columns_from_cursor(), page.kind, services.desk

    def show(plan: PastePlan) -> None:
        if plan.cells or plan.left_over:
            show_paste(parent, services, plan, tell)
        else:
            tell("粘贴的内容和现有的一样，没有要改的")

    services.jobs.run("读取剪贴板", lambda _progress: desk.plan_paste(kind, ids, names, block), done=show)
