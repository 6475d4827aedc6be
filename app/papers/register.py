"""How does a list of records become a register on paper: numbered rows, a sheet wide enough, masked phones?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from app import lists
from app.errors import UserError
from app.kinds import BY_NAME
from app.kinds.base import FieldType
from app.lists import Listing
from app.papers.base import Wish
from app.papers.settings import Setup, set_up
from app.values.dates import show_date
from app.values.phone_masks import mask_phone
from exports.document import (
    A4_LANDSCAPE,
    A4_PORTRAIT,
    Block,
    Document,
    Note,
    PageSetup,
    Sides,
    Source,
    Table,
    TableColumn,
    TableRow,
    Title,
)

BATCH = 1_000
"""Records read at a time, as they are set: a long register stays small."""
_POINTS_WIDE = 156 * 72 / 25.4


@dataclass(frozen=True)
class Register:
    """What a register has to say; `rows` are read once, while they are set."""

    title: str
    columns: Sequence[TableColumn]
    """The running number first. Their widths in characters, padding included; the sheet is chosen by their sum."""
    rows: Iterator[TableRow]
    count: int
    """How many records there are: the last running number."""
    said: str
    """At the right over the table: the day, how many, the unit."""
    size: float = 10.5
    notes: Sequence[str] = field(default=())
    row_height: float = 8
    personal: tuple[str, int] | None = None
    """As in `Document`."""


def register_document(register: Register, setup: Setup) -> Document:
    """The register on portrait sheets if its columns fit, else on landscape ones."""
    title = setup.head or register.title
    first, *others = register.columns
    columns = (replace(first, width=max(first.width, _width_of(register.count))), *others)
    return Document(
        title=title,
        subject=register.title,
        author=setup.office,
        blocks=_blocks(replace(register, columns=columns), title, setup.office),
        page=sheet_for(columns, register.size),
        personal=register.personal,
    )


def _width_of(number: int) -> float:
    """Of a column in which this number stands in one line."""
    return len(str(number)) / 2 + 1


def _blocks(register: Register, title: str, office: str) -> Iterator[Block]:
    own = set_up(register.title, "head", "office")
    yield Title(title, below=0, source=own)
    yield Sides(f"编制单位：{office}", register.said, 10.5, own)
    yield Table(
        register.columns,
        register.rows,
        size=register.size,
        source=Source(register.title, ""),
        row_height=register.row_height,
        continued_as=title,
    )
    for note in register.notes:
        yield Note(note)


def sheet_for(columns: Sequence[TableColumn], size: float) -> PageSetup:
    """A4 upright where the columns have the room that they ask for, else lying."""
    return A4_PORTRAIT if sum(column.width for column in columns) * size <= _POINTS_WIDE else A4_LANDSCAPE


def listed_ids(session: Session, wish: Wish, kind_name: str) -> list[int]:
    """The records of the list as the table shows them, or all of the kind. Raises UserError where there are none."""
    kind = BY_NAME[kind_name]
    found = list(lists.ids(session, wish.listing or Listing(kind)))
    if not found:
        raise UserError(f"没有符合条件的{kind.label}，没有可打印的内容。请放宽筛选条件，或先录入。")
    return found


def texts_of(
    session: Session, kind_name: str, ids: Sequence[int], fields: Sequence[str], *, full_phones: bool = False
) -> Iterator[tuple[int, list[str]]]:
    """Id and texts of these fields, record by record, in the given order; phone numbers masked unless asked for."""
    kind = BY_NAME[kind_name]
    shown = [kind.field(name) for name in fields]
    masked = [] if full_phones else [at for at, one in enumerate(shown) if one.type is FieldType.PHONE]
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        page = lists.rows(session, kind, batch, fields)
        for key in batch:
            if key in page:
                texts = [lists.cell_text(one, cell) for one, cell in zip(shown, page[key], strict=True)]
                for at in masked:
                    texts[at] = mask_phone(texts[at])
                yield key, texts


def on_day(wish: Wish) -> str:
    """截至2026年9月5日."""
    return f"截至{show_date(wish.day.isoformat())}"
