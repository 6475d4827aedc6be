"""On which page, and where on it, does each strip stand?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import Final

from exports.document import Align, PageSetup
from exports.fonts import Face
from exports.typeset.atoms import runs_of
from exports.typeset.breaking import natural_width
from exports.typeset.desk import Desk
from exports.typeset.grid import MM
from exports.typeset.placed import Entry, Page, Rule, Strip, Words
from exports.typeset.setting import set_line

_NUMBER_SIZE: Final = 14.0
_NUMBER_BELOW: Final = 7 * MM
"""From the type area down to the dashes beside the number (GB/T 9704 §7.5)."""
_DASH_HEIGHT: Final = 0.29
"""The upper edge of a dash above the baseline, in ems."""
_EPSILON: Final = 0.01


def pages_of(strips: Iterable[Strip], desk: Desk) -> Iterator[Page]:
    """Fill pages with strips, one page at a time; at least one page comes out."""
    sheet = _Sheet(desk, desk.grid.setup.first_number)
    for group in _groups(strips):
        if group[0].new_page and not sheet.empty:
            yield sheet.page
            sheet = sheet.following()
        if not sheet.empty and not sheet.holds(group):
            yield sheet.page
            sheet = sheet.following()
        for strip in group:
            if not sheet.empty and not sheet.holds([strip]):
                yield sheet.page
                sheet = sheet.following()
            sheet.put(strip)
    yield sheet.page


def _groups(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Strips that belong on one page, in one list."""
    group: list[Strip] = []
    for strip in strips:
        if group and (strip.new_page or not (group[-1].with_next or strip.with_previous)):
            yield group
            group = []
        group.append(strip)
    if group:
        yield group


class _Sheet:
    """A page that is being filled, and how far down it is filled."""

    def __init__(self, desk: Desk, number: int) -> None:
        setup = desk.grid.setup
        self._desk = desk
        self._y = 0.0
        self.empty = True
        self.page = Page(number, setup.width * MM, setup.height * MM)
        if setup.numbered:
            self.page.words.append(_page_number(number, desk))

    def following(self) -> "_Sheet":
        return _Sheet(self._desk, self.page.number + 1)

    def holds(self, group: Sequence[Strip]) -> bool:
        """Whether the group's ink ends inside the type area."""
        y = self._y
        end = 0.0
        for strip in group:
            top = self._top(strip, y)
            end = max(end, top + strip.ink)
            y = top + strip.height
        return end <= self._desk.grid.height + _EPSILON

    def put(self, strip: Strip) -> None:
        if self.empty:
            self.empty = False
            for head in strip.continued:
                self._draw(head)
        self._draw(strip)

    def _top(self, strip: Strip, y: float) -> float:
        if strip.at_foot:
            return max(y, self._desk.grid.height - strip.height)
        pitch = self._desk.grid.pitch
        return ceil(y / pitch - _EPSILON) * pitch if strip.on_grid else y

    def _draw(self, strip: Strip) -> None:
        left = self._desk.grid.left
        down = self._top(strip, self._y)
        top = self._desk.grid.top - down
        self.page.words.extend(
            Words(top - words.y, words.spans, words.colour, left + words.x, words.turned) for words in strip.words
        )
        self.page.rules.extend(
            Rule(left + rule.x0, top - rule.y0, left + rule.x1, top - rule.y1, rule.width, rule.colour)
            for rule in strip.rules
        )
        self.page.areas.extend(replace(area, x=left + area.x, y=top - area.y) for area in strip.areas)
        if strip.entry:
            self.page.entries.append(Entry(*strip.entry, y=top))
        self._y = down + strip.height


def _page_number(number: int, desk: Desk) -> Words:
    """— 1 — one character in: at the right on odd pages, at the left on even ones printed on two sides."""
    grid = desk.grid
    atoms = desk.atoms(runs_of(f"— {number} —"), grid.display(Face.SONG, _NUMBER_SIZE))
    align = Align.RIGHT if _at_right(number, grid.setup) else Align.LEFT
    measure = max(grid.width - 2 * _NUMBER_SIZE, natural_width(atoms))
    line = set_line(atoms, measure, align, last=True, x=grid.left + _NUMBER_SIZE)
    foot = grid.top - grid.height
    return Words(foot - _NUMBER_BELOW - _DASH_HEIGHT * _NUMBER_SIZE, line.spans)


def _at_right(number: int, setup: PageSetup) -> bool:
    return setup.single_sided or number % 2 == 1
