"""What is each row below a head: a record, or a total, a section, a signature, a remark, a question to the clerk?"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from app.importing.cells.understand import as_text
from app.importing.correction import ASIDE, RECORD, SECTION, SUBTOTAL, TOTAL
from app.importing.finding.blocks import Block
from app.importing.finding.closing import (
    REMARK_ROW,
    SECTION_ROW,
    Closing,
    asks_of_columns,
    closing_of,
    goes_on,
    is_aside,
    is_example,
    is_numbering,
    is_sentence,
    is_title,
    sums_up,
)
from app.importing.finding.content import is_body_name, is_person_name
from app.importing.finding.headings import plain
from app.importing.finding.meanings import unit_of
from app.importing.finding.other_tables import heads_other, is_heading
from app.importing.finding.spans import Span
from app.importing.finding.template_marks import is_example as is_template_example
from app.kinds.base import FieldType, RecordKind
from exports.sheet import ReadCell

_ROWS_PER_TICK = 10_000
_SHORT = 4
"""Headings of which nothing is known are hardly longer."""
REPEATED_HEAD, FURTHER_HEAD = Closing("重复的表头"), Closing("下一张表的表头")
_NEXT_TITLE = Closing("下一张表的标题")
_WORD_OF = {TOTAL: Closing("合计行", TOTAL), SUBTOTAL: Closing("小计行", SUBTOTAL), SECTION: SECTION_ROW}


@dataclass(slots=True)
class BodyRow:
    """One row that holds something. `closing` None: a record."""

    at: int
    cells: list[ReadCell]
    closing: Closing | None = None
    doubt: str = ""
    """Why it may be no record, though it is read as one."""
    question: str = ""
    """Why it cannot be said what it is: it is not taken until the clerk says."""
    from_above: dict[int, int] = field(default_factory=dict)
    """Column to the row where its merged cell begins."""


class Body:
    """The rows of one table."""

    def __init__(self, block: Block, kind: RecordKind, tick: Callable[[], None]) -> None:
        """`tick` is called now and then before the first row comes; it may raise to cancel."""
        head = block.head
        self._block, self._kind, self._tick = block, kind, tick
        self._whole = head.left == 0 and head.right >= max(map(len, block.grid.rows), default=0) - 1
        self._title = head.columns.get(kind.title)
        self._numbers = {
            column
            for name, column in head.columns.items()
            if kind.field(name).type in (FieldType.MONEY, FieldType.INTEGER)
        }
        self._taken = [*head.columns.values(), *head.unmapped]
        self._said = {
            row - block.grid.first_row: what
            for row, what in (block.correction.rows if block.correction else {}).items()
        }
        self._headings = _headings(block)
        self.units: dict[int, int] = {}
        """Column to the unit that a row under the head gives it."""
        self._other_table = False
        self._numbered = 0
        self._record = block.first - 1
        """The last row that is a record; the head before the first."""
        self._head_at = block.first - 1
        """The last row of the head, or of the head that was printed again."""
        self._shortest = 0
        """Characters of the shortest name of a record so far; 0 before the first."""
        self._remark: int | None = None
        """The last row that is a remark."""
        self._titled = False
        """The title of the next table has come: what follows is no record of this one."""

    def rows(self) -> Iterator[BodyRow]:
        """Every row but the empty ones, from the top."""
        last_total = self._last_total()
        active: list[Span] = []
        tall = self._tall()
        seen = above_total = False
        for at in range(self._block.first, self._block.last + 1):
            cells = self._cells(at)
            while tall and tall[-1].top <= at:
                active.append(tall.pop())
            if active:
                active = [span for span in active if span.bottom >= at]
            texts = [
                text
                for cell in cells
                if cell is not None and (text := cell.strip() if type(cell) is str else as_text(cell))
            ]
            if not texts:
                self._other_table = False
                continue
            row = BodyRow(at, cells)
            if active:
                row.from_above = {
                    column: span.top for span in active if span.top < at for column in range(span.left, span.right + 1)
                }
            if at in self._block.repeats:
                self._head_at, above_total = at, False
            self._judge(row, texts, seen)
            if row.closing is None and not row.question:
                self._record = at
                self._learn_length(self._text(cells, self._title))
                # A total on top of its rows has all of them below.
                below = above_total and last_total is not None and at > last_total
                if below and self._said.get(at) != RECORD and not self._is_identified(cells):
                    assert last_total is not None
                    number = self._block.grid.first_row + last_total
                    row.doubt = row.doubt or f"这一行在合计行（第 {number} 行）下面，请核对是不是记录"
                seen = True
                above_total = above_total or (last_total is not None and at < last_total)
            yield row

    def _cells(self, at: int) -> list[ReadCell]:
        row = self._block.grid.rows[at]
        if self._whole:
            return row
        head = self._block.head
        return [cell if head.left <= column <= head.right else None for column, cell in enumerate(row)]

    def _tall(self) -> list[Span]:
        """Merged downwards inside the table, the topmost last."""
        head, block = self._block.head, self._block
        inside = [
            span
            for span in block.spans.tall()
            if span.bottom >= block.first and span.left <= head.right and span.right >= head.left
        ]
        return inside[::-1]

    def _last_total(self) -> int | None:
        """The last row that sums up the whole, where records stand above it."""
        found = None
        for at in range(self._block.first, self._block.last + 1):
            if at % _ROWS_PER_TICK == 0:
                self._tick()
            row = self._block.grid.rows[at]
            first = next((cell for cell in row if cell is not None and cell != ""), None)
            if type(first) is not str or len(first) > 40 or self._is_identified(row):
                continue
            total = sums_up([first])
            if total and total.what == TOTAL:
                found = at
        return found

    def _judge(self, row: BodyRow, texts: list[str], seen: bool) -> None:
        said = self._said.get(row.at)
        if said is not None:
            row.closing = None if said == RECORD else _WORD_OF.get(said, Closing("您指定的说明行", ASIDE))
            return
        if self._is_identified(row.cells):
            return
        if row.at in self._block.repeats or self._repeats_head(row.cells):
            row.closing = FURTHER_HEAD if self._titled else REPEATED_HEAD
            self._titled = False
            return
        if is_template_example(self._text(row.cells, self._title)):
            row.closing = Closing("模板里的示例")
            return
        row.closing = self._under_head(row, texts) if self._head_at > self._record or not seen else None
        if row.closing is None:
            row.closing = closing_of(texts[:4], len(texts), bool(self._text(row.cells, self._title)))
        if row.closing is None and len(texts) == 1 and self._remark == row.at - 1 and goes_on(texts[0]):
            row.closing = REMARK_ROW
        if row.closing is None and not self._whole and not self._text(row.cells, self._title):
            row.closing = self._total_beside(row.at)
        if row.closing is None:
            self._look_closer(row, texts)
        if row.closing is REMARK_ROW:
            self._remark = row.at

    def _total_beside(self, at: int) -> Closing | None:
        """合计 stands under the first of several tables side by side, its number under another."""
        texts = [text for cell in self._block.grid.rows[at] if (text := as_text(cell).strip())]
        return sums_up(texts) if texts else None

    def _is_apart(self, at: int) -> bool:
        """No record stands just above."""
        return self._record != at - 1

    def _is_identified(self, cells: list[ReadCell]) -> bool:
        column = self._block.head.uid_column
        return column is not None and len(self._text(cells, column)) == 32

    def _repeats_head(self, cells: list[ReadCell]) -> bool:
        """A head printed again on a later page, its lowest row at least."""
        if not self._headings:
            return False
        first, heading = self._headings[0]
        if type(_at(cells, first)) is not str or plain(_at(cells, first)) != heading:
            return False
        return all(plain(_at(cells, index)) == words for index, words in self._headings)

    def _under_head(self, row: BodyRow, texts: list[str]) -> Closing | None:
        """Between head and records: units, the numbers of the columns, an example."""
        if row.at > self._head_at + 4:
            return None
        units = {
            column: unit for column, cell in enumerate(row.cells) if isinstance(cell, str) and (unit := unit_of(cell))
        }
        if units and all(len(text) <= 6 for text in texts) and not self._text(row.cells, self._title):
            self.units |= units
            return Closing("单位行")
        if asks_of_columns(texts):
            self.units |= units
            return Closing("填写要求")
        if is_numbering(texts) and self._title is not None and len(texts) * 2 >= len(self._taken):
            return Closing("栏号行")
        return Closing("填写示例") if is_example(texts) else None

    def _look_closer(self, row: BodyRow, texts: list[str]) -> None:
        """Rows that hold little, or words alone, may be no records."""
        cells, block = row.cells, self._block
        if self._is_other_head(row.at, apart=self._is_apart(row.at)):
            self._other_table = True
            row.question = "这一行像另一张表的表头，但没有认出来；它和下面紧接着的行没有导入，如需导入请指定表头"
            return
        if self._other_table:
            row.question = "这一行在没有认出来的另一张表里，没有导入"
            return
        ordinal = block.head.ordinal_column
        if len(texts) > 4 and not self._titled:  # nothing but a record is so full
            self._numbered += ordinal is not None and self._text(cells, ordinal) != ""
            return
        filled = [column for column, cell in enumerate(cells) if cell is not None and as_text(cell).strip()]
        if self._titled or self._over_next_table(row, filled):
            self._titled = True
            row.closing = _NEXT_TITLE
        elif 2 <= len(filled) <= 4 and all(map(is_aside, texts)):
            row.closing = REMARK_ROW
        elif ordinal is not None and filled == [ordinal]:
            self._only_ordinal(row, texts[0])
        elif len(filled) == 1 and not row.from_above:
            self._one_cell(row, filled[0], texts[0])
        elif ordinal is not None and self._text(cells, ordinal):
            self._numbered += 1
        if (
            row.closing is None
            and not row.question
            and is_sentence(texts[0])
            and len(filled) <= 2
            and not self._numbered
        ):
            row.question = "这一行像一段说明，看不出是不是记录；请指定"

    def _only_ordinal(self, row: BodyRow, text: str) -> None:
        if re.fullmatch(r"[\d.\-()（）]+", text):
            row.closing = Closing("只有序号的空行")
        else:
            row.closing = SECTION_ROW if not is_sentence(text) else REMARK_ROW

    def _one_cell(self, row: BodyRow, column: int, text: str) -> None:
        block = self._block
        wide = next(
            (
                span
                for span in block.spans.in_rows(row.at, row.at)
                if span.left <= column <= span.right and span.width > 1
            ),
            None,
        )
        if is_sentence(text) or (text[0] in "（(" and text[-1] in "）)"):
            row.closing = REMARK_ROW
        elif self._is_above_other_head(row.at):
            row.closing = _NEXT_TITLE
        elif wide is not None and wide.width * 2 >= len(self._taken):
            row.closing = SECTION_ROW
        elif column != self._title and column not in self._taken:
            row.closing = SECTION_ROW if column < (self._title or 0) else Closing("表外的文字")
        elif column == self._title and len(self._taken) >= 3:
            self._only_name(row, text)

    def _only_name(self, row: BodyRow, text: str) -> None:
        if self._block.head.ordinal_column is not None and self._numbered:
            if is_body_name(text) and not self._kind.personal:
                row.doubt = "这一行没有序号，只有名称，请核对是不是记录"
            else:
                row.question = f"“{text[:20]}”这一行没有序号，也没有别的内容，看不出是记录还是分段标题；请指定"
        elif not (is_person_name(text) if self._kind.personal else is_body_name(text)):
            row.doubt = "这一行只有名称，没有别的内容，请核对是不是记录"

    def _over_next_table(self, row: BodyRow, filled: list[int]) -> bool:
        """Just above the head of another table: its title, or the unit over it."""
        after = self._block.last + 1 if self._block.followed else None
        head = min((each for each in self._block.repeats if each > row.at), default=after)
        if head is None or row.at < head - 6 or len(filled) > 3:
            return False
        if any(len(self._filled(at)) > 3 for at in range(row.at + 1, head)):
            return False
        return any(is_title(as_text(row.cells[column])) for column in filled)

    def _is_above_other_head(self, at: int) -> bool:
        """The next row that holds something heads another table: this one is its title."""
        later = next((each for each in range(at + 1, min(at + 3, self._block.last + 1)) if self._filled(each)), None)
        repeated = later in self._block.repeats  # as on each printed page
        return later is not None and not repeated and self._is_other_head(later, apart=True)

    def _is_other_head(self, at: int, *, apart: bool) -> bool:
        cells = self._cells(at)
        first = next((cell for cell in cells if cell), None)
        if not apart and not is_heading(first):  # as nearly all records
            return False
        if any(cell is not None and type(cell) is not str for cell in cells):
            return False
        row = self._filled(at)
        if at > self._record + 2 and self._is_shorter(row):
            return True
        ordinal = self._block.head.ordinal_column
        unlike = len(row) * 2 <= len(self._taken) or (ordinal in row and not re.search(r"\d", as_text(row[ordinal])))
        return heads_other(row, self._filled(at + 1), apart=apart and unlike)

    def _learn_length(self, name: str) -> None:
        if name and (not self._shortest or len(name) < self._shortest):
            self._shortest = len(name)

    def _is_shorter(self, row: dict[int, ReadCell]) -> bool:
        """Short words alone, where every record has a longer name: 科室 | 经办 | 分机 below a list of firms."""
        name = row.get(-1 if self._title is None else self._title)
        short = all(isinstance(cell, str) and len(cell.strip()) <= _SHORT and cell.isalpha() for cell in row.values())
        return len(row) > 1 and short and isinstance(name, str) and len(name.strip()) < self._shortest

    def _filled(self, at: int) -> dict[int, ReadCell]:
        """The cells of a row of this table that hold something."""
        cells = self._cells(at) if at <= self._block.last else []
        return {column: cell for column, cell in enumerate(cells) if as_text(cell).strip()}

    @staticmethod
    def _text(cells: list[ReadCell], column: int | None) -> str:
        return as_text(_at(cells, column)).strip()


def _headings(block: Block) -> list[tuple[int, str]]:
    if not block.head.rows:
        return []
    row = block.grid.rows[block.head.rows[-1]]
    columns = [*block.head.columns.values(), *block.head.unmapped]
    return [(column, plain(row[column])) for column in sorted(columns) if column < len(row) and plain(row[column])]


def _at(cells: list[ReadCell], index: int | None) -> ReadCell:
    return cells[index] if index is not None and index < len(cells) else None
