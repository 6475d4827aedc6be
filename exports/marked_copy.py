"""How does a sender's own workbook go back with its bad cells marked, and a list of them in front?"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from exports.atomic import written_whole
from exports.errors import FileProblem
from exports.mark import Mark
from exports.rebuilt_book import rebuilt
from exports.zip_guard import check_package

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook


def write_marked_copy(source: Path, target: Path, marks: Sequence[Mark]) -> int:
    """Write a copy of `source` with the cells coloured and commented, named as `copy_ending` says; the marks.

    Raises FileProblem; then no file is left. What openpyxl cannot keep (charts, pictures of shapes) is not in the copy;
    formulas stay as they are and are not worked out. Of other files than .xlsx and .xlsm the copy has the cells alone.
    """
    if copy_ending(source) == source.suffix.lower():
        book = _opened(source)
    else:
        book, titles = rebuilt(source)
        marks = [replace(mark, sheet=titles.get(mark.sheet, mark.sheet)) for mark in marks]
    # openpyxl is loaded with the first copy, not at start.
    from exports.marking import list_in_front, mark_cells

    mark_cells(book, marks)
    list_in_front(book, marks)
    with written_whole(target) as part:
        book.save(part)
    book.close()
    return len(marks)


def copy_ending(source: Path) -> str:
    """How the name of the copy ends: as the file's own where a copy can be one, else .xlsx."""
    ending = source.suffix.lower()
    return ending if ending in (".xlsx", ".xlsm") else ".xlsx"


def _opened(source: Path) -> "Workbook":
    from openpyxl import load_workbook

    check_package(source)
    try:
        return load_workbook(source, keep_vba=source.suffix.lower() == ".xlsm")
    except (OSError, ValueError, KeyError, TypeError, BadZipFile) as error:
        raise FileProblem(f"“{source.name}”打不开，不能在原表上标注；请用 WPS 或 Excel 另存一份再试。") from error
