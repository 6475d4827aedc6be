"""Which headings say the same as another with a different last word: 获得年份 for 获得时间, 颁发机构 for 颁发单位?

What a field takes decides: only a day has a 年份, only a text or a name a 机构.
"""

import re
from collections.abc import Iterator

from app.kinds.base import FieldType

_Types = frozenset[FieldType]
_NAMES = frozenset((FieldType.TEXT, FieldType.PARTY))
_LAST_WORDS: tuple[tuple[tuple[str, ...], _Types], ...] = (
    (("时间", "日期", "年份", "年度", "年月"), frozenset((FieldType.DATE,))),
    (("单位", "部门", "机构", "机关"), _NAMES),
    (("人", "人员", "者"), _NAMES),
)
_OF_SOMEBODY = re.compile(r"(?:所在|工作|任职|所属|现任)$")
"""所在部门 is a part of the 所在单位."""


def variants(heading: str) -> Iterator[tuple[str, _Types]]:
    """The other headings, with the types of the fields for which they hold; what is left of each has two signs."""
    for words, types in _LAST_WORDS:
        last = next((word for word in sorted(words, key=len, reverse=True) if heading.endswith(word)), "")
        stem = heading.removesuffix(last) if last else ""
        if len(stem) > 1 and not _OF_SOMEBODY.search(stem):
            yield from ((stem + word, types) for word in words if word != last)
