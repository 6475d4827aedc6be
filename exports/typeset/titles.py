"""How is a long title broken into lines of like length, by sense?"""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from exports.typeset.atoms import Atom, Break
from exports.typeset.breaking import natural_width

_FULLEST: Final = 0.92
"""The part of the measure a title's line may take: a title from edge to edge looks like body text."""
_MOST_LINES: Final = 4
_MOST_ATOMS: Final = 90

# Splitting one of these reads badly; there is no dictionary here, only the office's daily words.
_WHOLE: Final = re.compile(
    r"\d+[年月日届次期号个家人]+|第[一二三四五六七八九十百]+[届次期号]|[十〇一二三四五六七八九]+届"
    r"|工商业联合会|工商联|总商会|商会|联合会|执行委员会|常务委员会|委员会|执委会|常委会|理事会|监事会"
    r"|主席会议|会长会议|座谈会|交流会|分享会|研讨会|推进会|动员会|报告会|大讨论|讨论|交流|分享|座谈|会议|会员"
    r"|大会|报告|纪要|简报|通知|企业家|企业|民营经济|经济|工作|活动|捐赠|公益|慈善|情况|总结|开展|关于|组织"
)
_AFTER: Final = frozenset("的和与及暨、，：）》”")
"""A line ends well after these."""
_BEFORE: Final = ("关于", "召开", "举办", "开展", "座谈会", "交流", "会议", "工作")
_QUOTED: Final = re.compile(r"“[^”]*”|《[^》]*》|（[^）]*）")

# Costs in squared characters of unevenness.
_SPLIT_WORD: Final = 60.0
_SPLIT_QUOTE: Final = 30.0
_GOOD_PLACE: Final = 12.0
_ONE_MORE_LINE: Final = 15.0
_IMPOSSIBLE: Final = 1e9


def title_lines(atoms: Sequence[Atom], measure: float) -> list[tuple[int, int]] | None:
    """The (start, end) of each line of a title, or None if it needs more lines than can be balanced."""
    if len(atoms) < 2 or natural_width(atoms) <= measure * _FULLEST:
        return [(0, len(atoms))]
    if len(atoms) > _MOST_ATOMS:
        return None
    badness = _badness(atoms)
    ways = (_balanced(atoms, count, measure * _FULLEST, badness) for count in range(2, _MOST_LINES + 1))
    best = min((way for way in ways if way), default=None)
    if best is None:
        return None
    edges = (0, *best.cuts)
    return list(pairwise(edges))


class _Way(NamedTuple):
    cost: float
    cuts: tuple[int, ...]


def _balanced(atoms: Sequence[Atom], count: int, measure: float, badness: dict[int, float]) -> _Way | None:
    """The best way to part a title into `count` lines; None if a line would not fit."""
    ends = [0, *accumulate(atom.advance + atom.gap for atom in atoms)]
    size = atoms[0].style.size
    even = ends[-1] / count

    def line_cost(start: int, end: int) -> float:
        width = ends[end] - ends[start]
        return ((width - even) / size) ** 2 if width <= measure else _IMPOSSIBLE

    ways = {0: _Way(0, ())}
    for number in range(count):
        cuts = [len(atoms)] if number == count - 1 else list(badness)
        ways = {
            cut: min(
                _Way(way.cost + line_cost(start, cut) + badness.get(cut, 0), (*way.cuts, cut))
                for start, way in ways.items()
                if start < cut
            )
            for cut in cuts
            if any(start < cut for start in ways)
        }
    best = ways.get(len(atoms))
    if best is None or best.cost >= _IMPOSSIBLE:
        return None
    return best._replace(cost=best.cost + _ONE_MORE_LINE * count)


def _badness(atoms: Sequence[Atom]) -> dict[int, float]:
    """How badly a line would end before each atom where a line may end, in squared characters."""
    text = "".join(atom.glyph.char for atom in atoms)
    inside = {place for word in _WHOLE.finditer(text) for place in range(word.start() + 1, word.end())}
    quoted = {place for part in _QUOTED.finditer(text) for place in range(part.start() + 1, part.end())}
    return {
        place: _SPLIT_WORD * (place in inside)
        + _SPLIT_QUOTE * (place in quoted)
        - _GOOD_PLACE * (text[place - 1] in _AFTER or text.startswith(_BEFORE, place))
        for place in range(1, len(atoms))
        if atoms[place - 1].after is Break.GOOD
    }
