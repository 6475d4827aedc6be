"""How does a command answer? Results on standard output, progress and messages on standard error."""

import json
import sys
from typing import Any


def answer(text: str) -> None:
    """A line of the result."""
    sys.stdout.write(text + "\n")


def answer_json(value: dict[str, Any]) -> None:
    """The result for a program: one object."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def tell(text: str) -> None:
    """A message beside the result."""
    sys.stderr.write(text + "\n")


def import_line(plural: str, file: str, *more: str) -> str:
    """The command that brings a file in, as it can be typed: what holds spaces stands in quotes."""
    words = ("import", plural, file, *more)
    return " ".join(["main.py", *(f'"{word}"' if any(map(str.isspace, word)) else word for word in words)])


def table(headings: list[str], rows: list[list[str]]) -> str:
    """Rows under headings, each column as wide as its widest cell (Chinese characters count two)."""
    cells = [headings, *rows]
    widths = [max(_width(row[at]) for row in cells) for at in range(len(headings))]
    return "\n".join(
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    )


def _width(text: str) -> int:
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)


class Meter:
    """Shows how far a long job is, on a terminal only."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._shown = sys.stderr.isatty()
        self._last = -1

    def __call__(self, done: int, total: int | None) -> None:
        """The progress of `exports` and `app`."""
        part = done * 100 // total if total else done
        if self._shown and part != self._last:
            self._last = part
            sys.stderr.write(f"\r{self._title} {f'{part}%' if total else done}")
            sys.stderr.flush()

    def done(self) -> None:
        """Leave the line."""
        if self._shown and self._last >= 0:
            sys.stderr.write("\r\033[K")
