"""Of which kind is a list by its words: its title, the name of its sheet or file, a heading that only such lists have?

The words of a kind stand with the kind. In a title the last one counts: 表彰大会签到表 is a sign-in sheet.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.importing.finding.closing import is_aside, is_sentence, tight
from app.importing.finding.meanings import plain
from app.kinds import KINDS
from app.kinds.base import RecordKind

DUES = "会费"
"""What no kind holds, though its lists look like lists of gifts."""

_DUES = re.compile(r"会费|缴费|(?:应|实|欠|已|未)缴|缴纳")
_LONGEST, _REST = 40, 8
_BRACKETS = re.compile(r"[(（\[【〔][^)）\]】〕]*[)）\]】〕]?")
_MONEY = re.compile(r"金额|款|费|元")
_SIGNATURES = frozenset(("签名", "签字", "本人签名", "本人签字"))
"""Stand in lists of payments too."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the words say: a kind (None: dues), and the words with where they stand, for people."""

    kind: RecordKind | None
    words: str


def told_by_texts(where: str, texts: Iterable[str]) -> Told | None:
    """What the first of these texts that says a kind says; `where`: 标题, 工作表名, 文件名."""
    for text in texts:
        shown = " ".join(text.split())
        if (found := _kind_in(text)) is not None:
            return Told(found if isinstance(found, RecordKind) else None, f"{where}“{shown}”")
    return None


def told_by_headings(headings: Sequence[str]) -> Told | None:
    """A heading that marks a list; `headings` as the sheet has them."""
    money = any(_MONEY.search(heading) for heading in headings)
    for heading in headings:
        bare = plain(heading)
        if money and bare in _SIGNATURES:
            continue
        for kind in KINDS:
            if bare in kind.marked_by:
                return Told(kind, f"栏目“{heading.strip()}”")
    return None


def dues_by_headings(headings: Sequence[str]) -> Told | None:
    """The columns are about dues."""
    return next((Told(None, f"栏目“{heading.strip()}”") for heading in headings if _DUES.search(heading)), None)


def noun_of(texts: Iterable[str]) -> RecordKind | None:
    """Whom a list lists by its title, where its columns may be of several kinds: 商会会员名单 lists members."""
    for text in texts:
        bare = _BRACKETS.sub("", tight(text))
        ends = [(bare.rfind(noun), len(noun), kind) for kind in KINDS for noun in kind.list_nouns if noun in bare]
        if ends:
            return max(ends, key=lambda each: each[:2])[2]
    return None


def _kind_in(text: str) -> RecordKind | str | None:
    """The kind of the last telling word; nothing in remarks and where much follows it."""
    bare = _BRACKETS.sub("", tight(text))
    if not bare or len(bare) > _LONGEST or is_sentence(bare) or is_aside(bare):
        return None
    named = next((kind for kind in KINDS if bare == kind.label), None)
    if named:
        return named
    ends: list[tuple[int, RecordKind | str]] = [
        (bare.rfind(word) + len(word), kind) for kind in KINDS for word in kind.list_words if word in bare
    ]
    ends += [(found.end(), DUES) for found in _DUES.finditer(bare)]
    if not ends:
        return None
    end, what = max(ends, key=lambda each: each[0])
    return what if len(bare) - end <= _REST else None
