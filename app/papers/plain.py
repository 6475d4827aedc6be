"""What does a document say, as plain text: one line for each block, to be kept, compared and searched?"""

from collections.abc import Iterable, Iterator
from typing import assert_never

from exports.document import (
    Blank,
    Block,
    Document,
    Heading,
    Imprint,
    KeyValue,
    LabelledList,
    PageBreak,
    Paragraph,
    RedHead,
    Run,
    Signature,
    Table,
    Text,
    Title,
)


def text_of_document(document: Document) -> str:
    """Every text of the document in the order in which it is printed."""
    return "\n".join(line for block in document.blocks for line in _lines(block) if line)


def _lines(block: Block) -> Iterator[str]:
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
            yield from ("\t".join(map(_plain, row)) for row in block.rows)
        case Signature():
            yield from (_plain(block.office), block.date)
        case Imprint():
            yield from (f"{label}：{_plain(text)}" for label, text in block.lists)
            yield from (_beside(block.left, block.right), _plain(block.copies))
        case Blank() | PageBreak():
            pass
        case _:
            assert_never(block)


def _beside(*texts: Text | None) -> str:
    return "\t".join(filter(None, map(_plain, texts)))


def _plain(text: Text | None) -> str:
    if text is None:
        return ""
    if isinstance(text, str):
        return text
    runs: Iterable[Run] = (text,) if isinstance(text, Run) else text
    return "".join(run.text for run in runs)
