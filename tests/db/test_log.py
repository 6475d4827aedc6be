"""Nothing that is written escapes the history, and the history gives the tables back."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app import records
from app.kinds import BY_NAME
from app.kinds.base import Line, Link, Values
from app.store import Store
from db.models import AUDITED, MODELS, Change, Operation

ENTERPRISE, STATEMENT = BY_NAME["enterprise"], BY_NAME["statement"]


def replayed(session: Session, table: str) -> dict[int, dict[str, Any]]:
    """The rows of a table as the log alone tells them."""
    rows: dict[int, dict[str, Any]] = {}
    query = select(Change.record_id, Change.action, Change.new).where(Change.table_name == table).order_by(Change.id)
    for key, action, new in session.execute(query):
        if action == "delete":
            del rows[key]
        else:
            rows[key] = json.loads(str(new))
    return rows


def kept(session: Session, table: str) -> dict[int, dict[str, Any]]:
    """The rows of a table as they are, without empty columns."""
    found = session.execute(select(AUDITED[table].__table__)).mappings()
    return {row["id"]: {name: value for name, value in row.items() if value is not None} for row in found}


def assert_log_tells_all(store: Store) -> None:
    with store.reading() as session:
        for table in AUDITED:
            assert replayed(session, table) == kept(session, table), table


def test_the_log_replays_to_the_tables_after_every_kind_of_write(store: Store) -> None:
    with store.operation("新增") as session:
        key = records.create(session, ENTERPRISE, {"name": "示范区远山新材料有限公司"})
        meeting = records.create(session, BY_NAME["meeting"], {"title": "座谈会"})
        speech: Values = {
            "meeting": Link("座谈会", "meeting", meeting),
            "speaker": Link("某人"),
            "points": (Line("view", "一"),),
        }
        records.create(session, STATEMENT, speech)
    with store.operation("修改") as session:
        records.update(session, ENTERPRISE, key, {"phone": "0512-65221234", "staff": 12})
    with store.operation("批量") as session:  # bulk statements bypass the ORM's events, never the log
        session.execute(insert(MODELS["cause"]), [{"name": f"事由{n}", "name_key": str(n)} for n in range(50)])
        session.execute(update(MODELS["cause"]).values(notes="全部"))
        session.execute(text("DELETE FROM cause WHERE id % 3 = 0"))
    with store.operation("删除会议") as session:  # takes the statement and its points along
        records.remove(session, BY_NAME["meeting"], [meeting])
    assert_log_tells_all(store)
    store.undo()
    assert_log_tells_all(store)
    with store.reading() as session:
        assert len(kept(session, "statement_point")) == 1


def test_a_write_outside_an_operation_is_refused(store: Store) -> None:
    with store.engine.connect() as connection, pytest.raises(IntegrityError, match="operation_id"):
        connection.execute(text("INSERT INTO cause (uid, version, name, name_key) VALUES ('1', 1, 'x', 'x')"))


def test_an_operation_that_changes_nothing_leaves_no_step(store: Store) -> None:
    with store.operation("什么也不做"):
        pass
    with store.reading() as session:
        assert session.scalar(select(Operation.id)) is None


def test_what_the_body_raises_takes_everything_back(store: Store) -> None:
    def fail() -> None:
        with store.operation("失败") as session:
            records.create(session, ENTERPRISE, {"name": "甲公司"})
            raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        fail()
    with store.reading() as session:
        assert kept(session, "enterprise") == {}
    # The pooled connection must not carry the failed operation on.
    with store.engine.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(text("INSERT INTO cause (uid, version, name, name_key) VALUES ('1', 1, 'x', 'x')"))


def snapshot(store: Store) -> dict[str, Any]:
    """Every audited row without its version, which undo raises."""
    with store.reading() as session:
        return {
            table: {key: {k: v for k, v in row.items() if k != "version"} for key, row in kept(session, table).items()}
            for table in AUDITED
        }


Steps = st.lists(st.tuples(st.sampled_from(["new", "change", "delete", "bulk"]), st.integers(0, 9)), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=Steps)
def test_undoing_everything_gives_back_every_earlier_state(folder: Any, steps: list[tuple[str, int]]) -> None:
    with Store.open(folder) as store:
        base = snapshot(store)
        states = [base]
        for action, number in steps:
            _do(store, action, number)
            now = snapshot(store)
            if now != states[-1]:
                states.append(now)
        forward = list(states)
        for expected in reversed(states[:-1]):
            assert store.undo() is not None
            assert snapshot(store) == expected
        assert store.undo() is None
        for expected in forward[1:]:
            assert store.redo() is not None
            assert snapshot(store) == expected
        assert store.redo() is None
        while store.undo():
            pass
        assert_log_tells_all(store)
        _forget(store)


def _do(store: Store, action: str, number: int) -> None:
    with store.reading() as session:
        ids = list(session.scalars(select(MODELS["cause"].id)))
    with store.operation(action) as session:
        if action == "new" or not ids:
            records.create(session, BY_NAME["cause"], {"name": f"事由{number}"})
        elif action == "change":
            records.update(session, BY_NAME["cause"], ids[number % len(ids)], {"name": f"改{number}", "notes": "注"})
        elif action == "delete":
            records.remove(session, BY_NAME["cause"], [ids[number % len(ids)]])
        else:
            session.execute(update(MODELS["cause"]).values(started_on=f"200{number}"))


def _forget(store: Store) -> None:
    """The next example starts with an empty history."""
    with store.engine.connect().execution_options(writing=True) as connection, connection.begin():
        connection.execute(text("DELETE FROM change"))
        connection.execute(text("UPDATE operation SET undoes_id = NULL"))
        connection.execute(text("DELETE FROM operation"))
