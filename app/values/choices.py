"""Which of a field's fixed words was meant: the word itself, a synonym, a short form, a longer one?"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.kinds.base import Field
from app.values.problem import ValueProblem
from app.values.shown import words_of

_MOST_LISTED, _MOST_MEANT = 16, 6
_BETWEEN = re.compile(r"[、,，;；/|\s]+")
_BRACKETED = re.compile(r"(.+?)\(([^()]+)\)")
_TURNS = re.compile(
    "[未不没非无否副原前准拟待半候除%]|兼(?!职)|名誉|荣誉|荣获|执行|创会|永远|终身|历任|部分|基本|以上|以下|以外|之外"
)
"""Beside a word of the list these make it another one: 名誉会长, 未完成, 基本完成."""
_LIKE = 0.6
"""How much of two words must be the same for one to be offered for the other."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The kept value that a word stands for; `sure`: it can mean no other, it is short for it or begins it."""

    value: str
    sure: bool
    longer: bool = False
    """The word says more than the choice: what it says is to be kept."""


def split_choices(text: str) -> list[str]:
    """The words of a cell that may hold several."""
    return [part for part in _BETWEEN.split(text) if part]


def choice_of(field: Field, text: str) -> str:
    """The kept value of a word of the list or one that is known to mean it. Raises ValueProblem with the list."""
    value = _known(field).get(_folded(text))
    if value is None:
        raise ValueProblem(_refusal(field, text))
    return value


def meant_by(field: Field, text: str) -> Meant | None:
    """Of a word that is not known: the one choice that it is a short or a longer form of; None where none or several.

    座谈 begins 座谈会 and no other: sure. 洽谈 stands inside 对接洽谈会, 线上培训 says more than 培训: to be looked at.
    """
    word, known = _folded(text), _known(field)
    found = candidates(field, text)
    if len(found) != 1:
        return None
    return Meant(found.pop(), sure=_begins(word, known), longer=not any(word in text for text in known))


def candidates(field: Field, text: str) -> set[str]:
    """The kept values that a word may be short for, begin or name with something more around."""
    word, known = _folded(text), _known(field)
    if word in known:
        return {known[word]}
    begun = {value for text, value in known.items() if len(word) > 1 and text.startswith(word)}
    held = {value for text, value in known.items() if word and word in text}
    if len(word) < 2:
        return held if len(held) > 1 else set()
    return begun or held or _lengthened(word, known)


def nearest(field: Field, text: str) -> str:
    """The label of the choice that the word resembles most, to be offered; empty where none does."""
    from difflib import SequenceMatcher  # only for what is refused

    word, best, score = _folded(text), "", _LIKE
    if any(len(known) > 1 and known in word for known in _known(field)):
        return ""  # 名誉会长单位 says 会长 and is no slip
    for known, value in _known(field).items():
        if len(known) < 2 or abs(len(known) - len(word)) > 1:
            continue
        alike = SequenceMatcher(None, word, known, autojunk=False).ratio()
        if alike >= score:
            best, score = value, alike
    return words_of(field).of(best).label if best else ""


def _refusal(field: Field, text: str) -> str:
    several = candidates(field, text)
    if 1 < len(several) <= _MOST_MEANT:
        return f"“{text}”可能是{'、'.join(_labels(field, several))}；请写其中一项的全称"
    labels = [choice.label for choice in words_of(field)]
    listed = "、".join(labels[:_MOST_LISTED]) + (f" 等 {len(labels)} 项" if len(labels) > _MOST_LISTED else "")
    return f"没有“{text}”这一项；可选：{listed}"


def _labels(field: Field, values: Iterable[str]) -> list[str]:
    wanted = set(values)
    return [choice.label for choice in words_of(field) if choice.value in wanted]


def _begins(word: str, known: Mapping[str, str]) -> bool:
    return any(text.startswith(word) for text in known)


def _lengthened(word: str, known: Mapping[str, str]) -> set[str]:
    """The choices that the word names with something more around, unless that turns them into something else."""
    bracketed = _BRACKETED.fullmatch(word)
    if bracketed and bracketed[1] in known:
        return {known[bracketed[1]]} | {known[part] for part in (bracketed[2],) if part in known}
    inside = [text for text in known if len(text) > 1 and text in word]
    whole = [text for text in inside if not any(text != other and text in other for other in inside)]
    rest = word
    for text in whole:
        rest = rest.replace(text, "、")
    beside = [text for text in inside if text in rest]  # 副会长 holds no 会长; 会长、副会长 has both
    return set() if _TURNS.search(rest) else {known[text] for text in (*whole, *beside)}


def _folded(text: str) -> str:
    return re.sub(r"\s", "", text.replace("（", "(").replace("）", ")")).upper()


def _known(field: Field) -> Mapping[str, str]:
    return _words(words_of(field), field.synonyms)


@lru_cache(maxsize=256)
def _words(choices: type, synonyms: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Every word that is known to the kept value that it means."""
    own = {_folded(text): choice.value for choice in choices for text in (choice.label, choice.value)}  # type: ignore[attr-defined]
    return {**{_folded(text): value for text, value in synonyms}, **own}
