"""Many rows at once leave the same log and the same index as one by one."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app import records, safety
from app.desk import Desk
from app.errors import UserError
from app.kinds import BY_NAME, KINDS
from app.lists import Listing
from app.store import Store
from db import dialects
from db.dialects import sqlite
from db.models import MODELS
from tests.benchmarks.bulk_store import enterprises
from tests.db.test_kill import assert_index_agrees
from tests.db.test_log import assert_log_tells_all

ENTERPRISE = BY_NAME["enterprise"]
MANY = sqlite.BULK_FROM + 20


def stored(store: Store) -> list[list[Any]]:
    """Log and index without what is different by nature."""
    with store.reading() as session:
        logged = session.execute(
            text(
                "SELECT table_name, record_id, action, old, json_remove(new, '$.uid') FROM change "
                "WHERE table_name = 'enterprise' ORDER BY id"
            )
        )
        docs = session.execute(text("SELECT id, text FROM search_doc ORDER BY id"))
        return [list(map(tuple, logged)), list(map(tuple, docs))]


def create(store: Store, many: list[Any], size: int) -> list[int]:
    ids: list[int] = []
    with store.operation("导入") as session:
        for at in range(0, len(many), size):
            ids += records.create_many(session, ENTERPRISE, many[at : at + size])
    return ids


def test_in_bulk_and_one_by_one_leave_the_same(store: Store) -> None:
    many = enterprises(MANY)
    seen = []
    for size in (1, MANY):
        before = len(stored(store)[0])
        ids = create(store, many, size)
        first = ids[0]
        assert ids == list(range(first, first + MANY))
        log, docs = stored(store)
        seen.append([[(row[0], row[2], row[3], _without_id(row[4])) for row in log[before:]], [doc for _, doc in docs]])
        assert_log_tells_all(store)
        assert_index_agrees(store)
        assert safety.check(store) == []
        store.undo()
    assert seen[0] == seen[1]


def _without_id(row: str) -> str:
    return row.rpartition(',"id":')[0]


def test_keys_of_deleted_rows_are_not_given_out_again(store: Store) -> None:
    ids = create(store, enterprises(MANY), MANY)
    Desk(store).remove(ENTERPRISE, ids)
    assert create(store, enterprises(MANY), MANY)[0] == ids[-1] + 1


def test_a_bulk_that_fails_leaves_nothing_and_the_next_write_is_logged(store: Store) -> None:
    many = enterprises(MANY)
    many[-1]["credit_code"] = many[0]["credit_code"]
    with pytest.raises(UserError, match="信用代码"):
        create(store, many, MANY)
    Desk(store).save(ENTERPRISE, {"name": "远山公司"})
    assert [hit.title for hit in Desk(store).find("远山")] == ["远山公司"]
    assert Desk(store).count(Listing(ENTERPRISE)) == 1
    assert_log_tells_all(store)


def test_a_bulk_outside_an_operation_is_refused(store: Store) -> None:
    rows = [{"uid": str(at), "version": 1, "name": "x", "name_key": "x"} for at in range(MANY)]
    rows = [{**dict.fromkeys(MODELS["cause"].__table__.columns.keys()), **row} for row in rows]
    for row in rows:
        del row["id"]
    with store.engine.execution_options(writing=True).connect() as connection:
        with pytest.raises(IntegrityError, match="operation_id"):
            dialects.of(connection).insert_rows(connection, MODELS["cause"], rows)
        connection.rollback()
    assert Desk(store).counts() == dict.fromkeys([kind.name for kind in KINDS], 0)
