"""Who let personal numbers out of the program, how many, when, and why? One line for each time; none is taken back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.kinds import BY_NAME
from app.kinds.base import RecordKind
from app.store import Store
from db.log import who_am_i
from db.models import Handout

EXPORT, SHOW, COPY, PRINT = "export", "show", "copy", "print"
ACTIONS = {EXPORT: "导出", SHOW: "显示", COPY: "复制", PRINT: "打印"}


@dataclass(frozen=True)
class Given:
    """One line of the book as people read it; `at` is local time."""

    at: datetime
    who: str
    action: str
    kind: str
    fields: str
    count: int
    reason: str
    target: str


@contextmanager
def noted(
    store: Store, action: str, kind: RecordKind, names: Sequence[str], count: int, *, reason: str = "", target: str = ""
) -> Iterator[None]:
    """Write the line before the block hands anything out; if the block fails, nothing went out and the line goes.

    A program that dies inside the block leaves the line: better one too many. Raises StoreProblem, UserError when the
    line cannot be written; then nothing is handed out.
    """
    labels = "、".join(kind.labels[name] for name in names)
    values = {"action": action, "kind": kind.name, "fields": labels, "count": count, "reason": reason, "target": target}
    table: Any = Handout.__table__
    with store.noting() as session:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        done: Any = session.execute(insert(table).values(at=at, who=who_am_i(), **values))
        line = done.inserted_primary_key[0]
    try:
        yield
    except BaseException:
        with store.noting() as session:
            session.execute(delete(table).where(table.c.id == line))
        raise


def latest(session: Session, limit: int = 200) -> list[Given]:
    """The latest lines, latest first."""
    found = session.scalars(select(Handout).order_by(Handout.id.desc()).limit(limit))
    return [
        Given(
            datetime.fromisoformat(line.at).astimezone().replace(tzinfo=None),
            line.who,
            ACTIONS.get(line.action, line.action),
            BY_NAME[line.kind].label if line.kind in BY_NAME else line.kind,
            line.fields,
            line.count,
            line.reason,
            line.target,
        )
        for line in found
    ]
