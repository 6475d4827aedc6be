"""Which sheets of a file hold tables, how many each, and of which kind of record?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from app.errors import UserError
from app.importing.cells.understand import as_text
from app.importing.correction import Correction
from app.importing.finding.also import also_if_named, also_in
from app.importing.finding.apart import sorted_out
from app.importing.finding.blocks import Block, blocks_of, given_by, head_row, is_told_by_clerk, words_above
from app.importing.finding.forms import FORM, forms_in
from app.importing.finding.headings import plain
from app.importing.finding.meanings import Meanings
from app.importing.finding.none_found import other_kind, why_form, why_none
from app.importing.finding.outline import Outline
from app.importing.finding.parts import outlined
from app.importing.finding.template_marks import SHEETS, TemplateMark, mark_of
from app.importing.finding.told import of_beside, of_hidden, of_sheet, of_template, of_unread
from app.importing.plan import DOUBTFUL, Elsewhere, Lacking, NoTable, Problem
from app.kinds import KINDS
from app.kinds.base import RecordKind
from exports.sheet import Grid


@dataclass
class Tables:
    """The tables of one kind in a file, in the order of its sheets, and what is to be told of the other sheets."""

    kind: RecordKind
    found: list[Block] = field(default_factory=list)
    lacking: list[tuple[Block, tuple[str, ...]]] = field(default_factory=list)
    """Tables that lack required columns, with the names of these."""
    notes: list[Problem] = field(default_factory=list)

    reason: str = ""
    """The words by which the kind was chosen, where the columns alone would not say so."""
    rather: RecordKind | None = None
    """The kind that words over the tables say, where the clerk chose another."""
    elsewhere: list[Elsewhere] = field(default_factory=list)
    """The tables of other kinds, which are not among `found`."""
    hidden: list[str] = field(default_factory=list)
    """The hidden sheets, which are not read."""
    also: list[RecordKind] = field(default_factory=list)
    """The kinds as which the file can be taken in once more; see `also_in`."""
    also_if: list[Lacking] = field(default_factory=list)
    """Those that want a record which the words over the table may name."""

    @property
    def score(self) -> int:
        """How well the headings fit: columns that were recognised."""
        return sum(block.head.score for block in self.found)


def choose_tables(
    grids: Sequence[Grid],
    kind: RecordKind | None,
    mapping: Mapping[str, str],
    correction: Correction,
    *,
    named: bool,
    file: str,
    recalled: Mapping[str, str],
    tick: Callable[[], None] = lambda: None,
) -> Tables:
    """The tables of the file; `kind` None: of the kind whose headings fit best. `named`: the sheet was asked for.

    `recalled`: what was said of headings before; `mapping`, said now, must be of headings that are there.
    Hidden sheets are read only when asked for. `tick` is called before every kind that is tried; it may raise to
    cancel. Raises NoTable when there is none, with what to do.
    """
    mark = mark_of(grids)
    lists = [grid for grid in grids if named or grid.title not in SHEETS]
    visible = [grid for grid in lists if named or not grid.hidden or grid.title in correction.sheets]
    kind = kind or (_kind_of(mark) if mark else None)
    kinds = [kind] if kind else _kinds_for({*mapping.values(), *correction.fixed})
    forms = [] if correction.tables else forms_in(visible, kinds)
    outlines = [outlined(grid) for grid in visible if grid not in forms]
    seen: dict[str, Tables] = {}

    def look(other: RecordKind) -> Tables:
        if other.name not in seen:
            tick()
            seen[other.name] = _tables(outlines, other, {}, Correction())
        return seen[other.name]

    tried = []
    for each in kinds:
        tick()
        tried.append(_tables(outlines, each, {**recalled, **mapping}, correction))
    best = tried[0] if mark and kind else sorted_out(kind, tried, outlines, file, look)
    if not best.found:
        wanted = kind is not None
        rather = other_kind(look, best) if wanted and not forms else None
        why = why_form(forms[0], file) if forms else why_none(outlines, best, tried, file, rather, wanted=wanted)
        lacking = _lacking(best) if kind or best.reason else None
        raise NoTable(why, tuple(grid.title for grid in visible if grid.rows), lacking, rather)
    _check_mapping(best, mapping)
    hidden = [grid for grid in lists if grid not in visible]
    best.hidden = [grid.title for grid in hidden]
    best.notes += of_hidden(hidden)
    best.notes += of_unread(visible)
    best.notes += [of_sheet(grid, FORM, DOUBTFUL) for grid in forms]
    best.notes += of_template([] if named else grids, mark, best.kind)
    best.also_if = list(also_if_named(best, look))
    best.also = list(dict.fromkeys([*also_in(best, look), *(each.kind for each in best.elsewhere if each.kind)]))
    return best


def _kind_of(mark: TemplateMark) -> RecordKind | None:
    """The kind whose template the file is; None where this program does not know it."""
    return next((kind for kind in KINDS if kind.plural == mark.plural), None)


def _kinds_for(wanted: set[str]) -> Sequence[RecordKind]:
    """The kinds that have all the fields that were named; all kinds if none has."""
    return [kind for kind in KINDS if wanted <= {*kind.labels, ""}] or KINDS


def _tables(
    outlines: Sequence[Outline], kind: RecordKind, mapping: Mapping[str, str], correction: Correction
) -> Tables:
    tables = Tables(kind)
    meanings = Meanings(kind, mapping)
    required = [each for each in kind.fields if each.required and each.default is None]
    for outline in outlines:
        grid = outline.grid
        blocks = list(blocks_of(outline, meanings, correction))
        if not blocks:
            if not outline.is_empty:
                tables.notes.append(of_sheet(grid, f"没有找到{kind.label}的表头，这张工作表没有导入"))
            continue
        read = {id(block.grid) for block in blocks}
        tables.notes += [of_beside(part) for part in outline.parts if id(part.grid) not in read]
        for block in blocks:
            if block.correction and block.correction.left_out:
                tables.notes.append(of_sheet(grid, f"第 {block.number} 张表按您的指定没有导入"))
                continue
            # A list with identities may bring some columns alone: its rows are known without their names.
            known = block.head.uid_column is not None
            given = {*given_by(block), *correction.fixed}
            lacking = () if known else tuple(each.name for each in required if each.name not in given)
            if lacking and not is_told_by_clerk(block):
                words = "”“".join(kind.labels[name] for name in lacking)
                tables.lacking.append((block, lacking))
                which = "这张工作表" if len(blocks) == 1 else f"第 {head_row(block)} 行开始的表"
                tables.notes.append(of_sheet(grid, f"缺少“{words}”这一列，{which}没有导入"))
            else:
                tables.found.append(block)
    return tables


def _lacking(tables: Tables) -> Lacking | None:
    """What the first table of the kind lacks, with the words over all that lack something."""
    if not tables.lacking:
        return None
    above = [words for block, _ in tables.lacking for words in words_above(block)]
    return Lacking(tables.kind, tables.lacking[0][1], tuple(above))


def _check_mapping(tables: Tables, mapping: Mapping[str, str]) -> None:
    there = {
        plain(heading)
        for block in tables.found
        for heading in (*block.head.shown.values(), *block.head.unmapped.values())
    }
    there |= {plain(cell) for block in tables.found for row in block.head.rows for cell in block.grid.rows[row]}
    for heading in mapping:
        if plain(heading) not in there:
            block = tables.found[0]
            row = block.head.rows[-1] if block.head.rows else 0
            shown = "、".join(as_text(cell).strip() for cell in block.grid.rows[row] if cell not in (None, ""))
            raise UserError(f"表头里没有“{heading}”这一列；现有：{shown}")
