"""How do the red head and the title stand at the top of a paper?"""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from typing import Final

from exports.document import Align, RedHead, Run, Title
from exports.fonts import Face
from exports.typeset.atoms import Atom, paragraphs_of, plain, runs_of
from exports.typeset.breaking import lines_of, natural_width
from exports.typeset.desk import Desk, beside, set_lines
from exports.typeset.grid import MM
from exports.typeset.placed import RED, Rule, Strip
from exports.typeset.setting import SetLine, set_line
from exports.typeset.titles import title_lines

_UNDER_TITLE: Final = 5.0
"""The subtitle stands this much lower on its grid line, away from the larger title."""
_RED_SIZE: Final = 42.0
_RED_LEAST: Final = 30.0
"""A name that would be smaller in one line is set in several."""
_RED_RULE: Final = 0.7 * MM


def title_strips(block: Title, desk: Desk) -> Iterator[Strip]:
    """Balanced lines, the subtitle in 楷体 under them, and empty lines before the text."""
    style = desk.grid.display(Face.XIAOBIAO, block.size)
    runs = runs_of(block.text, block.source)
    lines = [line for part in paragraphs_of(runs) for line in _title_lines(desk.atoms(part, style), desk)]
    step = ceil(style.size / desk.grid.pitch)
    for number, line in enumerate(lines):
        entry = None if number else (0, plain(runs))
        strip = desk.text_strip(line, style.size)
        yield replace(strip, height=step * desk.grid.pitch, with_next=True, entry=entry)
    for part in paragraphs_of(runs_of(block.subtitle or "", block.source)):
        for line in set_lines(desk.atoms(part, desk.grid.body(Face.KAI)), desk.grid.width, Align.CENTRE):
            strip = desk.text_strip(line, desk.grid.setup.size)
            words = [each._replace(y=each.y + _UNDER_TITLE) for each in strip.words]
            yield replace(strip, ink=strip.ink + _UNDER_TITLE, words=words, with_next=True)
    if block.below:
        yield replace(desk.blank(block.below), with_next=True)


def red_head_strips(block: RedHead, desk: Desk) -> Iterator[Strip]:
    """The name as large as it may be, lines with number, office and date, the rule, an empty line."""
    if block.drop:
        yield Strip(block.drop * MM, block.drop * MM, with_next=True, on_grid=False)
    for line, size in _name_lines(block, desk):
        yield replace(desk.text_strip(line, size, colour=RED, lines=2), with_next=True, on_grid=not block.drop)
    for line in _under_name(block, desk):
        yield replace(desk.text_strip(line, desk.grid.setup.size), with_next=True)
    rule = Rule(0, 0, desk.grid.width, 0, _RED_RULE, RED)
    yield Strip(2 * desk.grid.pitch, _RED_RULE, rules=(rule,), with_next=True)


def _name_lines(block: RedHead, desk: Desk) -> Iterator[tuple[SetLine, float]]:
    """The name with its size: one line as wide as the type area, or several where one would be small."""
    runs = [Run(run.text.replace("\n", " "), run.face, run.source) for run in runs_of(block.text, block.source)]
    least, width = desk.atoms(runs, desk.grid.display(Face.XIAOBIAO, _RED_LEAST)), desk.grid.width
    one_line = natural_width(least) <= width
    ends = [(0, len(least))] if one_line else title_lines(least, width) or lines_of(least, width, width)
    widest = max((natural_width(least[start:end]) for start, end in ends), default=0)
    size = min(_RED_SIZE, _RED_LEAST * width / max(widest, 1))
    atoms = desk.atoms(runs, desk.grid.display(Face.XIAOBIAO, size))
    for start, end in ends:
        yield set_line(atoms[start:end], width, Align.CENTRE, last=True), size


def _under_name(block: RedHead, desk: Desk) -> list[SetLine]:
    """The number in the middle, then office and date one cell in; one of these two alone stands in the middle."""
    cell, style = desk.grid.cell, desk.grid.body()
    number, left, right = (
        desk.atoms(runs_of(text or "", block.source), style) for text in (block.number, block.left, block.right)
    )
    measure = desk.grid.width - 2 * cell
    lines = set_lines(number, measure, Align.CENTRE, x=cell)
    if right:
        return lines + beside(left, right, measure, x=cell, room=cell)
    return lines + set_lines(left, measure, Align.CENTRE, x=cell)


def _title_lines(atoms: list[Atom], desk: Desk) -> list[SetLine]:
    width = desk.grid.width
    ends = title_lines(atoms, width) or lines_of(atoms, width, width)
    return [set_line(atoms[start:end], width, Align.CENTRE, last=True) for start, end in ends]
