"""Where does each number of a paper come from? Pages for the file behind it: a figure, its basis, its records."""

from collections.abc import Iterator

from app.domain.sessions import numeral
from app.figures.base import Row
from app.kinds import BY_NAME
from app.papers.bound import Bound, Fields, said
from app.papers.periods import scope_words
from exports.document import Align, Block, Heading, PageBreak, Paragraph, Source, Table, TableColumn, Title

MOST_ROWS = 300
"""Of a figure with more records the first ones are listed and the page says so; the statistics have them all."""

_COLUMNS = (
    TableColumn("序号", 4, Align.CENTRE),
    TableColumn("类别", 7),
    TableColumn("编号", 5, Align.RIGHT),
    TableColumn("名称", 21),
    TableColumn("数值", 15),
)


def source_pages(fields: Fields) -> Iterator[Block]:
    """A new page with every figure that was met in the text, once each; a sentence where there is none."""
    yield PageBreak()
    yield Title("数据来源", "（存档用，不随文印发）")
    figures = {(bound.name, bound.scope_text): bound for bound in fields.found.values()}
    if not figures:
        yield Paragraph("文中没有与台账关联的数据。")
    for at, bound in enumerate(figures.values(), 1):
        yield from _figure(bound, at)


def _figure(bound: Bound, at: int) -> Iterator[Block]:
    result = bound.result
    source = Source("统计指标", result.title)
    yield Heading(f"{numeral(at)}、{result.title}（{scope_words(bound.scope)}）：{said(result)}", source=source)
    left_out = f"说明：{result.left_out}。".replace(" ", "") if result.left_out else ""
    yield Paragraph(f"口径：{result.basis}。{left_out}", source=source)
    rows = result.rows()
    if rows:
        yield Table(_COLUMNS, [_row(row, place) for place, row in enumerate(rows[:MOST_ROWS], 1)], source=source)
    if len(rows) > MOST_ROWS:
        yield Paragraph(f"共{len(rows)}条，这里列出前{MOST_ROWS}条，其余见“统计”中的“{result.title}”。")


def _row(row: Row, at: int) -> tuple[str, ...]:
    return str(at), BY_NAME[row.kind].label, str(row.id), row.title, row.value
