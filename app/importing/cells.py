"""What does one cell of a foreign sheet mean for a field?"""

from datetime import date
from decimal import Decimal
from functools import cache

from app.kinds.base import Field, FieldType, Values
from app.values.convert import Reading, parse
from app.values.dates import parse_date
from app.values.money import from_number
from app.values.problem import ValueProblem
from exports.sheet import ReadCell


def understand(field: Field, cell: ReadCell, reading: Reading) -> Values:
    """The values a cell gives (see `convert.parse`). Raises ValueProblem."""
    if isinstance(cell, str):
        return parse(field, cell, reading)
    if field.type is FieldType.DATE and isinstance(cell, date | int | float | Decimal) and not isinstance(cell, bool):
        return {field.name: parse_date(cell if not isinstance(cell, Decimal) else str(cell), year=reading.year)}
    if field.type is FieldType.MONEY and isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        if cell < 0:
            raise ValueProblem(f"“{as_text(cell)}”是负数；请填写不小于0的金额")
        return {field.name: from_number(cell, unit=reading.unit).fen}
    return parse(field, as_text(cell), reading)


def as_text(cell: ReadCell) -> str:
    """A cell as people see it: whole numbers without a point, dates as ISO."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


@cache
def column_letter(number: int) -> str:
    """The letters of a column counted from 1: 1 → A, 28 → AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
