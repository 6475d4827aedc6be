"""What was taken as what? Head, body, totals and the other rows of each table, in words with their rows."""

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from app.importing.correction import SECTION

if TYPE_CHECKING:
    from app.importing.plan import ImportPlan, TableFound
    from app.importing.totals import Total


@dataclass(frozen=True, slots=True)
class Line:
    """One line about a table: the words, the rows of the sheet it speaks of, and how it is meant."""

    words: str
    rows: tuple[int, ...] = ()
    role: str = ""
    """problem, warning, ok or empty."""


def title_of(plan: "ImportPlan", table: "TableFound") -> str:
    """Which table it is: 名单, or 名单 · 第 2 张表 where the sheet has several."""
    several = sum(each.sheet == table.sheet for each in plan.tables) > 1 or table.number > 1
    return f"{table.sheet} · 第 {table.number} 张表" if several else table.sheet


def disagreements(plan: "ImportPlan") -> list[str]:
    """Every total that is not what its rows sum up to, with its table."""
    return [
        f"{title_of(plan, table)}：{_total(plan.kind.labels[total.field], total).words}。"
        for table in plan.tables
        for total in table.totals
        if not total.agrees
    ]


def lines_of(plan: "ImportPlan", table: "TableFound", section_field: str = "") -> list[Line]:
    """Everything that was made of a table, from its head to its last row.

    `section_field`: the field of which the headings of its sections are the values.
    """
    body = "没有" if not table.rows else f"{_rows(table.first_row, table.last_row)}，共 {table.rows:,} 行"
    head = _rows(table.head_rows[0], table.head_rows[-1]) if table.head_rows else "没有表头"
    lines = [Line(f"表头：{head}", table.head_rows), Line(f"数据：{body}")]
    labels = plan.kind.labels
    lines += [Line(f"{labels[name]}：{text}（整个文件）") for name, text in table.fixed.items()]
    lines += [_total(labels[total.field], total) for total in table.totals]
    lines += _asides(table, f"填入“{labels[section_field]}”" if section_field else "不导入")
    doubts = [note for note in table.notes if note.severity == "doubtful"]
    agreed = {labels[total.field] for total in table.totals if not total.agrees}
    # What the totals lack is told with them.
    lines += [
        Line(f"请核对{f'“{note.field}”' if note.field else ''}：{note.reason}", (), "warning")
        for note in doubts
        if not (note.field in agreed and note.reason.startswith("合计写的是"))
    ]
    return lines


def _rows(first: int, last: int) -> str:
    return f"第 {first} 行" if first == last else f"第 {first}–{last} 行"


def _total(label: str, total: "Total") -> Line:
    place = f"合计（第 {total.row} 行）{label}："
    if total.agrees:
        return Line(f"{place}{_grouped(total.stated)}，与各行相加一致", (total.row,), "ok")
    words = f"写的是 {_grouped(total.stated)}，各行相加 {_grouped(total.computed)}，相差 {_grouped(total.difference)}"
    return Line(place + words, (total.row,), "problem")


def _grouped(number: str) -> str:
    whole, point, cents = number.partition(".")
    return f"{int(whole):,}{point}{cents}" if whole not in ("-0", "-") else number


def _asides(table: "TableFound", sections: str) -> list[Line]:
    """The rows that are no records; neighbours of one kind are told together."""
    told = {total.row for total in table.totals}
    texts = {note.row: note.value for note in table.notes if note.row}
    rows = sorted(row for row in table.asides if row[0] not in told)
    lines = []
    for _, group in groupby(enumerate(rows), key=lambda pair: (pair[1][0] - pair[0], pair[1][2])):
        run = [row for _, row in group]
        numbers = tuple(number for number, _, _ in run)
        text = texts.get(numbers[0], "") if len(numbers) == 1 else ""
        shown = f"“{text[:24]}”" if text else ""
        fate = sections if run[0][1] == SECTION else "不导入"
        lines.append(Line(f"{run[0][2]}：{_rows(numbers[0], numbers[-1])}{shown}，{fate}", numbers))
    return lines
