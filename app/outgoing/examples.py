"""What stands in the example row of a template?"""

from datetime import date
from decimal import Decimal

from app.importing.finding.template_marks import EXAMPLE
from app.kinds import BY_NAME
from app.kinds.base import Field, FieldType, RecordKind
from app.values.codes import make_credit_code
from exports.sheet import Cell


def example_of(kind: RecordKind) -> dict[str, Cell]:
    """One cell for each field; the name begins with the mark by which the importer passes the row over."""
    cells = {field.name: _cell(field) for field in kind.fields}
    title = kind.field(kind.title)
    return cells | {title.name: f"{EXAMPLE}{_name(title, kind)}"}


def _name(field: Field, kind: RecordKind) -> str:
    return f"某{BY_NAME[field.refers_to[0]].label if field.refers_to else kind.label}"


_BY_TYPE: dict[FieldType, Cell] = {
    FieldType.DATE: date(2023, 9, 18),
    FieldType.MONEY: Decimal(1_000_000),
    FieldType.INTEGER: 20,
    FieldType.DECIMAL: Decimal("2.5"),
    FieldType.TIME: "14:30",
    FieldType.PHONE: "0512-65221234",
    FieldType.CREDIT_CODE: make_credit_code("91320500MA1WABCD2"),
    FieldType.LINES: "第一点写在这里\n第二点另起一行（Alt+回车）",
}


def _cell(field: Field) -> Cell:
    if field.type in (FieldType.CHOICE, FieldType.CHOICES):
        return _words(field)
    if field.refers_to:
        return f"某{BY_NAME[field.refers_to[0]].label}" if field.required else None
    return _BY_TYPE.get(field.type, "请按实际填写" if field.required else None)


def _words(field: Field) -> str:
    assert field.choices is not None, f"{field.name} has no choices"
    words = list(field.choices)
    if field.type is FieldType.CHOICES:
        return "、".join(word.label for word in words[:2])
    return next((word.label for word in words if word.value == field.default), words[0].label)
