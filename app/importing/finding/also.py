"""Which other lists does a file hold beside the one that is taken in: the posts of people, the chambers of members?

A list of people often has their posts, a list of enterprises their chambers. What such columns say is a record of its
own that names the one of the row, so the same file is taken in once more, as that kind.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from app.importing.finding.blocks import words_above
from app.importing.plan import Lacking
from app.kinds import KINDS
from app.kinds.base import Field, RecordKind
from app.links import is_link

if TYPE_CHECKING:
    from app.importing.finding.blocks import Block
    from app.importing.finding.tables import Tables


def also_in(taken: "Tables", look: Callable[[RecordKind], "Tables"]) -> Iterator[RecordKind]:
    """The kinds whose records name one of the kind that is taken, and say something that it leaves out.

    `look` finds the tables of another kind in the file.
    """
    left_out = dict(_left_out(taken.found))
    for kind in KINDS:
        needed = _needed(kind)
        if kind is taken.kind or not any(taken.kind.name in field.refers_to for field in needed):
            continue
        for block in look(kind).found:
            asked = [field.name for field in needed if taken.kind.name not in field.refers_to]
            columns = {block.head.columns.get(name) for name in asked}
            parted = set(asked) & set(block.head.beside.values())  # 单位及职务 in one cell
            if parted or columns & left_out.get(block.grid.title, set()):
                yield kind
                break


def also_if_named(taken: "Tables", look: Callable[[RecordKind], "Tables"]) -> Iterator[Lacking]:
    """Such kinds that lack one record for all rows, if the words over the table name it: the chamber of its members."""
    left_out = dict(_left_out(taken.found))
    for kind in KINDS:
        links = {field.name for field in _needed(kind) if taken.kind.name in field.refers_to}
        if kind is taken.kind or not links:
            continue
        for block, names in look(kind).lacking:
            columns = {column for name, column in block.head.columns.items() if name not in links}
            if len(names) == 1 and not links & {*names} and columns & left_out.get(block.grid.title, set()):
                yield Lacking(kind, names, tuple(words_above(block)))
                break


def _needed(kind: RecordKind) -> list[Field]:
    """The fields without which there is no such record, the links to others among them."""
    return [field for field in kind.fields if field.required and (field.default is None or is_link(field))]


def _left_out(blocks: Iterable["Block"]) -> Iterator[tuple[str, set[int | None]]]:
    for block in blocks:
        if block.head.unmapped:
            yield block.grid.title, set(block.head.unmapped)
