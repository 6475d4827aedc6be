"""Which tables of a file are taken together, and which are lists of other kinds: below, beside, in other sheets?

What is set apart is told and can be taken in next; the clerk can say of each that it belongs to the others.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.importing.finding.blocks import Block, head_row, is_told_by_clerk
from app.importing.finding.kind_words import Told, dues_by_headings
from app.importing.finding.none_found import why_dues
from app.importing.finding.outline import Outline
from app.importing.finding.parts import may_be_head
from app.importing.finding.sorting import Reading, Region, Sorted, kind_of_file, regions_of, sort_out
from app.importing.finding.told import of_sheet
from app.importing.plan import DOUBTFUL, Elsewhere, NoTable
from app.kinds import KINDS
from app.kinds.base import RecordKind
from app.kinds.donation import DONATION

if TYPE_CHECKING:
    from app.importing.finding.tables import Tables

    Look = Callable[[RecordKind], Tables]
    """Finds the tables of another kind in the file."""


def sorted_out(
    kind: RecordKind | None, tried: "list[Tables]", outlines: Sequence[Outline], file: str, look: "Look"
) -> "Tables":
    """The tables of the kind (None: the one that fits the file best), less those that are lists of others.

    Raises NoTable for a list that no kind holds.
    """
    name = file.rpartition(".")[0] or file
    if kind is not None:
        if not _may_hold_others(tried[0], outlines, name):
            return tried[0]
        tried = [tried[0], *(look(each) for each in KINDS if each is not kind)]
    found = [sort_out(region, name) for region in regions_of(tried, [each.grid.title for each in outlines])]
    if kind is not None:
        tables = tried[0]
    else:
        chosen = kind_of_file(found)
        if chosen is None:
            return max(tried, key=lambda each: (each.score, not each.kind.last_resort))
        if chosen.reading is None:
            raise NoTable(why_dues(file, chosen.told.words if chosen.told else ""), ())
        wanted = chosen.reading.kind
        tables = next(each for each in tried if each.kind is wanted)
        tables.reason = chosen.told.words if chosen.told else ""
    _set_apart(tables, found, by_hand=kind is not None)
    return tables


def _may_hold_others(tables: "Tables", outlines: Sequence[Outline], name: str) -> bool:
    """Something in the file may be a list of another kind: another sheet, another head, words that say one."""
    blocks = list(_blocks(tables))
    if not blocks:
        return False
    if sum(not outline.is_empty for outline in outlines) > 1 or len(blocks) > 1:
        return True
    heads = {row for block in blocks for row in block.head.rows}
    if any(at not in heads and may_be_head(each.grid.rows[at]) for each in outlines for at in each.wordy_rows):
        return True
    regions = [Region([Reading(tables.kind, block)]) for block in blocks]
    if tables.kind is DONATION and any(dues_by_headings(list(each.headings())) for each in regions):
        return True
    said = (next(each.told(name), None) for each in regions)
    return any(told is not None and told.kind is not tables.kind for told in said)


def _blocks(tables: "Tables") -> Iterator[Block]:
    yield from tables.found
    yield from (block for block, _ in tables.lacking)


def _set_apart(tables: "Tables", found: Sequence[Sorted], *, by_hand: bool) -> None:
    kind = tables.kind
    apart = [each for each in found if _is_apart(each, kind)]
    kept = [each for each in found if each not in apart and (own := each.region.as_kind(kind)) and not own.lacking]
    if not kept and by_hand:  # what the clerk wants stands in no other table
        apart = [each for each in apart if each.region.as_kind(kind) is None]
    for each in apart:
        tables.elsewhere.append(_elsewhere(each, kind))
        own = each.region.as_kind(kind)
        tables.found = [block for block in tables.found if own is None or block is not own.block]
        tables.lacking = [pair for pair in tables.lacking if own is None or pair[0] is not own.block]
        _end_before(tables, each.region.readings[0].block if each.reading is None else each.reading.block)
    sheets = {each.sheet for each in tables.elsewhere}
    tables.notes = [note for note in tables.notes if note.sheet not in sheets or "按您的指定" in note.reason]
    for each in found:
        if each not in apart and (told := _unlike(each, kind, by_hand=by_hand)):
            tables.notes.append(of_sheet(each.region.readings[0].block.grid, _doubt(told, kind), DOUBTFUL))
            if by_hand:
                tables.rather = tables.rather or told.kind


def _is_apart(each: Sorted, kind: RecordKind) -> bool:
    """It is a list of another kind, by its words and as many columns, by more columns; the clerk knows better."""
    own, other = each.region.as_kind(kind), each.reading
    if own and is_told_by_clerk(own.block):
        return False
    if other is None:
        return each.told is not None and kind is DONATION  # dues
    if other.kind is kind:
        return False
    if own is None:
        return other.is_real and _stands_free(other.block)
    told = each.told is not None and own.score <= other.score
    return told or own.score * 2 <= other.score or _names_others(own, other)


def _names_others(own: Reading, other: Reading) -> bool:
    """What names the records of the other kind is no field of this one: 姓名 in a list beside one of enterprises."""
    column = other.block.head.columns.get(other.kind.title)
    return own.score < other.score and column in own.block.head.unmapped


def _stands_free(block: Block) -> bool:
    """Over its head is nothing, or a title: no row of another table."""
    top = block.head.rows[0] if block.head.rows else 0
    if top == 0:
        return True
    above = block.grid.rows[top - 1][block.head.left : block.head.right + 1]
    return sum(cell not in (None, "") for cell in above) <= 2


def _elsewhere(each: Sorted, kind: RecordKind) -> Elsewhere:
    own = each.region.as_kind(kind)
    block = each.reading.block if each.reading else each.region.readings[0].block
    why = each.told.words if each.told else ""
    other = each.reading.kind if each.reading else None
    return Elsewhere(block.grid.title, head_row(block), other, why, own.block.number if own else 0)


def _end_before(tables: "Tables", other: Block) -> None:
    """The tables over another end where it begins; what stands between is its title."""

    def ended(block: Block) -> Block:
        top = other.head.rows[0] if other.head.rows else 0
        beside = other.head.right < block.head.left or block.head.right < other.head.left
        if block.grid.title != other.grid.title or beside or not block.first <= top <= block.last:
            return block
        return replace(block, last=top - 1, followed=True)

    tables.found = [ended(block) for block in tables.found]
    tables.lacking = [(ended(block), names) for block, names in tables.lacking]


def _unlike(each: Sorted, kind: RecordKind, *, by_hand: bool) -> Told | None:
    """Words that say another kind than the one that is taken."""
    if each.region.as_kind(kind) is None:
        return None
    if each.reading is None:
        return each.told if kind is DONATION else None
    told = (each.told if each.reading.kind is not kind else None) if by_hand else each.unheeded
    return told if told and told.kind not in (None, kind) else None


def _doubt(told: Told, kind: RecordKind) -> str:
    if told.kind is None:
        return f"按{told.words}是会费的名单，会费不是捐赠；现在按{kind.label}导入，请核对类别"
    return f"按{told.words}像是{told.kind.label}的名单，现在按{kind.label}导入；如不对，请改选类别"
