"""Which number do these Chinese numerals say?"""

import re

_PLAIN = str.maketrans(
    "〇○◯Ｏ零壹贰弎貳叁參叄肆伍陆陸柒捌玖两兩拾佰陌仟阡萬億",
    "零零零零零一二三二三三三四五六六七八九二二十百百千千万亿",
)
_DIGITS = "零一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000, "": 1}
_STEP = re.compile(r"(零+)|([一二三四五六七八九]?)([千百十])|([一二三四五六七八九])")
SIZES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
"""The signs that follow figures: 5百, 1.2万."""
NUMERALS = "〇○零一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟貳參叄陸兩萬億"


def read_numeral(text: str) -> int | None:
    """The number that the numerals say: 二〇二三, 三十一, 壹拾万柒仟; None when they say none or leave a doubt.

    The short spoken forms 三万五 and 一百五 are refused: they may be meant as 35,000 or as 30,005.
    """
    plain = text.translate(_PLAIN).replace("廿", "二十").replace("卅", "三十")
    if not plain:
        return None
    if all(character in _DIGITS for character in plain):
        return int("".join(str(_DIGITS.index(character)) for character in plain))
    return _grouped(plain)


def _grouped(text: str) -> int | None:
    for sign, size in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = text.rpartition(sign)
        if found:
            return _two_groups(head, tail, size)
    return _section(text)


def _two_groups(head: str, tail: str, size: int) -> int | None:
    # 近万元 is spoken without a figure before 万.
    upper = _grouped(head) if head else (None if tail else 1)
    lower = _grouped(tail) if tail else 0
    if not upper or lower is None or lower >= size:
        return None
    doubtful = 0 < lower < size // 10 and not tail.startswith("零")
    return None if doubtful else upper * size + lower


def _section(text: str) -> int | None:
    """The number below 10,000; 零 must stand for every place that is left out inside."""
    total, above, gap, position = 0, 10_000, False, 0
    while match := _STEP.match(text, position):
        position = match.end()
        if match[1]:
            gap = True
            continue
        unit = _UNITS[match[3] or ""]
        skipped = total > 0 and unit * 10 != above and not gap
        if unit >= above or skipped or (match[2] == "" and total > 0):
            return None
        total += unit * _DIGITS.index(match[2] or match[4] or "一")
        above, gap = unit, False
    return total if position == len(text) and not gap else None
