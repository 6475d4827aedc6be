"""What happened to one record: when, who, and each field before and after."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import SPOKEN
from app.kinds.base import RecordKind
from ui import problems
from ui.dialogs.base import TIME_FORMAT, TableDialog, fill
from ui.services import Services

if TYPE_CHECKING:
    from app.history import RecordStep

HEADINGS = ("时间", "操作人", "操作", "栏目", "原来", "改为")
_WIDTHS = (136, 80, 130, 120, 180, 140)


def show_history(parent: QWidget, services: Services, kind: RecordKind, record_id: int) -> TableDialog | None:
    """Open the history of a record; None (and a sentence) when it cannot be read."""
    try:
        steps = services.history(kind, record_id)
    except SPOKEN as problem:
        problems.show_error(parent, problem)
        return None
    dialog = TableDialog(parent, f"{kind.label}的修改历史", HEADINGS, _WIDTHS)
    fill(dialog.table, [row for step in steps for row in _rows(step)])
    dialog.words.setText(f"共 {len(steps)} 次操作，最近的在上面。" if steps else "还没有记录。")
    dialog.add_button("关闭", dialog.close)
    dialog.open()
    return dialog


def _rows(step: "RecordStep") -> list[tuple[str, ...]]:
    """A line for each field; when, who and what only on the first of them."""
    head = (step.at.strftime(TIME_FORMAT), step.who, step.operation)
    fields = [(change.label, change.old, change.new) for change in step.fields if change.old or change.new]
    if not fields:
        return [(*head, step.action, "", "")]
    return [(*(head if at == 0 else ("", "", "")), *field) for at, field in enumerate(fields)]
