"""How do tests write as a clerk does, with the rules that ask the store?"""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app import entry, records
from app.errors import RecordRefused
from app.kinds import BY_NAME
from app.kinds.base import Link, RecordKind, Values
from app.rules.ledger import LEDGER_RULES, LEDGER_WARNINGS
from app.rules.peers import StorePeers
from app.store import Store

Given = Mapping[str, str | Link]


def keep(store: Store, kind_name: str, typed: Given, record_id: int | None = None) -> Link:
    """Store typed texts as a new record, or change one, as one operation; its link. Raises RecordRefused."""
    kind = BY_NAME[kind_name]
    with store.operation(f"保存{kind.label}") as session:
        values = entry.read_typed(session, kind, typed)
        full = complete(session, kind, values, record_id)
        records.check(session, kind, full, record_id)
        rule = LEDGER_RULES.get(kind_name)
        errors = rule(StorePeers(session), full, record_id) if rule else []
        if errors:
            raise RecordRefused(errors, kind.labels)
        if record_id is None:
            record_id = records.create(session, kind, full)
        else:
            records.update(session, kind, record_id, values)
    title = full[kind.title]
    return Link(title.text if isinstance(title, Link) else str(title), kind_name, record_id)


def complete(session: Session, kind: RecordKind, values: Values, record_id: int | None) -> Values:
    """The values with what the record has already, and with defaults."""
    before = records.read(session, kind, record_id).values if record_id is not None else {}
    return records.with_defaults(kind, {**before, **values})


def warnings(store: Store, kind_name: str, typed: Given) -> list[str]:
    """What the store warns of before these texts are stored as a new record."""
    kind = BY_NAME[kind_name]
    with store.reading() as session:
        full = complete(session, kind, entry.read_typed(session, kind, typed), None)
        return [str(error) for error in LEDGER_WARNINGS[kind_name](StorePeers(session), full, None)]
