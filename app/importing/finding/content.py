"""What does a column hold, judged by its cells alone? For columns without a heading, and sheets without a head."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from app.importing.cells.understand import as_text
from app.importing.finding.outline import Filled
from app.kinds.base import Field, FieldType, RecordKind
from app.values.codes import check_credit_code
from app.values.dates import parse_date
from app.values.money import parse_amount
from app.values.person_names import part_person
from app.values.phones import clean_phone
from app.values.problem import ValueProblem
from exports.sheet import ReadCell

_BODY = re.compile(
    r"(?:公司|厂|店|行|社|院|所|中心|商会|协会|学会|联合会|促进会|集团|企业|合作社|经营部|工作室|事务所|分会|银行|酒店|学校|基金会)"
    r"(?:[(（].*[)）])?$"
)
_NO_PERSON, _BARE_NUMBER = re.compile(r"[\d、,，;；/]"), re.compile(r"[\d.,]+")
_PERSON = re.compile(r"[\u4e00-\u9fff]{1,2}\s*[\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff]{2,10}·[\u4e00-\u9fff]{1,10}")


def is_body_name(text: str) -> bool:
    """It ends as names of firms and associations do."""
    return bool(_BODY.search(text.strip()))


def is_no_name(text: str, *, personal: bool) -> bool:
    """A bare number; of a person anything with a figure in it, and several names at once."""
    return bool(_NO_PERSON.search(text) if personal else _BARE_NUMBER.fullmatch(text.strip()))


def is_person_name(text: str) -> bool:
    """It is as short as a person's name and has no other signs, but for a mark in brackets."""
    return bool(_PERSON.fullmatch(part_person(text).name))


def _reads(reader: Callable[[str], object]) -> Callable[[ReadCell], bool]:
    def reads(cell: ReadCell) -> bool:
        try:
            reader(as_text(cell))
        except ValueProblem:
            return False
        return True

    return reads


def _is_date(cell: ReadCell) -> bool:
    if isinstance(cell, date):
        return True
    return isinstance(cell, str) and bool(re.search(r"\d{4}\D|\d{8}|月", cell)) and _reads(parse_date)(cell)


def _is_amount(cell: ReadCell) -> bool:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return 0 <= cell < 10**10
    return isinstance(cell, str) and bool(re.search(r"[元万亿]", cell)) and _reads(parse_amount)(cell)


_IS: dict[FieldType, Callable[[ReadCell], bool]] = {
    FieldType.CREDIT_CODE: _reads(check_credit_code),
    FieldType.PHONE: _reads(clean_phone),
    FieldType.DATE: _is_date,
    FieldType.MONEY: _is_amount,
}


def _holds(field: Field, kind: RecordKind, column: Filled) -> bool:
    """Most cells are what the field takes, and there is more than one, or a code."""
    looks = _IS.get(field.type) or (_is_name(kind) if field.name == kind.title else None)
    if looks is None or len(column.cells) < (1 if field.type is FieldType.CREDIT_CODE else 2):
        return False
    return column.mostly(looks)


def _is_name(kind: RecordKind) -> Callable[[ReadCell], bool]:
    return _is_person if kind.personal else _is_body


def _is_person(cell: ReadCell) -> bool:
    return isinstance(cell, str) and bool(_PERSON.fullmatch(cell.strip()))


def _is_body(cell: ReadCell) -> bool:
    return isinstance(cell, str) and is_body_name(cell)


def guess(kind: RecordKind, taken: Sequence[str], columns: dict[int, Filled]) -> dict[str, int]:
    """Field to column for columns without a heading. A field of several of its type is never guessed."""
    found: dict[str, int] = {}
    left = dict(columns)
    for field in kind.fields:
        alike = [each for each in kind.fields if each.type is field.type and each.name not in taken]
        single = field.type in _IS and (len(alike) == 1 or field.type in (FieldType.CREDIT_CODE, FieldType.PHONE))
        if field.name in taken or not (single or field.name == kind.title):
            continue
        fitting = [column for column, filled in left.items() if _holds(field, kind, filled)]
        if len(fitting) == 1:
            found[field.name] = fitting[0]
            del left[fitting[0]]
    return found
