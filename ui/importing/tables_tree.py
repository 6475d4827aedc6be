"""What did the program take as head, body and total of each table, and how is it told that it was wrong?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeWidget, QTreeWidgetItem, QWidget

from app.importing import saying
from app.importing.correction import SECTION
from app.importing.plan import Elsewhere, MissingNames
from ui import theme
from ui.dialogs.base import STEADY_BORDER
from ui.importing.planning import Planning
from ui.importing.row_menu import add_row_actions
from ui.importing.row_numbers import ask_head, ask_head_rows, ask_rows, ask_year
from ui.importing.words import Line, lines_of, title_of
from ui.importing.wrapped_lines import WrappedLines

if TYPE_CHECKING:
    from app.importing.plan import ImportPlan, TableFound

_ROLE = Qt.ItemDataRole.UserRole
_COLOURS = {"problem": theme.DANGER, "warning": theme.WARNING, "ok": theme.OK}
_FRAME = STEADY_BORDER.replace("QTableView", "QTreeWidget") + "QTreeWidget { background: white; outline: 0; }"


class TablesTree(QTreeWidget):
    """Each table of the file with what was made of it; below, the sheets and tables that are not read."""

    table_chosen = Signal(int)
    """The table of this place in the plan has the cursor."""
    kind_asked = Signal(object)
    """The file is to be taken in as this kind, of which another table of it is."""
    whole_file_asked = Signal()
    """Something is to be said of all rows of the file."""

    def __init__(self, parent: QWidget, planning: Planning) -> None:
        super().__init__(parent)
        self._planning = planning
        self.frozen = False
        self.setAccessibleName("程序认作什么")
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setWordWrap(True)
        self.setItemDelegate(WrappedLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setStyleSheet(_FRAME)
        self.currentItemChanged.connect(lambda item, _before: self._tell_table(item))
        self.itemDoubleClicked.connect(lambda item, _column: self._open_menu(item))

    def show_plan(self, plan: "ImportPlan") -> None:
        """Show a plan; the cursor stays on its table."""
        before = self.table_at(self.currentItem())
        self.clear()
        said = self._planning.said
        for at, table in enumerate(plan.tables):
            top = self._item(None, Line(title_of(plan, table), (), "title"), at)
            of_table = said.of(table.sheet, table.number)
            for line in lines_of(plan, table, of_table.section_field if of_table else ""):
                self._item(top, line, at)
            top.setExpanded(True)
        for each in said.tables:
            if each.left_out:
                self._item(None, Line(f"{each.sheet} · 第 {each.table} 张表：您指定不导入"), (each.sheet, each.table))
        for note in plan.notes:
            if "按您的指定" not in note.reason:
                self._item(None, Line(f"{note.sheet}：{note.reason}", (), "warning"), note.sheet)
        for other in plan.elsewhere:
            self._item(None, Line(f"{other.sheet}：{other.words}", (), "warning"), other)
        for missing in plan.missing:
            self._item(None, Line(missing.words, (), "" if missing.made else "warning"), missing)
        again = before if before is not None and before < len(plan.tables) else 0
        self.setCurrentIndex(self.model().index(again, 0))

    def table_at(self, item: QTreeWidgetItem | None) -> int | None:
        """The place in the plan of the table to which a line belongs."""
        at = item.data(0, _ROLE) if item is not None else None
        return at if isinstance(at, int) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2):
            self._open_menu(self.currentItem())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if by_key else self.itemAt(event.pos())
        self._open_menu(item, None if by_key else event.pos())

    def _item(self, parent: QTreeWidgetItem | None, line: Line, at: object) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent or self.invisibleRootItem(), [line.words])
        item.setData(0, _ROLE, at)
        item.setData(0, _ROLE + 1, line.rows)
        item.setToolTip(0, line.words)
        if line.role in _COLOURS:
            item.setForeground(0, QColor(_COLOURS[line.role]))
        if line.role == "title":
            font = item.font(0)
            font.setBold(True)
            item.setFont(0, font)
        return item

    def _tell_table(self, item: QTreeWidgetItem | None) -> None:
        at = self.table_at(item)
        if at is not None:
            self.table_chosen.emit(at)

    def _open_menu(self, item: QTreeWidgetItem | None, at: QPoint | None = None) -> None:
        if item is None or self.frozen or self._planning.plan is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mark = item.data(0, _ROLE)
        if isinstance(mark, int):
            self._fill(menu, self._planning.plan.tables[mark], item.data(0, _ROLE + 1) if item.parent() else None)
        elif isinstance(mark, MissingNames):
            self._fill_for_missing(menu, mark)
        elif isinstance(mark, Elsewhere):
            self._fill_for_elsewhere(menu, self._planning.plan, mark)
        elif isinstance(mark, str):
            self._fill_for_sheet(menu, self._planning.plan, mark)
        elif mark is not None:
            menu.addAction("还是导入这张表", lambda: self._leave_out(*mark, left_out=False))
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.popup(self.viewport().mapToGlobal(at or self.visualItemRect(item).bottomLeft()))

    def _fill(self, menu: QMenu, table: "TableFound", rows: tuple[int, ...] | None) -> None:
        """`rows`: those of which the line speaks; None: it is the table's own line."""
        if rows and rows != table.head_rows:
            add_row_actions(menu, self._planning, table, rows)
            menu.addSeparator()
            if any(what == SECTION for number, what, _ in table.asides if number in rows):
                self._add_section_fields(menu, table)
        menu.addAction("指定表头在第几行…", lambda: self._ask_head(table))
        menu.addAction("指定数据从第几行到第几行…", lambda: self._ask_range(table))
        menu.addAction("没写年份的日期算哪一年…", lambda: ask_year(self, self._say_year))
        menu.addAction("整个文件都是同一个值…", self.whole_file_asked.emit)
        menu.addAction("这张表不导入", lambda: self._leave_out(table.sheet, table.number, left_out=True))

    def _fill_for_missing(self, menu: QMenu, missing: MissingNames) -> None:
        """Names that no register has: they can be made along with the rows."""
        name, said = missing.kind.name, self._planning.said
        words = "不新建" if missing.made else f"一并新建这 {len(missing.names):,} 个{missing.kind.label}（只有名称）"
        menu.addAction(words, lambda: self._planning.say(saying.say_create(said, name, create=not missing.made)))

    def _fill_for_elsewhere(self, menu: QMenu, plan: "ImportPlan", other: Elsewhere) -> None:
        """A table that looks like a list of another kind: taken in instead, or with the others after all."""
        if other.kind is not None:
            menu.addAction(f"改为导入{other.kind.label}", lambda: self.kind_asked.emit(other.kind))
        if other.table:
            said = saying.say_taken(self._planning.said, other.sheet, other.table)
            menu.addAction(f"也按{plan.kind.label}导入", lambda: self._planning.say(said))

    def _fill_for_sheet(self, menu: QMenu, plan: "ImportPlan", sheet: str) -> None:
        """A sheet that is not read: because it is hidden, or because no table was found in it."""
        if sheet in plan.hidden:
            menu.addAction(
                "导入这张隐藏的工作表", lambda: self._planning.say(saying.say_sheet(self._planning.said, sheet))
            )
        elif all(table.sheet != sheet for table in plan.tables):
            menu.addAction("指定表头在第几行…", lambda: ask_head(self, (sheet,), self._say_head))

    def _say_head(self, sheet: str, rows: tuple[int, ...], table: int = 1) -> None:
        self._planning.say(saying.say_head(self._planning.said, sheet, table, rows))

    def _add_section_fields(self, menu: QMenu, table: "TableFound") -> None:
        assert self._planning.plan is not None
        choices = menu.addMenu("分段标题填入哪一栏")
        for name, label in {"": "（不填入）", **self._planning.plan.kind.labels}.items():
            choices.addAction(label, lambda name=name: self.say_section(table, name))

    def say_section(self, table: "TableFound", name: str) -> None:
        """The headings of the sections of this table are values of a field; empty: of none."""
        self._planning.say(saying.say_section(self._planning.said, table.sheet, table.number, name))

    def _leave_out(self, sheet: str, number: int, *, left_out: bool) -> None:
        self._planning.say(saying.say_left_out(self._planning.said, sheet, number, left_out=left_out))

    def _ask_head(self, table: "TableFound") -> None:
        ask_head_rows(self, table.head_rows, lambda rows: self._say_head(table.sheet, rows, table.number))

    def _say_year(self, year: int) -> None:
        self._planning.say(saying.say_year(self._planning.said, year))

    def _ask_range(self, table: "TableFound") -> None:
        def say(first: int, last: int) -> None:
            self._planning.say(saying.say_range(self._planning.said, table.sheet, table.number, first, last))

        ask_rows(self, "数据从第几行到第几行？如 3-120", (table.first_row, table.last_row), say)
