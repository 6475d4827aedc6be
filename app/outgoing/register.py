"""How does a register become a workbook or a CSV file: all rows or the chosen ones, on one sheet or several?"""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from app import lists
from app.errors import UserError
from app.importing.finding.headings import UID_HEADING
from app.kinds.base import FieldType
from app.outgoing import split
from app.outgoing.rows import OutgoingRows
from app.outgoing.wish import ExportWish
from app.telling import REGISTER_HEADING, Telling
from exports.csv_writer import write_csv
from exports.sheet import CellFormat, Column, Progress, Sheet
from exports.xlsx_writer import write_workbook

ENDINGS = (".xlsx", ".csv")

_FORMATS = {
    FieldType.DATE: CellFormat.DATE,
    FieldType.MONEY: CellFormat.MONEY,
    FieldType.INTEGER: CellFormat.INTEGER,
    FieldType.DECIMAL: CellFormat.DECIMAL,
}


def check_target(target: Path, *, several: bool = False) -> None:
    """Raises UserError unless the file's ending says a format that can hold the sheets."""
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise UserError(f"导出的文件名应以 {' 或 '.join(ENDINGS)} 结尾，现为“{target.name}”")
    if several and ending == ".csv":
        raise UserError("CSV 文件只有一张表，不能分表。请改用 .xlsx，或不分表。")


def count_rows(session: Session, wish: ExportWish) -> int:
    """How many records go out."""
    return len(wish.ids) if wish.ids is not None else lists.count(session, wish.listing)


def export_register(session: Session, wish: ExportWish, target: Path, progress: Progress | None = None) -> int:
    """Write what is asked for; how many records. Raises UserError, FileProblem; then no file is left."""
    check_target(target, several=bool(wish.split_by))
    ids = wish.ids if wish.ids is not None else lists.ids(session, wish.listing)
    write_sheets(target, register_sheets(session, wish, ids), title=wish.kind.label, progress=progress)
    return len(ids)  # a record may stand on several sheets


def write_sheets(target: Path, sheets: Sequence[Sheet], *, title: str, progress: Progress | None = None) -> int:
    """Write sheets in the format that the file's ending says; the rows."""
    check_target(target, several=len(sheets) > 1)
    if target.suffix.lower() == ".csv":
        return write_csv(target, sheets[0], progress=progress)
    return write_workbook(target, sheets, title=title, progress=progress)


def register_sheets(session: Session, wish: ExportWish, ids: Sequence[int]) -> list[Sheet]:
    """The tables of these records; their rows are read as the writer asks for them."""
    kind = wish.kind
    telling = Telling(session, kind, public=wish.public)
    fields = [kind.field(name) for name in wish.fields]
    columns = [Column(field.label, field.width, _FORMATS.get(field.type, CellFormat.TEXT)) for field in fields]
    registers = [field for field in telling.registers if field in fields]
    columns += [Column(REGISTER_HEADING.format(field.label), 30, CellFormat.TEXT) for field in registers]
    # The identity makes a changed list find its own records again.
    columns.append(Column(UID_HEADING, 34, printed=False))
    if not wish.split_by:
        return [Sheet(kind.label, columns, OutgoingRows(session, wish, ids, telling))]
    by = split.way_of(kind, wish.split_by).name
    parts = split.parts(session, kind, ids, by, public=wish.public)
    if not parts:
        return [Sheet(kind.label, columns, [])]
    return [Sheet(part.title, columns, OutgoingRows(session, wish, part.ids, telling)) for part in parts]
