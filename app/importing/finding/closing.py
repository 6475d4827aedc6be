"""Which rows below the head are no records: totals, signatures, remarks, headings of sections, units, numbers?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.importing.correction import ASIDE, SECTION, SUBTOTAL, TOTAL
from app.values.dates import Precision, parse_date, precision_of
from app.values.problem import ValueProblem

_AMOUNT = r"(?:[:：(（]?[\d,.，]*(?:[万亿]?元|[家人名笔条户个次件])?[)）]?(?:大写)?.{0,24})"
_TOTAL = re.compile(
    rf"(?:本表|全部|以上|全区|全市|全会|捐款|捐赠|金额|人数)?(?:合计|总计|共计|总和|总合计|总额)(?:金额|人数|家数|数|户数|捐款|捐赠)?"
    rf"(?:$|[:：(（\d]{_AMOUNT})|共[\d,]+[家人名笔条户个次件](?:[,，].{{0,24}})?"
)
_SUBTOTAL = re.compile(
    r"(?:本页|本组|分项)?(?:小计|累计|本页合计|本页共计|页计)(?:[:：(（\d].*)?"
    r"|[^公司厂店行会社]{1,12}(?:小计|合计)|其中[:：].{0,20}"
)
# A sign of each word above; most texts hold none of them.
_MAY_SUM_UP = re.compile("[计总共其]")
_SIGNATURE = re.compile(
    r"(?:制表|填表|审核|复核|审批|负责|填报|经办|制单|主管|联系|统计|报送|填写|核对|审签|签发|校对|录入|打印|分管|单位负责|财务负责|会长|秘书长)"
    r"(?:人|单位|部门|日期|时间|电话|领导|者|员)?(?:[(（](?:签字|签名|签章|盖章)[)）]|签字|签名|签章)?[:：].*"
    r"|(?:制表|填表|审核|复核|填报|经办|统计)(?:人|单位|日期|时间)(?:签字|签名)?|(?:日期|时间|电话|截止日期|数据截止|截至)[:：].*"
)
_REMARK = re.compile(
    r"(?:填表|填报|特别)?(?:说明|备注|注|附注|注意|要求|附件|附|填报说明|填表说明|注意事项|温馨提示)\d*[:：.、].*|注\d*[:：.、].*|[*※].{6,}|附件?\d*"
    r"|[(（](?:以下空白|以下无正文|转下页|接上页|续表|续)[)）]|以下空白|以下无正文|续表\d*|转下页|接上页|第\d+页.*|共\d+页|-\d+-|.{0,4}打印(?:日期|时间)[:：].*|[.…。]{2,}|完|结束"
)
_NUMBERED = re.compile(r"[(（]?\d{1,2}[.、．)）](?!\d).*")
_STAMP = re.compile(r".*[(（](?:盖章|公章|签章|签字|签名|单位盖章)[)）].*")
_SECTION = re.compile(
    r"(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十\d]+(?:部分|类|组|批|片区)[:：、]?).*|[【〖].*[】〗]"
)
_TITLE = re.compile(r"(?:.*(?:表|单|册|台账|汇总|明细|一览|统计|公示)(?:[(（].*[)）])?|.*单位[:：].*元)")
_EXAMPLE = re.compile(r"[(（【]?(?:示例|例|举例|样例|填写示例|例如)[)）】:：]?.{0,4}\d{0,2}")
_ASKS = re.compile(
    r"[(（*＊]*(?:必填|选填|可不填|填|请|如[:：]|例如|格式|下拉|单选|多选|\d+位|数字|文本|日期型?|单位[:：]|精确到|不超过|按照?|从)"
    r".*|.*(?:必填|选填|不填|格式)[)）]?"
)
_SENTENCE = re.compile(r"[。；！？]|[,，].*[,，]")


@dataclass(frozen=True, slots=True)
class Closing:
    """What a row is that is no record, in words; `what`: a word of `correction.ROW_WORDS`."""

    words: str
    what: str = ASIDE


SECTION_ROW = Closing("分段标题", SECTION)
REMARK_ROW = Closing("说明")
_TOTAL_ROW = Closing("合计行", TOTAL)
_SUBTOTAL_ROW = Closing("小计行", SUBTOTAL)


def tight(text: str) -> str:
    """The text without spaces; the marks of a total are found so: 合　　计."""
    return "".join(text.split())


def sums_up(texts: Sequence[str]) -> Closing | None:
    """A total, whole or part: by one of the first texts, or by two that part the word: 合, 计."""
    for text in texts[:3]:
        if len(text) >= 40 or not _MAY_SUM_UP.search(text):
            continue
        bare = tight(text)
        if _TOTAL.fullmatch(bare):
            return _TOTAL_ROW
        if _SUBTOTAL.fullmatch(bare):
            return _SUBTOTAL_ROW
    if (
        len(texts) > 1
        and texts[0][:1] in ("合", "总", "小", "共")
        and tight(texts[0]) + tight(texts[1]) in ("合计", "总计", "小计", "共计")
    ):
        return _SUBTOTAL_ROW if tight(texts[0]) == "小" else _TOTAL_ROW
    return None


def closing_of(texts: list[str], filled: int, has_title: bool) -> Closing | None:
    """What the row is if no record. `texts`: its first few texts; `filled`: its filled cells in all.

    `has_title`: the column that names the record is filled.
    """
    total = sums_up(texts)
    if total:
        return total
    first = tight(texts[0])
    if _SIGNATURE.fullmatch(first) and (filled <= 2 or not has_title or any(map(_is_signature, texts[1:]))):
        return Closing("落款")
    if _REMARK.fullmatch(first) and (filled == 1 or not has_title):
        return REMARK_ROW
    return _lone(first) if filled == 1 else None


def goes_on(text: str) -> bool:
    """Below a remark, another one: 2.请于每月5日前报送."""
    return bool(_NUMBERED.fullmatch(tight(text)))


def _is_signature(text: str) -> bool:
    return bool(_SIGNATURE.fullmatch(tight(text)))


def is_example(texts: Sequence[str]) -> bool:
    """A row that shows how to fill in the others: 例, 示例1."""
    return bool(_EXAMPLE.fullmatch(tight(texts[0]))) or tight(texts[0]).startswith(("（例）", "(例)", "示例：", "例："))


def asks_of_columns(texts: Sequence[str]) -> bool:
    """A row that says how to fill in each column: 必填，填全称 | 18位 | 填数字."""
    return len(texts) > 1 and all(_ASKS.fullmatch(tight(text)) for text in texts)


def is_title(text: str) -> bool:
    """As the title of the next table reads: 二、捐款明细表."""
    return bool(_TITLE.fullmatch(tight(text)))


def is_aside(text: str) -> bool:
    """Beside a table, not in it: 联系人：张三, （本表一式两份）."""
    bare = tight(text)
    return bool(re.fullmatch(r"[^:：\d]{1,8}[:：].*", bare)) or (bare[:1] in "（(" and bare[-1:] in "）)")


def is_sentence(text: str) -> bool:
    """A remark, no name: several clauses, or more words than any name has."""
    return len(text) > 40 or (len(text) > 12 and bool(_SENTENCE.search(text)))


def is_numbering(texts: Sequence[str]) -> bool:
    """The numbers of the columns under a head: 1 2 3 4, (1) (2) (3), 甲 乙 1 2."""
    if len(texts) < 2:
        return False
    bare = [re.sub(r"[()（）\s栏列=+\-]", "", text) for text in texts]
    order = "甲乙丙丁戊己庚"
    letters = 0
    while letters < len(bare) and letters < len(order) and bare[letters] == order[letters]:
        letters += 1
    rest = bare[letters:]
    start = int(rest[0]) if rest and rest[0].isdecimal() and len(rest[0]) <= 2 else 0
    if not rest or not all(text.isdecimal() and int(text) == at for at, text in enumerate(rest, start or 1)):
        return False
    return letters >= 2 or (start in (0, 1) and (len(rest) >= 3 or len(rest) == len(bare)))


def _lone(text: str) -> Closing | None:
    """A row with one text: a stamp, the day of signing, or the heading of a section."""
    if _STAMP.fullmatch(text):
        return Closing("落款")
    if text[-1] in "。；;" and _NUMBERED.fullmatch(text):
        return REMARK_ROW
    if _SECTION.fullmatch(text):
        return SECTION_ROW
    try:
        is_day = precision_of(parse_date(text)) is Precision.DAY
    except ValueProblem:
        return None
    return Closing("落款日期") if is_day else None
