"""Which rows of the sheet does the clerk mean? Asked as people say it: 2, or 2-3."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QInputDialog, QWidget

from ui.dialogs.confirm import tell

_YEARS = (1900, 2100)


def ask_head(parent: QWidget, sheets: Sequence[str], say: Callable[[str, tuple[int, ...]], None]) -> QInputDialog:
    """Ask in which sheet, where there are several, and in which rows the head stands."""

    def ask(sheet: str) -> QInputDialog:
        return ask_head_rows(parent, (1,), lambda rows: say(sheet, rows))

    if len(sheets) == 1:
        return ask(sheets[0])
    box = _box(parent, "表头在哪张工作表？")
    box.setComboBoxItems(list(sheets))
    box.textValueSelected.connect(ask)
    box.open()
    return box


def ask_head_rows(parent: QWidget, now: Sequence[int], say: Callable[[tuple[int, ...]], None]) -> QInputDialog:
    """Ask in which rows the head stands; `say` gets them, () where there is none."""

    def answer(first: int, last: int) -> None:
        say(tuple(range(first, last + 1)) if first else ())

    question = "表头在第几行？如 2 或 2-3；没有表头写 0"
    return ask_rows(parent, question, now or (0,), answer, most=4, or_none=True)


def ask_rows(
    parent: QWidget,
    question: str,
    now: Sequence[int],
    say: Callable[[int, int], None],
    *,
    most: int = 0,
    or_none: bool = False,
) -> QInputDialog:
    """Ask for a row or a run of rows; `say` gets the first and the last. `or_none`: 0 says that there is none."""
    box = _box(parent, question)
    box.setTextValue(f"{now[0]}-{now[-1]}" if now[0] != now[-1] else str(now[0]))

    def answer(text: str) -> None:
        rows = read_rows(text)
        if rows is None or (rows[0] == 0 and not or_none) or (most and rows[1] - rows[0] >= most):
            limit = f"，最多 {most} 行" if most else ""
            tell(parent, f"“{text}”看不出是哪几行{limit}；请写行号，如 2 或 2-3。")
        else:
            say(*rows)

    box.textValueSelected.connect(answer)
    box.open()
    return box


def ask_year(parent: QWidget, say: Callable[[int], None]) -> QInputDialog:
    """Ask for the year of dates that have none."""
    box = _box(parent, "没有写年份的日期算哪一年？")
    box.setWindowTitle("指定年份")
    box.setInputMode(QInputDialog.InputMode.IntInput)
    box.setIntRange(*_YEARS)
    box.setIntValue(date.today().year)
    box.intValueSelected.connect(say)
    box.open()
    return box


def _box(parent: QWidget, question: str) -> QInputDialog:
    box = QInputDialog(parent)
    box.setWindowTitle("指定行")
    box.setLabelText(question)
    box.setOkButtonText("确定")
    box.setCancelButtonText("取消")
    box.finished.connect(box.deleteLater)
    return box


def read_rows(text: str) -> tuple[int, int] | None:
    """The rows that are meant: 3 → (3, 3), 2-3 and 第2至3行 → (2, 3); None when it cannot be said."""
    found = re.fullmatch(r"\s*第?\s*(\d{1,7})\s*行?\s*(?:[-–—~～至到]\s*第?\s*(\d{1,7})\s*行?\s*)?", text)
    if found is None:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return (first, last) if first <= last else None
