"""Does a row of words below the records head another table, of which nothing else is known?"""

import re
from collections.abc import Mapping
from functools import cache

from app.importing.cells.understand import as_text
from app.importing.finding.meanings import plain, without_brackets
from app.kinds import KINDS
from exports.sheet import ReadCell

_WORDS_OF_OTHER_TABLES = (
    "序号 项目 家数 数量 户数 人数 金额 占比 比例 小计 合计 总计 区域 街道 "
    "镇街 乡镇 片区 分类 类别 类型 单位 名称 备注 年份 年度 月份 "
    "商会数 会员数 企业数 捐款数 捐款额 完成率 排名 增长 同比"
)
_LONGEST = 12
_DIGIT, _NUMBER = re.compile(r"\d"), re.compile(r"(?a)[\d.,]+")

Row = Mapping[int, ReadCell]
"""Column to what stands there, filled cells alone."""


def heads_other(row: Row, below: Row, *, apart: bool) -> bool:
    """Whether the row is a head: of known headings alone; or `apart` from the records, and like a head otherwise.

    `apart`: no record stands just above, and it is shorter than records, or has a word where they have a number.
    Then a row without figures is one of which half is known, or under which numbers stand.
    """
    if len(row) < 2 or not all(isinstance(cell, str) for cell in row.values()):
        return False
    words = [as_text(cell).strip() for cell in row.values()]
    known = sum(map(is_heading, words))
    if known == len(words):
        return True
    if not apart or any(len(word) > _LONGEST or _DIGIT.search(word) for word in words):
        return False
    counted = row.keys() == below.keys() and any(_NUMBER.fullmatch(as_text(cell).strip()) for cell in below.values())
    return known * 2 >= len(words) or counted


def is_heading(cell: ReadCell) -> bool:
    """It stands over a column of some table, with a unit or without: 完成率（%）."""
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return False
    heading = plain(cell)
    return heading in _all_headings() or without_brackets(heading) in _all_headings()


@cache
def _all_headings() -> frozenset[str]:
    """What stands over columns of any table."""
    words = {plain(word) for word in _WORDS_OF_OTHER_TABLES.split()}
    for kind in KINDS:
        for each in kind.fields:
            words |= {plain(each.label), *map(plain, each.aliases)}
    return frozenset(words)
