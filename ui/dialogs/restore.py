"""Was something being typed when the program last ended? Offered at start, opened where it was left."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui import drafts
from ui.dialogs.base import TIME_FORMAT, TableDialog, fill
from ui.drafts import Draft
from ui.services import Services

HEADINGS = ("类别", "名称", "内容", "保存时间")
_WIDTHS = (120, 260, 100, 140)


def offer_drafts(parent: QWidget, services: Services, open_draft: Callable[[Draft], None]) -> "DraftsDialog | None":
    """Offer the drafts of the data folder; None when there are none. `open_draft` shows the chosen one in its form."""
    if services.read_only or not drafts.kept_in(services.draft_folder):
        return None
    dialog = DraftsDialog(parent, services, open_draft)
    dialog.open()
    return dialog


class DraftsDialog(TableDialog):
    """Unfinished forms: open one, throw one away, or leave them for later."""

    def __init__(self, parent: QWidget, services: Services, open_draft: Callable[[Draft], None]) -> None:
        super().__init__(parent, "恢复未保存的内容？", HEADINGS, _WIDTHS)
        self.resize(720, 320)
        self._services = services
        self._open_draft = open_draft
        self._drafts: list[Draft] = []
        self.open_button = self.add_button("打开", self._open, "primary")
        self.drop_button = self.add_button("丢弃", self._drop)
        self.add_button("以后再说", self.close)
        self.open_button.setDefault(True)
        self.table.itemDoubleClicked.connect(self._open)
        self._load()

    def _load(self) -> None:
        self._drafts = drafts.kept_in(self._services.draft_folder)
        fill(self.table, [_row(draft) for draft in self._drafts])
        self.words.setText(f"上次有 {len(self._drafts)} 份没有保存的内容。")
        self.table.selectRow(0)
        if not self._drafts:
            self.close()

    def _chosen(self) -> Draft | None:
        row = self.table.currentRow()
        return self._drafts[row] if 0 <= row < len(self._drafts) else None

    def _open(self, *_: object) -> None:
        draft = self._chosen()
        if draft is not None:
            self.close()
            self._open_draft(draft)

    def _drop(self) -> None:
        draft = self._chosen()
        if draft is not None:
            drafts.forget(self._services.draft_folder, draft.kind, draft.record_id)
            self._load()


def _row(draft: Draft) -> tuple[str, ...]:
    what = "新增" if draft.record_id is None else "修改"
    return draft.kind.label, draft.unsaved.title, what, draft.at.strftime(TIME_FORMAT)
