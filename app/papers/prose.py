"""How does a text that a clerk wrote become headings and paragraphs?

A line is a paragraph; one that begins with 一、 or （一） or 1. is a heading of that level when it is short and no
sentence. Where the heading's sentence is followed by others on the same line, it alone is set in the heading's face.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from app.papers.bound import Bound, Fields
from app.papers.punctuation import punctuated
from exports.document import Block, Heading, Paragraph, Run, Source
from exports.fonts.faces import Face

_NUMERALS = "一二三四五六七八九十"
_LEVELS: Final[tuple[tuple[re.Pattern[str], Literal[1, 2, 3], Face], ...]] = (
    (re.compile(rf"[{_NUMERALS}百零〇]+、"), 1, Face.HEI),
    (re.compile(rf"[（(][{_NUMERALS}百零〇]+[）)]"), 2, Face.KAI),
    (re.compile(r"\d{1,3}[.．](?!\d)"), 3, Face.FANG),
)
_SENTENCE_ENDS = "。；！？"
_LONGEST_HEADING = 56
"""Two lines; what is longer is a paragraph that begins with a number."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a drafted text and the record that it was taken from."""

    text: str
    source: Source | None = None


def tidied(lines: Iterable[Line]) -> list[Line]:
    """The lines with the marks of Chinese text, each still from its record."""
    return [replace(line, text=punctuated(line.text)) for line in lines]


def text_of(lines: Sequence[Line]) -> str:
    """The lines as one text to be edited."""
    return "\n".join(line.text for line in lines)


def sources_of(lines: Sequence[Line]) -> dict[str, Source]:
    """From which record each line came: what the clerk leaves as it was can still be traced."""
    return {line.text: line.source for line in lines if line.source}


def blocks_of(text: str, fields: Fields, sources: Mapping[str, Source], otherwise: Source) -> Iterator[Block]:
    """Headings and paragraphs with the fields filled in. Raises UserError for a field that means nothing."""
    for line in text.splitlines():
        if line.strip():
            yield _block(line.strip(), fields, sources.get(line, otherwise))


def _block(line: str, fields: Fields, source: Source) -> Block:
    for mark, level, face in _LEVELS:
        if not mark.match(line):
            continue
        end = _end_of_heading(line)
        if end == len(line):
            return Heading(_runs(line, fields, source), level)
        if end:
            return Paragraph([*_runs(line[:end], fields, source, face), *_runs(line[end:], fields, source)])
    return Paragraph(_runs(line, fields, source))


def _end_of_heading(line: str) -> int:
    """Where the heading at the beginning of a line ends; 0: there is none."""
    ends = [at for mark in _SENTENCE_ENDS if (at := line.find(mark)) >= 0]
    end = min(ends, default=len(line) - 1) + 1
    if end > _LONGEST_HEADING:
        return 0
    # 1. 各商会报送名单。: an item of a list, not a heading with nothing behind it.
    return 0 if ends and end == len(line) else end


def _runs(text: str, fields: Fields, source: Source, face: Face | None = None) -> list[Run]:
    return [_run(piece, source, face) for piece in fields.pieces(text)]


def _run(piece: str | Bound, source: Source, face: Face | None) -> Run:
    if isinstance(piece, str):
        return Run(piece, face, source)
    return Run(piece.text, face, Source("统计指标", piece.result.title))
