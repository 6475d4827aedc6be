"""How do the rows of a sheet go from the process that read them to the one that asked?"""

import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from exports.errors import FileProblem
from exports.sheet import ReadCell

Out = str | int | float | bool | date | None

Message = bytes | tuple[Any, ...]
"""Plain values with a word in front, or such already packed."""

_CELLS_PER_MESSAGE = 4_000
MOST_LETTERS = 1_000_000
MOST_TEXT = 256 << 20


def row_messages(
    rows: Iterable[Sequence[Any]], width: int, where: str, plain: Callable[[Any], Out] | None = None
) -> Iterator[bytes]:
    """Rows in small messages: the one who unpacks them holds up his own window for a millisecond at a time.

    `plain` makes what is not text. Dates travel beside the rows, as days. Raises FileProblem when a text, or all
    text of the sheet, is too long.
    """
    step = max(1, min(500, _CELLS_PER_MESSAGE // max(1, width)))
    source, done, size = iter(rows), 0, 0
    while taken := list(islice(source, step)):
        batch: list[list[Any]] = [
            [value if type(value) is str and value else _made(value, plain) for value in row] for row in taken
        ]
        dates: list[int] = []
        for at, row in enumerate(batch):
            if date in map(type, row):
                _take_dates(row, at, dates)
        message = marshal.dumps(("rows", batch, dates))
        size += len(message)
        if len(message) > MOST_LETTERS:
            _refuse_long_text(batch, done, where)
        if size > MOST_TEXT:
            raise FileProblem(f"{where}的内容超过 {MOST_TEXT >> 20} MB，没有读取。请拆成几个文件再导入。")
        done += len(taken)
        yield message


def rows_of(batch: list[list[ReadCell]], dates: Sequence[int]) -> list[list[ReadCell]]:
    """A message's rows, with the dates back in their places."""
    numbers = iter(dates)
    for row, column, day in zip(numbers, numbers, numbers, strict=True):
        batch[row][column] = date.fromordinal(day)
    return batch


def _made(value: Any, plain: Callable[[Any], Out] | None) -> Out:
    return plain(value) if plain and value != "" else value or None


def _take_dates(row: list[Any], at: int, dates: list[int]) -> None:
    for column, value in enumerate(row):
        if type(value) is date:
            dates += (at, column, value.toordinal())
            row[column] = None


def _refuse_long_text(batch: list[list[Any]], done: int, where: str) -> None:
    for at, row in enumerate(batch, done + 1):
        for column, value in enumerate(row, 1):
            if type(value) is str and len(value) > MOST_LETTERS:
                raise FileProblem(
                    f"{where}第 {at} 行（从有内容的第一行数起）第 {column} 列的文字超过 "
                    f"{MOST_LETTERS // 10_000} 万字，没有读取。请删去或缩短这一格再试。"
                )
