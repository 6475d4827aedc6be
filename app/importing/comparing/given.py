"""What does a row say beside the record that is stored: which values, which of them another one than before?"""

from collections.abc import Sequence

from app.columns import name_text
from app.importing.comparing.missing import REMARKS
from app.importing.plan import NOTE
from app.importing.rows.raw_row import RawRow, problem_at
from app.kinds import BY_NAME
from app.kinds.base import Field, FieldType, Link, RecordKind, Value, Values
from app.records import Record
from app.values.personal import hide_personal, holds_hidden
from app.values.shown import show

HIDDEN_WITHIN = "含有隐去的号码，这一格没有改；要改请在程序里改，或写上完整号码"


def given_values(kind: RecordKind, fields: Sequence[str], row: RawRow, record: Record | None) -> Values:
    """What the row says: an empty cell leaves what is stored; a name as before keeps its record."""
    values: Values = {}
    for name in fields:
        value = row.values.get(name)
        if value is None or value == ():
            continue
        before = record.values[name] if record else None
        if before is None or before == value:
            values[name] = value
            continue
        field = kind.field(name)
        if _is_hidden(field, value):
            if _text(field, value) != hide_personal(_text(field, before)):
                row.problems.append(problem_at(row, kind, name, HIDDEN_WITHIN, NOTE))
            continue
        # What our own export brought back was changed on purpose.
        if not row.uid and field.type is FieldType.DATE and _says_less(value, before):
            words = f"比已登记的“{show(field, before)}”写得粗，保持不变"
            row.problems.append(problem_at(row, kind, name, words, NOTE))
            continue
        values[name] = before if _is_the_same(field, value, before, row) else value
    if row.aside and REMARKS in fields:
        _add_remarks(row, record, values)
    return values


def changes(
    kind: RecordKind, fields: Sequence[str], values: Sequence[Value], record: Record
) -> tuple[tuple[str, str, str], ...]:
    """Label, old text and new text of each field that the values change; None changes nothing."""
    return tuple(
        (kind.labels[name], *_shown(kind.field(name), record.values[name], value))
        for name, value in zip(fields, values, strict=True)
        if value is not None and value != record.values[name]
    )


def _add_remarks(row: RawRow, record: Record | None, values: Values) -> None:
    """What stands in the remarks stays; a line that is there already is not written again."""
    before = str(values.get(REMARKS) or (record.values[REMARKS] if record else None) or "")
    lines = before.splitlines()
    fresh = [line for line in row.aside if line not in lines]
    if fresh:
        values[REMARKS] = "\n".join([*lines, *fresh])


def _is_hidden(field: Field, value: Value) -> bool:
    """A text in which numbers were hidden for people outside: it never replaces the real one."""
    if isinstance(value, int):
        return False
    text = _text(field, value)
    return "***" in text and holds_hidden(text)


def _text(field: Field, value: Value) -> str:
    if isinstance(value, str):
        return value
    return name_text(value) if isinstance(value, Link) else show(field, value)


def _is_the_same(field: Field, value: Value, before: Value, row: RawRow) -> bool:
    """A name that leads to the record it already meant, however it is written."""
    if not isinstance(value, Link) or not isinstance(before, Link):
        return False
    if field.type is FieldType.REFERENCE:
        return value.id == before.id  # written as a label or a short name
    return value.text == before.text and before.id is not None and field.name not in row.registers


def _says_less(value: Value, before: Value) -> bool:
    """2023年8月 beside a stored 2023年8月18日, 8月18日 beside one with its year: nothing new."""
    if not isinstance(value, str) or not isinstance(before, str) or value == before:
        return False
    return before.startswith(value) or (value.startswith("-") and before.endswith(value[1:]))


def _shown(field: Field, old: Value, new: Value) -> tuple[str, str]:
    """Both values as people read them; of links of one name, what they stand for."""
    before, after = (show(field, value) if value not in (None, ()) else "" for value in (old, new))
    if before == after and isinstance(old, Link) and isinstance(new, Link):
        return _with_kind(old), _with_kind(new)
    return before, after


def _with_kind(link: Link) -> str:
    return f"{link.text}（{f'{BY_NAME[link.kind].label} {link.id}' if link.kind else '未登记'}）"
