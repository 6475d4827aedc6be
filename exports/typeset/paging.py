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
from exports.typeset.placed import THIN, Entry, Page, Placed, Rule, Strip, Words
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
            yield sheet.finished()
            sheet = sheet.following()
        if not sheet.empty and not sheet.holds(group):
            yield sheet.finished()
            sheet = sheet.following()
        for strip in group:
            if not sheet.empty and not sheet.holds([strip]):
                yield sheet.finished()
                sheet = sheet.following()
            sheet.put(strip)
    yield sheet.finished()


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
        self._uprights: tuple[float, ...] = ()
        self._from = 0.0
        self.empty = True
        self._page = Page(number, setup.width * MM, setup.height * MM)
        if setup.numbered:
            self._page.texts.append(_page_number(number, desk))

    def following(self) -> "_Sheet":
        return _Sheet(self._desk, self._page.number + 1)

    def finished(self) -> Page:
        """The page, to which nothing is added any more."""
        self._stand((), self._y)
        return self._page

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
            if strip.between:
                return
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
        page, left = self._page, self._desk.grid.left
        down = self._top(strip, self._y)
        top = self._desk.grid.top - down
        if strip.words:
            page.texts.append(Placed(left, top, strip.words))
        for x0, y0, x1, y1, width, colour in strip.rules:
            page.rules.append(Rule(left + x0, top - y0, left + x1, top - y1, width, colour))
        if strip.areas:
            page.areas.extend(replace(area, x=left + area.x, y=top - area.y) for area in strip.areas)
        if strip.entry:
            page.entries.append(Entry(*strip.entry, y=top))
        if strip.uprights != self._uprights or down > self._y + _EPSILON:
            self._stand(strip.uprights, down)
        self._y = down + strip.height

    def _stand(self, uprights: tuple[float, ...], down: float) -> None:
        """Draw the uprights that end above; the others go on until strips come that have not the same."""
        left, above = self._desk.grid.left, self._desk.grid.top
        start, end = above - self._from, above - self._y
        self._page.rules.extend(Rule(left + x, start, left + x, end, THIN) for x in self._uprights)
        self._uprights, self._from = uprights, down


def _page_number(number: int, desk: Desk) -> Placed:
    """— 1 — one character in: at the right on odd pages, at the left on even ones printed on two sides."""
    grid = desk.grid
    atoms = desk.atoms(runs_of(f"— {number} —"), grid.display(Face.SONG, _NUMBER_SIZE))
    align = Align.RIGHT if _at_right(number, grid.setup) else Align.LEFT
    measure = max(grid.width - 2 * _NUMBER_SIZE, natural_width(atoms))
    line = set_line(atoms, measure, align, last=True, x=_NUMBER_SIZE)
    words = Words(_NUMBER_BELOW + _DASH_HEIGHT * _NUMBER_SIZE, line.spans)
    return Placed(grid.left, grid.top - grid.height, (words,))


def _at_right(number: int, setup: PageSetup) -> bool:
    return setup.single_sided or number % 2 == 1
