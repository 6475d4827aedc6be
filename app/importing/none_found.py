"""What is said where no table is taken: what was looked for, what is lacking, what the file looks like instead?"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.importing.forms import FORM
from app.importing.outline import Outline
from app.kinds import KINDS
from app.kinds.base import RecordKind
from exports.sheet import Grid

if TYPE_CHECKING:
    from app.importing.tables import Tables

    Look = Callable[[RecordKind], Tables]
    """Finds the tables of another kind in the file."""

_LACKING = "请补上，或指定哪一列是它；整个文件都是同一个值的，也可以只写一次这个值。"


def why_form(grid: Grid, file: str) -> str:
    """The sheet is the form of one record."""
    return f"“{file}”的工作表“{grid.title}”{FORM}。"


def why_none(
    outlines: Sequence[Outline], kind: RecordKind | None, tried: "Sequence[Tables]", file: str, look: "Look"
) -> str:
    """`kind` None: none of those `tried` was found; else what is lacking of it, and what to do."""
    if all(outline.is_empty for outline in outlines):
        lost = [f"“{outline.grid.title}”：{words}。" for outline in outlines for words in outline.grid.notes]
        return f"“{file}”里没有内容（看得见的工作表都是空的）。{''.join(lost) or '请检查是否选错了文件。'}"
    lacking = tried[0].lacking if kind else []
    advice = _other_kind(look, kind, max((block.head.score for block, _ in lacking), default=1)) if kind else ""
    if kind and lacking:
        block, names = lacking[0]
        row = block.grid.first_row + (block.head.rows[-1] if block.head.rows else 0)
        place = f"“{file}”的工作表“{block.grid.title}”第 {row} 行是表头"
        words = "”“".join(kind.labels[name] for name in names)
        return f"{place}，但缺少“{words}”这一列。{advice or _LACKING}"
    wanted = f"{kind.label}的表头（如{'、'.join(each.label for each in kind.fields[:4])}）" if kind else "认识的表头"
    nearest = "" if kind else _nearest(tried)
    return f"“{file}”里没有找到{wanted}。{advice or nearest or '请检查是否选错了文件，或指定各列的含义。'}"


def _nearest(tried: "Sequence[Tables]") -> str:
    """Of all kinds the one whose headings are there, less one that the clerk may say once; empty where none is."""
    lacking = [(*each, tables.kind) for tables in tried for each in tables.lacking]
    block, names, kind = max(lacking, key=lambda each: each[0].head.score, default=(None, (), None))
    if block is None or kind is None or block.head.score < 2:
        return ""
    words = "”“".join(kind.labels[name] for name in names)
    which = f"最像{kind.label}（{kind.plural}），但缺少“{words}”这一列"
    return f"{which}；请选类别“{kind.label}”再导入，整个文件都是同一个值的，只写一次这个值就行。"


def _other_kind(look: "Look", kind: RecordKind, score: int) -> str:
    """What the file looks like instead, with more columns than `score`."""
    others = (look(each) for each in KINDS if each is not kind)
    best = max(others, key=lambda tables: tables.score)
    if best.score <= score:
        return ""
    return f"这份文件看起来是{best.kind.label}，请改选类别“{best.kind.label}”（{best.kind.plural}）。"
