"""How do the columns keep the widths and the order that the user gave them?"""

import json

from PySide6.QtCore import QByteArray, QItemSelectionModel, QSettings, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.table.columns import Column


class RecordHeader(QHeaderView):
    """The heading of a register: movable, resizable columns; a click asks for another order."""

    order_wished = Signal(str)
    """The field to sort by, - before it for descending."""

    def __init__(self, columns: tuple[Column, ...], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self._order = ""
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setFixedHeight(34)
        self.sectionClicked.connect(self._on_click)

    def setSelectionModel(self, _model: QItemSelectionModel) -> None:  # noqa: N802 - Qt's name
        """None: to paint a chosen heading, Qt would ask for every cell of its column whether it is chosen."""

    def set_order(self, order: str) -> None:
        """Show by which field the rows are sorted."""
        self._order = order
        names = [column.name for column in self._columns]
        field = order.removeprefix("-")
        falling = order.startswith("-")
        self.setSortIndicatorShown(field in names)
        if field in names:
            direction = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
            self.setSortIndicator(names.index(field), direction)

    def lay_out(self) -> None:
        """Give every column its own width."""
        for at, column in enumerate(self._columns):
            self.resizeSection(at, column.width)

    def keep(self, settings: QSettings, key: str) -> None:
        """Remember widths and order for this set of columns."""
        settings.setValue(f"{key}/columns", json.dumps([column.name for column in self._columns]))
        settings.setValue(f"{key}/state", self.saveState())

    def bring_back(self, settings: QSettings, key: str) -> None:
        """Take up what was remembered, but never for another set of columns."""
        columns = json.dumps([column.name for column in self._columns])
        state = settings.value(f"{key}/state")
        if settings.value(f"{key}/columns") == columns and isinstance(state, QByteArray):
            self.restoreState(state)

    def _on_click(self, section: int) -> None:
        column = self._columns[section]
        if column.sortable:
            self.order_wished.emit(f"-{column.name}" if self._order == column.name else column.name)
