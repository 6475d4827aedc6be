"""What does a person see first? Cards, each with one thing to know or to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.dialogs.base import plain_label
from ui.dialogs.steps import show_steps
from ui.pages.card import Card
from ui.pages.home_cards import BackupCard, CountsCard, StartCard, StepsCard
from ui.pages.home_today import NeedsCard, YearCard
from ui.services import Services


class HomePage(QWidget):
    """The home page (工作台). A new card is one line in `_cards`."""

    list_wished = Signal(str)
    """The list of the kind of that name is to be shown."""
    new_wished = Signal(str)
    """A record of the kind of that name is to be entered."""
    import_wished = Signal()
    sample_wished = Signal()
    safety_wished = Signal()
    record_wished = Signal(str, int)
    """A record behind a line or a number is to be opened."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        inner = QWidget()
        self.cards: list[Card] = []
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setSpacing(12)
        self._lay_out(inner)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 4, 8)
        column.setSpacing(12)
        column.addWidget(plain_label(self, "title", "工作台"))
        column.addWidget(area, 1)

    def _lay_out(self, inner: QWidget) -> None:
        start = StartCard(self._services, inner)
        start.new_wished.connect(self.new_wished)
        start.import_wished.connect(self.import_wished)
        start.sample_wished.connect(self.sample_wished)
        counts = CountsCard(self._services, inner)
        counts.list_wished.connect(self.list_wished)
        steps = StepsCard(self._services, inner)
        steps.all_wished.connect(self._show_steps)
        backup = BackupCard(self._services, inner)
        backup.safety_wished.connect(self.safety_wished)
        needs = NeedsCard(self._services, inner)
        needs.record_wished.connect(self.record_wished)
        year = YearCard(self._services, inner)
        year.record_wished.connect(self.record_wished)
        year.figures_wished.connect(self._show_figures)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(needs, 0, 0, top)
        self._grid.addWidget(start, 0, 1, top)
        self._grid.addWidget(year, 1, 0, 1, 2)
        self._grid.addWidget(counts, 2, 0, 1, 2)
        self._grid.addWidget(steps, 3, 0, top)
        self._grid.addWidget(backup, 3, 1, top)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._grid.setRowStretch(4, 1)
        self.cards = [needs, start, year, counts, steps, backup]

    def refresh(self) -> None:
        """Ask again for what the cards show."""
        for card in self.cards:
            card.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _show_figures(self) -> None:
        self.list_wished.emit("figures")

    def _show_steps(self) -> None:
        show_steps(self, self._services)
