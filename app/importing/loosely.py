"""What may be taken of a text that says more, or less surely, than its field can hold: 约120人, 2024.3.5-3.7, 12月底?

What comes back is always a doubt: the clerk sees what was written and what of it was taken.
"""

import re

from app.kinds.base import Field, FieldType, Value
from app.values.characters import half_width
from app.values.convert import Reading, parse
from app.values.dates import show_date
from app.values.money import parse_amount, parse_qualifier, show_amount
from app.values.problem import ValueProblem
from db.vocabulary import Qualifier

_COUNTED = re.compile(r"[人名位个家户项件只]+$")
_SPAN = re.compile(r"(?<=[\d日号月年])(?:-{1,2}|~|至|到)(?=[\d今])")
_AFTER = re.compile(r"(?:[上中下]旬|初|底|末|之?前|以前|之?后|以后|以来|开始|起|左右|前后|期间|春节|许|余)+$")
_BEFORE = re.compile(r"^(?:大约|大概|约为|约|于|自|从|截至|截止|拟|计划|预计)")

Taken = tuple[Value, str]
"""What is taken, and the sentence that asks the clerk to look."""


def loosely(field: Field, cell: str, reading: Reading) -> Taken | None:
    """For a text that cannot be taken as it stands; None where nothing can be taken of it."""
    try:
        if field.type is FieldType.DATE:
            return _day(field, cell, reading)
        if field.type is FieldType.INTEGER and not field.qualified_by:
            return _number(field, cell, reading)
        if field.type is FieldType.MONEY and not field.qualified_by:
            return _amount(cell, reading)
    except ValueProblem:
        return None
    return None


def _number(field: Field, cell: str, reading: Reading) -> Taken | None:
    bare, qualifier = parse_qualifier(_COUNTED.sub("", half_width(cell).replace(" ", "")))
    if qualifier is Qualifier.EXACT:
        return None
    value = parse(field, bare, reading)[field.name]
    return value, f"“{cell.strip()}”不是准确的数，按 {value} 记，请核对"


def _amount(cell: str, reading: Reading) -> Taken | None:
    amount = parse_amount(cell, unit=reading.unit)
    if amount.qualifier is Qualifier.EXACT:
        return None
    return amount.fen, f"“{cell.strip()}”不是准确的数，按 {show_amount(amount.fen)} 记，请核对"


def _day(field: Field, cell: str, reading: Reading) -> Taken | None:
    tight = half_width(cell).replace(" ", "")
    first = _SPAN.split(tight, maxsplit=1)[0]
    bare = _BEFORE.sub("", _AFTER.sub("", first))
    if bare in ("", tight):
        return None
    value = parse(field, bare, reading)[field.name]
    shown = show_date(value) if isinstance(value, str) else ""
    what = "是一段时间，只取开始的" if first != tight else "只取"
    return value, f"“{cell.strip()}”{what} {shown}，请核对"
