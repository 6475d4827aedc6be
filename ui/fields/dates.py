"""How is a date entered? 20230915, 2023.9.5, 9.15 or 今天; shown as 2023年9月15日 when the field is left."""

import re
from datetime import date

from PySide6.QtWidgets import QWidget

from app.kinds.base import Field, Values
from app.values.dates import parse_date
from ui.fields.line import LineField

# Typed in figures, a day without a year means this year, as in every spreadsheet;
# written out (9月15日) it stays without a year, as the paper has it.
_IN_FIGURES = re.compile(r"\s*\d{1,2}[-./．]\d{1,2}\s*")


def today() -> date:
    """The day on this machine's clock."""
    return date.today()


class DateField(LineField):
    """A date of any precision."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        hint = field.hint or "如 2023.9.15、9.15、今天"
        self._line.setPlaceholderText(hint)
        self._line.setToolTip(f"{hint}；只知道年月就写 2023.9")

    def _read(self, text: str) -> Values:
        if not text.strip():
            return {self.field.name: None}
        day = today()
        year = day.year if _IN_FIGURES.fullmatch(text) else None
        return {self.field.name: parse_date(text, year=year, today=day)}
