"""What does one cell of a foreign sheet mean for a field, and what was done to read it?"""

import re
from datetime import date
from decimal import Decimal
from functools import cache

from app.importing.cells.gifts import worth_of_goods
from app.importing.cells.loosely import as_percent, loosely
from app.importing.cells.named import Named, named, people_in
from app.importing.cells.understood import Understood
from app.kinds.base import Field, FieldType, Link, Value
from app.values.amounts import VERY_LARGE
from app.values.characters import text_clean
from app.values.choices import split_choices
from app.values.convert import Reading, parse, parse_time
from app.values.dates import from_serial, parse_date, show_date, time_behind
from app.values.money import from_number, parse_amount, show_amount
from app.values.problem import ValueProblem
from app.values.shown import show
from exports.sheet import ReadCell

_BLANK = frozenset(
    (
        "无",
        "/",
        "-",
        "—",
        "——",
        "－",
        "\\",
        "暂无",
        "空",
        "n/a",
        "na",
        "/ /",
        "//",
        "---",
        "--",
        "×",
        "*",
        "…",
        "无。",
        "待定",
        "未定",
        "不详",
        "未知",
        "待补",
        "待补充",
        "暂缺",
        "空缺",
        "未填",
        "未提供",
        "null",
        "none",
        "／",
    )
)
LONGEST_MARK = 6
"""Characters, with what spaces may stand around it."""
_SAME_AS_ABOVE = frozenset(("同上", "〃", "″", '"', "''", "”", "“", "同前", "〞", "々"))
_NUMBERS = (FieldType.MONEY, FieldType.INTEGER, FieldType.DECIMAL)
_TEXTS = (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.PARTY, FieldType.REFERENCE, FieldType.CREDIT_CODE)
_SERIALS = (20_000, 60_000)
"""The days from 1954 to 2064; other numbers are no dates of an office."""

_WITH_YEAR = re.compile(r"\s*\d\d[-./年]\d{1,2}[-./月]")
_RELATIVE_YEAR = re.compile(r"\s*[前去上今本明]年")
"""Told of a list of 2023 that may have been written in 2024."""
_SHORT_YEAR = re.compile(r"\s*\d\d\D")
_IN_WORDS = re.compile(r"\d\s*[wWｗＷkKｋＫ]|[壹贰叁肆伍陆柒捌玖拾佰仟萬億]|[一二三四五六七八九十百千](?=[万亿元])")
_SET_APART = re.compile(r"\d\s+\d")
_WORDS_WITH_PHONE = re.compile(r"[\u4e00-\u9fff]{2}")
_YEAR_AND_MONTH = re.compile(r"(?a)((?:19|20)\d\d)(0[1-9]|1[0-2])")
_SERIAL = re.compile(r"(?a)\d{5}(?:\.\d+)?")

_CURRENCY = re.compile(r"[¥￥]|(?i:RMB|CNY)|人民币")
_WITH_UNIT = re.compile(r"[元圆圓万萬亿億wkＷＫ]", re.IGNORECASE)
_INEXACT = 10**15
"""Workbooks keep fifteen digits of a number."""


def is_blank_mark(cell: ReadCell) -> bool:
    """A mark that says: nothing here. 无, /, —."""
    return isinstance(cell, str) and len(cell) <= LONGEST_MARK and cell.strip().lower() in _BLANK


def is_same_as_above(cell: ReadCell) -> bool:
    """A mark that says: as in the row above. 同上, 〃."""
    return isinstance(cell, str) and len(cell) <= LONGEST_MARK and cell.strip() in _SAME_AS_ABOVE


def is_mark(text: str) -> bool:
    """One of either."""
    return len(text) <= LONGEST_MARK and ((bare := text.strip().lower()) in _BLANK or bare in _SAME_AS_ABOVE)


def understand(
    field: Field, cell: ReadCell, reading: Reading, *, epoch_1904: bool = False, own: bool = False
) -> Understood:
    """What a filled cell gives (see `convert.parse`); `own`: our export wrote it, a name is meant as it stands.

    Raises ValueProblem.
    """
    if reading.months and field.type is FieldType.DATE and (month := _month(cell)):
        words = f"“{as_text(cell).strip()}”读作 {show_date(month)}"
        return Understood({field.name: month}, notes=[words])
    if isinstance(cell, str):
        who = _who(field, cell) if not own else None
        found = _from_names(field, cell, who, reading) if who else _from_text(field, cell, reading, epoch_1904)
        if field.gift and field.type is FieldType.TEXT and not own:
            found.besides = worth_of_goods(cell)
        return found
    if isinstance(cell, date | int | float | Decimal) and not isinstance(cell, bool):
        if field.type is FieldType.DATE:
            return _dated(field, cell, reading, epoch_1904)
        if field.type is FieldType.MONEY and not isinstance(cell, date):
            return _counted(field, cell, reading)
    text = as_text(cell)
    if field.type is FieldType.CHOICE and not isinstance(cell, date) and (share := as_percent(field, cell)):
        return _from_text(field, share, reading, epoch_1904)
    found = Understood(parse(field, text, reading))
    if isinstance(cell, int | float) and abs(cell) >= _INEXACT and field.type is FieldType.CREDIT_CODE:
        found.doubts.append("代码是按数字存的，末几位可能已经丢失，请核对")
    return found


def _from_text(field: Field, cell: str, reading: Reading, epoch_1904: bool) -> Understood:
    if field.type is FieldType.DATE and len(cell) <= 9 and (serial := _serial(cell.strip())) is not None:
        return _serial_day(field, serial, cell.strip(), epoch_1904)
    try:
        values = parse(field, people_in(cell) if field.names_person or field.names_people else cell, reading)
    except ValueProblem:
        taken = loosely(field, cell, reading)
        if taken is None:
            raise
        return taken
    found = Understood(values)
    value = values[field.name]
    if field.type in _TEXTS:
        _note_cleaning(found, cell, value)
    elif field.type is FieldType.DATE and isinstance(value, str):
        _note_date(found, cell, value, reading)
        if field.clock and (words := time_behind(cell)):
            _take_clock(found, field, cell, words)
    elif field.type is FieldType.MONEY and isinstance(value, int):
        _note_amount(found, cell, value, reading)
    elif field.type is FieldType.PHONE and isinstance(value, str) and _WORDS_WITH_PHONE.search(cell):
        found.notes.append(f"“{cell.strip()}”取“{value}”")
    elif field.type in (FieldType.CHOICE, FieldType.CHOICES) and (shown := show(field, value)) != text_clean(cell):
        _note_choice(found, cell, shown)
    return found


def _note_choice(found: Understood, cell: str, shown: str) -> None:
    """副会长 stands for 副会长单位; other ways of dividing several words are not worth a note."""
    if set(split_choices(cell.strip())) != set(shown.split("、")):
        found.notes.append(f"“{cell.strip()}”记作“{shown}”")


def _who(field: Field, cell: str) -> Named | None:
    """What the cell says besides one name; a text may well hold several names."""
    if field.names_person:
        who = named(cell, ("person",))
        return who if who and who.many == 1 else None
    return named(cell, field.refers_to) if field.refers_to else None


def _from_names(field: Field, cell: str, who: Named, reading: Reading) -> Understood:
    """A name with a remark, or several names."""
    if who.many > 1 and field.type is FieldType.REFERENCE:
        raise ValueProblem(f"一格里像有 {who.many} 个名称“{who.name}”；请每个名称写一行")
    found = Understood(parse(field, who.name, reading))
    if who.many > 1:
        found.doubts.append(f"一格里像有 {who.many} 个名称，按一个名称“{who.name}”记，请核对；应每个名称写一行")
        return found
    kept = f"，“{who.remark}”记入备注" if who.remark else ""
    words = f"姓名“{cell.strip()}”取“{who.name}”{kept}"
    if field.names_person:
        found.remarks += [f"{field.label}：{who.remark}"] if who.remark else []
        found.notes.append(words)
        return found
    found.remarks += [who.remark] if who.remark else []
    (found.notes if who.sure else found.doubts).append(words if who.sure else f"{words}，请核对")
    return found


def _note_cleaning(found: Understood, cell: str, value: Value) -> None:
    after = value.text if isinstance(value, Link) else value
    if isinstance(after, str) and after != cell and after != cell.strip():
        before = "".join(sign if sign.isprintable() else "□" for sign in cell.strip())
        if before != after:
            found.notes.append(f"“{_short(before)}”整理为“{_short(after)}”")


def _note_date(found: Understood, cell: str, value: str, reading: Reading) -> None:
    year = reading.year
    if year is not None and _RELATIVE_YEAR.match(cell):
        found.doubts.append(f"“{cell.strip()}”按这份表的 {year} 年读作 {show_date(value)}，请核对")
        return
    if year is not None and value.startswith(f"{year}") and not (_WITH_YEAR.match(cell) or f"{year}" in cell):
        found.notes.append(f"“{cell.strip()}”没有写年份，按 {year} 年读作 {show_date(value)}")
        return
    if _SHORT_YEAR.match(cell) and not value.startswith("-"):
        found.notes.append(f"“{cell.strip()}”读作 {show_date(value)}")


def _take_clock(found: Understood, field: Field, cell: str, words: str) -> None:
    """14:30 behind the date has a field of its own; 上午 alone goes into the remarks. 00:00 says nothing."""
    try:
        clock = parse_time(words)
    except ValueProblem:
        found.remarks.append(f"{field.label}：{cell.strip()}")
        found.notes.append(f"“{cell.strip()}”的“{words}”记入备注")
        return
    if clock != "00:00":
        found.besides = {field.clock: clock}
        found.notes.append(f"“{cell.strip()}”的“{words}”记作时间 {clock}")


def _note_amount(found: Understood, cell: str, value: int, reading: Reading) -> None:
    if reading.unit != 1 and _CURRENCY.search(cell) and not _WITH_UNIT.search(cell):
        words = f"“{cell.strip()}”写了币种却没有写单位，按表头的单位读作 {show_amount(value)}"
        found.doubts.append(f"{words}，请核对；如是元，请写成“{cell.strip()}元”")
    if _SET_APART.search(cell):
        found.doubts.append(f"“{cell.strip()}”的数字之间有空格，按一个数读作 {show_amount(value)}，请核对")
    if _IN_WORDS.search(cell):
        found.notes.append(f"“{cell.strip()}”读作 {show_amount(value)}")
    if value >= VERY_LARGE:
        found.doubts.append(f"“{cell.strip()}”读作 {show_amount(value)}，是否写错了单位，请核对")


def _month(cell: ReadCell) -> str:
    """200503 under 成立年月, and the first of a month, as a sheet keeps 2005年3月; empty for others."""
    if isinstance(cell, date):
        return f"{cell:%Y-%m}" if cell.day == 1 else ""
    found = _YEAR_AND_MONTH.fullmatch(as_text(cell).strip())
    return f"{found[1]}-{found[2]}" if found else ""


def _serial(text: str) -> float | None:
    if not _SERIAL.fullmatch(text):
        return None
    number = float(text)
    return number if _SERIALS[0] <= number <= _SERIALS[1] else None


def _dated(field: Field, cell: date | int | float | Decimal, reading: Reading, epoch_1904: bool) -> Understood:
    if not isinstance(cell, date) and _SERIALS[0] <= cell <= _SERIALS[1]:
        return _serial_day(field, float(cell), as_text(cell), epoch_1904)
    value = parse_date(cell if not isinstance(cell, Decimal) else str(cell), year=reading.year)
    found = Understood({field.name: value})
    if not isinstance(cell, date):
        _note_date(found, as_text(cell), value, reading)
    return found


def _serial_day(field: Field, number: float, text: str, epoch_1904: bool) -> Understood:
    day = from_serial(number, epoch_1904=epoch_1904)
    return Understood({field.name: day}, doubts=[f"“{text}”是表格的日期序号，读作 {show_date(day)}，请核对"])


def _counted(field: Field, cell: int | float | Decimal, reading: Reading) -> Understood:
    if cell < 0:
        raise ValueProblem(f"“{as_text(cell)}”是负数；请填写不小于0的金额")
    if reading.unit != 1 and isinstance(cell, float):
        # What floats make of 0.1 + 0.2 万元 is not meant: amounts are written to the cent.
        exact = (Decimal(f"{cell:.15g}") * reading.unit).quantize(Decimal("0.0001"))
        rounded = exact.quantize(Decimal("0.01"))
        if exact != rounded:
            raise ValueProblem(f"“{as_text(cell)}”不足一分的部分无法记账；请保留两位小数")
        fen = int(rounded * 100)
    else:
        fen = from_number(cell, unit=reading.unit).fen
    found = Understood({field.name: fen})
    if fen >= VERY_LARGE:
        found.doubts.append(f"“{as_text(cell)}”按表头的单位是 {show_amount(fen)}，是否写错了单位，请核对")
    return found


def amount_in(text: str) -> int | None:
    """The one amount with a unit that a total's words hold: 合计：120.5万元（大写…）; None if none or several."""
    found = re.findall(r"[\d,，.]+\s*(?:亿|万)?元", text)
    if len(found) != 1:
        return None
    try:
        return parse_amount(found[0]).fen
    except ValueProblem:
        return None


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


def is_number(field: Field) -> bool:
    """A merged cell of it stands once, not in every row."""
    return field.type in _NUMBERS


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


@cache
def column_letter(number: int) -> str:
    """The letters of a column counted from 1: 1 → A, 28 → AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


__all__ = [
    "VERY_LARGE",
    "Understood",
    "amount_in",
    "as_text",
    "column_letter",
    "is_blank_mark",
    "is_number",
    "is_same_as_above",
    "understand",
]
