"""How do tests enter records? By the public operations, as the clerk does."""

from typing import Any

from app import records
from app.figures import Result, Scope, compute, figure
from app.kinds import BY_NAME
from app.kinds.base import Link
from app.store import Store


def add(store: Store, record_kind: str, /, **values: Any) -> Link:
    """Store one record; the link to it."""
    with store.operation(f"新增{BY_NAME[record_kind].label}") as session:
        key = records.create(session, BY_NAME[record_kind], values)
    title = values.get(BY_NAME[record_kind].title)
    return Link(title.text if isinstance(title, Link) else str(title), record_kind, key)


def result(store: Store, name: str, scope: Scope) -> Result:
    """A figure; its rows are read while the session is open."""
    with store.reading() as session:
        found = compute(session, figure(name), scope)
        rows = {one.name: one.rows() for one in (found, *found.groups)}
    groups = tuple(_with_rows(group, rows) for group in found.groups)
    return _with_rows(found, rows, groups)


def _with_rows(found: Result, rows: dict[str, Any], groups: tuple[Result, ...] = ()) -> Result:
    kept = rows[found.name]
    return Result(
        found.name,
        found.title,
        found.value,
        found.text,
        found.unit,
        found.basis,
        found.left_out,
        found.count,
        lambda: kept,
        groups,
    )


def texts(found: Result) -> dict[str, str]:
    """What each group comes to, by the last part of its name."""
    return {group.name.partition(":")[2]: group.text for group in found.groups}
