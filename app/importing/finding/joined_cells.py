"""What stands in several columns and is one text: 矿泉水 | 500 | 箱, 手机 | 座机?"""

import re
from collections.abc import Container, Mapping, Sequence

from app.importing.cells.understand import as_text, is_blank_mark
from app.importing.finding.heads import Band
from app.importing.finding.meanings import Meaning, plain, without_brackets
from app.kinds.base import Field, FieldType, RecordKind
from exports.sheet import ReadCell


def parts_of(
    kind: RecordKind, band: Band, meant: Mapping[int, Meaning | None], by_hand: Container[int]
) -> dict[str, list[int]]:
    """Field name to the columns that go on its text, in the order in which they are said; what the clerk named is none.

    Without the first part, the number, there is none of the others: 单位 alone may be anything.
    """
    found: dict[str, list[int]] = {}
    for field in kind.fields:
        own = next((column for column, meaning in meant.items() if meaning and meaning.field is field), None)
        if own is None or not field.parts:
            continue
        places = [column for column in meant if column != own and column not in by_hand]
        columns = [_headed(band, places, headings) for headings in field.parts]
        if columns[0] is not None:
            found[field.name] = [column for column in columns if column is not None]
    return found


def _headed(band: Band, places: Sequence[int], headings: Sequence[str]) -> int | None:
    wanted = set(map(plain, headings))
    return next((at for at in places if without_brackets(("", *band.paths.get(at, ()))[-1]) in wanted), None)


def joined(field: Field, cells: Sequence[ReadCell], columns: Sequence[int]) -> ReadCell:
    """The cells of these columns as one: telephones beside one another, the parts of a text behind it."""
    texts = [as_text(cells[column]).strip() if column < len(cells) else "" for column in columns]
    given = ["" if is_blank_mark(text) else text for text in texts]
    if field.type is FieldType.PHONE:
        return "、".join(filter(None, given)) or None
    own, number, *rest = given
    unit = "".join(part for part in rest if not number.endswith(part))
    return f"{own}{number}{unit}" if own and number and not _says(own, number, unit) else texts[0] or None


def _says(own: str, number: str, unit: str) -> bool:
    """The text has the number already: 口罩5000个; the 84 of 84消毒液 and the 25 of 大米25kg are others."""
    told = re.escape(number)
    if unit:
        return bool(re.search(rf"(?<![\dA-Za-z.]){told}(?:{re.escape(unit)}|(?![\w.]))", own))
    return bool(re.search(rf"(?<=[\u4e00-\u9fff:：*×]){told}(?![\dA-Za-z.])", own))
