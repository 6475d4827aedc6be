"""Which amount did the person write? 10万元, 超1.2亿, 6，307.34万元, 人民币伍万元整, 100（万元）.

What an amount is and how it is shown is answered in `amounts`, capitals in `capitals`; both are offered here too.
"""

import re
from decimal import Decimal

from app.values.amounts import (
    LIMIT_FEN,
    Amount,
    Basis,
    Coverage,
    Qualifier,
    from_number,
    show_amount,
    show_yuan,
    to_fen,
    to_yuan,
)
from app.values.capitals import capitals_to_fen, in_capitals, parse_capitals
from app.values.characters import half_width, ungrouped, unspaced
from app.values.numerals import NUMERALS, SIZES
from app.values.problem import ValueProblem

__all__ = [
    "Amount",
    "Basis",
    "Coverage",
    "Qualifier",
    "bare_fen",
    "currency_in",
    "from_number",
    "in_capitals",
    "is_said_twice",
    "parse_amount",
    "parse_capitals",
    "parse_qualifier",
    "show_amount",
    "show_yuan",
    "to_fen",
    "to_yuan",
]

_EXPECTED = "请写成 10万元 或 1,234.50"
_FOREIGN = (
    ("港币", re.compile(r"HK[D$]|港[币元]")),
    ("新台币", re.compile(r"TWD|NT\$|台币")),
    ("澳门元", re.compile(r"MOP|澳门[元币]")),
    ("美元", re.compile(r"USD|US\$|美[元金]")),
    ("欧元", re.compile(r"EUR|€|欧元")),
    ("英镑", re.compile(r"GBP|£|英镑")),
    ("日元", re.compile(r"JPY|日[元币]")),
    ("韩元", re.compile(r"KRW|₩|韩[元币]")),
    ("外币", re.compile(r"\$|澳[元币]|加元|新加坡[元币]")),
)
"""The currencies that senders write; $ alone may be several."""
_RMB = re.compile(r"^(?:人民币|RMB|CNY|¥)*(?:\(大写\)|大写)?:?(?:人民币|RMB|CNY|¥)*|(?:人民币|RMB|CNY)$")
_BEFORE = (
    (re.compile(r"超过|超出|超|逾|多于"), Qualifier.OVER),
    (re.compile(r"将近|接近|近"), Qualifier.NEARLY),
    (re.compile(r"大约|大概|约为|约"), Qualifier.ABOUT),
    (re.compile(r"不少于|不低于|至少"), Qualifier.AT_LEAST),
    (re.compile(r"高达|达到|达"), Qualifier.REACHING),
)
_AFTER = (
    (re.compile(r"左右|上下"), Qualifier.ABOUT),
    (re.compile(r"(?:\(含\)|含|及)?以上|\(含?以上\)|\+"), Qualifier.AT_LEAST),
)
_SOME_ODD = re.compile(r"(?<=[\d" + NUMERALS + r"])[余多](?=[百千万亿元圆块]*$)")
_BRACKETED_UNIT = re.compile(r"\(([百千万亿]*[元圆]?)\)")
_PIECE = re.compile(r"(\d+(?:\.\d+)?)([百千万亿]*)(元|圆|块|角|毛|分)?")
# As registers and our own lists write nearly all amounts; short enough to be exact in every unit.
_BARE = re.compile(r"(?a)(?:\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.\d{1,2})?")
_NEGATIVE = re.compile(r"[-负]\d|负|\(\d[\d,.]*\)$")
_LETTER_SIZES = ((re.compile(r"(?<=\d)W(?![A-Z])"), "万"), (re.compile(r"(?<=\d)K(?![A-Z])"), "千"))
"""2w and 5k, as people type on a telephone."""
_SAID = rf"(?=[^()]*[\d零一二两三四五六七八九壹贰叁肆伍陆柒捌玖])(?:人民币|RMB|¥)?[\d,.{NUMERALS}余多元圆角分整正]+"
_TWICE = re.compile(rf"({_SAID})\((?:人民币)?(?:大写|小写)?:?({_SAID})\)")
_PARTED = re.compile(r"\d\s\d")
_SCIENTIFIC = re.compile(r"(?a)\d(?:\.\d+)?E[+-]?\d+")
_COINS = {"角": Decimal("0.1"), "毛": Decimal("0.1"), "分": Decimal("0.01")}


def parse_amount(text: str, *, unit: int = 1) -> Amount:
    """The amount in whole 分 with its qualifier. ``unit`` (in 元) is that of a bare number: 10_000 under a head (万元).

    A unit in the text wins over ``unit``. 达 beside another qualifier (达10余万元) gives way to it; any other two
    are a ValueProblem, and so are foreign money, negative values and fractions of a 分.
    """
    plain = unspaced(text).upper()
    if not plain:
        raise ValueProblem(f"没有填写金额；{_EXPECTED}")
    fen = bare_fen(plain, unit)
    if fen is not None:
        return Amount(fen)
    _refuse_other_things(plain, text.strip())
    for letter, size in _LETTER_SIZES:
        plain = letter.sub(size, plain)
    if twice := _TWICE.fullmatch(plain):
        return _said_twice(twice, unit, text.strip())
    figure, qualifier = parse_qualifier(_RMB.sub("", plain))
    figure = _BRACKETED_UNIT.sub(r"\1", _RMB.sub("", figure))
    if _NEGATIVE.match(figure):
        raise ValueProblem(f"“{text.strip()}”是负数；请填写不小于0的金额")
    return Amount(_fen(figure, unit, text.strip()), qualifier)


def currency_in(text: str) -> str:
    """The foreign money that a text speaks of: 港币, 美元, 外币; empty: none."""
    plain = half_width(text).upper()
    return next((name for name, words in _FOREIGN if words.search(plain)), "")


def _refuse_other_things(plain: str, typed: str) -> None:
    """What is not money of ours, or not all of it: raises ValueProblem."""
    if currency := currency_in(plain):
        raise ValueProblem(f"“{typed}”是{currency}，不是人民币；这里只收人民币金额，请折算后填写")
    if _SCIENTIFIC.fullmatch(plain):
        raise ValueProblem(f"“{typed}”是表格按科学计数法显示的，后几位可能已经丢失；请写出完整的数")
    if _PARTED.search(plain):
        raise ValueProblem(f"“{typed}”像是几个数；请一笔一行，或只写总数")
    if plain.endswith("%"):
        raise ValueProblem(f"“{typed}”是百分比，不是金额；{_EXPECTED}")


def is_said_twice(plain: str) -> bool:
    """Whether a text (half width, no spaces) is an amount with the same once more in brackets."""
    return _TWICE.fullmatch(plain) is not None


def _said_twice(found: re.Match[str], unit: int, typed: str) -> Amount:
    """50000元（大写：伍万元整）: both have to say the same."""
    first, second = parse_amount(found[1], unit=unit), parse_amount(found[2])
    if first.fen != second.fen:
        raise ValueProblem(
            f"“{typed}”里的两个金额不同（{show_amount(first.fen)}、{show_amount(second.fen)}）；请核对后只写一个"
        )
    return first


def bare_fen(text: str, unit: int = 1) -> int | None:
    """The whole 分 of a bare figure in ``unit`` 元, as most cells hold it: 1234.5, 1,234.50; None for other texts.

    Raises ValueProblem when it is too large to be meant.
    """
    if not _BARE.fullmatch(text):
        return None
    whole, _, rest = text.replace(",", "").partition(".")
    fen = int(whole + rest.ljust(2, "0")) * unit
    return fen if fen < LIMIT_FEN else to_fen(to_yuan(fen))


def parse_qualifier(plain: str) -> tuple[str, Qualifier]:
    """The text (half width, no spaces) without the words that say how exact its number is, and what they say."""
    found: set[Qualifier] = set()
    for _ in range(3):
        for words, qualifier in _BEFORE:
            if match := words.match(plain):
                plain = plain[match.end() :]
                found.add(qualifier)
    for words, qualifier in _AFTER:
        if (match := words.search(plain)) and match.end() == len(plain):
            plain = plain[: match.start()]
            found.add(qualifier)
    shorter = _SOME_ODD.sub("", plain, count=1)
    if shorter != plain:
        found.add(Qualifier.SOME_ODD)
    return shorter, _the_one(found)


def _the_one(found: set[Qualifier]) -> Qualifier:
    # 达 only introduces the figure when a real qualifier follows.
    telling = found - {Qualifier.REACHING} or found
    if len(telling) > 1:
        words = "”和“".join(sorted(qualifier.label for qualifier in telling))
        raise ValueProblem(f"“{words}”不能同时用；请只保留一个")
    return next(iter(telling), Qualifier.EXACT)


def _fen(figure: str, unit: int, typed: str) -> int:
    bare = figure.removesuffix("整").removesuffix("正")
    if not re.search(r"\d", bare):
        fen = capitals_to_fen(bare)
        # 伍 under a head (万元) means 5万元; 伍拾元 says its own unit.
        own_unit = re.search(r"[元圆圓角分万亿萬億]", bare)
        yuan = None if fen is None else Decimal(fen).scaleb(-2) * (1 if own_unit else unit)
    else:
        yuan = _yuan_in_digits(bare, unit)
    if yuan is None:
        raise ValueProblem(f"“{typed}”读不出金额；{_EXPECTED}")
    return to_fen(yuan)


def _yuan_in_digits(figure: str, unit: int) -> Decimal | None:
    """10万, 1亿2000万元, 3元5角; None when the pieces do not fit together."""
    plain = ungrouped(figure)
    pieces = [(match[1], match[2], match[3] or "") for match in _PIECE.finditer(plain)]
    # Longer figures would be rounded to Decimal's 28 digits.
    if "".join(map("".join, pieces)) != plain or len(plain) > 24:
        return None
    if len(pieces) == 1 and not pieces[0][1] and not pieces[0][2]:
        return Decimal(pieces[0][0]) * unit
    total, above = Decimal(0), Decimal("Infinity")
    for position, (digits, sizes, coin) in enumerate(pieces):
        size = _size_of(sizes, coin)
        value = Decimal(digits) * size
        last = position == len(pieces) - 1
        short_form = last and position > 0 and not coin and not sizes and len(digits) != above.adjusted()
        if value >= above or (not last and "." in digits) or short_form or (coin and above <= 1 and size >= 1):
            return None
        total, above = total + value, size
    return total


def _size_of(sizes: str, coin: str) -> Decimal:
    size = _COINS.get(coin, Decimal(1))
    for sign in sizes:
        size *= SIZES[sign]
    return size
