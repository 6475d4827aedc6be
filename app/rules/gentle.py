"""What is worth a look before a record is stored, but no reason to refuse it?"""

from collections.abc import Callable

from app.errors import FieldError
from app.kinds.base import Values
from db.vocabulary import ProposalState, TaskState

Warn = Callable[[Values], list[FieldError]]


def task_warnings(values: Values) -> list[FieldError]:
    """A finished task says when; one that says when is finished; an open one has somebody and a date."""
    state = values["state"]
    found = []
    if state == TaskState.DONE.value and values["done_on"] is None:
        found.append(FieldError("done_on", "已完成的事项没有完成日期，统计办结时间时不计入"))
    if state == TaskState.OPEN.value and values["done_on"] is not None:
        found.append(FieldError("state", "填了完成日期，状态还是“进行中”"))
    if state == TaskState.OPEN.value and values["due_on"] is None:
        found.append(FieldError("due_on", "没有完成期限，逾期时不会提醒"))
    if state == TaskState.OPEN.value and values["owner"] is None:
        found.append(FieldError("owner", "没有责任人"))
    return found


def appeal_warnings(values: Values) -> list[FieldError]:
    """A reply has its day, a day its reply."""
    found = []
    if values["reply"] and values["replied_on"] is None:
        found.append(FieldError("replied_on", "有答复内容，没有答复日期；统计答复天数时不计入"))
    if values["raised_on"] is None:
        found.append(FieldError("raised_on", "没有提出日期，统计答复天数时不计入"))
    return found


def proposal_warnings(values: Values) -> list[FieldError]:
    """What is adopted says in which paper, and what names a paper is adopted."""
    adopted = values["state"] == ProposalState.ADOPTED.value
    if adopted and not values["adopted_in"]:
        return [FieldError("adopted_in", "已采纳，没有写采纳的文件")]
    if not adopted and (values["adopted_in"] or values["adopted_on"]):
        return [FieldError("state", "填了采纳情况，状态还不是“已采纳”")]
    return []


def statement_warnings(values: Values) -> list[FieldError]:
    """What the speaker announced and what is listed differ: both stay as given."""
    stated, points = values["stated_points"], values["points"]
    if isinstance(stated, int) and isinstance(points, tuple) and points and stated != len(points):
        return [FieldError("stated_points", f"自报 {stated} 点，所列 {len(points)} 点；两个数都照原文保留")]
    return []


WARNINGS: dict[str, Warn] = {
    "task": task_warnings,
    "appeal": appeal_warnings,
    "proposal": proposal_warnings,
    "statement": statement_warnings,
}
"""Warnings by kind; each takes complete values. Shown beside the fields and by the check of the data."""
