"""What would a block from the clipboard change in a table? Cell by cell, before anything is stored; then one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from app import records
from app.entry import read_typed
from app.errors import RecordRefused, UserError
from app.kinds.base import Field, FieldType, RecordKind, Values
from app.records import Record
from app.store import Store
from app.values.personal import hide_personal, holds_hidden, is_hidden_phone
from app.values.phone_masks import mask_phone
from app.values.shown import show
from exports.sheet import Column, Sheet

MOST_CELLS = 20_000

Block = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class PasteCell:
    """One cell that would change; `error`: why it cannot."""

    record_id: int
    version: int
    title: str
    field: str
    label: str
    old: str
    new: str
    typed: str
    """The text of the block, which is what is stored."""
    error: str = ""


@dataclass(frozen=True)
class PastePlan:
    """What pasting would do; `left_over`: rows of the block below the last row of the table."""

    kind: RecordKind
    cells: tuple[PasteCell, ...]
    same: int
    left_over: int = 0

    @property
    def good(self) -> list[PasteCell]:
        """The cells that can be changed."""
        return [cell for cell in self.cells if not cell.error]

    @property
    def wrong(self) -> list[PasteCell]:
        """The cells that cannot."""
        return [cell for cell in self.cells if cell.error]


def has_headings(kind: RecordKind, block: Block) -> bool:
    """Whether the first row of the block names columns of the kind: then the block holds records, not cells."""
    if len(block) < 2:
        return False
    known = {_bare(name) for field in kind.fields for name in (field.label, *field.aliases)}
    given = [_bare(cell) for cell in block[0] if cell.strip()]
    return bool(given) and all(given) and 2 * sum(cell in known for cell in given) > len(given)


def _bare(heading: str) -> str:
    return "".join(heading.split()).strip("*＊：:")


def write_block(block: Block, target: Path) -> None:
    """The block as a workbook of texts, to be imported. Its first row is the head. Raises FileProblem."""
    from exports.xlsx_writer import write_workbook  # loads the workbook library: only where it is used

    width = max(map(len, block))
    columns = [Column(heading) for heading in _filled(block[0], width)]
    write_workbook(target, [Sheet("剪贴板", columns, [_filled(row, width) for row in block[1:]])], title="剪贴板")


def _filled(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]


def plan_paste(session: Session, kind: RecordKind, ids: Sequence[int], names: Sequence[str], block: Block) -> PastePlan:
    """What the block changes when its first cell lies on the first of `ids` and of `names` (fields, left to right).

    An empty cell of the block, and one whose number is hidden, leaves what is stored. Raises UserError for a block
    that is too large or too wide.
    """
    if sum(map(len, block)) > MOST_CELLS:
        raise UserError(f"粘贴的内容超过 {MOST_CELLS:,} 格，请存成文件后用“导入 Excel”。")
    width = max(map(len, block))
    if width > len(names):
        raise UserError(f"粘贴的内容有 {width} 列，从这一栏起只有 {len(names)} 栏。请先点要粘贴的第一格，再粘贴。")
    found = {record.id: record for record in records.read_many(session, kind, ids[: len(block)])}
    cells: list[PasteCell] = []
    same = 0
    for key, row in zip(ids, block, strict=False):
        if key in found:
            changed, unchanged = _row(session, found[key], names, row)
            cells += changed
            same += unchanged
    return PastePlan(kind, tuple(cells), same, max(0, len(block) - len(ids)))


def _row(session: Session, record: Record, names: Sequence[str], row: Sequence[str]) -> tuple[list[PasteCell], int]:
    """The cells of one record that change, and how many stay as they are."""
    kind = record.kind
    typed = {name: text for name, text in zip(names, row, strict=False) if text.strip()}
    typed = {name: text for name, text in typed.items() if not _hidden(kind.field(name), text, record)}
    errors = _errors(session, record, typed)
    cells, same = [], 0
    for name, text in typed.items():
        field = kind.field(name)
        old = _shown(field, record)
        new, differs = text, True
        if name not in errors:
            values = read_typed(session, kind, {name: text})
            differs = any(value != record.values[each] for each, value in values.items())
            new = show(field, values[name]) if len(values) == 1 else text  # 超700万 says two things
        if differs:
            place = (record.id, record.version, record.title, name, field.label)
            cells.append(PasteCell(*place, _told(field, old), new, text, errors.get(name, "")))
        else:
            same += 1
    return cells, same


def _shown(field: Field, record: Record) -> str:
    value = record.values[field.name]
    return show(field, value) if value not in (None, ()) else ""


def _told(field: Field, shown: str) -> str:
    """The old value of the preview: as in the list, without the middle of a telephone number."""
    return mask_phone(shown) if field.type is FieldType.PHONE and shown else shown


def _hidden(field: Field, text: str, record: Record) -> bool:
    """The cell of a list with hidden numbers says nothing new."""
    if field.type is FieldType.PHONE:
        return is_hidden_phone(text)
    return holds_hidden(text) and text == hide_personal(_shown(field, record))


def _errors(session: Session, record: Record, typed: dict[str, str]) -> dict[str, str]:
    """Field to sentence: each text by itself first, then the record as it would be."""
    kind = record.kind
    errors: dict[str, str] = {}
    values: Values = {}
    for name, text in typed.items():
        try:
            values |= read_typed(session, kind, {name: text})
        except RecordRefused as refused:
            errors |= {name: "；".join(error.message for error in refused.errors)}
    try:
        if values:
            records.check(session, kind, {**record.values, **values}, record.id)
    except RecordRefused as refused:
        at = next(iter(values))
        for error in refused.errors:
            name = error.field if error.field in values else at
            errors.setdefault(name, f"{kind.labels.get(error.field, '')}：{error.message}")
    return errors


def carry_paste(store: Store, plan: PastePlan) -> int:
    """Store the good cells as one step; how many cells. Raises Conflict when a record was changed since."""
    by_record: dict[int, list[PasteCell]] = {}
    for cell in plan.good:
        by_record.setdefault(cell.record_id, []).append(cell)
    if not by_record:
        return 0
    kind = plan.kind
    with store.operation(f"粘贴到{kind.label}：{len(plan.good)} 格") as session:
        for key, cells in by_record.items():
            try:
                values = read_typed(session, kind, {cell.field: cell.typed for cell in cells})
                records.update(session, kind, key, values, cells[0].version)
            except RecordRefused as refused:
                raise UserError(f"“{cells[0].title}”：{refused}。这次粘贴一格也没有保存。") from refused
    return len(plan.good)
