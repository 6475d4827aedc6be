"""What is worth a look before a record is stored, but no reason to refuse it?"""

from collections.abc import Callable

from app.errors import FieldError
from app.kinds.base import Line, Values
from db.vocabulary import PointKind, ProposalState, TaskState

STATED_POINTS: dict[str, PointKind | None] = {
    "stated_points": None,
    **{f"stated_{kind.value}s": kind for kind in PointKind},
}
"""What a speaker announced, in all or of one kind of point; the fields of a statement."""

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
    points = values["points"]
    if not isinstance(points, tuple) or not points:
        return []
    kinds = [point.kind for point in points if isinstance(point, Line)]
    found = []
    for name, kind in STATED_POINTS.items():
        stated, listed = values[name], kinds.count(kind.value) if kind else len(kinds)
        if isinstance(stated, int) and stated != listed:
            what = f"{kind.label} " if kind else ""
            found.append(FieldError(name, f"自报{what or ' '}{stated} 点，所列 {listed} 点；两个数都照原文保留"))
    return found


WARNINGS: dict[str, Warn] = {
    "task": task_warnings,
    "appeal": appeal_warnings,
    "proposal": proposal_warnings,
    "statement": statement_warnings,
}
"""Warnings by kind; each takes complete values. Shown beside the fields and by the check of the data."""
