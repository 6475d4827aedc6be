"""What follows for a field of which a row says nothing from the other columns of the row?

One function per kind; what it fills is told with the row, and what may mean two things is asked.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from app.importing.cells.gifts import SUM_IN_WORDS
from app.importing.cells.named import without_others
from app.importing.cells.understand import as_text
from app.importing.finding.headings import Head
from app.importing.plan import DOUBTFUL, NOTE, REFUSED
from app.importing.rows.raw_row import RawRow, cell_at, problem_at
from app.kinds.base import FieldType, Link, RecordKind
from app.values.amounts import show_amount
from db.vocabulary import Basis, DonationKind, OpenList


class _Following(NamedTuple):
    """What a rule needs and does."""

    column: str
    """Without it, or one that stands in for another, nothing follows."""
    filled: tuple[str, ...]
    rule: Callable[[RawRow, RecordKind, Head], None]


_BASES = {"累计": Basis.CUMULATIVE, "年均": Basis.ANNUAL_AVERAGE}
_ONLY_A_NUMBER = re.compile(r"(?a)[\d,.]+")


def brought(kind: RecordKind, head: Head) -> set[str]:
    """The fields that may be filled so, in a table with this head."""
    stand_in = any(kind.field(each.field).type is FieldType.MONEY for each in head.instead)
    there = (each for each in _FOLLOWS.get(kind.name, ()) if each.column in head.columns or stand_in)
    return {name for each in there for name in each.filled}


def follow(row: RawRow, kind: RecordKind, head: Head) -> None:
    """Fill what follows."""
    for each in _FOLLOWS.get(kind.name, ()):
        each.rule(row, kind, head)


def _take_others(row: RawRow, kind: RecordKind, _head: Head) -> None:
    """A donor with 等5家 behind the name: the list of donors is open."""
    donor = row.values.get("donor")
    alone = without_others(donor.text) if isinstance(donor, Link) else ""
    if not alone or not isinstance(donor, Link):
        return
    row.values["donor"] = Link(alone)
    row.values["donor_list"] = OpenList.OPEN.value
    row.aside.append(f"捐赠方：{donor.text}")
    words = f"“{donor.text}”取“{alone}”，捐赠方名单记作“{OpenList.OPEN.label}”，原文记入备注"
    row.problems.append(problem_at(row, kind, "donor", words, NOTE))


def _gift(row: RawRow, kind: RecordKind, head: Head) -> None:
    """A row with goods and no cash is a gift of goods, 物资折价 its value; one with both is asked about."""
    values, goods = row.values, row.values.get("goods")
    if isinstance(goods, str) and _ONLY_A_NUMBER.fullmatch(goods):
        words = f"“{goods}”只是一个数，看不出是什么物资；如果这一栏是折价，请把它指定为“金额”，或写明物资"
        row.problems.append(problem_at(row, kind, "goods", words, REFUSED))
        return
    if _told_with_goods(row, kind):
        return
    if goods is not None and "kind" in row.filled and values["kind"] == DonationKind.CASH.value:
        values["kind"] = None  # 捐款5000元 says nothing of the goods that stand in their own column
    valued = row.stood_in.get("amount") or (_worth(head) if goods else "")
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


def _told_with_goods(row: RawRow, kind: RecordKind) -> bool:
    """Goods in whose cell the amount stands: 大米100袋（价值1.2万元）; one that is not taken is asked about."""
    values, goods = row.values, row.values.get("goods")
    source, said = row.besides.get("amount", ("", None))
    if not isinstance(goods, str) or not isinstance(said, int):
        if isinstance(goods, str) and values.get("amount") is None and SUM_IN_WORDS.search(goods):
            words = "物资里写着钱数，看不准是什么，没有取作金额，请核对"
            row.problems.append(problem_at(row, kind, "goods", words, DOUBTFUL))
        return False
    if source != "goods" or values.get("amount") != said or "goods" in row.filled:
        return False
    values["kind"] = values.get("kind") or DonationKind.GOODS.value
    label = DonationKind.of(str(values["kind"])).label
    if "amount" in row.filled:
        words = f"“{goods}”写着钱数，金额取 {show_amount(said)}，类别记作“{label}”，请核对"
        row.problems.append(problem_at(row, kind, "goods", words, DOUBTFUL))
    else:
        words = f"金额就是“{goods}”里写的价值，类别记作“{label}”"
        row.problems.append(problem_at(row, kind, "kind", words, NOTE))
    return True


def _basis(row: RawRow, kind: RecordKind, head: Head) -> None:
    """累计捐赠金额 is no single gift."""
    heading = head.shown.get("amount", "")
    basis = next((each for word, each in _BASES.items() if word in heading), None)
    if basis and row.values.get("amount") is not None and row.values.get("basis") is None:
        row.values["basis"] = basis.value
        row.problems.append(problem_at(row, kind, "basis", f"“{heading}”，口径记作“{basis.label}”", NOTE))


def _worth(head: Head) -> str:
    """The heading of amounts that are the worth of goods, for a price of each stands beside them; else empty."""
    priced = any("单价" in heading for heading in head.unmapped.values())
    return head.shown.get("amount", "") if priced else ""


def _attended(row: RawRow, kind: RecordKind, head: Head) -> None:
    """Nothing under 签到 may mean that somebody did not come."""
    heading = head.shown.get("mode")
    if row.values.get("mode") is not None or _is_refused(row, kind, "mode"):
        return
    if heading and heading != kind.labels["mode"]:
        written = as_text(cell_at(row.cells, head.columns.get("mode"))).strip()
        words = f"“{heading}”{f'写的是“{written}”' if written else '空着'}，按“出席”记，请核对"
        row.problems.append(problem_at(row, kind, "mode", words, DOUBTFUL))


def _is_refused(row: RawRow, kind: RecordKind, name: str) -> bool:
    return any(each.severity == REFUSED and each.field == kind.labels[name] for each in row.problems)


_FOLLOWS: dict[str, tuple[_Following, ...]] = {
    "attendance": (_Following("mode", (), _attended),),
    "donation": (
        _Following("donor", ("donor_list", "notes"), _take_others),
        _Following("goods", ("kind", "valuation"), _gift),
        _Following("amount", ("basis",), _basis),
    ),
}
"""By kind, in the order in which they are asked."""
