"""Which widget enters a field? One per field type, all with the same interface (`FieldWidget`)."""

from PySide6.QtWidgets import QWidget

from app.kinds.base import Field, FieldType
from ui.fields.base import FieldWidget
from ui.fields.choice import ChoiceField
from ui.fields.choices import ChoicesField
from ui.fields.dates import DateField
from ui.fields.line import LineField
from ui.fields.link import Candidates, LinkField
from ui.fields.money import MoneyField
from ui.fields.notes import LinesField, NotesField

__all__ = ["FieldWidget", "field_widget"]

_WIDGETS: dict[FieldType, type[FieldWidget]] = {
    FieldType.TEXT: LineField,
    FieldType.TIME: LineField,
    FieldType.INTEGER: LineField,
    FieldType.DECIMAL: LineField,
    FieldType.CREDIT_CODE: LineField,
    FieldType.PHONE: LineField,
    FieldType.DATE: DateField,
    FieldType.MONEY: MoneyField,
    FieldType.LONG_TEXT: NotesField,
    FieldType.LINES: LinesField,
    FieldType.CHOICE: ChoiceField,
    FieldType.CHOICES: ChoicesField,
}


def field_widget(field: Field, candidates: Candidates, parent: QWidget) -> FieldWidget:
    """The empty widget of this field; `candidates` completes fields that name another record."""
    if field.type in (FieldType.REFERENCE, FieldType.PARTY):
        return LinkField(field, candidates, parent)
    return _WIDGETS[field.type](field, parent)
