"""What does the sheet of tasks to be followed up (任务督办表) say? The overdue ones first, each with its progress."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.papers.base import Wish
from app.papers.catalogue import paper_named
from app.papers.register import Register, listed_ids, on_day, register_document, texts_of
from app.papers.settings import Setup
from app.values.dates import last_day, show_date
from db.models import MODELS
from db.vocabulary import TaskState
from exports.document import Align, Document, GroupRow, RecordRow, TableColumn, TableRow, TotalRow

_FIELDS = ("title", "meeting", "owner", "asked_on", "due_on", "result")
_COLUMNS = (
    TableColumn("序号", 3, Align.CENTRE),
    TableColumn("事项", 13),
    TableColumn("来源会议", 11),
    TableColumn("责任人\n（单位）", 8),
    TableColumn("交办日期", 8.9, Align.CENTRE),
    TableColumn("完成期限", 8.9, Align.CENTRE),
    TableColumn("进展或完成情况", 11),
    TableColumn("督办意见", 7),
)
_GROUPS = ("已逾期", "进行中", "已完成", "已撤销")


def compose(session: Session, wish: Wish, setup: Setup) -> Document:
    """The tasks of the list; without one, those that are not yet done. Raises UserError when there is none."""
    listed = listed_ids(session, wish, "task")
    groups = _groups(session, wish.day)
    if wish.listing is None or not (wish.listing.chosen or wish.listing.text):
        listed = [key for key in listed if groups[key] < _GROUPS.index("已完成")] or listed
    ids = sorted(listed, key=groups.__getitem__)
    overdue = sum(groups[key] == 0 for key in ids)
    return register_document(
        Register(
            title=paper_named("task-sheet").label,
            columns=_COLUMNS,
            rows=_rows(session, ids, groups, wish.day),
            count=len(ids),
            said=f"{on_day(wish)}，共{len(ids)}件" + (f"，其中逾期{overdue}件" if overdue else ""),
            size=10,
            row_height=14,
        ),
        setup,
    )


def _groups(session: Session, day: date) -> dict[int, int]:
    """The place of each task's group."""
    task: Any = MODELS["task"].__table__
    return {
        key: _group_of(state, due_on, day)
        for key, state, due_on in session.execute(select(task.c.id, task.c.state, task.c.due_on))
    }


def _group_of(state: str, due_on: str | None, day: date) -> int:
    if state == TaskState.DONE.value:
        return 2
    if state == TaskState.DROPPED.value:
        return 3
    return 0 if days_late(due_on, day) else 1


def days_late(due_on: str | None, day: date) -> int:
    """By how many days a task is overdue; a date known to the month is over with the month, one without year never."""
    last = last_day(due_on) if due_on else None
    return max(0, (day - last).days) if last else 0


def _rows(session: Session, ids: list[int], groups: dict[int, int], day: date) -> Iterator[TableRow]:
    progress = _latest_progress(session, ids)
    due = _due(session)
    number = 0
    for place, group in groupby(ids, groups.__getitem__):
        yield GroupRow(_GROUPS[place])
        before = number
        for key, (title, meeting, owner, asked_on, due_on, result) in texts_of(session, "task", list(group), _FIELDS):
            number += 1
            late = f"\n（逾期{days_late(due[key], day)}天）" if place == 0 else ""
            told = result or progress.get(key, "")
            cells = (str(number), title, meeting, owner, asked_on, due_on + late, told, "")
            yield RecordRow(cells, f"交办事项“{title}”", ("task", key))
        yield TotalRow(f"{_GROUPS[place]}小计：{number - before}件", len(_COLUMNS), ())


def _due(session: Session) -> dict[int, str | None]:
    task: Any = MODELS["task"].__table__
    return {row[0]: row[1] for row in session.execute(select(task.c.id, task.c.due_on))}


def _latest_progress(session: Session, ids: list[int]) -> dict[int, str]:
    """What was last reported of each task, with its day."""
    table: Any = MODELS["task_progress"].__table__
    query = select(table.c.task_id, table.c.reported_on, table.c.text).order_by(
        table.c.reported_on.asc().nulls_first(), table.c.id
    )
    wanted = set(ids)
    return {
        key: f"{show_date(day)}：{text}" if day else text for key, day, text in session.execute(query) if key in wanted
    }
