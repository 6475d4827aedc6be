"""What do cells say in which two things stand: 联系人及电话, 单位及职务?"""

from app.importing.cells.column import TableColumn
from app.importing.cells.named import is_person
from app.importing.cells.understand import understand
from app.importing.plan import DOUBTFUL, NOTE
from app.importing.rows.raw_row import RawRow, problem_at
from app.kinds.base import Field, FieldType, RecordKind, Values
from app.values.posts import part_post


def parted(row: RawRow, kind: RecordKind, column: TableColumn, text: str, implied: Values) -> str:
    """What is left for the column's own field; the rest goes to the field beside it. Raises ValueProblem."""
    assert column.beside is not None
    if column.beside.type is FieldType.PHONE:
        return _without_phone(row, kind, column, text, implied)
    return _without_post(row, kind, column, column.beside, text)


def _without_phone(row: RawRow, kind: RecordKind, column: TableColumn, text: str, implied: Values) -> str:
    """联系人及电话: the digits are the telephone."""
    assert column.beside is not None
    start = next((at for at, sign in enumerate(text) if sign.isdigit() or sign == "+"), len(text))
    phone, name = text[start:].strip(" ）)"), text[:start].strip(" 　:：,，、/(（")
    if phone:
        implied.update(understand(column.beside, phone, column.reading).values)
        words = f"“{text.strip()}”分为“{name}”和“{phone}”"
        row.problems.append(problem_at(row, kind, column.field.name, words, NOTE))
    return name


def _without_post(row: RawRow, kind: RecordKind, column: TableColumn, beside: Field, text: str) -> str:
    """单位及职务: the words at the end are the post; a person, who has no field for it, keeps it in the remarks."""
    found = part_post(text)
    if found is None and column.field.names_person and is_person(text):
        return text  # 法定代表人及职务: the name alone
    if found is None:
        words = f"“{text.strip()}”分不出单位和职务，全部记作“{column.field.label}”，请核对"
        row.problems.append(problem_at(row, kind, column.field.name, words, DOUBTFUL))
        return text
    body, post = found
    if beside.type is FieldType.LONG_TEXT:
        row.aside.append(f"职务：{post}")
    else:
        row.values[beside.name] = post
    words = f"“{text.strip()}”分为“{body}”和“{post}”"
    row.problems.append(problem_at(row, kind, column.field.name, words, NOTE))
    return body
