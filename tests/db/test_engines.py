"""The same program on a file and on a server: what holds on SQLite holds on PostgreSQL.

The server's half runs where FEDERATION_DESK_TEST_PG holds the SQLAlchemy URL of a database that may be emptied.
"""

import os
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import String, create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError

from app import records
from app.desk import Desk
from app.errors import Conflict, RecordRefused, UserError
from app.kinds import BY_NAME
from app.lists import Listing
from app.papers.base import Wish
from app.store import Store
from db.errors import StoreProblem
from db.models import AUDITED
from db.schema import HEAD
from tests.db.differences import differences
from tests.db.test_log import assert_log_tells_all

SERVER = "FEDERATION_DESK_TEST_PG"
CAUSE, ENTERPRISE, MEETING = BY_NAME["cause"], BY_NAME["enterprise"], BY_NAME["meeting"]


def emptied_server() -> str:
    url = os.environ.get(SERVER)
    if not url:
        pytest.skip(f"no PostgreSQL server: {SERVER} is not set")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return url


@pytest.fixture
def server() -> str:
    """The URL of an empty database."""
    return emptied_server()


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, folder: Path) -> Iterator[Desk]:
    """A desk on an empty store of each engine."""
    with Store.open(folder) if request.param == "sqlite" else Store.on_server(emptied_server()) as store:
        yield Desk(store)


def test_the_classes_and_the_tables_agree(desk: Desk) -> None:
    assert differences(desk.store) == []


def test_every_write_is_logged_and_can_be_taken_back(desk: Desk) -> None:
    firm = desk.save(ENTERPRISE, {"name": "示范市远山公司", "registered_capital": "99999999万元"})
    meeting = desk.save(MEETING, {"title": "座谈会", "held_on": "2023.9.5"})
    desk.save(BY_NAME["attendance"], {"meeting": "座谈会", "attendee": "示范市远山公司"})
    desk.save(BY_NAME["statement"], {"meeting": "座谈会", "speaker": "示范市远山公司", "points": "第一点。\n第二点。"})
    desk.save(ENTERPRISE, {"phone": "0512-65221234"}, record_id=firm)
    with desk.store.operation("批量") as session:
        keys = records.create_many(
            session, CAUSE, [records.with_defaults(CAUSE, {"name": f"事由{at}"}) for at in range(250)]
        )
        session.execute(text("UPDATE cause SET notes = '全部' WHERE id % 2 = 0"))
    assert keys == sorted(keys)
    assert_log_tells_all(desk.store)
    before = desk.counts()
    desk.remove(MEETING, [meeting])
    assert desk.counts()["statement"] == 0
    assert_log_tells_all(desk.store)
    assert desk.undo()
    assert desk.counts() == before
    assert desk.record(BY_NAME["statement"], desk.ids(Listing(BY_NAME["statement"]))[0]).values["points"]
    for _ in range(6):
        assert desk.undo()
    assert not any(desk.counts().values())
    for _ in range(6):
        assert desk.redo()
    assert desk.counts() == before
    assert [step.fields[0].new for step in desk.history(ENTERPRISE, firm)][-1] == "示范市远山公司"
    assert_log_tells_all(desk.store)


def test_what_is_referred_to_by_now_is_not_taken_back(desk: Desk) -> None:
    desk.save(CAUSE, {"name": "助学"})
    desk.save(BY_NAME["donation"], {"donor": "某人", "amount": "5元", "cause": "助学"})
    first = desk.steps()[-1].id
    undone = desk.take_back(first)
    assert (undone.rows, undone.referred) == (0, ("捐赠事由“助学”，公益捐赠引用着它",))
    assert desk.counts()["cause"] == 1
    assert not any(step.taken_back for step in desk.steps())
    assert_log_tells_all(desk.store)


def test_a_write_outside_an_operation_is_refused(desk: Desk) -> None:
    with desk.store.engine.connect() as connection, pytest.raises(Exception, match="operation_id"):
        connection.execute(text("INSERT INTO cause (uid, version, name, name_key) VALUES ('1', 1, 'x', 'x')"))


@pytest.mark.parametrize("typed", ["远", "远山", "远山材料", "ysc", "yuanshan", "5122", "0%", "'", "_", "\\", "A1"])
def test_the_search_finds_what_a_scan_finds(desk: Desk, typed: str) -> None:
    names = ["远山材料公司", "清波公司", "100%羊毛厂", "O'Neil_公司", "a1\\公司", "材料远山"]
    for at, name in enumerate(names):
        desk.save(ENTERPRISE, {"name": name, "phone": f"0512-6522123{at}"})
    holds = {"ysc": [0], "yuanshan": [0, 5], "5122": range(6)}
    expected = holds.get(typed, [at for at, name in enumerate(names) if typed.lower() in name.lower()])
    if typed == "5122":
        expected = [at for at in range(6) if typed in f"0512-6522123{at}"]
    assert {hit.title for hit in desk.find(typed)} == {names[at] for at in expected}
    assert desk.count(Listing(ENTERPRISE, text=typed)) == len(list(expected))


def test_names_and_dates_sort_by_their_bytes(desk: Desk) -> None:
    for name, joined in (
        ("张家公司", "2023-09"),
        ("阿尔法公司", "--09-18"),
        ("北辰公司", "2023"),
        ("A公司", "2023-09-18"),
    ):
        desk.save(ENTERPRISE, {"name": name, "joined_on": joined})

    def shown(order: str, field: str) -> list[str]:
        ids = desk.ids(Listing(ENTERPRISE, order=order))
        rows = desk.rows(ENTERPRISE, ids, [field])
        return [rows[key][0] for key in ids]

    assert shown("joined_on", "joined_on") == ["--09-18", "2023", "2023-09", "2023-09-18"]
    assert shown("-joined_on", "joined_on") == ["2023-09-18", "2023-09", "2023", "--09-18"]
    assert shown("name", "name")[-3:] == ["阿尔法公司", "北辰公司", "张家公司"]


def test_the_second_writer_is_told(desk: Desk) -> None:
    key = desk.save(ENTERPRISE, {"name": "远山公司", "staff": "3"})
    version = desk.record(ENTERPRISE, key).version
    desk.save(ENTERPRISE, {"staff": "8"}, record_id=key, version=version)
    with pytest.raises(Conflict, match="从业人数：“3” → “8”"):
        desk.save(ENTERPRISE, {"staff": "5"}, record_id=key, version=version)


def test_what_only_one_may_have_is_refused_to_the_second(desk: Desk) -> None:
    from app.values.codes import make_credit_code

    code = make_credit_code("91320508000000001")
    desk.save(ENTERPRISE, {"name": "甲公司", "credit_code": code})
    with pytest.raises(RecordRefused, match="甲公司"):
        desk.save(ENTERPRISE, {"name": "乙公司", "credit_code": code})
    both = [records.with_defaults(ENTERPRISE, {"name": name, "credit_code": code}) for name in ("丙", "丁")]

    def past_the_check() -> None:
        with desk.store.operation("导入") as session:
            records.create_many(session, ENTERPRISE, both)

    with pytest.raises(UserError, match="信用代码"):
        past_the_check()
    assert desk.count(Listing(ENTERPRISE)) == 1
    assert_log_tells_all(desk.store)


def test_opening_again_finds_everything_in_place(server: str) -> None:
    with Store.on_server(server) as store:
        Desk(store).save(CAUSE, {"name": "助学"})
    with Store.on_server(server) as store:
        assert Desk(store).undo() == "新增捐赠事由"


def test_every_text_on_the_server_compares_by_its_bytes(server: str) -> None:
    with Store.on_server(server) as store:
        found = inspect(store.engine)
        for table in [*AUDITED, "operation", "change", "setting"]:
            for column in found.get_columns(table):
                kept = column["type"]
                if isinstance(kept, String):
                    assert kept.collation == "C", (table, column["name"])


def test_two_desks_that_write_at_once_lose_no_update(server: str) -> None:
    with Store.on_server(server) as first, Store.on_server(server) as second:
        desks = [Desk(first), Desk(second)]
        key = desks[0].save(ENTERPRISE, {"name": "远山公司", "staff": "0"})
        told: list[str] = []

        def count_up(desk: Desk) -> None:
            done = 0
            while done < 20:
                record = desk.record(ENTERPRISE, key)
                staff = int(str(record.values["staff"])) + 1
                try:
                    desk.save(ENTERPRISE, {"staff": str(staff)}, record_id=key, version=record.version)
                    done += 1
                except Conflict as conflict:
                    told.append(str(conflict))

        threads = [threading.Thread(target=count_up, args=(desk,)) for desk in desks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert desks[0].record(ENTERPRISE, key).values["staff"] == 40
        assert all("从业人数" in words for words in told)
        assert_log_tells_all(first)


def test_two_desks_that_open_a_new_database_at_once_make_one_store(server: str) -> None:
    problems: list[Exception] = []

    def open_and_write() -> None:
        try:
            with Store.on_server(server) as store:
                Desk(store).save(CAUSE, {"name": "助学"})
        except Exception as problem:  # noqa: BLE001 - told to the test's own thread
            problems.append(problem)

    threads = [threading.Thread(target=open_and_write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    with Store.on_server(server) as store:
        assert Desk(store).count(Listing(CAUSE)) == 4


def test_a_newer_foreign_or_absent_server_gets_a_sentence(server: str) -> None:
    with Store.on_server(server) as store, store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0009'"))
    with pytest.raises(StoreProblem, match="安装新版程序"):
        Store.on_server(server)
    engine = create_engine(emptied_server())
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE photo (id INTEGER)"))
    engine.dispose()
    with pytest.raises(StoreProblem, match="不是商联台账"):
        Store.on_server(server)
    nowhere = make_url(server).update_query_dict({"host": "/nowhere"}).render_as_string(hide_password=False)
    with pytest.raises(StoreProblem, match="连不上"):
        Store.on_server(nowhere)
    assert HEAD < "0009"


def test_a_text_too_long_for_the_server_is_told(server: str) -> None:
    def past_the_check() -> None:
        with store.operation("导入") as session:
            records.create_many(session, CAUSE, [records.with_defaults(CAUSE, {"name": "长" * 500})])

    with Store.on_server(server) as store, pytest.raises(StoreProblem, match="太长"):
        past_the_check()


def test_an_issued_paper_is_frozen_on_every_engine_and_periods_count_alike(desk: Desk) -> None:
    meeting = desk.save(MEETING, {"title": "座谈会", "held_on": "2023.9.5", "summary": "谈用工。"})
    for given_on, period_from in (("2023-08", None), ("2023", None), (None, None), ("2023-09-01", "2023-01")):
        typed = {"donor": "甲", "amount": "100元", "given_on": given_on or "", "period_from": period_from or ""}
        typed["basis"] = "累计" if period_from else "一次性"
        desk.save(BY_NAME["donation"], typed)
    field = "{捐赠总额@2023年第三季度}{捐赠总额·未计入@2023年第三季度}{会议活动@2023年9月}"
    issued = desk.issue("briefing", Wish(meeting, as_of=date(2023, 10, 8), texts={"body": f"{field}。"}))
    assert [figure.text for figure in desk.issued_figures(issued.id)] == ["100元", "1"]
    assert "1 笔累计" in desk.issued_figures(issued.id)[0].left_out
    assert desk.issued_pdf(issued.id).startswith(b"%PDF")
    for table in ("issued_paper", "issued_figure", "issued_file"):
        with pytest.raises(IntegrityError, match="is final"), desk.store.operation("改动") as session:
            session.execute(text(f"DELETE FROM {table}"))
    assert_log_tells_all(desk.store)
    assert desk.undo() == "新增公益捐赠"
    assert len(desk.issued_papers()) == 1
