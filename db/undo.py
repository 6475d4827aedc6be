"""How an operation is taken back: its changes in reverse, each only where nothing newer stands."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from db import dialects, log
from db.errors import StoreProblem
from db.log import RowChange
from db.models import AUDITED, Operation
from db.references import References
from db.schema import HEAD
from db.vocabulary import OperationSource

_BACK = (OperationSource.UNDO.value, OperationSource.REDO.value)
_LASTING = (*_BACK, OperationSource.ISSUE.value)
"""What Ctrl+Z passes over: a paper that went out cannot be called back."""


@dataclass
class TakenBack:
    """What taking back did, and where it left a newer value standing."""

    rows: int = 0
    kept: list[tuple[RowChange, list[str]]] = field(default_factory=list)
    """Rows that were changed since, with the columns (`["*"]`: the row itself)."""
    referred: list[tuple[RowChange, str]] = field(default_factory=list)
    """Rows it made that others refer to since, with the table of one of these; they stay whole."""


def next_undo(session: Session) -> Operation | None:
    """The latest operation that Ctrl+Z takes back."""
    return session.scalars(
        select(Operation)
        .where(Operation.source.not_in(_LASTING), ~_taken_back(session))
        .order_by(Operation.id.desc())
        .limit(1)
    ).first()


def next_redo(session: Session) -> Operation | None:
    """The undo that Ctrl+Y takes back: the latest one, while nothing new has been done since."""
    latest_edit = session.scalar(
        select(Operation.id).where(Operation.source.not_in(_LASTING)).order_by(Operation.id.desc()).limit(1)
    )
    return session.scalars(
        select(Operation)
        .where(
            Operation.source == OperationSource.UNDO.value,
            Operation.id > (latest_edit or 0),
            Operation.undoes_id.is_not(None),
            ~_taken_back(session),
        )
        .order_by(Operation.id.desc())
        .limit(1)
    ).first()


def is_taken_back(session: Session, operation_id: int) -> bool:
    """True while the operation's changes are undone."""
    found = session.scalar(select(Operation.id).where(Operation.id == operation_id, _taken_back(session)))
    return found is not None


def _taken_back(session: Session) -> Any:
    """An undo of it stands that was not itself redone."""
    undo, redo = aliased(Operation), aliased(Operation)
    redone = select(redo.id).where(redo.undoes_id == undo.id).exists()
    return select(undo.id).where(undo.undoes_id == Operation.id, ~redone).correlate(Operation).exists()


def take_back(session: Session, operation: Operation, *, partly: bool = False) -> TakenBack:
    """Reverse every row change of `operation` inside the running operation.

    Where a row was changed since, or others refer to it: `partly` lets it stand and lists it; else StoreProblem,
    nothing done.
    """
    if operation.source == OperationSource.ISSUE.value:
        raise StoreProblem(f"「{operation.title}」：已印发的文件不能撤销。内容有误时请另发一期更正。")
    if operation.schema > HEAD or not _known(session, operation):
        raise StoreProblem(f"「{operation.title}」是旧版程序做的操作，表结构已变，不能撤销。请直接修改记录。")
    session.flush()
    result = TakenBack()
    connection = session.connection()
    dialects.of(connection).defer_references(connection)
    references = References(session, operation) if partly else None
    for change in log.changes_of(session, operation.id, latest_first=True):
        made = change.action == "insert"
        user = references.to(change.table, change.record_id) if references and made else ""
        if user:
            result.referred.append((change, user))
            continue
        newer = _reverse(session, change)
        if newer and not partly:
            raise StoreProblem(
                f"「{operation.title}」之后有记录又被改过，不能整体撤销。请先撤销之后的修改，或在历史中逐条恢复。"
            )
        if newer:
            result.kept.append((change, newer))
        else:
            result.rows += 1
    session.expire_all()
    return result


def _known(session: Session, operation: Operation) -> bool:
    """True when every table and column of the operation still exists."""
    for change in log.changes_of(session, operation.id):
        model = AUDITED.get(change.table)
        if model is None or not {*change.old, *change.new} <= set(model.__table__.columns.keys()):
            return False
    return True


def _reverse(session: Session, change: RowChange) -> list[str]:
    """Reverse one change; the columns (or `["*"]` for the row) where something newer stands."""
    table: Any = AUDITED[change.table].__table__
    now = session.execute(select(table).where(table.c.id == change.record_id)).mappings().first()
    if change.action == "delete":
        if now is not None:
            return ["*"]
        _write(session, table.insert().values(**change.old))
        return []
    if now is None:
        return ["*"]
    columns = [name for name in change.columns if name != "version"]
    newer = [name for name in columns if now[name] != change.new.get(name)]
    if change.action == "insert":
        if newer:
            return newer
        _write(session, table.delete().where(table.c.id == change.record_id))
        return []
    back: dict[str, Any] = {name: change.old.get(name) for name in columns if name not in newer}
    if back:
        if "version" in table.c:
            back["version"] = now["version"] + 1
        _write(session, table.update().where(table.c.id == change.record_id).values(**back))
    return newer


def _write(session: Session, statement: Any) -> None:
    try:
        session.execute(statement)
    except IntegrityError as problem:
        raise StoreProblem(
            "撤销会与现有记录冲突（例如别的记录还在引用它），没有撤销。请先处理引用它的记录。"
        ) from problem
