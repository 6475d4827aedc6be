"""What is to be told of the sheets of a file before their rows: hidden, of a template, partly unreadable?"""

from collections.abc import Iterator, Sequence

from app.importing.cells.understand import as_text, column_letter
from app.importing.finding.outline import Outline
from app.importing.finding.template_marks import SHEETS, VERSION, TemplateMark
from app.importing.plan import DOUBTFUL, NOTE, Problem
from app.kinds import KINDS
from app.kinds.base import RecordKind
from exports.sheet import Grid

_MOST_SHOWN = 40
"""So many characters of the headings of a table that is not read."""


def of_sheet(grid: Grid, reason: str, severity: str = NOTE) -> Problem:
    """A sentence about a sheet as a whole."""
    return Problem(grid.title, 0, "", "", "", reason, severity)


def of_hidden(grids: Sequence[Grid]) -> Iterator[Problem]:
    """These sheets were not read."""
    for grid in grids:
        yield of_sheet(grid, "这是隐藏的工作表，没有导入；如需导入，请取消隐藏或指定这张工作表")


def of_unread(grids: Sequence[Grid]) -> Iterator[Problem]:
    """What could not be read of these sheets, such as a formula whose result was never saved."""
    for grid in grids:
        for words in grid.notes:
            yield of_sheet(grid, words, DOUBTFUL)


def of_beside(part: Outline) -> Problem:
    """In these columns stands a table that is not read."""
    filled = ([cell for cell in row if cell not in (None, "")] for row in part.grid.rows)
    words = "、".join(" ".join(as_text(cell).split()) for cell in next((row for row in filled if len(row) > 1), []))
    letter = column_letter(part.grid.first_column + part.left)
    return of_sheet(part.grid, f"{letter} 列起是旁边的另一张表（{words[:_MOST_SHOWN]}），没有导入")


def of_template(grids: Sequence[Grid], mark: TemplateMark | None, kind: RecordKind) -> Iterator[Problem]:
    """A template of another kind or of a later program; sheets that are called as a template's and are none."""
    beside = [grid for grid in grids if grid.title in SHEETS]
    if not beside:
        return
    if mark is None:
        for grid in beside:
            words = "这张工作表没有导入：名称像模板的说明页，但没有模板的版本标记，请核对是不是本程序发出的模板"
            yield of_sheet(grid, words, DOUBTFUL)
    elif mark.version > VERSION:
        words = (
            f"这份模板是第 {mark.version} 版，由更新的程序发出，本程序只认得到第 {VERSION} 版；"
            "新增或改过含义的栏目可能没有认对，请逐栏核对，或升级程序后再导入"
        )
        yield of_sheet(beside[0], words, DOUBTFUL)
    elif mark.plural != kind.plural:
        whose = next((each.label for each in KINDS if each.plural == mark.plural), mark.plural)
        words = f"这份文件是“{whose}”的模板，现在按“{kind.label}”导入，请核对类别"
        yield of_sheet(beside[0], words, DOUBTFUL)
