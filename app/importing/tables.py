"""Which sheets of a file hold tables, and of which kind of record?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.errors import UserError
from app.importing.headings import Head, find_head, plain
from app.importing.plan import NOTE, Problem
from app.importing.template_marks import SHEETS
from app.kinds import KINDS
from app.kinds.base import RecordKind
from exports.sheet import Grid


@dataclass
class Tables:
    """The tables of one kind in a file, in the order of its sheets, and what is to be told of the other sheets."""

    kind: RecordKind
    found: list[tuple[Grid, Head]] = field(default_factory=list)
    lacking: list[tuple[Grid, Head, str]] = field(default_factory=list)
    """Heads that lack a required column, with the label of it."""
    notes: list[Problem] = field(default_factory=list)

    @property
    def score(self) -> int:
        """How well the headings fit: columns that were recognised."""
        return sum(len(head.columns) + (head.uid_column is not None) for _, head in self.found)


def choose_tables(
    grids: Sequence[Grid], kind: RecordKind | None, mapping: Mapping[str, str], *, named: bool, file: str
) -> Tables:
    """The tables of the file; `kind` None: of the kind whose headings fit best. `named`: the sheet was asked for.

    Hidden sheets are read only when asked for. Raises UserError when there is no table, with what to do.
    """
    grids = [grid for grid in grids if named or grid.title not in SHEETS]
    visible = [grid for grid in grids if named or not grid.hidden]
    tried = [_tables(visible, each, mapping) for each in ([kind] if kind else _kinds_for(mapping))]
    best = max(tried, key=lambda tables: tables.score)
    if not best.found:
        raise UserError(_why_none(visible, kind, tried, file))
    _check_mapping(best, mapping)
    best.notes += [_hidden(grid) for grid in grids if grid not in visible]
    return best


def _kinds_for(mapping: Mapping[str, str]) -> Sequence[RecordKind]:
    """The kinds that have all the fields of a mapping; all kinds if none has."""
    wanted = set(mapping.values())
    return [kind for kind in KINDS if wanted <= set(kind.labels)] or KINDS


def _tables(grids: Sequence[Grid], kind: RecordKind, mapping: Mapping[str, str]) -> Tables:
    tables = Tables(kind)
    required = [each for each in kind.fields if each.required and each.default is None]
    for grid in grids:
        head = find_head(grid, kind, mapping)
        if head is None:
            if any(cell not in (None, "") for row in grid.rows for cell in row):
                tables.notes.append(_note(grid, f"没有找到{kind.label}的表头，这张工作表没有导入"))
            continue
        # A list with identities may bring some columns alone: its rows are known without their names.
        lacking = [each.label for each in required if each.name not in head.columns and head.uid_column is None]
        if lacking:
            words = "”“".join(lacking)
            tables.lacking.append((grid, head, words))
            tables.notes.append(_note(grid, f"缺少“{words}”这一列，这张工作表没有导入"))
        else:
            tables.found.append((grid, head))
    return tables


def _note(grid: Grid, reason: str) -> Problem:
    return Problem(grid.title, 0, "", "", "", reason, NOTE)


def _hidden(grid: Grid) -> Problem:
    return _note(grid, "这是隐藏的工作表，没有导入；如需导入，请取消隐藏或指定这张工作表")


def _why_none(grids: Sequence[Grid], kind: RecordKind | None, tried: Sequence[Tables], file: str) -> str:
    if not any(cell not in (None, "") for grid in grids for row in grid.rows for cell in row):
        return f"“{file}”里没有内容（看得见的工作表都是空的）。请检查是否选错了文件。"
    advice = _other_kind(grids, kind) if kind else ""
    lacking = [entry for tables in tried for entry in tables.lacking] if kind else []
    if lacking:
        grid, head, words = lacking[0]
        place = f"“{file}”的工作表“{grid.title}”第 {grid.first_row + head.row} 行是表头"
        return f"{place}，但缺少“{words}”这一列。{advice or '请补上，或指定哪一列是它。'}"
    wanted = f"{kind.label}的表头（如{'、'.join(each.label for each in kind.fields[:4])}）" if kind else "认识的表头"
    return f"“{file}”里没有找到{wanted}。{advice or '请检查是否选错了文件，或指定各列的含义。'}"


def _other_kind(grids: Sequence[Grid], kind: RecordKind) -> str:
    """What the file looks like instead."""
    best = max((_tables(grids, each, {}) for each in KINDS if each is not kind), key=lambda tables: tables.score)
    if best.score < 2:
        return ""
    return f"这份文件看起来是{best.kind.label}，请改选类别“{best.kind.label}”（{best.kind.plural}）。"


def _check_mapping(tables: Tables, mapping: Mapping[str, str]) -> None:
    there = {plain(cell) for grid, head in tables.found for cell in grid.rows[head.row]}
    for heading in mapping:
        if plain(heading) not in there:
            grid, head = tables.found[0]
            shown = "、".join(str(cell).strip() for cell in grid.rows[head.row] if cell not in (None, ""))
            raise UserError(f"表头里没有“{heading}”这一列；现有：{shown}")
