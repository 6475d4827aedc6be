"""What does a document say, as plain text: one line for each block, to be kept, compared and searched?"""

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from exports.document import (
    Blank,
    Block,
    Document,
    Drawing,
    Form,
    GroupRow,
    Heading,
    Imprint,
    KeyValue,
    LabelledList,
    Note,
    PageBreak,
    Paragraph,
    PlaceCard,
    RecordRow,
    RedHead,
    Run,
    Sides,
    Signature,
    Table,
    TableRow,
    Text,
    Title,
    TotalRow,
)
from exports.shapes import Label


def text_of_document(document: Document) -> str:
    """Every text of the document in the order in which it is printed."""
    return "\n".join(line for block in document.blocks for line in _lines(block) if line)


def _lines(block: Block) -> Iterator[str]:  # noqa: C901 (one line per kind of block)
    match block:
        case Title():
            yield from (_plain(block.text), _plain(block.subtitle))
        case RedHead():
            yield from (_plain(block.text), _plain(block.number), _beside(block.left, block.right))
        case Heading() | Paragraph():
            yield _plain(block.text)
        case KeyValue():
            yield f"{block.label}：{_plain(block.value)}"
        case LabelledList():
            yield f"{block.label}：{block.separator.join(map(_plain, block.items))}{block.end}"
        case Table():
            yield block.caption
            yield "\t".join(column.heading for column in block.columns)
            yield from ("\t".join(map(_plain, _cells(row))) for row in block.rows)
        case Form():
            yield from ("\t".join(_plain(cell.text) for cell in row.cells) for row in block.rows)
        case Drawing():
            yield from (shape.text for shape in block.shapes if isinstance(shape, Label))
        case Sides():
            yield _beside(block.left, block.right)
        case Note():
            yield _plain(block.text)
        case PlaceCard():
            yield from (block.name, block.under)
        case Signature():
            yield from (_plain(block.office), block.date)
        case Imprint():
            yield from (f"{label}：{_plain(text)}" for label, text in block.lists)
            yield from (_beside(block.left, block.right), _plain(block.copies))
        case Blank() | PageBreak():
            pass
        case _:
            assert_never(block)


def _cells(row: TableRow) -> Sequence[Text]:
    match row:
        case RecordRow():
            return row.cells
        case GroupRow():
            return [row.text]
        case TotalRow():
            return [row.label, *row.cells]
        case _:
            return row


def _beside(*texts: Text | None) -> str:
    return "\t".join(filter(None, map(_plain, texts)))


def _plain(text: Text | None) -> str:
    if text is None:
        return ""
    if isinstance(text, str):
        return text
    runs: Iterable[Run] = (text,) if isinstance(text, Run) else text
    return "".join(run.text for run in runs)
