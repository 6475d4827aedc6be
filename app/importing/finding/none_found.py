"""What is said where no table is taken: what was looked for, what is lacking, what the file looks like instead?"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.importing.finding.forms import FORM
from app.importing.finding.outline import Outline
from app.kinds import KINDS
from app.kinds.base import RecordKind
from exports.sheet import Grid

if TYPE_CHECKING:
    from app.importing.finding.tables import Tables

    Look = Callable[[RecordKind], Tables]
    """Finds the tables of another kind in the file."""

_WRITE_A_HEAD = "请检查是否选错了文件；表上没有写各列名称的，请在第一行写上再导入。"
_LACKING = "请补上，或指定哪一列是它；整个文件都是同一个值的，也可以只写一次这个值。"


def why_form(grid: Grid, file: str) -> str:
    """The sheet is the form of one record."""
    return f"“{file}”的工作表“{grid.title}”{FORM}。"


def why_dues(file: str, words: str) -> str:
    """The list is of what no kind holds."""
    return (
        f"“{file}”按{words}是会费的名单，没有一类台账登记会费，会费也不是捐赠，没有导入。"
        f"如果要登记的是其中的企业或个人，请改选类别“会员企业”（enterprises）或“代表人士”（people）。"
    )


def why_none(
    outlines: Sequence[Outline],
    tables: "Tables",
    tried: "Sequence[Tables]",
    file: str,
    rather: RecordKind | None,
    *,
    wanted: bool,
) -> str:
    """Nothing of these is found; `wanted`: the clerk said the kind, else words over the table did, or nobody.

    `tried`: the tables of all kinds that were looked for; `rather`: what `other_kind` says.
    """
    if all(outline.is_empty for outline in outlines):
        lost = [f"“{outline.grid.title}”：{words}。" for outline in outlines for words in outline.grid.notes]
        return f"“{file}”里没有内容（看得见的工作表都是空的）。{''.join(lost) or '请检查是否选错了文件。'}"
    kind = tables.kind if wanted or tables.reason else None
    lacking = tables.lacking if kind else []
    advice = f"这份文件看起来是{rather.label}，请改选类别“{rather.label}”。" if rather else ""
    if kind and lacking:
        block, names = lacking[0]
        row = block.grid.first_row + (block.head.rows[-1] if block.head.rows else 0)
        place = f"“{file}”的工作表“{block.grid.title}”第 {row} 行是表头"
        words = "”“".join(kind.labels[name] for name in names)
        by = f"，按{tables.reason}认作{kind.label}" if tables.reason else ""
        return f"{place}{by}，但缺少“{words}”这一列。{advice or _LACKING}"
    looked_for = (
        f"{kind.label}的表头（如{'、'.join(each.label for each in kind.fields[:4])}）" if kind else "认识的表头"
    )
    nearest = "" if kind else _nearest(tried)
    return f"“{file}”里没有找到{looked_for}。{advice or nearest or _WRITE_A_HEAD}"


def _nearest(tried: "Sequence[Tables]") -> str:
    """Of all kinds the one whose headings are there, less one that the clerk may say once; empty where none is."""
    lacking = [(*each, tables.kind) for tables in tried for each in tables.lacking]
    block, names, kind = max(lacking, key=lambda each: each[0].head.score, default=(None, (), None))
    if block is None or kind is None or block.head.score < 2:
        return ""
    words = "”“".join(kind.labels[name] for name in names)
    which = f"最像{kind.label}（{kind.plural}），但缺少“{words}”这一列"
    return f"{which}；请选类别“{kind.label}”再导入，整个文件都是同一个值的，只写一次这个值就行。"


def other_kind(look: "Look", tables: "Tables") -> RecordKind | None:
    """What the file looks like instead, with more columns than as these tables, of which none can be taken."""
    score = max((block.head.score for block, _ in tables.lacking), default=1)
    best = max((look(each) for each in KINDS if each is not tables.kind), key=lambda each: each.score)
    return best.kind if best.score > score else None
