"""What follows for a field of which a row says nothing from the other columns of the row?

One function per kind; what it fills is told with the row, and what may mean two things is asked.
"""

import re
from collections.abc import Callable

from app.importing.headings import Head
from app.importing.plan import DOUBTFUL, NOTE, REFUSED
from app.importing.raw_row import RawRow, problem_at
from app.kinds.base import RecordKind
from db.vocabulary import DonationKind

_Following = tuple[str, tuple[str, ...], Callable[[RawRow, RecordKind, Head], None]]
"""The column without which nothing follows, the fields that are filled, and the rule."""

_ONLY_A_NUMBER = re.compile(r"(?a)[\d,.]+")


def brought(kind: RecordKind, head: Head) -> set[str]:
    """The fields that may be filled so, in a table with this head."""
    needed, filled, _ = _FOLLOWS.get(kind.name, _NOTHING)
    return set(filled) if needed in head.columns or head.instead else set()


def follow(row: RawRow, kind: RecordKind, head: Head) -> None:
    """Fill what follows."""
    _, _, rule = _FOLLOWS.get(kind.name, _NOTHING)
    rule(row, kind, head)


def _gift(row: RawRow, kind: RecordKind, _head: Head) -> None:
    """A row with goods and no cash is a gift of goods, 物资折价 its value; one with both is asked about."""
    values, goods = row.values, row.values.get("goods")
    if isinstance(goods, str) and _ONLY_A_NUMBER.fullmatch(goods):
        words = f"“{goods}”只是一个数，看不出是什么物资；如果这一栏是折价，请把它指定为“金额”，或写明物资"
        row.problems.append(problem_at(row, kind, "goods", words, REFUSED))
        return
    valued = row.stood_in.get("amount")
    if valued and values.get("valuation") is None:
        values["valuation"] = valued
    if values.get("kind") is not None or (goods is None and not valued and not row.left_over):
        return
    if values.get("amount") is None or valued:
        values["kind"] = DonationKind.GOODS.value
        worth = f"，金额取“{valued}”" if valued else ""
        why = "没有捐款、写了物资" if goods else "没有捐款、写了物资的折价"
        words = f"{why}，类别记作“捐物”{worth}"
        row.problems.append(problem_at(row, kind, "kind", words, NOTE))
        return
    values["kind"] = DonationKind.MIXED.value
    rest = f"，{'、'.join(row.left_over)}没有计入金额" if row.left_over else ""
    words = f"同一行既有金额又有物资{rest}；类别暂记“款物”，请核对：金额就是物资折价的改为“捐物”，分得开的分两行填写"
    row.problems.append(problem_at(row, kind, "kind", words, DOUBTFUL))


def _attended(row: RawRow, kind: RecordKind, head: Head) -> None:
    """Nothing under 签到 may mean that somebody did not come."""
    heading = head.shown.get("mode")
    if heading and heading != kind.labels["mode"] and row.values.get("mode") is None:
        words = f"“{heading}”空着，按“出席”记，请核对"
        row.problems.append(problem_at(row, kind, "mode", words, DOUBTFUL))


_FOLLOWS: dict[str, _Following] = {
    "attendance": ("mode", (), _attended),
    "donation": ("goods", ("kind", "valuation"), _gift),
}
_NOTHING: _Following = ("", (), lambda _row, _kind, _head: None)
"""The kinds of which each column says all."""
