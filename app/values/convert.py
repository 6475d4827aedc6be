"""What does a typed text mean for a field of each type?"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from app.kinds.base import Field, FieldType, Line, Link, Value, Values
from app.values.characters import ungrouped, unspaced, visible
from app.values.choices import choice_of, split_choices
from app.values.codes import check_credit_code
from app.values.counts import parse_count
from app.values.dates import parse_date
from app.values.money import parse_amount
from app.values.names import text_clean
from app.values.numerals import SIZES
from app.values.phones import clean_phone
from app.values.problem import ValueProblem
from app.values.shown import MARKED_LINE, words_of
from db.vocabulary import Qualifier

_PART = "上午|早上|凌晨|中午|下午|晚上"
_TIME = re.compile(rf"({_PART})?(\d{{1,2}})[:：时点](?:(\d{{1,2}})分?|(半)|)(?:[:：]\d{{1,2}}|\d{{1,2}}秒)?")
_COUNTED = re.compile(r"([0-9]+(?:\.[0-9]+)?)([万亿])?((?![余多几])(?:[^\W\d_¹²³①-⑳][^\W\d_①-⑳]{0,5})?)")


@dataclass(frozen=True, slots=True)
class Reading:
    """How to understand a text: the year of dates without one, the unit of bare amounts in 元, what 今天 is."""

    year: int | None = None
    unit: int = 1
    today: date | None = None
    periods: bool = False
    """The cells say from when to when, as under 任期."""
    months: bool = False
    """The cells say a month, as under 出生年月: 200503 is a year and a month."""


PLAIN = Reading()


def parse(field: Field, text: str, reading: Reading = PLAIN) -> Values:
    """What the text means for the field, and for the field that qualifies it.

    Links come back as names without a record. Raises ValueProblem with the sentence for the field.
    """
    clean = _clean_lines(text) if field.type in (FieldType.LONG_TEXT, FieldType.LINES) else text_clean(text)
    if not clean:
        return {field.name: () if field.type in (FieldType.CHOICES, FieldType.LINES) else None}
    if field.type is FieldType.MONEY:
        return _money(field, clean, reading)
    if field.type is FieldType.INTEGER and field.qualified_by:
        return _qualified_number(field, clean, reading)
    if field.counted_by:
        return _counted(field, clean, reading)
    return {field.name: _PARSE[field.type](field, clean, reading)}


def _clean_lines(text: str) -> str:
    """Line by line without what cannot be seen; spaces inside the lines stay as they were set."""
    return "\n".join(visible(line).rstrip() for line in text.splitlines()).strip()


def _money(field: Field, text: str, reading: Reading) -> Values:
    amount = parse_amount(text, unit=reading.unit)
    if field.qualified_by:
        # A bare number says nothing about how exact it is: it does not overrule the qualifier's own field.
        qualified = {} if amount.qualifier is Qualifier.EXACT else {field.qualified_by: amount.qualifier.value}
        return {field.name: amount.fen, **qualified}
    if amount.qualifier is not Qualifier.EXACT:
        raise ValueProblem(f"这一栏只收准确金额，“{text}”带有“{amount.qualifier.label}”")
    return {field.name: amount.fen}


def _qualified_number(field: Field, text: str, _reading: Reading) -> Values:
    """近30、500余名: the same words as of money, on a whole number."""
    number, qualifier = parse_count(text)
    qualified = {} if qualifier is Qualifier.EXACT else {field.qualified_by: qualifier.value}
    return {field.name: number, **qualified}


def _parse_choices(field: Field, text: str, _reading: Reading) -> tuple[str, ...]:
    given = {choice_of(field, part) for part in split_choices(text)}
    return tuple(word.value for word in words_of(field) if word.value in given)


def _parse_integer(_field: Field, text: str, _reading: Reading) -> int:
    number, qualifier = parse_count(text)
    if qualifier is not Qualifier.EXACT:
        raise ValueProblem(f"应为整数，如 120；现为“{text}”")
    return number


def _counted(field: Field, text: str, reading: Reading) -> Values:
    """5000个, 1.2万只: the number and the unit behind it; a bare number says nothing of its unit."""
    found = _COUNTED.fullmatch(ungrouped(unspaced(text)))
    if not found:
        return {field.name: _parse_decimal(field, text, reading)}
    number = Decimal(found[1]) * SIZES.get(found[2], 1)
    counted = {field.counted_by: found[3]} if found[3] else {}
    return {field.name: _parse_decimal(field, f"{number:f}", reading), **counted}


def _parse_decimal(_field: Field, text: str, _reading: Reading) -> str:
    plain = ungrouped(unspaced(text))
    if not re.fullmatch(r"\d{1,12}(\.\d{1,6})?", plain):
        raise ValueProblem(f"应为数字，如 5000 或 2.5；现为“{text}”")
    whole, point, rest = plain.partition(".")
    rest = rest.rstrip("0")
    return f"{int(whole)}{point if rest else ''}{rest}"


@lru_cache(maxsize=4096)
def _parse_date(text: str, year: int | None, today: date | None) -> str:
    """Kept, since a long list names the same days again and again."""
    return parse_date(text, year=year, today=today)


def parse_time(text: str) -> str:
    """The time of day as HH:MM; ValueProblem for what is none."""
    found = _TIME.fullmatch(unspaced(text))
    if found:
        hour, minute = _hour(found[1] or "", int(found[2])), 30 if found[4] else int(found[3] or 0)
        if hour < 24 and minute < 60:
            return f"{hour:02d}:{minute:02d}"
    raise ValueProblem(f"应为时间，如 14:30；现为“{text}”")


def _hour(part: str, hour: int) -> int:
    """下午2点 is 14, 中午1点 13, 凌晨12点 0. 晚上12点 is none: the end of which day is not said."""
    if hour == 12 and part in ("凌晨", "晚上"):
        return 0 if part == "凌晨" else 24
    afternoon = part in ("下午", "晚上") or (part == "中午" and hour < 11)
    return hour + 12 if afternoon and hour < 12 else hour


def _parse_lines(field: Field, text: str, reading: Reading) -> tuple[Line, ...]:
    lines = []
    for row in filter(None, (text_clean(part) for part in text.split("\n"))):
        marked = MARKED_LINE.fullmatch(row)
        labels = {word.label: word.value for word in words_of(field)}
        if marked and marked[1] in labels:
            lines.append(Line(labels[marked[1]], marked[2]))
        else:
            lines.append(Line(field.default or "", row))
    if any(not line.text for line in lines):
        raise ValueProblem("有一行只写了【】没有内容；请补上或删去")
    return tuple(lines)


_PARSE: dict[FieldType, Callable[[Field, str, Reading], Value]] = {
    FieldType.TEXT: lambda _field, text, _reading: text,
    FieldType.LONG_TEXT: lambda _field, text, _reading: text,
    FieldType.CHOICE: lambda field, text, _reading: choice_of(field, text),
    FieldType.CHOICES: _parse_choices,
    FieldType.DATE: lambda _field, text, reading: _parse_date(text, reading.year, reading.today),
    FieldType.DECIMAL: _parse_decimal,
    FieldType.TIME: lambda _field, text, _reading: parse_time(text),
    FieldType.INTEGER: _parse_integer,
    FieldType.CREDIT_CODE: lambda _field, text, _reading: check_credit_code(text),
    FieldType.PHONE: lambda _field, text, _reading: clean_phone(text),
    FieldType.REFERENCE: lambda _field, text, _reading: Link(text),
    FieldType.PARTY: lambda _field, text, _reading: Link(text),
    FieldType.LINES: _parse_lines,
}
