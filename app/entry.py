"""How do the texts of a form, or of one row of a sheet, become the values of a record?"""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from app.errors import FieldError, RecordRefused
from app.kinds.base import Link, RecordKind, Values
from app.links import Unclear, is_link, resolve
from app.values.convert import PLAIN, Reading, parse
from app.values.problem import ValueProblem
from app.values.shown import show
from db.vocabulary import Qualifier

Typed = Mapping[str, str | Link]
"""Field name to what was typed, or the record that was picked."""


def parse_all(kind: RecordKind, typed: Typed, reading: Reading = PLAIN) -> tuple[Values, list[FieldError]]:
    """The values of the typed fields, and what is wrong with the others; links are not looked up yet."""
    values: Values = {}
    errors: list[FieldError] = []
    implied: Values = {}
    for name, given in typed.items():
        field = kind.field(name)
        if isinstance(given, Link):
            values[name] = given
            continue
        try:
            understood = parse(field, given, reading)
        except ValueProblem as problem:
            errors.append(FieldError(name, str(problem)))
            continue
        values[name] = understood.pop(name)
        implied.update(understood)
    errors += implied_errors(kind, values, implied)
    return values, errors


def implied_errors(kind: RecordKind, values: Values, implied: Values) -> list[FieldError]:
    """What an amount says of its own exactness, a number of its unit, fills that field unless it says another."""
    errors = []
    for name, value in implied.items():
        given = values.get(name)
        if given in (None, Qualifier.EXACT.value, value):
            values[name] = value
        else:
            field = kind.field(name)
            words = f"“{show(field, value)}”与这里的“{show(field, given)}”"
            source = next(one.label for one in kind.fields if one.told_with == name)
            errors.append(FieldError(name, f"“{source}”里写的{words}不一致，请统一"))
    return errors


def read_typed(session: Session, kind: RecordKind, typed: Typed) -> Values:
    """The values of a form, with names looked up. Raises RecordRefused with every field that is wrong."""
    values, errors = parse_all(kind, typed, Reading(today=date.today()))
    for name, value in values.items():
        field = kind.field(name)
        if is_link(field) and isinstance(value, Link):
            try:
                values[name] = resolve(session, field, value)
            except Unclear as problem:
                errors.append(FieldError(name, str(problem)))
    if errors:
        raise RecordRefused(errors, kind.labels)
    return values
