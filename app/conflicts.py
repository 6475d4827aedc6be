"""What does the second writer of a record hear? Which fields were changed meanwhile, from what to what, by whom."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app import history
from app.errors import Conflict
from app.history import RecordStep
from app.kinds.base import RecordKind
from db import log

SHOWN = 6
"""So many fields are told; a sentence must stay one."""
LONGEST = 30


@dataclass
class _Told:
    """One field over all that happened to it: the first old value and the last new one."""

    old: str
    new: str
    who: str
    at: str


def conflict(session: Session, kind: RecordKind, record_id: int, title: str, version: int) -> Conflict:
    """The refusal for a writer who has read `version` of the record, which is a later one by now."""
    told = _told(_steps_since(session, kind, record_id, version))
    words = [
        f"{label}：{_shown(field.old)} → {_shown(field.new)}（{field.who}，{field.at}）"
        for label, field in list(told.items())[:SHOWN]
    ]
    if len(told) > SHOWN:
        words.append(f"还有 {len(told) - SHOWN} 项")
    changed = f"对方改了{'；'.join(words)}。" if words else ""
    return Conflict(f"“{title}”刚被别人改过，您的修改没有保存，也没有盖掉对方的。{changed}请刷新，看清新值后再改。")


def _steps_since(session: Session, kind: RecordKind, record_id: int, version: int) -> list[RecordStep]:
    """What was done to the record after that version, latest first."""
    changes = log.changes_to(session, kind.name, record_id)
    # On a server another change may come between the two questions: it is the latest, so it stands in front.
    steps = history.of_record(session, kind, record_id)[-len(changes) :]
    return [
        step
        for (_, change), step in zip(changes, steps, strict=True)
        if change.action == "update" and change.new["version"] > version
    ]


def _told(steps: list[RecordStep]) -> dict[str, _Told]:
    told: dict[str, _Told] = {}
    for step in reversed(steps):
        for field in step.fields:
            known = told.setdefault(field.label, _Told(field.old, "", "", ""))
            known.new, known.who, known.at = field.new, step.who, f"{step.at:%m-%d %H:%M}"
    return {label: field for label, field in told.items() if field.old != field.new}


def _shown(value: str) -> str:
    if not value:
        return "（空）"
    line = value.replace("\n", " ")
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}”"
