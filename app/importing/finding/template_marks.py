"""By what does the importer know a template that we handed out: its example row, its other sheets, its version?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from exports.sheet import Grid

EXAMPLE = "（示例）"
"""Begins the name in the example row; such a row is never stored."""

GUIDE_SHEET = "填写说明"
WORDS_SHEET = "可选项"

SHEETS = (GUIDE_SHEET, WORDS_SHEET)
"""The sheets of a template that hold no records."""

VERSION = 1
"""Raised when templates come to mean something else; stands in each template."""

_MARK = re.compile(r"商联台账模板 (\S+) 第 (\d+) 版")


@dataclass(frozen=True, slots=True)
class TemplateMark:
    """Whose template a file is: the plural name of the kind, and the version."""

    plural: str
    version: int

    def __str__(self) -> str:
        return f"商联台账模板 {self.plural} 第 {self.version} 版"


def is_example(title: str) -> bool:
    """Whether the row with this name is a template's example."""
    return title.replace("(", "（").replace(")", "）").startswith(EXAMPLE)


def mark_of(grids: Sequence[Grid]) -> TemplateMark | None:
    """The mark in the sheets without records; None: no template of ours, or the mark was taken out."""
    cells = (cell for grid in grids if grid.title in SHEETS for row in grid.rows for cell in row)
    found = next((match for cell in cells if isinstance(cell, str) and (match := _MARK.fullmatch(cell.strip()))), None)
    return TemplateMark(found[1], int(found[2])) if found else None
