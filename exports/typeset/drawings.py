"""How does a list of shapes become a strip?"""

from collections.abc import Iterator

from exports.document import Align, Drawing, Run
from exports.shapes import Area, Label, Stroke
from exports.typeset.atoms import runs_of
from exports.typeset.breaking import natural_width
from exports.typeset.desk import Desk
from exports.typeset.placed import Rule, Strip, Words
from exports.typeset.setting import set_line


def drawing_strips(block: Drawing, desk: Desk) -> Iterator[Strip]:
    """The whole picture in one piece."""
    yield Strip(
        block.height,
        block.height,
        [words for shape in block.shapes if isinstance(shape, Label) for words in _words(shape, block, desk)],
        [_rule(shape) for shape in block.shapes if isinstance(shape, Stroke)],
        [shape for shape in block.shapes if isinstance(shape, Area)],
        on_grid=False,
        with_next=block.with_next,
        between=block.between,
    )


def _rule(stroke: Stroke) -> Rule:
    return Rule(stroke.x0, stroke.y0, stroke.x1, stroke.y1, stroke.width, stroke.colour)


def _words(label: Label, block: Drawing, desk: Desk) -> list[Words]:
    runs = [Run(run.text.replace("\n", " "), run.face, run.source) for run in runs_of(label.text, block.source)]
    atoms = desk.atoms(runs, desk.grid.display(label.face, label.size))
    if not atoms:
        return []
    width = natural_width(atoms)
    if label.room and width > label.room:
        atoms = desk.atoms(runs, desk.grid.display(label.face, label.size * label.room / width))
        width = natural_width(atoms)
    return [
        Words(
            label.y, set_line(atoms, width, Align.LEFT, last=True).spans, label.colour, label.x - label.anchor * width
        )
    ]
