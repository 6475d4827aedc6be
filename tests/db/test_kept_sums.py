"""Are the gifts that are kept added up those of the table, whoever writes: form, import in bulk, undo, a migration?"""

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from app import records, safety
from app.desk import Desk
from app.kinds import BY_NAME
from app.kinds.base import Link
from app.store import Store
from db import dialects
from db.dialects.sqlite import BULK_FROM
from db.models import MODELS
from tests.app.figures.office import add
from tests.db.test_log import kept

DONATION = BY_NAME["donation"]
COUNTED = "SELECT sum_key, coalesce(sum(amount), 0), count(*) FROM donation GROUP BY sum_key ORDER BY sum_key"

fen = st.one_of(st.none(), st.integers(1, 10**12))
step = st.one_of(
    st.tuples(
        st.just("give"), st.one_of(st.none(), st.integers(1, 10**12)), st.sampled_from(["2021", "2022-03", None])
    ),
    st.tuples(st.just("amount"), fen, st.integers(0, 9)),
    st.tuples(st.just("given_on"), st.sampled_from(["2020", "2023-05-01", None]), st.integers(0, 9)),
    st.tuples(st.just("notes"), st.sampled_from(["甲", None]), st.integers(0, 9)),
    st.tuples(st.just("delete"), st.none(), st.integers(0, 9)),
    st.tuples(st.just("undo"), st.none(), st.none()),
)


def assert_kept(store: Store) -> None:
    with store.reading() as session:
        as_kept = session.execute(text("SELECT sum_key, fen, gifts FROM gift_sum ORDER BY sum_key")).all()
        assert as_kept == session.execute(text(COUNTED)).all()
        assert not safety.check(store)


def ids(session: Session) -> list[int]:
    return list(session.scalars(text("SELECT id FROM donation ORDER BY id")))


def take(store: Store, word: str, value: Any, which: Any) -> None:
    if word == "give":
        add(store, "donation", donor=Link("某企业"), kind="goods", amount=value, given_on=which)
        return
    if word == "undo":
        Desk(store).undo()
        return
    with store.reading() as session:
        known = ids(session)
    if not known:
        return
    chosen = known[which % len(known)]
    with store.operation("改") as session:
        if word == "delete":
            records.remove(session, DONATION, [chosen])
        else:
            records.update(session, DONATION, chosen, {word: value})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(step, max_size=12))
def test_sums_follow_every_write_and_its_undoing(store: Store, steps: list[tuple[str, Any, Any]]) -> None:
    for word, value, which in steps:
        take(store, word, value, which)
    assert_kept(store)


def test_sums_follow_a_bulk(store: Store) -> None:
    add(store, "donation", donor=Link("某企业"), kind="goods", amount=5, given_on="2021")
    with store.operation("批量") as session:
        [row] = kept(session, "donation").values()
        every = {column.name: row.get(column.name) for column in MODELS["donation"].__table__.columns}
        del every["id"]
        rows = [{**every, "uid": f"{at:032d}", "amount": at or None} for at in range(BULK_FROM)]
        dialects.of(session.connection()).insert_rows(session.connection(), MODELS["donation"], rows)
    assert_kept(store)
    Desk(store).undo()
    assert_kept(store)


def test_sums_are_laid_anew_with_what_keeps_them(store: Store, folder: Path) -> None:
    add(store, "donation", donor=Link("某企业"), kind="goods", amount=5, given_on="2021")
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE gift_sum SET fen = 6")
        connection.exec_driver_sql("DELETE FROM setting WHERE name = 'derived_schema'")
    assert [finding.where for finding in safety.check(store)] == ["gift_sum"]
    store.close()
    with Store.open(folder) as again:
        assert_kept(again)
