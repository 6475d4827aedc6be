"""How do headings, paragraphs, labelled lines and the signature become strips?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from exports.document import Align, Heading, KeyValue, LabelledList, Note, Paragraph, Run, Sides, Signature
from exports.fonts import Face
from exports.typeset.atoms import Atom, Break, paragraphs_of, plain, runs_of
from exports.typeset.breaking import natural_width
from exports.typeset.desk import Desk, set_lines
from exports.typeset.grid import ASCENT, Style
from exports.typeset.placed import Strip, Words
from exports.typeset.setting import set_line

_HEADING_FACES: Final = {1: Face.HEI, 2: Face.KAI, 3: Face.FANG}
_INDENT: Final = 2
_SMALL_LEADING: Final = 1.5
_LEAST_VALUE: Final = 8
"""Cells that must be left beside a label; a longer label is set as the beginning of a paragraph."""


def heading_strips(block: Heading, desk: Desk) -> Iterator[Strip]:
    """A heading stays with what follows it."""
    style = desk.grid.body(_HEADING_FACES[block.level])
    runs = runs_of(block.text, block.source)
    entry = (block.level, plain(runs))
    for number, strip in enumerate(_paragraphs(runs, style, desk, indent=_INDENT)):
        yield replace(strip, with_next=True, entry=None if number else entry)


def paragraph_strips(block: Paragraph, desk: Desk) -> Iterator[Strip]:
    indent = block.indent if block.align in (Align.JUSTIFY, Align.LEFT) else 0
    runs = runs_of(block.text, block.source)
    return _paragraphs(runs, desk.grid.body(), desk, indent=indent, align=block.align)


def key_value_strips(block: KeyValue, desk: Desk) -> Iterator[Strip]:
    label = Run(block.label, Face.HEI, block.source)
    return _labelled(label, runs_of(block.value, block.source), desk, block.indent)


def list_strips(block: LabelledList, desk: Desk) -> Iterator[Strip]:
    runs: list[Run] = []
    kept: list[tuple[int, int]] = []
    length = 0
    for item in block.items:
        if runs:
            runs.append(Run(block.separator))
            length += len(block.separator)
        parts = [replace(run, text=run.text.replace("\n", " ")) for run in runs_of(item, block.source)]
        size = sum(len(run.text) for run in parts)
        if size <= block.keep:
            kept.append((length, length + size))
        runs += parts
        length += size
    if block.end:
        runs.append(Run(block.end))
    return _labelled(Run(block.label, Face.HEI, block.source), runs, desk, block.indent, kept)


def signature_strips(block: Signature, desk: Desk) -> Iterator[Strip]:
    """One line below the text, both lines ending two cells before the edge, never alone on a page."""
    measure = desk.grid.width - _INDENT * desk.grid.cell
    yield replace(desk.blank(), with_previous=True)
    for runs in (runs_of(block.office, block.source), runs_of(block.date, block.source)):
        for part in paragraphs_of(runs):
            for line in set_lines(desk.atoms(part, desk.grid.body()), measure, Align.RIGHT):
                yield replace(desk.text_strip(line, desk.grid.setup.size), with_previous=True)


def sides_strips(block: Sides, desk: Desk) -> Iterator[Strip]:
    """A text at the left and one at the right; where both do not fit into one line, each takes its own."""
    style = desk.grid.display(Face.FANG, block.size)
    height = block.size * _SMALL_LEADING
    sides = [(block.left, Align.LEFT), (block.right, Align.RIGHT)]
    atoms = [(desk.atoms(runs_of(text, block.source), style), align) for text, align in sides if text]
    together = sum(natural_width(each) for each, _ in atoms) + block.size <= desk.grid.width
    lines = [set_lines(each, desk.grid.width, align) for each, align in atoms]
    rows = [[line for each in lines for line in each]] if together else [[line] for each in lines for line in each]
    for row in rows:
        words = [Words(ASCENT * block.size, line.spans) for line in row]
        yield Strip(height, height, words, on_grid=False, with_next=True)


def note_strips(block: Note, desk: Desk) -> Iterator[Strip]:
    """Lines of small print, close to what stands above them."""
    style = desk.grid.display(Face.FANG, block.size)
    height = block.size * _SMALL_LEADING
    for part in paragraphs_of(runs_of(block.text, block.source)):
        for line in set_lines(desk.atoms(part, style), desk.grid.width):
            yield Strip(height, block.size, [Words(ASCENT * block.size, line.spans)], on_grid=False)


def _paragraphs(
    runs: Sequence[Run], style: Style, desk: Desk, *, indent: float, align: Align = Align.JUSTIFY
) -> Iterator[Strip]:
    for part in paragraphs_of(runs):
        atoms = desk.atoms(part, style)
        for line in set_lines(atoms, desk.grid.width, align, indent=indent * desk.grid.cell):
            yield desk.text_strip(line, style.size)


def _labelled(
    label: Run, value: Sequence[Run], desk: Desk, indent: int, kept: Sequence[tuple[int, int]] = ()
) -> Iterator[Strip]:
    style = desk.grid.body()
    label = replace(label, text=label.text.rstrip("：:") + "：")
    head = desk.atoms([label], style)
    left = indent * desk.grid.cell
    beside = desk.grid.width - left - natural_width(head)
    if beside < _LEAST_VALUE * desk.grid.cell:
        yield from _paragraphs([label, *value], style, desk, indent=indent)
        return
    first = set_line(head, natural_width(head), Align.LEFT, last=True, x=left)
    lines = []
    for part in paragraphs_of(value):
        atoms = desk.atoms(part, style)
        _keep_whole(atoms, kept)
        lines += set_lines(atoms, beside, x=desk.grid.width - beside)
    if not lines:
        yield desk.text_strip(first, style.size)
    for line in lines:
        whole = line._replace(spans=first.spans + line.spans, text=first.text + line.text)
        yield desk.text_strip(whole if line is lines[0] else line, style.size)


def _keep_whole(atoms: Sequence[Atom], kept: Sequence[tuple[int, int]]) -> None:
    """A name is treated like a word: broken only where it is longer than a line."""
    for number, (start, end) in enumerate(kept):
        for atom in atoms[start:end]:
            atom.word = -2 - number
        for atom in atoms[start : end - 1]:
            atom.after = max(atom.after, Break.IN_WORD)
