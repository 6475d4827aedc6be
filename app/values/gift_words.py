"""What is each piece of a gift told in words: money, goods, what they are worth, a part of the whole?

捐赠口罩1万只，价值2万元 → goods, worth. 捐款10万元（其中物资3万元） → money, part. A piece is taken only where its
words leave no doubt of what it is; what they are joined to is answered in `gifts`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from app.values.amounts import Amount
from app.values.characters import half_width
from app.values.money import parse_amount
from app.values.numerals import NUMERALS
from app.values.problem import ValueProblem


class What(Enum):
    """What a piece is."""

    MONEY = "money"
    GOODS = "goods"
    WORTH = "worth"
    PART = "part"
    """其中物资3万元: `name` of the goods, empty for money."""
    TOTAL = "total"
    PURPOSE = "purpose"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece as written, with what it says."""

    what: What
    text: str
    amount: Amount | None = None
    name: str = ""
    """Of goods, with their quantity: 口罩1万只."""
    aside: str = ""
    """What stands behind a sum in brackets and says neither money nor goods: 5万元（慈善基金）."""
    cash: bool = False
    """Of money: a word says so, as in 现金5万元."""


_ABOUT = r"(?:大约|约为|约|将近|近|超过|超|逾|达|不少于)?"
_SUM = (
    rf"(?:{_ABOUT}(?:人民币|RMB|¥)?{_ABOUT}\d[\d,.]*[余多]?[百千万亿WwKk]*[余多]?(?:元|圆|块)?(?:人民币)?(?:整|左右|以上)?"
    rf"|{_ABOUT}[{NUMERALS}]+[余多]?[万亿]*[元圆]整?)"
)
_HAS_UNIT = re.compile(r"[元圆块¥]|人民币|RMB")
_HAS_SIZE = re.compile(r"[百千万亿WwKk]")
_WORTH = r"(?:市场)?总?(?:价值|价格|折价|折合|折款|折算|作价|估价|估值|市值|市价|货值)"
_MANY = r"(?:合计|共计|总计|总额|总共|共)"
_CASH = (
    r"(?:现金|捐款|捐资|资金|善款|款项|货币|转账|银行转账|支票|微信|支付宝|爱心款|人民币现金|捐赠款|捐款金额|捐赠金额)"
)
_GIVEN = r"(?:捐赠|捐助|捐献|捐送|捐出|赠送|捐|赠|购买|购置|采购)"
_THINGS = r"(?:物资|实物|物品|捐物|捐赠物资)"
_NOUN = (
    r"(?:物资|物品|实物|用品|药品|药物|食品|设备|器材|器械|图书|书籍|衣物|衣服|棉衣|棉被|口罩|防护服|消毒液|大米|食用油"
    r"|粮油|米面油?|矿泉水|饮料|水果|蔬菜|电脑|家具|空调|文具|书包|课桌椅?|轮椅|车辆|救护车|礼包|礼品|慰问品|产品|材料)"
)
_COUNTER = (
    r"(?:[只个件套箱袋桶瓶盒包床台辆本册份条张副双吨斤克米顶把支罐板株棵头匹面枚筐捆卷组部架批碗听提壶]"
    r"|公斤|千克|[kK][gG]|毫升|升|平方米|立方米|人份)"
)
_MANY_OF = rf"{_ABOUT}(?:\d[\d,.]*[百千万亿]*[余多]?|[{NUMERALS}]+[余多]?){_COUNTER}"
_SIGN = r"(?:(?!每|其中|累计|年均|捐款|现金|资金|善款|元|单价|服务(?!器))[^\d,;+=×*/:])"
_NAME = rf"(?:[A-Za-z]{{1,5}}\d{{0,4}}|\d{{2}}(?!{_COUNTER}|[十百千万亿余多]))?{_SIGN}"
"""What a name of goods begins with, and its signs: N95口罩, 84消毒液."""
_THING = rf"{_SIGN}{{0,8}}{_NOUN}"
_FUND = rf"(?!首期|已到|尾款|欠款|贷款|罚款|退款|借款){_SIGN}{{1,8}}[金款费]"
"""慰问金, 助学款: money, and what it is for."""
_PAID = rf"(?:人民币|为|:)*(?P<sum>{_SUM})"
_ASIDE = r"(?:\((?P<aside>(?:20\d\d年)?[^\d()]{1,30}|20\d\d年)\))?"
_AND_SO_ON = r"(?:等(?:物资|物品|用品|生活用品|生活物资)?)?"
_CLAUSE = re.compile(r",(?!\d{3}(?!\d))|(?<!\d),|[;、+。]|(?<=[\d元圆万亿])[和及与]|以及|另有?|并(?=捐|赠)")
_WORTH_OF_LIST = re.compile(rf"{_GIVEN}?{_WORTH}{_PAID}的(?P<name>[^\d,;+=×*/:()]{{1,40}})")
_RUN_ON = re.compile(rf"({_MANY_OF}{_AND_SO_ON})(?={_WORTH}|{_MANY})|(?<=[元圆万亿整])(?=用于|定向|专项)")
_SPACED = re.compile(rf"({_MANY_OF}) +(?=[\u4e00-\u9fff])")
_KEPT = "\ue000"
"""Stands for a 、 inside a bracket, where it parts no pieces."""
_PARTS = re.compile(r"^(?:其中|包含|包括|内含)")
_FULL_WIDTH = str.maketrans("():", "（）：")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_PART = re.compile(rf"(?:其中|包含|包括|内含|含)(?:(?P<name>{_THINGS}|{_THING})|{_CASH})(?:{_WORTH})?{_PAID}")
_LIST = tuple(
    (what, re.compile(pattern))
    for what, pattern in (
        (What.TOTAL, rf"{_MANY}{_GIVEN}?(?:{_WORTH})?{_PAID}"),
        (What.PART, _PART.pattern),
        (What.WORTH, rf"{_WORTH}{_PAID}(?:的(?P<name>{_NAME}{_SIGN}{{0,14}}))?"),
        (What.WORTH, rf"{_WORTH}{_PAID}(?P<name>{_THING})"),
        (What.MONEY, rf"(?P<cash>{_GIVEN}?{_CASH}|{_GIVEN})?:?(?P<sum>{_SUM})(?P<after>\(?{_CASH}\)?)?{_ASIDE}"),
        (What.MONEY, rf"(?P<fund>{_FUND}):?(?P<sum>{_SUM})"),
        (What.WORTH, rf"{_GIVEN}?(?P<sum>{_SUM})的?(?P<name>{_THING})"),
        (What.WORTH, rf"{_GIVEN}?(?P<name>{_NAME}{_SIGN}{{0,14}}){_WORTH}{_PAID}"),
        (What.WORTH, rf"{_GIVEN}?(?P<name>{_THINGS}|{_THING}):?(?P<sum>{_SUM})"),
        (What.GOODS, rf"{_GIVEN}?(?P<name>{_NAME}{_SIGN}{{0,14}}:?{_MANY_OF}){_AND_SO_ON}"),
        (What.GOODS, rf"{_GIVEN}?(?P<name>{_MANY_OF}{_NAME}{_SIGN}{{0,14}}?){_AND_SO_ON}"),
        (What.PURPOSE, r"(?:用于|定向用于|专项用于|用途:?|支持|资助|单价).{1,30}"),
        (What.GOODS, rf"{_GIVEN}?(?P<name>{_NAME}{_SIGN}{{0,11}}(?:一批|若干|数批)|{_THING}){_AND_SO_ON}"),
    )
)
"""From the surest form to the loosest: the first that fits the whole piece counts."""


def tight(text: str) -> str:
    """The words without spaces; line breaks, and spaces behind a quantity, part them."""
    lines = "、".join(line for line in text.splitlines() if line.strip())
    return _SPACED.sub(r"\1、", half_width(lines)).replace(" ", "")


def pieces_of(plain: str) -> list[Piece]:
    """The pieces of `tight` words in their order; words in brackets follow those before them."""
    if (whole := _WORTH_OF_LIST.fullmatch(plain)) and (amount := _amount(whole["sum"])):
        return [Piece(What.WORTH, plain, amount, whole["name"])]
    return [_piece(words) for words in _with_parts(_clauses(plain))]


def _clauses(plain: str) -> list[str]:
    opened = _IN_BRACKETS.sub(_opened, plain)
    return [words for words in _CLAUSE.split(_RUN_ON.sub(lambda found: f"{found[0]}、", opened)) if words]


def _with_parts(clauses: list[str]) -> Iterator[str]:
    """其中现金4万元，物资6万元: the word stands for each of the parts that follow it."""
    parts = ""
    for words in clauses:
        begun = _PARTS.match(words)
        parts = begun[0] if begun else parts
        continued = parts and not begun and _PART.fullmatch(f"{parts}{words}")
        yield f"{parts}{words}" if continued else words


def _opened(match: re.Match[str]) -> str:
    """What a bracket says of money or of how many is a piece of its own; other brackets belong to a name."""
    inner = match[1]
    if re.fullmatch(_MANY_OF, inner):
        return inner
    # 食品一批（约3000元）: behind goods a sum in brackets is what they are worth.
    if (
        re.fullmatch(_SUM, inner)
        and _HAS_UNIT.search(inner)
        and not re.search(r"\d[元万]?$", match.string[: match.start()])
    ):
        return f"、价值{inner}、"
    own = _HAS_UNIT.search(inner) or re.search(rf"{_WORTH}|其中|{_MANY}\d|用于|单价", inner)
    return f"、{inner}、" if own else match[0].replace("、", _KEPT).replace(",", _KEPT)


def _piece(words: str) -> Piece:
    words = words.replace(_KEPT, "、")
    shown = words.translate(_FULL_WIDTH)
    for what, pattern in _LIST:
        found = pattern.fullmatch(words)
        if found is None:
            continue
        told = found.groupdict()
        name = re.sub(rf"^{_GIVEN}(?=..)", "", told.get("name") or "").translate(_FULL_WIDTH)
        name = "物资" if name == "物" else name
        if what in (What.GOODS, What.PURPOSE):
            return Piece(what, shown, name=name)
        amount = _amount(told["sum"])
        # 口罩1万 is no money: a sum says 元, or what it is of is said.
        spoken = what is not What.MONEY or told.get("cash") or told.get("after") or told.get("fund")
        said = _HAS_UNIT.search(told["sum"]) or (spoken and _HAS_SIZE.search(told["sum"]) and not _is_count(what, name))
        if amount is not None and said:
            aside = told.get("aside") or told.get("fund") or ""
            if aside and re.search(
                _NOUN, aside
            ):  # 2万元（口罩、消毒液） is what these are worth; 不含物资 says nothing of them
                return Piece(What.WORTH, shown, amount, aside) if aside[0] not in "不未" else Piece(What.UNKNOWN, shown)
            return Piece(what, shown, amount, name, aside, cash=bool(spoken and what is What.MONEY))
    return Piece(What.UNKNOWN, shown)


def _is_count(what: What, name: str) -> bool:
    return what is What.WORTH and bool(name) and not re.fullmatch(_THINGS, name)


def _amount(words: str) -> Amount | None:
    try:
        return parse_amount(words)
    except ValueProblem:
        return None
