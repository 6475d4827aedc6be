"""How do the red head and the title stand at the top of a paper?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from exports.document import Align, RedHead, Run, Text, Title
from exports.fonts import Face
from exports.typeset.atoms import Atom, paragraphs_of, plain, runs_of
from exports.typeset.breaking import lines_of, natural_width
from exports.typeset.desk import Desk, set_lines
from exports.typeset.grid import MM
from exports.typeset.placed import RED, Rule, Strip
from exports.typeset.setting import SetLine, set_line
from exports.typeset.titles import title_lines

TITLE_SIZE: Final = 22.0
_UNDER_TITLE: Final = 5.0
"""The subtitle stands this much lower on its grid line, away from the larger title."""
_RED_SIZE: Final = 42.0
_RED_RULE: Final = 0.7 * MM


def title_strips(block: Title, desk: Desk) -> Iterator[Strip]:
    """Balanced lines, the subtitle in 楷体 under them, and empty lines before the text."""
    style = desk.grid.display(Face.XIAOBIAO, TITLE_SIZE)
    runs = runs_of(block.text, block.source)
    lines = [line for part in paragraphs_of(runs) for line in _title_lines(desk.atoms(part, style), desk)]
    for number, line in enumerate(lines):
        entry = None if number else (0, plain(runs))
        yield replace(desk.text_strip(line, style.size), with_next=True, entry=entry)
    for part in paragraphs_of(runs_of(block.subtitle or "", block.source)):
        for line in set_lines(desk.atoms(part, desk.grid.body(Face.KAI)), desk.grid.width, Align.CENTRE):
            strip = desk.text_strip(line, desk.grid.setup.size)
            words = [each._replace(y=each.y + _UNDER_TITLE) for each in strip.words]
            yield replace(strip, ink=strip.ink + _UNDER_TITLE, words=words, with_next=True)
    if block.below:
        yield replace(desk.blank(block.below), with_next=True)


def red_head_strips(block: RedHead, desk: Desk) -> Iterator[Strip]:
    """The name in one line as large as it may be, lines with number, office and date, the rule, an empty line."""
    runs = [Run(run.text.replace("\n", " "), run.face, run.source) for run in runs_of(block.text, block.source)]
    atoms = desk.atoms(runs, desk.grid.display(Face.XIAOBIAO, _RED_SIZE))
    size = min(_RED_SIZE, _RED_SIZE * desk.grid.width / max(natural_width(atoms), 1))
    atoms = desk.atoms(runs, desk.grid.display(Face.XIAOBIAO, size))
    name = set_line(atoms, desk.grid.width, Align.CENTRE, last=True)
    if block.drop:
        yield Strip(block.drop * MM, block.drop * MM, with_next=True, on_grid=False)
    yield replace(desk.text_strip(name, size, colour=RED, lines=2), with_next=True, on_grid=not block.drop)
    if block.number:
        yield _line_of([(block.number, Align.CENTRE)], block, desk)
    yield _line_of([(block.left, Align.LEFT if block.right else Align.CENTRE), (block.right, Align.RIGHT)], block, desk)
    rule = Rule(0, 0, desk.grid.width, 0, _RED_RULE, RED)
    yield Strip(2 * desk.grid.pitch, _RED_RULE, rules=(rule,), with_next=True)


def _line_of(parts: Sequence[tuple[Text | None, Align]], block: RedHead, desk: Desk) -> Strip:
    """One line under the name, its texts one cell in on both sides."""
    cell = desk.grid.cell
    strip = replace(desk.blank(), with_next=True)
    for text, align in parts:
        atoms = desk.atoms(runs_of(text or "", block.source), desk.grid.body())
        if atoms:
            line = set_line(atoms, desk.grid.width - 2 * cell, align, last=True, x=cell)
            more = desk.text_strip(line, desk.grid.setup.size)
            strip = replace(strip, ink=more.ink, words=(*strip.words, *more.words))
    return strip


def _title_lines(atoms: list[Atom], desk: Desk) -> list[SetLine]:
    width = desk.grid.width
    ends = title_lines(atoms, width) or lines_of(atoms, width, width)
    return [set_line(atoms[start:end], width, Align.CENTRE, last=True) for start, end in ends]
