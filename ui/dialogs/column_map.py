"""Which column of the sheet fills which field? Shown as it was understood, changed by choosing another field."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QWidget

from ui import theme
from ui.dialogs.base import plain_label

if TYPE_CHECKING:
    from app.importing.plan import ImportPlan

NOT_TAKEN = "（不导入）"
_ACROSS = 3
_FRAME = f"QScrollArea#columnMap {{ border: 1px solid {theme.BORDER}; border-radius: 4px; }}"


class ColumnMap(QScrollArea):
    """One choice for each heading of the sheet."""

    changed = Signal(str, str)
    """A person gave the column of this heading to the field of this name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFixedHeight(132)
        self.setObjectName("columnMap")
        self.setStyleSheet(_FRAME)
        self.choices: dict[str, QComboBox] = {}

    def show_plan(self, plan: "ImportPlan") -> None:
        """Show how the headings of all tables of the plan were understood; those not understood come first."""
        inner = QWidget(self)
        grid = QGridLayout(inner)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        self.choices.clear()
        unmapped = dict.fromkeys(heading for table in plan.tables for heading in table.unmapped)
        mapped = {heading: name for table in plan.tables for name, heading in table.columns.items()}
        for at, (heading, name) in enumerate([*((heading, "") for heading in unmapped), *mapped.items()]):
            label = plain_label(inner, "" if name else "wrong", heading)
            choice = self._choice(plan, heading, name, inner)
            label.setBuddy(choice)
            grid.addWidget(label, at // _ACROSS, at % _ACROSS * 2)
            grid.addWidget(choice, at // _ACROSS, at % _ACROSS * 2 + 1)
        for column in range(_ACROSS):
            grid.setColumnStretch(column * 2, 2)
            grid.setColumnStretch(column * 2 + 1, 3)
        self.setWidget(inner)

    def _choice(self, plan: "ImportPlan", heading: str, name: str, inner: QWidget) -> QComboBox:
        choice = QComboBox(inner)
        choice.setAccessibleName(f"“{heading}”这一列")
        if not name:
            choice.addItem(NOT_TAKEN, "")
        for field in plan.kind.fields:
            choice.addItem(field.label, field.name)
        choice.setCurrentIndex(choice.findData(name))
        choice.activated.connect(lambda _at: self._on_choice(heading, choice))
        self.choices[heading] = choice
        return choice

    def _on_choice(self, heading: str, choice: QComboBox) -> None:
        name = str(choice.currentData() or "")
        if name:
            self.changed.emit(heading, name)
