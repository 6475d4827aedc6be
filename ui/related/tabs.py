"""How does one walk between a record's fields, what refers to it, and its files?"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.kinds.base import Link, RecordKind
from ui import theme
from ui.related.files import FilesPanel
from ui.related.panel import RelatedPanel
from ui.services import Services

if TYPE_CHECKING:
    from app.facts import Fact

FIELDS, RELATED, FILES = range(3)
NAMES = ("资料", "相关", "附件")
TIPS = ("这条记录本身的内容", "引用这条记录的其他记录（Ctrl+Shift+R）", "照片、扫描件等文件（Ctrl+Shift+F）")

_KEYS = {Qt.Key.Key_R: RELATED, Qt.Key.Key_F: FILES}
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def tab_key(event: QKeyEvent) -> int | None:
    """The tab that a key press asks for."""
    return _KEYS.get(Qt.Key(event.key())) if event.modifiers() == _CTRL_SHIFT else None


class FormTabs(QWidget):
    """Three pages under one bar; a record that is not stored yet has its fields alone, and no bar."""

    record_wished = Signal(str, int)
    new_wished = Signal(str, object)
    facts_told = Signal(object)
    """What is computed of the record (list of Fact)."""
    told = Signal(str, str)
    """A sentence and its tone."""

    def __init__(self, kind: RecordKind, services: Services, fields: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._services = services
        self._stored: Link | None = None
        self.related = RelatedPanel(kind, services, self)
        self.files = FilesPanel(kind, services, self)
        self.bar = QTabBar(self)
        self.bar.setObjectName("formTabs")
        self.bar.setAccessibleName("记录的内容")
        self.bar.setDrawBase(False)
        self.bar.setStyleSheet(_SHEET)
        self.bar.setExpanding(False)
        self._pages = QStackedWidget(self)
        for at, page in enumerate((fields, self.related, self.files)):
            self.bar.addTab(NAMES[at])
            self.bar.setTabToolTip(at, TIPS[at])
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        self._connect()

    def _connect(self) -> None:
        self.bar.currentChanged.connect(self._pages.setCurrentIndex)
        self.related.open_wished.connect(self.record_wished)
        self.related.new_wished.connect(self.new_wished)
        self.related.answered.connect(self._on_answer)
        self.related.touched.connect(self.files.refresh, Qt.ConnectionType.QueuedConnection)
        self.files.counted.connect(self._on_files)
        self.files.told.connect(self.told)

    def show_of(self, stored: Link | None) -> None:
        """The record that is open; None: it is not stored yet. What refers to it comes in its own time."""
        if stored is None or self._stored is None or stored.id != self._stored.id:
            self.facts_told.emit([])
            self._show_count(RELATED, 0)
        if stored is None:
            self.show_fields()
        self._stored = stored
        self.bar.setVisible(stored is not None)
        self.related.show_of(stored)
        self.files.show_of(stored)

    def show_fields(self) -> None:
        """Go to the fields."""
        self.bar.setCurrentIndex(FIELDS)

    def toggle(self, tab: int) -> bool:
        """To that page with the keyboard, or back to the fields from it; False when there are only fields."""
        if self._stored is None:
            return False
        self.bar.setCurrentIndex(FIELDS if self.current() == tab else tab)
        if self.current() != FIELDS:
            self._pages.currentWidget().setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def current(self) -> int:
        """The page in view."""
        return self.bar.currentIndex()

    def take_files(self, paths: list[Path]) -> None:
        """Files were dropped on the form."""
        if self._services.read_only:
            self.told.emit("数据以只读方式打开，不能添加附件。", "warning")
        elif self._stored is None:
            self.told.emit(f"请先保存这条{self._kind.label}，再把文件拖进来。", "warning")
        else:
            self.bar.setCurrentIndex(FILES)
            self.files.add_files(paths)

    def _on_answer(self, facts: "list[Fact]", count: int) -> None:
        self.facts_told.emit(facts)
        self._show_count(RELATED, count)

    def _on_files(self, count: int) -> None:
        self._show_count(FILES, count)

    def _show_count(self, tab: int, count: int) -> None:
        """Say on the bar how much there is: 相关 12."""
        self.bar.setTabText(tab, f"{NAMES[tab]} {count:,}" if count else NAMES[tab])


_SHEET = f"""
QTabBar::tab {{
    padding: 5px 14px; margin-right: 2px; border: 0; border-bottom: 2px solid {theme.GRID};
    background: transparent; color: {theme.SECOND_TEXT};
}}
QTabBar::tab:hover {{ background: {theme.HEADER}; }}
QTabBar::tab:selected {{ color: {theme.PRIMARY}; border-bottom-color: {theme.PRIMARY}; font-weight: bold; }}
QTabBar::tab:selected:focus {{ background: {theme.SELECTION}; }}
"""
