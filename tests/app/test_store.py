"""A store that is damaged, foreign, newer, empty or out of reach gets a sentence, and not a byte of it changes."""

import hashlib
import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app import lists, records, safety
from app.desk import Desk
from app.errors import Conflict
from app.kinds import BY_NAME, KINDS
from app.lists import Listing
from app.store import BACKUP_FOLDER, STORE_FILE, Store
from db.errors import StoreProblem
from db.models import MODELS
from tests.db.test_log import assert_log_tells_all

CAUSE, ENTERPRISE = BY_NAME["cause"], BY_NAME["enterprise"]


def test_rows_that_are_read_through_leave_the_connection_as_it_was(folder: Path) -> None:
    def kept(session: Session) -> object:
        return session.scalar(text("PRAGMA cache_size"))

    with Store.open(folder) as store:
        with store.reading() as session:
            before = kept(session)
        with store.reading_through() as session:
            small = kept(session)
        with store.reading() as session:
            assert kept(session) == before != small


def digest(folder: Path) -> str:
    return hashlib.sha256((folder / STORE_FILE).read_bytes()).hexdigest()


def refusal(folder: Path, *, read_only: bool = False) -> str:
    """What is said when the folder is opened; the file must be the same afterwards."""
    before = digest(folder)
    with pytest.raises(StoreProblem) as problem:
        Store.open(folder, read_only=read_only)
    assert digest(folder) == before
    return str(problem.value)


def change(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / STORE_FILE)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.execute("PRAGMA journal_mode=DELETE")  # as a file is that somebody copied here


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_store_is_left_as_it_is(folder: Path, read_only: bool) -> None:
    change(folder, "UPDATE alembic_version SET version_num = '0009'")
    said = refusal(folder, read_only=read_only)
    assert "0009" in said
    assert "安装新版程序" in said


@pytest.mark.parametrize("read_only", [False, True])
def test_a_foreign_database_is_left_as_it_is(folder: Path, read_only: bool) -> None:
    (folder / STORE_FILE).unlink()
    change(folder, "CREATE TABLE photo (id INTEGER)", "CREATE TABLE alembic_version (version_num TEXT)")
    assert "不是商联台账" in refusal(folder, read_only=read_only)


@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_database_is_left_as_it_is(folder: Path, read_only: bool) -> None:
    (folder / STORE_FILE).write_bytes("这不是数据库".encode() * 500)
    assert "已损坏" in refusal(folder, read_only=read_only)


def test_a_store_without_a_version_is_left_as_it_is(folder: Path) -> None:
    change(folder, "DELETE FROM alembic_version")
    assert "恢复备份" in refusal(folder)


def test_an_empty_file_becomes_a_store_only_where_nothing_was_kept(folder: Path) -> None:
    with Store.open(folder) as store:
        copy = store.back_up("manual")
    (folder / STORE_FILE).write_bytes(b"")
    assert "恢复备份" in refusal(folder)
    assert "是空的" in refusal(folder, read_only=True)
    (folder / STORE_FILE).unlink()
    with pytest.raises(StoreProblem, match="不见了"):
        Store.open(folder)
    assert not (folder / STORE_FILE).exists()
    (folder / BACKUP_FOLDER).rename(folder / "别处")
    (folder / STORE_FILE).write_bytes(b"")
    Store.open(folder).close()
    safety.restore(folder, folder / "别处" / copy.name)


def test_reading_where_there_is_no_store_makes_none(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="没有商联台账的数据"):
        Store.open(tmp_path, read_only=True)
    assert list(tmp_path.iterdir()) == []


def use(folder: Path) -> str:
    """Everything that a desk does on a day; a StoreProblem may come from any step, nothing else."""
    with Store.open(folder) as store:
        desk = Desk(store)
        desk.find("助学")
        for kind in KINDS:
            ids = desk.ids(Listing(kind, order=kind.listed[0]))
            for row in desk.rows(kind, ids[:50], kind.listed).values():
                assert len([lists.cell_text(kind.field(n), c) for n, c in zip(kind.listed, row, strict=True)])
        desk.steps()
        desk.save(CAUSE, {"name": "助学"})
        desk.undo()
        desk.check()
        desk.back_up()
    return "损坏之处没有碰到"


def filled(folder: Path) -> Path:
    with Store.open(folder) as store, store.operation("导入") as session:
        records.create_many(
            session, CAUSE, [records.with_defaults(CAUSE, {"name": f"事由{n}", "notes": "字" * 90}) for n in range(300)]
        )
    return folder / STORE_FILE


@pytest.mark.parametrize("seed", range(12))
def test_zeroed_or_cut_pages_end_in_a_sentence_or_a_finding(folder: Path, seed: int) -> None:
    file = filled(folder)
    dice = random.Random(seed)
    whole = bytearray(file.read_bytes())
    pages = len(whole) // 4096
    if seed % 3 == 0:
        whole = whole[: 4096 * dice.randrange(1, pages) + dice.choice((0, 1000))]
    else:
        for _ in range(dice.randrange(1, 6)):
            at = 4096 * dice.randrange(1, pages)
            whole[at : at + 4096] = bytes(4096)
    file.write_bytes(whole)
    said = [spoken(lambda: use(folder)), spoken(lambda: examined(folder))]
    assert all("损坏" in words or "备份检查未通过" in words for words in said), said


def spoken(work: Callable[[], str]) -> str:
    """What a piece of work says, be it by the sentence that stops it."""
    try:
        return work()
    except StoreProblem as problem:
        return str(problem)


def examined(folder: Path) -> str:
    with Store.open(folder, read_only=True) as store:
        return "；".join(finding.what for finding in safety.check(store) if finding.severity == safety.ERROR)


def test_two_threads_that_write_at_once_are_served_one_after_the_other(store: Store) -> None:
    desk = Desk(store)
    problems: list[Exception] = []

    def write(who: int) -> None:
        try:
            for at in range(25):
                desk.save(CAUSE, {"name": f"事由 {who}-{at}"})
        except Exception as problem:  # noqa: BLE001 - told to the test's own thread
            problems.append(problem)

    threads = [threading.Thread(target=write, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert desk.count(Listing(CAUSE)) == 100
    assert len(desk.steps()) == 100
    assert {step.changes for step in desk.steps()} == {1}
    assert_log_tells_all(store)


def test_an_operation_inside_an_operation_is_our_bug_and_not_a_standstill(store: Store) -> None:
    def nested() -> None:
        with store.operation("外"), store.operation("内"):
            pass

    with pytest.raises(RuntimeError, match="inside"):
        nested()
    Desk(store).save(CAUSE, {"name": "助学"})


def test_what_went_wrong_in_a_flush_is_told_as_it_was(store: Store) -> None:
    def twice() -> None:
        with store.operation("两次") as session:
            session.add(MODELS["cause"](uid="1", name="甲", name_key="a"))
            session.add(MODELS["cause"](uid="1", name="乙", name_key="b"))
            session.flush()

    with pytest.raises(IntegrityError, match="uid"):
        twice()
    Desk(store).save(CAUSE, {"name": "助学"})
    assert_log_tells_all(store)


def test_the_second_writer_is_told_what_was_changed_by_whom(store: Store) -> None:
    desk, second = Desk(store), Desk(store)
    key = desk.save(ENTERPRISE, {"name": "远山公司", "phone": "0512-65221234", "address": "示范路1号"})
    read = second.record(ENTERPRISE, key)
    desk.save(ENTERPRISE, {"phone": "0512-65220000"}, record_id=key)
    desk.save(ENTERPRISE, {"phone": "0512-65229999", "notes": "一\n二"}, record_id=key)
    desk.save(ENTERPRISE, {"address": "示范路2号"}, record_id=key)
    desk.save(ENTERPRISE, {"address": "示范路1号"}, record_id=key)
    with pytest.raises(Conflict) as problem:
        second.save(ENTERPRISE, {"staff": "12"}, record_id=key, version=read.version)
    said = str(problem.value)
    assert "联系电话：“0512-65221234” → “0512-65229999”" in said
    assert "备注：（空） → “一 二”" in said
    assert desk.history(ENTERPRISE, key)[0].who in said
    assert "地址" not in said
    assert desk.record(ENTERPRISE, key).values["staff"] is None


def test_backups_made_while_somebody_writes_are_each_one_state_of_the_store(store: Store) -> None:
    desk, stop = Desk(store), threading.Event()

    def write() -> None:
        while not stop.is_set():
            desk.save(CAUSE, {"name": "助学"})

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [store.back_up("manual") for _ in range(8)]
    finally:
        stop.set()
        writer.join()
    for copy in copies:
        with closing(sqlite3.connect(copy)) as connection:
            counts = "SELECT (SELECT count(*) FROM cause), (SELECT count(*) FROM change)"
            causes, changes = connection.execute(counts).fetchone()
            assert causes == changes


def test_a_copy_at_exit_is_made_only_when_the_latest_one_lacks_something(folder: Path) -> None:
    def copies() -> int:
        return len(list((folder / BACKUP_FOLDER).glob("*.db")))

    Store.open(folder).close(keep_copy=True)
    assert copies() == 0
    for expected, name in ((1, "助学"), (1, ""), (2, "抗洪")):
        store = Store.open(folder)
        if name:
            Desk(store).save(CAUSE, {"name": name})
        store.close(keep_copy=True)
        assert copies() == expected
    store = Store.open(folder)  # as after a crash: closed without a copy
    Desk(store).undo()
    store.close()
    Store.open(folder).close(keep_copy=True)
    assert copies() == 3


def test_what_a_dead_process_left_half_written_is_taken_back_before_anything_else(folder: Path) -> None:
    script = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA journal_mode=DELETE')\n"
        "c.execute('PRAGMA cache_size=1')\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('CREATE TABLE half (x)')\n"
        "c.executemany('INSERT INTO half VALUES (?)', [('x' * 3000,) for _ in range(200)])\n"
        "os._exit(1)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(folder / STORE_FILE)], check=False)
    assert (folder / f"{STORE_FILE}-journal").stat().st_size > 0
    with Store.open(folder) as store:
        assert Desk(store).save(CAUSE, {"name": "助学"}) == 1
        assert safety.check(store) == []
