"""The check finds what is wrong; a restore brings back what was, or changes nothing."""

import hashlib
import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from app import safety
from app.desk import Desk
from app.kinds import BY_NAME
from app.lists import Listing
from app.papers.base import Wish
from app.store import BACKUP_FOLDER, STORE_FILE, Store
from db.errors import StoreHeld, StoreProblem
from tests.app.papers.meetings import exchange
from tests.db import other

CAUSE = BY_NAME["cause"]


@pytest.fixture
def office(folder: Path) -> Path:
    """A folder whose store holds three causes and a meeting with a guest."""
    with Store.open(folder) as store:
        desk = Desk(store)
        for name in ("助学", "抗洪", "修路"):
            desk.save(CAUSE, {"name": name, "started_on": "2020"})
        desk.save(BY_NAME["meeting"], {"title": "座谈会"})
        desk.save(BY_NAME["attendance"], {"meeting": "座谈会", "attendee": "某来宾"})
    return folder


def names(folder: Path) -> list[str]:
    with Store.open(folder, read_only=True) as store:
        desk = Desk(store)
        ids = desk.ids(Listing(CAUSE))
        return sorted(cells[0] for cells in desk.rows(CAUSE, ids, ["name"]).values())


def tamper(folder: Path, *statements: str) -> None:
    """Write past the program: no triggers, no foreign keys."""
    with closing(sqlite3.connect(folder / STORE_FILE)) as connection:
        kept = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in kept:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in kept:
            connection.execute(sql)
        connection.commit()


def findings(folder: Path) -> list[tuple[str, str]]:
    with Store.open(folder, read_only=True) as store:
        return [(finding.severity, finding.where) for finding in safety.check(store)]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE cause SET notes = 'x' WHERE id = 2", ("warning", "cause 2")),
        ("INSERT INTO cause (id, uid, name, name_key) VALUES (9, 'x', 'x', 'x')", ("warning", "cause 9")),
        ("DELETE FROM cause WHERE id = 1", ("error", "cause 1")),
        ("DELETE FROM meeting", ("error", "attendance 1 → meeting")),
        ("DELETE FROM search_doc WHERE id & 63 = 5", ("error", "cause")),
        ("INSERT INTO gift_sum (sum_key, fen, gifts) VALUES (1, 1, 1)", ("error", "gift_sum")),
        ("UPDATE cause SET started_on = '2020-13' WHERE id = 1", ("warning", "捐赠事由“助学”")),
        ("UPDATE cause SET started_on = x'00ff' WHERE id = 1", ("error", "desk.db")),
        ("UPDATE change SET new = 'x{' WHERE id = 1", ("warning", "cause 1")),
    ],
)
def test_what_was_written_past_the_program_is_found(office: Path, statement: str, found: tuple[str, str]) -> None:
    assert findings(office) == []
    tamper(office, statement)
    assert found in findings(office)


def test_a_flipped_bit_never_ends_in_a_traceback_and_many_are_found(office: Path) -> None:
    whole = (office / STORE_FILE).read_bytes()
    used = [at for at in range(100, len(whole)) if whole[at]]
    dice = random.Random(20261122)
    noticed, tried = 0, 80
    for _ in range(tried):
        flipped = bytearray(whole)
        flipped[dice.choice(used)] ^= 1 << dice.randrange(8)
        (office / STORE_FILE).write_bytes(flipped)
        try:
            with Store.open(office, read_only=True) as store:
                noticed += bool(safety.check(store))
        except StoreProblem:
            noticed += 1
    # The rest hit text indexes, spare room, or words that only people can judge.
    assert noticed >= tried * 0.4, noticed


def test_the_check_of_the_sample_office_is_quick(folder: Path) -> None:
    from app.sample.office import fill_sample

    with Store.open(folder) as store:
        fill_sample(store)
        began = time.perf_counter()
        found = safety.check(store)
        assert time.perf_counter() - began < 2
    assert [finding for finding in found if finding.severity == safety.ERROR] == []


def test_a_restore_brings_back_what_was_and_keeps_what_it_replaced(office: Path) -> None:
    with Store.open(office) as store:
        copy = store.back_up("manual")
        Desk(store).save(CAUSE, {"name": "新的"})
    kept = safety.restore(office, copy).kept
    assert names(office) == ["修路", "助学", "抗洪"]
    assert kept is not None
    safety.restore(office, kept)
    assert names(office) == ["修路", "助学", "抗洪", "新的"]
    with Store.open(office) as store:
        assert [backup.reason for backup in Desk(store).backups()].count("restore") == 2
        Desk(store).save(CAUSE, {"name": "再来"})
        assert safety.check(store) == []


def test_a_restore_names_the_papers_that_went_out_since(office: Path) -> None:
    with Store.open(office) as store:
        meeting = exchange(store)
        Desk(store).issue("briefing", Wish(meeting))
        copy = store.back_up("manual")
        later = Desk(store).issue("briefing", Wish(meeting))
    done = safety.restore(office, copy)
    assert done.issued_since == (later.called,)
    assert "第2期" in done.doubt
    assert "版面设置" in done.doubt
    assert done.kept is not None
    assert safety.restore(office, done.kept).doubt == ""


def test_a_restore_takes_a_damaged_store_aside(office: Path) -> None:
    with Store.open(office) as store:
        copy = store.back_up("manual")
    (office / STORE_FILE).write_bytes(b"broken" * 1000)
    kept = safety.restore(office, copy).kept
    assert kept is not None
    assert kept.read_bytes() == b"broken" * 1000
    assert names(office) == ["修路", "助学", "抗洪"]


def test_the_log_of_a_killed_process_does_not_get_into_the_restored_store(office: Path) -> None:
    with Store.open(office) as store:
        copy = store.back_up("manual")
    with other.holder(office) as child:
        other.save(child, "未合并的一条")
    assert (office / f"{STORE_FILE}-wal").stat().st_size
    kept = safety.restore(office, copy).kept
    assert names(office) == ["修路", "助学", "抗洪"]
    assert kept is not None
    safety.restore(office, kept)
    assert "未合并的一条" in names(office)


def test_a_copy_made_by_hand_comes_back_with_the_log_beside_it(office: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "u 盘"
    with other.holder(office) as child:
        other.save(child, "最后一条")
        shelf.mkdir()
        for name in (STORE_FILE, f"{STORE_FILE}-wal"):
            (shelf / name).write_bytes((office / name).read_bytes())
    safety.restore(tmp_path / "new", shelf / STORE_FILE)
    assert "最后一条" in names(tmp_path / "new")


def spoilt(copy: Path, how: str) -> None:
    if how == "newer":
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '0009'")
            connection.commit()
    elif how == "foreign":
        copy.unlink()
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("CREATE TABLE photo (id INTEGER)")
    elif how == "cut":
        copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2 // 4096 * 4096])
    elif how == "missing":
        copy.unlink()
    else:
        copy.write_bytes({"empty": b"", "text": b"hello" * 500}[how])


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("newer", "安装新版程序"),
        ("foreign", "不是商联台账"),
        ("cut", "损坏"),
        ("missing", "找不到"),
        ("empty", "是空的"),
        ("text", "不是可用的备份"),
    ],
)
def test_a_file_that_is_no_good_backup_changes_nothing(office: Path, tmp_path: Path, how: str, said: str) -> None:
    with Store.open(office) as store:
        copy = store.back_up("manual", tmp_path / "copy.db")
    spoilt(copy, how)
    before = hashlib.sha256((office / STORE_FILE).read_bytes()).hexdigest()
    listing = sorted(office.rglob("*"))
    with pytest.raises(StoreProblem, match=said):
        safety.restore(office, copy)
    assert hashlib.sha256((office / STORE_FILE).read_bytes()).hexdigest() == before
    assert sorted(office.rglob("*")) == listing


def test_an_open_store_is_not_replaced(office: Path, tmp_path: Path) -> None:
    with Store.open(office) as store:
        copy = store.back_up("manual", tmp_path / "copy.db")
        with pytest.raises(StoreHeld, match="先关闭"):
            safety.restore(office, copy)
    with other.holder(office), pytest.raises(StoreHeld, match="先关闭"):
        safety.restore(office, copy)
    assert not (office / BACKUP_FOLDER).exists()


def test_a_store_is_neither_backed_up_to_nor_restored_from_itself(office: Path) -> None:
    with Store.open(office) as store, pytest.raises(StoreProblem, match="正在使用"):
        store.back_up("manual", store.path)
    with pytest.raises(StoreProblem, match="正在使用"):
        safety.restore(office, office / STORE_FILE)
    assert len(names(office)) == 3
