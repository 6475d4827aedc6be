"""What may be taken of a text that says more, or less surely, than its field can hold: 约120人, 2024.3.5-3.7, 座谈?

What is taken is told: as a note where it can mean nothing else, as a doubt where the clerk has to look.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from app.importing.cells.gifts import amount_in_words
from app.importing.cells.understood import Understood
from app.kinds.base import Field, FieldType
from app.values.characters import half_width, unspaced
from app.values.choices import candidates, choice_of, meant_by, nearest, split_choices
from app.values.convert import Reading, parse
from app.values.counts import leaves_open, parse_count
from app.values.dates import show_date
from app.values.money import parse_amount, show_amount
from app.values.problem import ValueProblem
from app.values.shown import words_of
from app.values.spans import parse_span
from db.vocabulary import Qualifier

_AFTER = re.compile(r"(?:[上中下]旬|初|底|末|之?前|以前|之?后|以后|以来|开始|起|左右|前后|期间|春节|许|余|出?生)+$")
_BEFORE = re.compile(r"^(?:大约|大概|约为|约|于|自|从|截至|截止|拟|计划|预计)")
_NO_DAY = re.compile(
    r"(?:至今|现任|在任|在职|现职|长期(?:有效|坚持|推进|任务|工作)?|永久(?:有效)?|终身|无固定期限|持续推进|常年)"
)
_LABELLED = re.compile(r"^(?:总?价值|折价|折合|折款|估价|估值|作价|市值|金额)(?:人民币|为|:)*")
_NOW = frozenset(("至今", "现任", "在任", "在职", "现职"))
_WORDS = re.compile(r"[^\W\d_〇零一二三四五六七八九十]{2,12}")
_RELATIVE = re.compile(r"[今去昨明前后本上当次]")
"""今年, 本月: of which year or month it is, is asked with a better sentence."""
_UNCOUNTED = re.compile(r"[一数两几]批|若干|许多|多种")
_ODD = re.compile(r"^(?:大约|约为|约|将近|近|超过|超|逾|至少)|(?<=[\d万])[余多]|(?:左右|以上|\+)$")
_AGE = re.compile(r"约?\d{1,3}(?:周?岁)")
_YEARS = re.compile(r"(?:为期|任期|每届)?(?:\d|[一二三四五六七八九十]{1,2})(?:年|个月)(?:任?期|一届)?")
_TICK, _ALL = "√", "100%"
_PERCENT = re.compile(r"(?a)(?:已?完成|进度)?(\d{1,3}(?:\.\d+)?)%")
_LIKE_TICKS = frozenset("○〇◯●◎VvＶｖ")
"""Some lists tick with these; in others they are marks of their own."""
_TERM = re.compile(r"(第?[^\W_]{1,4}届)(?:\(([^()]+)\)|([\u4e00-\u9fff]{0,8}))")


def loosely(field: Field, cell: str, reading: Reading) -> Understood | None:
    """For a text that cannot be taken as it stands; None where nothing can be taken of it.

    Raises ValueProblem where the words of a gift leave open what is meant, with a better sentence on it.
    """
    if field.gift and field.type is FieldType.MONEY:
        return amount_in_words(field, cell, reading)
    taker = _TAKERS.get(field.type)
    try:
        return taker(field, cell, reading) if taker else None
    except ValueProblem:
        return None


def offer_for(field: Field, text: str) -> str:
    """What may have been meant by a word of a list that was not taken; empty: nothing like it."""
    return nearest(field, text) if field.type is FieldType.CHOICE else ""


def _set_aside(field: Field, cell: str, why: str, *, sure: bool = False) -> Understood | None:
    """Nothing for the field, the words into the remarks; None where the field may not be empty."""
    if field.required:
        return None
    found = Understood({field.name: None}, remarks=[f"{field.label}：{cell.strip()}"])
    found.tell(f"“{cell.strip()}”{why}，没有填入，原文记入备注", sure=sure)
    return found


def _number(field: Field, cell: str, reading: Reading) -> Understood | None:
    if term := _TERM.fullmatch(unspaced(cell)):
        return _term(field, cell, term, reading)
    if leaves_open(cell):
        return _set_aside(field, cell, "没有说出一个数")
    value, qualifier = parse_count(cell)
    if qualifier is Qualifier.EXACT or field.qualified_by:
        return None
    return Understood({field.name: value}, doubts=[f"“{cell.strip()}”不是准确的数，按 {value} 记，请核对"])


def _term(field: Field, cell: str, term: re.Match[str], reading: Reading) -> Understood | None:
    """第三届理事会, 第三届（2021-2026）: the number, and the years where the kind keeps them."""
    number = parse(field, term[1], reading)[field.name]
    found = Understood({field.name: number})
    span = parse_span(term[2]) if term[2] else None
    if span is None:
        if term[2]:
            return None
        found.notes.append(f"“{cell.strip()}”取 {number}")
        return found
    if not field.spans:
        found.remarks.append(f"{field.label}：{cell.strip()}")
        found.doubts.append(f"“{cell.strip()}”只取 {number}，原文记入备注，请核对")
        return found
    found.besides = dict(zip(field.spans, span, strict=True))
    found.notes.append(f"“{cell.strip()}”分为 {number} 和任期{_span_words(*span)}")
    return found


def _amount(field: Field, cell: str, reading: Reading) -> Understood | None:
    bare = _LABELLED.sub("", unspaced(cell))
    amount = parse_amount(bare, unit=reading.unit)
    if amount.qualifier is Qualifier.EXACT:
        return Understood({field.name: amount.fen}, notes=[f"“{cell.strip()}”读作 {show_amount(amount.fen)}"])
    if field.qualified_by:
        return Understood({field.name: amount.fen, field.qualified_by: amount.qualifier.value})
    words = f"“{cell.strip()}”不是准确的数，按 {show_amount(amount.fen)} 记，请核对"
    return Understood({field.name: amount.fen}, doubts=[words])


def _quantity(field: Field, cell: str, reading: Reading) -> Understood | None:
    """约5000个, 300余箱: the number with its unit; 一批 says neither."""
    tight = unspaced(cell)
    if leaves_open(cell) or _UNCOUNTED.fullmatch(tight):
        return _set_aside(field, cell, "没有说出一个数")
    bare = _ODD.sub("", tight)
    if bare == tight:
        return None
    found = Understood(parse(field, bare, reading))
    found.doubts.append(f"“{cell.strip()}”不是准确的数，按 {bare} 记，请核对")
    return found


def _day(field: Field, cell: str, reading: Reading) -> Understood | None:
    tight = unspaced(cell)
    if tight in _NOW and not field.required:
        return Understood({field.name: None}, notes=[f"“{cell.strip()}”没有日期，按空白处理"])
    if _NO_DAY.fullmatch(tight):
        return _set_aside(field, cell, "没有日期", sure=True)
    if _WORDS.fullmatch(tight) and not _RELATIVE.match(tight):
        return _set_aside(field, cell, "没有说出日期")
    if _YEARS.fullmatch(tight):
        return _set_aside(field, cell, "是一段时间的长短，不是日期")
    if _AGE.fullmatch(tight):
        return _set_aside(field, cell, "是年龄，不是出生日期")
    if span := parse_span(_BEFORE.sub("", tight), year=reading.year):
        return _span(field, cell, span, reading)
    bare = _BEFORE.sub("", _AFTER.sub("", tight))
    if bare in ("", tight):
        return None
    value = parse(field, bare, reading)[field.name]
    shown = show_date(value) if isinstance(value, str) else ""
    born = tight.endswith("生") and tight.removesuffix("生").removesuffix("出") == bare
    found = Understood({field.name: value})
    found.tell(f"“{cell.strip()}”只取 {shown}" if not born else f"“{cell.strip()}”读作 {shown}", sure=born)
    return found


def _span(field: Field, cell: str, span: tuple[str, str | None], reading: Reading) -> Understood:
    """Both ends where the kind keeps them: as a note under 任期, elsewhere with a question."""
    start, end = span
    found = Understood({field.name: start})
    if not field.until:
        found.doubts.append(f"“{cell.strip()}”是一段时间，只取开始的 {show_date(start)}，请核对")
        return found
    if end is not None:
        found.besides = {field.until: end}
    found.tell(f"“{cell.strip()}”是一段时间，记作{_span_words(start, end)}", sure=reading.periods or end is None)
    return found


def _span_words(start: str, end: str | None) -> str:
    return f" {show_date(start)} 至 {show_date(end)}" if end else f" {show_date(start)} 开始，没有结束日期"


def _choice(field: Field, cell: str, _reading: Reading) -> Understood | None:
    text = cell.strip()
    ticked = dict(field.synonyms).get(_TICK)
    if ticked and text in _LIKE_TICKS:
        words = f"“{text}”按“{_TICK}”记作“{words_of(field).of(ticked).label}”，请核对"
        return Understood({field.name: ticked}, doubts=[words])
    if percent := _PERCENT.fullmatch(half_width(text)):
        return _percent(field, text, Decimal(percent[1]))
    meant = meant_by(field, text)
    if meant is not None:
        found = Understood({field.name: meant.value})
        found.remarks += [f"{field.label}：{text}"] if meant.longer else []
        kept = "，原文记入备注" if meant.longer else ""
        found.tell(f"“{text}”记作“{words_of(field).of(meant.value).label}”{kept}", sure=meant.sure)
        return found
    return None if field.beyond is None or candidates(field, text) else _beyond(field, text)


def as_percent(field: Field, cell: bool | int | float | Decimal | None) -> str:
    """The share that a number under 完成情况 stands for: 0.5 was written 50%; empty: the field knows no shares."""
    if cell is None or isinstance(cell, bool) or _ALL not in dict(field.synonyms) or not 0 <= cell <= 1:
        return ""
    return f"{Decimal(str(cell)) * 100:f}".rstrip("0").rstrip(".") + "%" if cell else "0%"


def _percent(field: Field, text: str, percent: Decimal) -> Understood | None:
    """How much of a task is done: all of it is what 100% means, less the state of one that is new."""
    done = dict(field.synonyms).get(_ALL)
    value = done if percent >= 100 else field.default
    if done is None or value is None:
        return None
    found = Understood({field.name: value}, remarks=[f"{field.label}：{text}"])
    found.tell(f"“{text}”记作“{words_of(field).of(value).label}”，原文记入备注", sure=False)
    return found


def _beyond(field: Field, text: str) -> Understood:
    """A word outside the list, where the list says what becomes of such words."""
    value = field.beyond or None
    label = words_of(field).of(value).label if value else ""
    taken = f"暂记“{label}”" if label else "没有填入"
    like = nearest(field, text)
    asked = f"（是否应为“{like}”？）" if like not in ("", label) else ""
    found = Understood({field.name: value}, remarks=[f"{field.label}：{text}"])
    found.doubts.append(f"“{field.label}”没有“{text}”这一项{asked}，{taken}，原文记入备注，请核对")
    return found


def _choices(field: Field, cell: str, reading: Reading) -> Understood | None:
    """Word by word; one that cannot be taken leaves the whole cell."""
    values: set[str] = set()
    found = Understood({})
    for text in split_choices(cell.strip()):
        try:
            values.add(choice_of(field, text))
        except ValueProblem:
            taken = _choice(field, text, reading)
            if taken is None:
                return None
            values.add(str(taken.values[field.name]))
            found.notes += taken.notes
            found.doubts += taken.doubts
            found.remarks += taken.remarks
    found.values = {field.name: tuple(word.value for word in words_of(field) if word.value in values)}
    return found


_TAKERS: dict[FieldType, Callable[[Field, str, Reading], Understood | None]] = {
    FieldType.DATE: _day,
    FieldType.INTEGER: _number,
    FieldType.DECIMAL: _quantity,
    FieldType.MONEY: _amount,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
}
