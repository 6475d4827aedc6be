"""What is an amount, and how is it stored and shown? Whole 分 with a qualifier, never a float."""

from dataclasses import dataclass
from decimal import Decimal

from app.values.problem import ValueProblem
from db.vocabulary import Basis, Coverage, Qualifier

__all__ = [
    "LIMIT_FEN",
    "VERY_LARGE",
    "Amount",
    "Basis",
    "Coverage",
    "Qualifier",
    "from_number",
    "show_amount",
    "show_yuan",
    "to_fen",
    "to_yuan",
]

LIMIT_FEN = 10**16
VERY_LARGE = 10**11 * 100
"""An amount in 分 of 1000 亿元: more than a member of a district has; the unit may be wrong."""
_WAN, _YI = 10**6, 10**10


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in whole 分 and how surely it is known."""

    fen: int
    qualifier: Qualifier = Qualifier.EXACT


def to_fen(yuan: Decimal) -> int:
    """Whole 分; ValueProblem for what would be cut, is negative or too large to be meant."""
    if not yuan.is_finite():
        raise ValueProblem("金额不是数字；请填写 1,234.50 这样的数字")
    if yuan < 0:
        raise ValueProblem("金额不能是负数；请填写不小于0的金额")
    if yuan * 100 >= LIMIT_FEN:
        raise ValueProblem("金额超过100万亿元；请核对单位")
    fen = int(yuan * 100)
    if to_yuan(fen) != yuan:
        raise ValueProblem(f"{yuan.normalize():f}元不足一分的部分无法记账；请保留两位小数")
    return fen


def to_yuan(fen: int) -> Decimal:
    """The value in 元 with two decimals."""
    return Decimal(fen).scaleb(-2)


def from_number(number: int | float | Decimal, *, unit: int = 1) -> Amount:
    """The exact amount of a number cell, in ``unit`` 元.

    A float is taken at the 15 digits that a workbook keeps, so that 0.1 + 0.2 is 0.30.
    """
    return Amount(to_fen(Decimal(f"{number:.15g}" if isinstance(number, float) else number) * unit))


def show_yuan(fen: int) -> str:
    """The value in 元, grouped, with two decimals: 1,234.50."""
    sign, value = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{value // 100:,}.{value % 100:02d}"


def show_amount(fen: int, qualifier: Qualifier = Qualifier.EXACT) -> str:
    """Compact text that loses nothing: 超900万元, 超4.5亿元, 300余万元, 不少于1,234.50元.

    亿 and 万 are used where at most two decimals follow; `parse_amount` reads the text back unchanged.
    """
    figure, unit = _compact(fen)
    if qualifier is Qualifier.EXACT:
        return f"{figure}{unit}"
    if qualifier is not Qualifier.SOME_ODD:
        return f"{qualifier.label}{figure}{unit}"
    # 900余万元, but 4.5亿余元: 余 stands for what is left out below the last figure.
    return f"{figure}余{unit}" if "." not in figure or unit == "元" else f"{figure}{unit[0]}余元"


def _compact(fen: int) -> tuple[str, str]:
    for size, unit in ((_YI, "亿元"), (_WAN, "万元")):
        if fen >= size and fen % (size // 100) == 0:
            hundredths = fen // (size // 100)
            return f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip("."), unit
    return show_yuan(fen).removesuffix(".00"), "元"
