"""How does Qt see a register: all ids at once, the rows themselves only where they are painted?"""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.errors import SPOKEN
from app.kinds.base import RecordKind
from ui.table.columns import Column, columns_of
from ui.table.rows import PAGE, Answer, Row

_KEPT_PAGES = 60

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
_TOOL_TIP = Qt.ItemDataRole.ToolTipRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RecordTableModel(QAbstractTableModel):
    """The rows of one kind. `show` gives it ids; `read` brings the texts of some of them when they are painted."""

    failed = Signal(object)
    """Rows could not be read: the error, once per answer."""

    def __init__(self, kind: RecordKind, parent: QObject) -> None:
        super().__init__(parent)
        self.kind = kind
        self.columns: tuple[Column, ...] = columns_of(kind)
        self.ids: array[int] = array("q")
        """The records in order; 0 is a row that is not read yet, while the store is opened."""
        self._read: Callable[[Sequence[int]], list[Row]] | None = None
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()
        self._broken = False
        # What data() hands out is made once: building it per cell costs five times a plain answer.
        self._sides = [_RIGHT if column.right else _LEFT for column in self.columns]

    def set_reader(self, read: Callable[[Sequence[int]], list[Row]]) -> None:
        """Where the rows come from."""
        self._read = read

    def show(self, answer: Answer) -> None:
        """Show these ids; pages that were read along with them need no second question."""
        self.beginResetModel()
        self.ids = answer.ids
        self._pages = OrderedDict(answer.pages)
        self._broken = False
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY:
            return self.text(index.row(), index.column())
        if role == _ALIGN:
            return self._sides[index.column()]
        if role == _TOOL_TIP:
            return self._full_text(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == _DISPLAY:
                return self.columns[section].label
            if role == _ALIGN:
                return self._sides[section]
        return None

    def text(self, row: int, column: int) -> str:
        """What a cell shows: one line."""
        if column == 0:
            return str(row + 1)
        return self._row(row)[column - 1].replace("\n", "　")

    def row_of(self, record_id: int) -> int | None:
        """Where a record stands, None when it is not shown."""
        try:
            return self.ids.index(record_id)
        except ValueError:
            return None

    def rows_of(self, record_ids: Iterable[int]) -> list[int]:
        """Where these records stand, those that are shown."""
        wanted = set(record_ids)
        if not wanted:
            return []
        return [row for row, key in enumerate(self.ids) if key in wanted]

    def _full_text(self, row: int, column: int) -> str | None:
        text = self._row(row)[column - 1] if column else ""
        return text if len(text) > 12 else None

    def _row(self, row: int) -> Row:
        at, place = divmod(row, PAGE)
        page = self._pages.get(at)
        if page is None:
            page = self._fetch(at)
        return page[place]

    def _fetch(self, at: int) -> list[Row]:
        wanted = self.ids[at * PAGE : (at + 1) * PAGE]
        page = [("",) * (len(self.columns) - 1)] * len(wanted)
        if self._read is None:
            return page  # early rows: the rest comes with the store
        if not self._broken:
            try:
                page = self._read(wanted)
            except SPOKEN as problem:
                # Painting must not ask again and again: one message, empty rows until the next answer.
                self._broken = True
                self.failed.emit(problem)
        self._pages[at] = page
        if len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        return page
