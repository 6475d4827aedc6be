"""What does the process do that reads one foreign file for the program? See `child_process.py`, its other end."""

import gc
import marshal
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from exports.book_grids import book_messages
from exports.confinement import confine_this_process
from exports.errors import FileProblem
from exports.row_messages import Message
from exports.text_grids import text_messages
from exports.workbook_kind import Kind, kind_of
from exports.zip_guard import check_package


def main(arguments: list[str]) -> None:
    """`read` or `explain`, the file, the name of a sheet or "", the seconds given, the parent's number."""
    task, file, sheet, seconds, parent = arguments
    out = os.dup(1)
    os.dup2(2, 1)  # a library that prints must not be heard as a message
    gc.disable()  # it lives for one file; the walks over all rows would take a third of its time
    confine_this_process(float(seconds), int(parent))
    try:
        for message in _messages(task, Path(file), sheet or None):
            _say(out, message)
    except FileProblem as problem:
        _say(out, ("refused", str(problem)))
    _say(out, ("done",))
    os._exit(0)  # without taking the rows apart again


def _messages(task: str, path: Path, sheet: str | None) -> Iterator[Message]:
    kind = kind_of(path)
    if task == "explain":
        if kind is Kind.PACKAGE:
            check_package(path)
        return
    yield from text_messages(path, sheet) if kind is Kind.TEXT else book_messages(path, kind, sheet)


def _say(out: int, message: Message) -> None:
    frame = message if isinstance(message, bytes) else marshal.dumps(message)
    frame = len(frame).to_bytes(4, "little") + frame
    while frame:
        frame = frame[os.write(out, frame) :]


if __name__ == "__main__":
    main(sys.argv[1:])
