"""Which rows below the head are no records: totals, signatures, remarks, headings of sections?"""

import re
from dataclasses import dataclass

from app.values.dates import Precision, parse_date, precision_of
from app.values.problem import ValueProblem

_TOTAL = re.compile(
    r"(?:本表|全部|以上)?(?:合计|总计|共计)(?:[:：(（]?[\d,.，]*(?:[万亿元家人名笔条户个次]|万元|亿元)*[)）]?)?"
)
_SUBTOTAL = re.compile(r"(?:本页)?(?:小计|累计|本页合计|本页共计)(?:[:：].*)?")
_SIGNATURE = re.compile(
    r"(?:制表|填表|审核|复核|审批|负责|填报|经办|制单|主管|联系|统计|报送)(?:人|单位|部门|日期|时间|电话|领导)?(?:签字|签名)?[:：].*"
)
_REMARK = re.compile(r"(?:填表)?(?:说明|备注|注|附注)[:：].*|注\d*[:：.、].*")
_STAMP = re.compile(r".*[(（](?:盖章|公章|签章|签字)[)）].*")
_SECTION = re.compile(r"(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]).*")


@dataclass(frozen=True, slots=True)
class Closing:
    """What a row is that is no record; `is_total`: it sums up the whole table."""

    words: str
    is_total: bool = False


_CLOSING_TOTAL = Closing("合计行", is_total=True)


def closing_of(texts: list[str], filled: int, has_title: bool) -> Closing | None:
    """What the row is if no record. `texts`: its first few texts; `filled`: its filled cells in all.

    `has_title`: the column that names the record is filled.
    """
    for text in texts[:3]:
        # The marks of a total are found without spaces: 合　　计. Most names are longer, which is quick to see.
        tight = re.sub(r"\s", "", text) if len(text) < 30 else text
        if _TOTAL.fullmatch(tight):
            return _CLOSING_TOTAL
        if _SUBTOTAL.fullmatch(tight):
            return Closing("小计行")
    first = re.sub(r"\s", "", texts[0])
    if _SIGNATURE.fullmatch(first):
        return Closing("落款")
    if _REMARK.fullmatch(first) and (filled == 1 or not has_title):
        return Closing("说明")
    return _lone(first) if filled == 1 else None


def _lone(text: str) -> Closing | None:
    """A row with one text: a stamp, the day of signing, or the heading of a section."""
    if _STAMP.fullmatch(text):
        return Closing("落款")
    if _SECTION.fullmatch(text):
        return Closing("分段标题")
    try:
        is_day = precision_of(parse_date(text)) is Precision.DAY
    except ValueProblem:
        return None
    return Closing("落款日期") if is_day else None
