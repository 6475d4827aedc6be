"""How is an exact amount written in Chinese capitals (大写), and read from them?

Rules: 正确填写票据和结算凭证的基本规定 (annex 1 of 支付结算办法, 1997), and domain.md §4: 整 after 元, never after 分,
and none after 角; a run of zeros is one 零.
"""

import re

from app.values.characters import half_width
from app.values.numerals import read_numeral
from app.values.problem import ValueProblem

_FIGURES = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ((1000, "仟"), (100, "佰"), (10, "拾"), (1, ""))
_PARTS = re.compile(r"(?:([^元圆角分]+)[元圆]|([^元圆角分]+)$)?(?:零?([^元圆角分零])角)?(?:零?([^元圆角分零])分)?")


def in_capitals(fen: int) -> str:
    """壹仟肆佰零玖元伍角 for 140950. For exact amounts only: the caller asks for the qualifier first."""
    if fen < 0:
        raise ValueProblem("负数金额不能写成大写；请核对金额")
    yuan, coins = divmod(fen, 100)
    jiao, cents = divmod(coins, 10)
    if not coins:
        return f"{_spelled(yuan)}元整" if yuan else "零元整"
    shown = f"{_spelled(yuan)}元" if yuan else ""
    if yuan and (not jiao or yuan % 10 == 0):
        shown += "零"
    shown += f"{_FIGURES[jiao]}角" if jiao else ""
    return shown + (f"{_FIGURES[cents]}分" if cents else "")


def parse_capitals(text: str) -> int:
    """The amount in 分 of 人民币壹仟肆佰零玖元伍角, also with 圆, 正, 萬 and small numerals."""
    plain = half_width(text).replace(" ", "")
    bare = re.sub(r"^(?:人民币)?(?:\(大写\)|大写)?:?(?:人民币)?", "", plain)
    fen = capitals_to_fen(bare.removesuffix("整").removesuffix("正"))
    if fen is None:
        raise ValueProblem(f"“{text.strip()}”读不出大写金额；请写成 壹仟肆佰零玖元伍角")
    return fen


def capitals_to_fen(text: str) -> int | None:
    """The amount of the bare numerals with 元, 角 and 分 in 分; None when they do not fit together."""
    match = _PARTS.fullmatch(text.replace("圓", "圆"))
    if match is None or not text:
        return None
    values = [0 if part is None else read_numeral(part) for part in (match[1] or match[2], match[3], match[4])]
    yuan, jiao, cents = values
    if yuan is None or jiao is None or cents is None or jiao > 9 or cents > 9:
        return None
    return yuan * 100 + jiao * 10 + cents


def _spelled(number: int) -> str:
    """A whole number above 0 without unit."""
    for size, sign in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            upper, lower = divmod(number, size)
            zero = "零" if 0 < lower < size // 10 else ""
            return f"{_spelled(upper)}{sign}{zero}{_spelled(lower) if lower else ''}"
    shown, gap = "", False
    for size, sign in _PLACES:
        figure = number // size % 10
        if figure:
            shown += ("零" if gap and shown else "") + _FIGURES[figure] + sign
        gap = not figure
    return shown
