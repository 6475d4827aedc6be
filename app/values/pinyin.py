"""How is a name spelled in pinyin: for sorting in SQL, and for search by initials and by full spelling?

All three read one table per character, filled as characters are met (100,000 names take about half a second;
pypinyin's own functions take 6 s). A name is first marked: characters whose reading a phrase or a surname settles
are replaced by private characters that carry that reading, then one `str.translate` spells the whole name.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from itertools import islice, product
from typing import NamedTuple

from app.values import readings

# Stored keys are made again when this number is newer than the one they were made with.
VERSION = 1

_FIRST_MARK = 0x100000
_MOST_VARIANTS = 8
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_FULL_STOPS_IN_NAMES = "·•・．."


def sort_key(name: str, *, person: bool = False) -> str:
    """A text whose plain (binary) order is the order of a Chinese register: 西安 is ``xi1西 an1安``.

    Character by character: syllable, tone, then the character itself, so that all 张 stand together and 西安
    comes before 先. Latin and digits are kept in small letters, punctuation only separates; characters without a
    reading come last. ``person`` reads the first character as a surname (单 shan, 仇 qiu).
    """
    return " ".join(_spelling().mark(name, person).translate(_spelling().sorting).split())


def initials(name: str, *, person: bool = False) -> str:
    """The first letters: 青禾智能 is ``qhzn``; where a reading stays open the other ones follow after spaces."""
    return _variants(_spelling().mark(name, person), _spelling().first_letters)


def full_pinyin(name: str, *, person: bool = False) -> str:
    """The syllables without tones and spaces: ``qinghezhineng``; other readings follow as in `initials`."""
    return _variants(_spelling().mark(name, person), _spelling().syllables)


class Spelled(NamedTuple):
    """The three keys that are stored beside a name."""

    sort_key: str
    initials: str
    full_pinyin: str


def spelled(name: str, *, person: bool = False) -> Spelled:
    """All three keys at once, for writing many names."""
    spelling = _spelling()
    marked = spelling.mark(name, person)
    return Spelled(
        " ".join(marked.translate(spelling.sorting).split()),
        _variants(marked, spelling.first_letters),
        _variants(marked, spelling.syllables),
    )


class _Table(dict[int, str]):
    """What each character is spelled as, found out when it is first met."""

    def __init__(self, spelled: Callable[[int], str]) -> None:
        super().__init__()
        self._spelled = spelled

    def __missing__(self, code: int) -> str:
        self[code] = shown = self._spelled(code)
        return shown


class _Spelling:
    """The tables of readings, and the marks that stand for settled readings."""

    def __init__(self) -> None:
        self._toned = _pypinyin_table()
        self._usual = _pairs(readings.USUAL)
        self._marks: dict[tuple[str, str], str] = {}
        self._marked: dict[str, tuple[str, str]] = {}
        self.also: dict[str, tuple[str, ...]] = {}
        for character, other in _pairs(readings.ALSO).items():
            self.also[character] = (self._mark(character, other),)
        self._phrases = _phrases(readings.PHRASES, self._mark)
        self._compounds = _phrases(readings.COMPOUND_SURNAMES, self._mark)
        self._surnames = {
            character: self._mark(character, said) for character, said in _pairs(readings.SURNAMES).items()
        }
        self._phrase = re.compile("|".join([*sorted(self._phrases, key=len, reverse=True), "行$"]))
        self._phrases["行"] = self._mark("行", "hang2")
        self._starts = {phrase[0] for phrase in self._phrases}
        self.sorting = _Table(self._sorted)
        self.syllables = _Table(self._syllable)
        self.first_letters = _Table(lambda code: self._syllable(code)[:1])

    def mark(self, name: str, person: bool) -> str:
        if person:
            name = self._surname_marked(name.strip())
        if self._starts.isdisjoint(name):
            return name
        return self._phrase.sub(lambda match: self._phrases[match.group()], name)

    def _surname_marked(self, name: str) -> str:
        if any(stop in name for stop in _FULL_STOPS_IN_NAMES):
            return name
        compound = self._compounds.get(name[:2])
        if compound is not None:
            return compound + name[2:]
        return self._surnames.get(name[:1], name[:1]) + name[1:]

    def _mark(self, character: str, said: str) -> str:
        """The private character that stands for this character with this reading (others after slashes)."""
        mark = self._marks.setdefault((character, said), chr(_FIRST_MARK + len(self._marks)))
        reading, *others = said.split("/")
        self._marked[mark] = character, reading
        if others:
            self.also[mark] = tuple(self._mark(character, other) for other in others)
        return mark

    def _reading(self, character: str) -> tuple[str, str]:
        """The character and its syllable with tone, which is empty for all but Chinese characters."""
        if character in self._marked:
            return self._marked[character]
        usual = self._usual.get(character)
        return character, usual or _with_figure(self._toned.get(ord(character), "").split(",")[0])

    def _sorted(self, code: int) -> str:
        character, syllable = self._reading(chr(code))
        if syllable:
            return f" {syllable}{character} "
        plain = _plain(character)
        if plain or not character.isalpha():
            return plain or " "
        return f" ~{character} "

    def _syllable(self, code: int) -> str:
        character, syllable = self._reading(chr(code))
        return syllable.rstrip("12345") or _plain(character)


@cache
def _spelling() -> _Spelling:
    return _Spelling()


def _variants(marked: str, table: _Table) -> str:
    """The spelling; further ones for characters whose reading stays open, at most eight in all."""
    also = _spelling().also
    if also.keys().isdisjoint(marked):
        return marked.translate(table)
    open_ones = [character for character in dict.fromkeys(marked) if character in also]
    found: dict[str, None] = {}
    for choice in islice(product(*((character, *also[character]) for character in open_ones)), _MOST_VARIANTS):
        chosen = marked
        for character, mark in zip(open_ones, choice, strict=True):
            chosen = chosen.replace(character, mark)
        found[chosen.translate(table)] = None
    return " ".join(found)


def _plain(character: str) -> str:
    """Letters and digits small, without accents; nothing for all others."""
    if not character.isascii():
        character = "".join(part for part in unicodedata.normalize("NFKD", character) if part.isascii())
    return "".join(part for part in character.lower() if part.isalnum())


def _with_figure(syllable: str) -> str:
    """``zhong4`` for zhòng, ``lv4`` for lǜ; the light tone is 5."""
    letters, tone = "", "5" if syllable else ""
    for part in unicodedata.normalize("NFD", syllable):
        if part in _TONES:
            tone = _TONES[part]
        elif part == "\u0308":
            letters = f"{letters[:-1]}v"
        elif part.isascii():
            letters += part
    return letters + tone


def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def _phrases(table: str, mark: Callable[[str, str], str]) -> dict[str, str]:
    """Each phrase with the marks that replace it."""
    rows = (line.split() for line in table.split("\n") if line)
    return {phrase: "".join(map(mark, phrase, syllables)) for phrase, *syllables in rows}


def _pypinyin_table() -> dict[int, str]:
    """Code point to readings. The data file alone: the package reads 47,000 phrases when imported (0.2 s)."""
    package = find_spec("pypinyin")
    places = package.submodule_search_locations if package is not None else None
    spec = PathFinder.find_spec("pinyin_dict", places) if places else None
    if spec is None or spec.loader is None:
        from pypinyin.pinyin_dict import pinyin_dict  # heavy, and only where the file stands elsewhere

        return dict(pinyin_dict)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    table: dict[int, str] = module.pinyin_dict
    return table
