"""What stands where in a printed PDF, read back from the file itself."""

from io import BytesIO
from typing import Any, NamedTuple

import pdfplumber

MM = 72 / 25.4
ASCENT = 0.88


class Char(NamedTuple):
    """A character as printed: its origin in points from the left and from the top of the sheet."""

    text: str
    font: str
    size: float
    x: float
    baseline: float
    end: float


class Line(NamedTuple):
    """Characters on one baseline, from left to right."""

    baseline: float
    chars: list[Char]

    @property
    def text(self) -> str:
        return "".join(char.text for char in self.chars)


class Measured(NamedTuple):
    """A page as read back; `lines` without the page number."""

    width: float
    height: float
    lines: list[Line]
    number: Line | None
    rules: list[dict[str, Any]]


def opened(pdf: bytes) -> Any:
    """The file as pdfplumber reads it, to be closed."""
    return pdfplumber.open(BytesIO(pdf))


def measured(pdf: bytes) -> list[Measured]:
    with opened(pdf) as file:
        return [_page(page) for page in file.pages]


def _page(page: Any) -> Measured:
    by_baseline: dict[float, list[Char]] = {}
    for char in page.chars:
        read = _char(char, page.height)
        by_baseline.setdefault(round(read.baseline, 1), []).append(read)
    lines = [Line(key, sorted(chars, key=lambda char: char.x)) for key, chars in sorted(by_baseline.items())]
    number = lines.pop() if lines and lines[-1].text.startswith("— ") and lines[-1].text.endswith(" —") else None
    return Measured(page.width, page.height, lines, number, page.lines)


def _char(char: dict[str, Any], height: float) -> Char:
    matrix = char["matrix"]
    return Char(char["text"], char["fontname"].split("+")[-1], char["size"], matrix[4], height - matrix[5], char["x1"])


def solid(text: str) -> str:
    """Text without its spaces: those at line ends fall away in print."""
    return "".join(text.split())
