"""What can the clerk say of rows: that they are no records, are the head, or are a record that is there already?"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.importing import saying
from app.importing.correction import ASIDE, RECORD, SECTION, SUBTOTAL, TOTAL, Correction
from ui.importing.cells import PlanCells
from ui.importing.planning import Planning

if TYPE_CHECKING:
    from app.importing.plan import RowPlan, TableFound

ROW_ACTIONS = ((RECORD, "是数据"), (ASIDE, "不是数据"), (TOTAL, "合计"), (SUBTOTAL, "小计"), (SECTION, "分段标题"))


def fill_row_menu(menu: QMenu, planning: Planning, cells: PlanCells, places: Sequence[int]) -> None:
    """Everything that can be said of the rows at these places of the plan."""
    plan = planning.plan
    if plan is None or not places:
        return
    rows = [plan.rows[at] for at in places]
    table = cells.table_of(places[0])
    if len(rows) == 1:
        _offer_one(menu, planning, rows[0])
    menu.addSeparator()
    one_table = all(cells.table_of(at) is table for at in (places[0], places[-1]))
    if one_table:
        add_row_actions(menu, planning, table, [row.row for row in rows])


def add_row_actions(menu: QMenu, planning: Planning, table: "TableFound", numbers: Sequence[int]) -> None:
    """What these rows of the sheet are."""
    words = f"第 {numbers[0]} 行" if len(numbers) == 1 else f"选中的 {len(numbers)} 行"
    menu.addAction(f"{words}是：").setEnabled(False)
    now = {number: what for number, what, _ in table.asides}.get(numbers[0], RECORD)
    for what, text in ROW_ACTIONS:
        action = menu.addAction(text, _said(planning, saying.say_rows, table.sheet, table.number, tuple(numbers), what))
        action.setCheckable(True)
        action.setChecked(what == now)
    for text, rows in _heads(table, numbers):
        menu.addAction(text, _said(planning, saying.say_head, table.sheet, table.number, rows))
    below = numbers[0] > table.head_row + 1
    if below and _is_run(numbers):
        number = _number_of_new(planning, table.sheet, numbers[0])
        menu.addAction("另一张表的表头", _said(planning, saying.say_new_table, table.sheet, number, tuple(numbers)))


def _heads(table: "TableFound", numbers: Sequence[int]) -> list[tuple[str, tuple[int, ...]]]:
    """The heads that these rows may be: alone, or joined with the head that was found beside them."""
    if not _is_run(numbers) or len(numbers) > 4:
        return []
    found = [("表头", tuple(numbers))]
    joined = sorted({*table.head_rows, *numbers})
    if table.head_rows and _is_run(joined) and len(joined) <= 4:
        found.append((f"表头（第 {joined[0]}–{joined[-1]} 行一起）", tuple(joined)))
    return found


def _number_of_new(planning: Planning, sheet: str, row: int) -> int:
    """Which table of the sheet one will be that begins in this row."""
    assert planning.plan is not None
    return 1 + max(each.number for each in planning.plan.tables if each.sheet == sheet and each.head_row < row)


def _is_run(numbers: Sequence[int]) -> bool:
    return all(other == one + 1 for one, other in pairwise(numbers))


def _offer_one(menu: QMenu, planning: Planning, row: "RowPlan") -> None:
    """What may have been meant by its cells, and by the row as a whole."""
    for problem in row.problems:
        if problem.offer:
            words = f"“{problem.field}”改为 {problem.offer}"
            place = (row.sheet, row.row, problem.column)
            menu.addAction(words, _said(planning, saying.say_cell, *place, problem.offer))
    _offer_near(menu, planning, row)


def _offer_near(menu: QMenu, planning: Planning, row: "RowPlan") -> None:
    if row.near is not None and row.near.record_id is not None:
        same = _said(planning, saying.say_same, row.sheet, row.row, row.near.record_id)
        menu.addAction(f"就是已有的“{row.near.title}”，修改它", same)
        menu.addAction("不是同一条，按新记录新增", _said(planning, saying.say_same, row.sheet, row.row, 0))


def _said(planning: Planning, say: Callable[..., Correction], *answer: object) -> Callable[[], None]:
    return lambda: planning.say(say(planning.said, *answer))
