"""Does a column under 类别 or 级别 hold the words of the field that its heading names, or those of something else?

A list of gifts may say under 类别 whether a firm or a person gave; read as the kind of the gift, every row would be
refused. Such a column is left out, and that is asked.
"""

from collections.abc import Container, Sequence
from dataclasses import replace

from app.importing.cells.understand import as_text, is_blank_mark, understand
from app.importing.finding.headings import Head
from app.importing.finding.meanings import plain, without_brackets
from app.importing.finding.outline import first_filled
from app.kinds.base import Field, FieldType, RecordKind
from app.values.choices import candidates, split_choices
from app.values.convert import PLAIN
from app.values.problem import ValueProblem
from exports.sheet import Grid, ReadCell

_GENERAL = frozenset(
    ("类别", "类型", "性质", "分类", "级别", "等级", "层级", "身份", "角色", "状态", "方式", "范围", "职务", "担任职务")
)
"""Headings that say so little that the cells decide."""


def without_unfit(grid: Grid, head: Head, kind: RecordKind, last: int, by_hand: Container[int]) -> Head:
    """The head less the columns in which no cell is a word of the field's choices.

    `by_hand`: the columns that the clerk named, which stay.
    """
    rows = grid.rows[head.bottom + 1 : last + 1]
    unfit: dict[str, list[str]] = {}
    for name, column in head.columns.items():
        field, heading = kind.field(name), without_brackets(plain(head.shown.get(name, "").split("/")[-1]))
        if field.type not in (FieldType.CHOICE, FieldType.CHOICES) or heading not in _GENERAL or column in by_hand:
            continue
        words = _words(first_filled(rows, column))
        if len(words) > 1 and not any(_reads(field, word) for word in words):
            unfit[name] = words
    if not unfit:
        return head
    return replace(
        head,
        columns={name: column for name, column in head.columns.items() if name not in unfit},
        shown={name: words for name, words in head.shown.items() if name not in unfit},
        unmapped=head.unmapped | {head.columns[name]: head.shown[name] for name in unfit},
        doubts=(*head.doubts, *(_told(kind.field(name), head.shown[name], words) for name, words in unfit.items())),
    )


def _words(cells: Sequence[ReadCell]) -> list[str]:
    return list(dict.fromkeys(as_text(cell).strip() for cell in cells if not is_blank_mark(cell)))


def _reads(field: Field, word: str) -> bool:
    if any(candidates(field, part) for part in split_choices(word)):
        return True
    try:
        understand(field, word, PLAIN)
    except ValueProblem:
        return False
    # What goes into the remarks for want of a choice is no word of this field.
    return field.beyond is None


def _told(field: Field, heading: str, words: Sequence[str]) -> tuple[str, str]:
    shown = "".join(f"“{word}”" for word in words[:3]) + ("等" if len(words) > 3 else "")
    choices = "、".join(choice.label for choice in field.choices or ())
    return field.label, f"“{heading}”一列写的是{shown}，不是“{field.label}”的选项（{choices}），没有导入，请核对"
