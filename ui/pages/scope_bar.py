"""For which year, and as of which day, are the statistics asked?"""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from app.values.dates import as_day, parse_date, show_date
from app.values.problem import ValueProblem
from ui import theme
from ui.fields import dates

if TYPE_CHECKING:
    from app.figures.base import Scope

FIRST_YEAR, LAST_YEAR = 1800, 2199


class ScopeBar(QWidget):
    """Two short fields; both may stay empty: all years, as of today."""

    changed = Signal()
    """Another year or day is asked for."""
    refused = Signal(str)
    """What was typed cannot be understood: the sentence that says why."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.year = self._field("年份", "全部年份", 96)
        self.day = self._field("截至", "", 160)
        self.day.setToolTip("如 2023.12.31；不填：今天，往年则是那一年的最后一天")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for text, field in (("年份", self.year), ("截至", self.day)):
            label = QLabel(text, self)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field)
        self._asked = ("", "")

    def scope(self) -> "Scope | None":
        """What is asked for; None after a sentence that says what is wrong."""
        from app.figures.base import Scope  # the store is open when somebody asks

        theme.set_role(self.year, "")
        theme.set_role(self.day, "")
        wrong = self.year
        try:
            year = _year(self.year.text())
            wrong = self.day
            day = _day(self.day.text())
        except ValueProblem as problem:
            theme.set_role(wrong, "wrong")
            self.refused.emit(str(problem))
            return None
        scope = Scope.of(year, day, dates.today())
        self.day.setPlaceholderText(show_date(scope.as_of.isoformat()))
        return scope

    def _field(self, name: str, empty: str, width: int) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(name)
        field.setPlaceholderText(empty)
        field.setFixedWidth(width)
        field.editingFinished.connect(self._on_finished)
        return field

    def _on_finished(self) -> None:
        asked = (self.year.text().strip(), self.day.text().strip())
        if asked != self._asked:  # it is also finished when the focus merely leaves
            self._asked = asked
            self.changed.emit()


def _year(typed: str) -> int | None:
    text = typed.strip().removesuffix("年")
    if not text:
        return None
    if not (text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise ValueProblem(f"年份“{text}”看不懂；请写四位年份，如 2023，或留空")
    return int(text)


def _day(typed: str) -> date | None:
    text = typed.strip()
    if not text:
        return None
    try:
        day = as_day(parse_date(text, year=dates.today().year, today=dates.today()))
    except ValueProblem as problem:
        raise ValueProblem(f"截止日期：{problem}") from problem
    if day is None:
        raise ValueProblem(f"截止日期“{text}”要写到日，如 2023.12.31")
    return day
