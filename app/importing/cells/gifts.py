"""What do the cells of a gift say in words: an amount that is 口罩1万只，价值2万元, goods with what they are worth?"""

import re

from app.importing.cells.understood import Understood
from app.kinds.base import Field, Values
from app.values.amounts import VERY_LARGE
from app.values.convert import Reading
from app.values.gifts import Gift, parse_gift
from app.values.problem import ValueProblem
from db.vocabulary import DonationKind, Qualifier

SUM_IN_WORDS = re.compile(r"\d[余多]?[百千万亿]*[余多]?[元圆]|[¥￥]\s*\d|价值|折价|折合")
"""Where goods are told, these words may say what they are worth."""


def amount_in_words(field: Field, cell: str, reading: Reading) -> Understood | None:
    """Of the amount of a gift that is no plain amount; None where no gift is told.

    Raises ValueProblem where one is and it is left open what is meant.
    """
    gift = parse_gift(cell, unit=reading.unit)
    if gift is None:
        return None
    found = Understood(_amount_of(gift, field.name, field.qualified_by))
    found.besides = _besides(gift)
    found.remarks += [gift.purpose] if gift.purpose else []
    sure = gift.sure and gift.amount is not None and gift.amount.fen < VERY_LARGE
    found.tell(f"“{' '.join(cell.split())}”{'读作 ' if sure else '取作：'}{gift.told}", sure=sure)
    return found


def worth_of_goods(cell: str) -> Values:
    """Of goods told with what they are worth, the amount, its qualifier and, unless they are only goods, the kind."""
    if not SUM_IN_WORDS.search(cell):
        return {}
    try:
        gift = parse_gift(cell)
    except ValueProblem:
        return {}
    if gift is None or gift.amount is None:
        return {}
    kind = {} if gift.kind is None or gift.kind is DonationKind.GOODS else {"kind": gift.kind.value}
    return _amount_of(gift, "amount", "qualifier") | kind


def _amount_of(gift: Gift, name: str, qualifier: str) -> Values:
    if gift.amount is None:
        return {name: None}
    inexact = gift.amount.qualifier is not Qualifier.EXACT
    return {name: gift.amount.fen, **({qualifier: gift.amount.qualifier.value} if inexact else {})}


def _besides(gift: Gift) -> Values:
    said: Values = {
        "kind": gift.kind.value if gift.kind else None,
        "basis": gift.basis.value if gift.basis else None,
        "goods": gift.goods or None,
        "valuation": gift.valuation or None,
    }
    return {name: value for name, value in said.items() if value is not None}
