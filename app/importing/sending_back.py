"""What is told to the sender of a file, and where? The problems of a plan as marks on a copy of their workbook."""

from pathlib import Path

from app.errors import UserError
from app.importing.plan import NOTE, REFUSED, ImportPlan
from exports.mark import Mark
from exports.marked_copy import copy_ending, write_marked_copy

__all__ = ["copy_ending", "send_back"]


def send_back(plan: ImportPlan, source: Path, target: Path) -> int:
    """Write the copy for the sender; how many marks. 0: nothing is wrong, and no file is written.

    Raises UserError when the copy would take the place of the file itself, FileProblem.
    """
    if target.resolve() == source.resolve():
        raise UserError(f"标注后的副本不能盖住原文件“{source.name}”；请换一个文件名。")
    ending = copy_ending(source)
    if target.suffix.lower() != ending:
        raise UserError(f"标注后的副本应以 {ending} 结尾，现为“{target.name}”；请换一个文件名。")
    marks = [
        Mark(each.sheet, each.row, each.column, each.field, each.value, each.reason, each.severity == REFUSED)
        for each in plan.problems
        if each.severity != NOTE
    ]
    return write_marked_copy(source, target, marks) if marks else 0
