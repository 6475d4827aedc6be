"""How does a value of each field type look to people?

Apart from `convert`, which reads what was typed: the first rows of the window need this alone, and reading loads a
dozen tables of patterns.
"""

import re
from collections.abc import Callable
from typing import Any

from app.kinds.base import Field, FieldType, Line
from app.values.amounts import show_yuan
from app.values.partial_dates import show_date
from db.vocabulary import Choice, Qualifier

MARKED_LINE = re.compile(r"【(.+?)】\s*(.*)")
"""A line of a statement or an agenda with its kind in front."""


def show(field: Field, value: Any) -> str:
    """The value as people read it; empty for None."""
    if value is None:
        return ""
    shower = _SHOW.get(field.type)
    return shower(field, value) if shower else str(value)


def show_qualified(field: Field, fen: int, qualifier: str) -> str:
    """An amount that is not exact, as a table shows it: 超7,000,000.00, 900余."""
    word = Qualifier.of(qualifier)
    return f"{show(field, fen)}{word.label}" if word is Qualifier.SOME_ODD else f"{word.label}{show(field, fen)}"


def _show_choice(field: Field, value: str) -> str:
    return words_of(field).of(value).label


def _show_choices(field: Field, value: tuple[str, ...]) -> str:
    return "、".join(_show_choice(field, word) for word in value)


def _show_lines(field: Field, value: tuple[Line, ...]) -> str:
    return "\n".join(_show_line(field, line) for line in value)


def _show_line(field: Field, line: Line) -> str:
    # A text that begins with a mark of its own keeps it only behind one of ours.
    if line.kind == field.default and not MARKED_LINE.fullmatch(line.text):
        return line.text
    return f"【{_show_choice(field, line.kind)}】{line.text}"


_SHOW: dict[FieldType, Callable[[Field, Any], str]] = {
    FieldType.CHOICE: _show_choice,
    FieldType.CHOICES: _show_choices,
    FieldType.DATE: lambda _field, value: show_date(value),
    FieldType.MONEY: lambda _field, value: show_yuan(value),
    FieldType.REFERENCE: lambda _field, value: str(value.text),
    FieldType.PARTY: lambda _field, value: str(value.text),
    FieldType.LINES: _show_lines,
}


def words_of(field: Field) -> type[Choice]:
    """The vocabulary of a field that has one."""
    assert field.choices is not None, f"{field.name} has no choices"
    return field.choices
