"""How does the user move in a register: rows, keys, menu and clipboard?"""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.kinds.base import FieldType
from ui import theme
from ui.table.columns import Column
from ui.table.header import RecordHeader
from ui.table.model import RecordTableModel
from ui.table.rows import RowReader

COPIED_AT_MOST = 20_000
"""More rows than anybody pastes; for a whole register there is the export."""

_CHUNK = 2_000


class RecordTable(QTableView):
    """Rows of one kind: whole rows are chosen, all of one height."""

    edit_wished = Signal()
    copied = Signal(int)
    chosen_changed = Signal()
    paste_wished = Signal()
    bulk_wished = Signal()
    full_wished = Signal(bool)
    """Telephone numbers are to be shown in full, or hidden again."""
    left = Signal()
    """Esc: the user is done with what is beside the table."""

    def __init__(self, model: RecordTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.records = model
        self.head = RecordHeader(model.columns, self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.setAccessibleName(model.kind.label)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.ROW_HEIGHT)
        self.head.lay_out()
        self.head.set_order(model.kind.order)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.doubleClicked.connect(self.edit_wished)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.menu = QMenu(self)
        self._shown_rows = 1
        self._reader: RowReader | None = None
        self._make_actions()

    def set_reader(self, reader: RowReader) -> None:
        """Where rows come from, also those that are copied."""
        self._reader = reader
        self.records.set_reader(reader.read)

    def chosen_rows(self) -> list[int]:
        """The chosen rows, top down."""
        # By ranges: Qt's own selectedRows() takes half a minute for a hundred thousand.
        ranges: Any = self.selectionModel().selection()  # the stubs hide that it is a list
        rows = {row for at in range(len(ranges)) for row in range(ranges[at].top(), ranges[at].bottom() + 1)}
        return sorted(rows)

    def chosen_count(self) -> int:
        """How many rows are chosen."""
        return len(self.chosen_rows())

    def chosen_ids(self) -> list[int]:
        """The ids of the chosen rows, in the order shown."""
        return [key for row in self.chosen_rows() if (key := self.records.ids[row])]

    def current_id(self) -> int | None:
        """The id of the row that has the cursor."""
        row = self.currentIndex().row()
        return self.records.ids[row] or None if 0 <= row < len(self.records.ids) else None

    def top_row(self) -> int:
        """The first row in view."""
        return max(self.rowAt(0), 0)

    def go_to(self, row: int) -> None:
        """Put the cursor on a row and choose it alone."""
        index = self.records.index(row, max(self.currentIndex().column(), 0))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        hint = QAbstractItemView.ScrollHint
        far = not self._in_view(row)
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index, hint.PositionAtCenter if far else hint.EnsureVisible)

    def choose(self, rows: Iterable[int], current: int | None) -> None:
        """Choose these rows, the cursor on `current`; the view does not scroll."""
        selection = QItemSelection()
        last = len(self.records.columns) - 1
        for first, end in _runs(rows):
            selection.select(self.records.index(first, 0), self.records.index(end, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if current is not None:
            index = self.records.index(current, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def shown_columns(self) -> list[str]:
        """The fields in the order in which their columns stand on the screen."""
        order = [self.head.logicalIndex(at) for at in range(1, len(self.records.columns))]
        return [self.records.columns[column].name for column in order]

    def columns_from_cursor(self) -> list[str]:
        """The fields from the cell with the cursor to the right."""
        names = self.shown_columns()
        at = self.currentIndex().column()
        return names[names.index(self.records.columns[at].name) :] if at > 0 else names

    def copy(self, *, headings: bool) -> None:
        """Put the chosen rows on the clipboard as the columns stand on the screen."""
        from ui.table.copying import mime_of  # when first used

        ids = self.chosen_ids()[:COPIED_AT_MOST]
        if not ids or self._reader is None:
            return
        order = [self.head.logicalIndex(at) for at in range(1, len(self.records.columns))]
        rows = []
        for start in range(0, len(ids), _CHUNK):
            for row in self._reader.read(ids[start : start + _CHUNK]):
                rows.append([row[column - 1] for column in order])
        labels = [self.records.columns[column].label for column in order] if headings else None
        QGuiApplication.clipboard().setMimeData(mime_of(rows, labels))
        self.copied.emit(len(rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A row with the cursor that was in view stays in view."""
        held = self._in_view(self.currentIndex().row())
        super().resizeEvent(event)
        self._shown_rows = max(1, self.viewport().height() // theme.ROW_HEIGHT)
        if held:
            self.scrollTo(self.currentIndex())

    def _in_view(self, row: int) -> bool:
        top = self.verticalScrollBar().value()
        return top <= row < top + self._shown_rows

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Nothing: Qt would read every row of the register to find a letter."""

    def _make_actions(self) -> None:
        self.copy_action = QAction(theme.icon("copy"), "复制", self)
        self.copy_action.setShortcut(QKeySequence.StandardKey.Copy)
        self.copy_action.triggered.connect(self._copy_plain)
        self.copy_headed_action = QAction("复制（含标题）", self)
        self.copy_headed_action.setShortcut(QKeySequence("Ctrl+Shift+C"))
        self.copy_headed_action.triggered.connect(self._copy_headed)
        self.paste_action = QAction("粘贴…", self)
        self.paste_action.setShortcut(QKeySequence.StandardKey.Paste)
        self.paste_action.triggered.connect(self.paste_wished)
        self.bulk_action = QAction("批量修改…", self)
        self.bulk_action.setShortcut(QKeySequence("Ctrl+Shift+E"))
        self.bulk_action.triggered.connect(self.bulk_wished)
        self.full_action = QAction("显示完整电话（记入导出记录）", self)
        self.full_action.setCheckable(True)
        self.full_action.triggered.connect(self.full_wished)
        self.full_action.setVisible(any(_is_phone(column) for column in self.records.columns))
        enter = QAction("编辑", self)
        enter.setShortcuts([QKeySequence(Qt.Key.Key_Return), QKeySequence(Qt.Key.Key_Enter)])
        enter.triggered.connect(self.edit_wished)
        escape = QAction("关闭表单", self)
        escape.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        escape.triggered.connect(self.left)
        self.own_actions = (
            self.copy_action,
            self.copy_headed_action,
            self.paste_action,
            self.bulk_action,
            self.full_action,
        )
        for action in (*self.own_actions, enter, escape):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.addAction(action)

    def _copy_plain(self) -> None:
        self.copy(headings=False)

    def _copy_headed(self) -> None:
        self.copy(headings=True)

    def _open_menu(self, at: QPoint) -> None:
        if self.selectionModel().hasSelection():
            self.menu.popup(self.viewport().mapToGlobal(at))


def _is_phone(column: Column) -> bool:
    return column.field is not None and column.field.type is FieldType.PHONE


def _runs(rows: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Neighbouring rows as (first, last): selecting runs is far cheaper than rows."""
    first = last = -2
    for row in sorted(rows):
        if row != last + 1:
            if last >= 0:
                yield first, last
            first = row
        last = row
    if last >= 0:
        yield first, last
