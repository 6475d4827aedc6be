"""How are the names linked that were kept as given and that a register knows by now? All at once, after a look."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.errors import SPOKEN
from ui import problems
from ui.dialogs.base import TableDialog, fill, while_there
from ui.dialogs.confirm import tell
from ui.services import Services

if TYPE_CHECKING:
    from app.linking import LooseName

HEADINGS = ("名称", "可关联到", "写在哪里")
_WIDTHS = (300, 220, 240)


def show_link_names(parent: QWidget, services: Services) -> "LinkNamesDialog":
    """Open the names that can be linked."""
    dialog = LinkNamesDialog(parent, services)
    dialog.open()
    return dialog


class LinkNamesDialog(TableDialog):
    """The names that mean one record each; bodies are chosen beforehand, people may be others of the same name."""

    def __init__(self, parent: QWidget, services: Services) -> None:
        super().__init__(parent, "关联名称", HEADINGS, _WIDTHS)
        self._services = services
        self._found: list[LooseName] = []
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.link_button = self.add_button("关联", self._link, "primary")
        self.add_button("关闭", self.close)
        self.table.itemSelectionChanged.connect(self._allow)
        self._load()

    def _load(self) -> None:
        self.words.setText("正在查找…")
        self.link_button.setEnabled(False)
        ask = self._services.desk.loose_names
        failed = while_there(self, self._on_failed)
        self._services.jobs.ask(ask, done=while_there(self, self._show), failed=failed)

    def _show(self, found: "list[LooseName]") -> None:
        self._found = found
        fill(self.table, [(loose.name, _target(loose), loose.where) for loose in found])
        model, last = self.table.model(), len(HEADINGS) - 1
        chosen = QItemSelection()
        for row, loose in enumerate(found):
            if not _is_person(loose):
                chosen.select(model.index(row, 0), model.index(row, last))
        self.table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.table.setFocus()
        self._allow()

    def _chosen(self) -> "list[LooseName]":
        return [self._found[index.row()] for index in self.table.selectionModel().selectedRows()]

    def _allow(self) -> None:
        chosen = self._chosen()
        count = sum(len(loose.places) for loose in chosen)
        self.link_button.setText(f"关联 {len(chosen):,} 个名称" if chosen else "关联")
        self.link_button.setEnabled(bool(chosen) and not self._services.read_only)
        self.words.setText(_words(len(self._found), len(chosen), count, any(map(_is_person, self._found))))

    def _link(self) -> None:
        chosen, desk = self._chosen(), self._services.desk
        self.link_button.setEnabled(False)
        self._services.jobs.run(
            "关联名称",
            lambda progress: desk.link_names(chosen, progress),
            done=while_there(self, self._on_linked),
            failed=while_there(self, self._on_failed),
        )

    def _on_linked(self, count: int) -> None:
        tell(self, f"已关联 {count:,} 条记录。名称仍照原样；按 Ctrl+Z 可撤销。")
        self._load()

    def _on_failed(self, problem: Exception) -> None:
        self._allow()
        if isinstance(problem, SPOKEN):
            tell(self, str(problem))
        else:
            problems.show_error(self, problem)


def _is_person(loose: "LooseName") -> bool:
    return loose.target.kind == "person"


def _target(loose: "LooseName") -> str:
    return f"{loose.register}（请核对是否同名）" if _is_person(loose) else loose.register


def _words(found: int, chosen: int, records: int, people: bool) -> str:
    if not found:
        return "没有可以关联的名称。"
    aside = "人名没有预先选上，请先核对。" if people else ""
    return f"共 {found:,} 个名称，已选 {chosen:,} 个（{records:,} 条记录）。{aside}按住 Ctrl 点选增减。"
