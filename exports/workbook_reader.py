"""What stands in the sheets of a foreign file? Read in a process of its own, which may die of it."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from exports.child_process import ChildDied, messages
from exports.confinement import MOST_MEMORY
from exports.errors import FileProblem
from exports.row_messages import rows_of
from exports.sheet import Grid, Merge, Progress, ReadCell, Source
from exports.workbook_kind import kind_of

_LEAST_SECONDS = 7.0
_SECONDS_PER_MEGABYTE = 2.0
_MOST_SECONDS = 180.0
_SECONDS_TO_EXPLAIN = 2.5


def read_workbook(path: Path, *, sheet: str | None = None, progress: Progress | None = None) -> list[Grid]:
    """Read the worksheets of an .xlsx, .xlsm, .xls, .ods, .csv, .tsv or .txt file, or only the one named `sheet`.

    Hidden sheets come along with `Grid.hidden`; charts do not. Values are described in `book_grids.py`. `progress`
    is called at least every 0.1 s, with the rows of the sheet at hand, and may raise to stop. Raises FileProblem
    for a file that is damaged, locked, too large, or does harm to the process that reads it.
    """
    kind_of(path)  # what needs no process to be refused
    reading = _Reading(path, progress)
    megabytes = path.stat().st_size / (1 << 20)
    seconds = min(_MOST_SECONDS, _LEAST_SECONDS + _SECONDS_PER_MEGABYTE * megabytes)
    try:
        with closing(messages(["read", str(path.absolute()), sheet or ""], seconds, reading.look)) as heard:
            for message in heard:
                reading.take(message)
    except ChildDied as death:
        raise FileProblem(_why(path, reading, death, seconds)) from death
    return reading.grids


class _Reading:
    """What has been heard so far."""

    def __init__(self, path: Path, progress: Progress | None) -> None:
        self.grids: list[Grid] = []
        self.sheet = ""
        self._path = path
        self._progress = progress
        self._open: dict[str, Any] = {}
        self._rows: list[list[ReadCell]] = []
        self._height: int | None = None

    def look(self) -> None:
        if self._progress is not None:
            self._progress(len(self._rows), self._height)

    def take(self, message: Sequence[Any]) -> None:
        match message:
            case ["sheet", title]:
                self.sheet, self._rows, self._height = title, [], None
            case ["head", head, height]:
                self._open, self._height = head, height
            case ["rows", batch, dates]:
                self._rows += rows_of(batch, dates)
            case ["end", hidden_rows, hidden_columns, notes]:
                self.look()
                self.grids.append(self._grid(hidden_rows, hidden_columns, notes))
            case ["refused", sentence]:
                raise FileProblem(sentence)
            case _:
                raise ValueError(f"not a message: {message[0]!r}")

    def _grid(self, hidden_rows: list[int], hidden_columns: list[int], notes: list[str]) -> Grid:
        head = self._open
        return Grid(
            title=head["title"],
            rows=self._rows,
            first_row=head["first_row"],
            first_column=head["first_column"],
            hidden=head["hidden"],
            merges=list(_merges(head["merges"])),
            hidden_rows=frozenset(hidden_rows),
            hidden_columns=frozenset(hidden_columns),
            source=Source(head["source"]),
            date_1904=head["date_1904"],
            notes=notes,
        )


def _merges(flat: list[int]) -> Iterator[Merge]:
    numbers = iter(flat)
    for top, left, bottom, right in zip(numbers, numbers, numbers, numbers, strict=True):
        yield Merge(top, left, bottom, right)


def _why(path: Path, reading: _Reading, death: ChildDied, seconds: float) -> str:
    """The sentence about a file that killed its reader: what a slow look into it finds, or the limit it broke."""
    where = f"“{path.name}”" + (f"的工作表“{reading.sheet}”" if reading.sheet else "")
    try:
        with closing(messages(["explain", str(path.absolute()), ""], _SECONDS_TO_EXPLAIN, reading.look)) as heard:
            for kind, sentence in heard:
                if kind == "refused":
                    return f"{sentence}（读到{where}时停下）" if reading.sheet else str(sentence)
    except ChildDied:
        pass  # not even a look ends: the limit that the reader broke is all that can be told
    if death.late:
        return (
            f"{where}读了 {seconds:.0f} 秒还没有读完，超过时限，没有读取。请删去多余的内容和格式，或拆成几个文件再试。"
        )
    if death.out_of_memory:
        return (
            f"{where}要用的内存超过 {MOST_MEMORY >> 20} MB 的上限，没有读取。多半是右下方远处有多余的内容，"
            "请删去后再试，或拆成几个文件。"
        )
    return f"{where}使读取程序中止了，文件多半已损坏或有意做坏。请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
