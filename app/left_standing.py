"""How is told what taking an operation back left standing: values changed since, new records that others refer to?"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.columns import columns_of
from app.kinds import BY_NAME, KINDS
from app.records import read_many
from db.log import RowChange
from db.undo import TakenBack

_OTHERS = {
    "attachment": "附件",
    "office_setting": "设置",
    "issued_paper": "已印发的文件",
    "issued_figure": "已印发的数字",
}


@dataclass(frozen=True)
class Undone:
    """What taking back did: how many rows, and in words what was left standing.

    `kept`: values that were changed since; `referred`: new records that others refer to since.
    """

    rows: int
    kept: tuple[str, ...] = ()
    referred: tuple[str, ...] = ()


def told(session: Session, result: TakenBack) -> Undone:
    """The same in words."""
    return Undone(
        result.rows,
        tuple(_words(session, change, columns) for change, columns in result.kept),
        tuple(f"{_words(session, change, [])}，{_label(table)}引用着它" for change, table in result.referred),
    )


def _words(session: Session, change: RowChange, columns: list[str]) -> str:
    """会员企业“青禾智能有限公司”：地址、电话; without columns the record alone."""
    kind = BY_NAME.get(change.table)
    if kind is None:
        return f"{_label(change.table)}（第 {change.record_id} 号）"
    found = read_many(session, kind, [change.record_id])
    if not found:
        return f"{kind.label} {change.record_id}（已被删除）"
    fields = "、".join(field.label for field in kind.fields if set(columns).intersection(columns_of(field)))
    return f"{kind.label}“{found[0].title}”" + (f"：{fields}" if fields else "")


def _label(table: str) -> str:
    """What the rows of a table are; lines are told by the record in which they stand."""
    if table in BY_NAME:
        return BY_NAME[table].label
    owners = [f"{kind.label}的{field.label}" for kind in KINDS for field in kind.fields if field.lines == table]
    return "、".join(owners) or _OTHERS.get(table, table)
