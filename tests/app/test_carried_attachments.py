"""Do attachments go with every backup and come back with every restore, whole or named as missing?"""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from app import safety
from app.attachments import Attached, add, file_of, of_record, remove
from app.contents import FOLDER
from app.desk import Desk
from app.kinds import BY_NAME
from app.store import BACKUP_FOLDER, STORE_FILE, Store
from db.contents import HELD, place_of, thin_pool
from db.thinning import name_of, thin

MEETING = BY_NAME["meeting"]
SCAN = bytes(range(256)) * 9000
"""2.3 MB: more than one piece."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A store with a meeting to which two files are attached, closed."""
    folder = tmp_path / "office"
    with Store.open(folder) as store:
        meeting = Desk(store).save(MEETING, {"title": "座谈会"})
        for name, content in (("合影.jpg", b"picture"), ("扫描.pdf", SCAN)):
            (tmp_path / name).write_bytes(content)
            add(store, MEETING, meeting, tmp_path / name)
    return folder


def attached(store: Store) -> list[Attached]:
    with store.reading() as session:
        return of_record(session, MEETING, 1)


def read_all(folder: Path) -> list[bytes]:
    with Store.open(folder) as store:
        return [file_of(store, one).read_bytes() for one in attached(store)]


def back_up(folder: Path, target: Path | None = None) -> Path:
    with Store.open(folder) as store:
        return store.back_up("manual", target)


def lose_contents(folder: Path) -> None:
    shutil.rmtree(folder / FOLDER)


def test_a_backup_in_the_folder_keeps_what_is_lost_beside_the_store(office: Path) -> None:
    copy = back_up(office)
    lose_contents(office)
    assert safety.restore(office, copy).missing == 0
    assert read_all(office) == [b"picture", SCAN]


def test_a_second_backup_adds_only_what_is_new(office: Path, tmp_path: Path) -> None:
    back_up(office)
    pool = office / BACKUP_FOLDER / FOLDER
    before = {path: path.stat().st_ino for path in pool.rglob("*") if path.is_file()}
    (tmp_path / "新.txt").write_bytes(b"new")
    with Store.open(office) as store:
        add(store, MEETING, 1, tmp_path / "新.txt")
    back_up(office)
    after = {path: path.stat().st_ino for path in pool.rglob("*") if path.is_file()}
    assert len(before) == 2
    assert len(after) == 3
    assert before.items() <= after.items()


def test_one_file_holds_the_attachments_and_brings_them_to_another_machine(office: Path, tmp_path: Path) -> None:
    stick = back_up(office, tmp_path / "stick" / "副本.db")
    assert list(stick.parent.iterdir()) == [stick]
    shutil.rmtree(office)
    elsewhere = tmp_path / "elsewhere"
    assert safety.restore(elsewhere, stick).missing == 0
    assert read_all(elsewhere) == [b"picture", SCAN]
    with closing(sqlite3.connect(elsewhere / STORE_FILE)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", (HELD,)).fetchone() == (0,)
    assert (elsewhere / STORE_FILE).stat().st_size < len(SCAN)


def test_a_store_without_attachments_is_backed_up_as_it_is(store: Store, tmp_path: Path) -> None:
    copy = store.back_up("manual", tmp_path / "副本.db")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", (HELD,)).fetchone() == (0,)


def test_a_content_damaged_in_the_backup_is_counted_and_found_not_put_back(office: Path, tmp_path: Path) -> None:
    stick = back_up(office, tmp_path / "副本.db")
    with closing(sqlite3.connect(stick)) as connection, connection:
        connection.execute(f"UPDATE {HELD} SET content = 'picturE' WHERE length(content) = 7")
    elsewhere = tmp_path / "elsewhere"
    done = safety.restore(elsewhere, stick)
    assert done.missing == 1
    assert done.doubt.startswith("有 1 个附件的文件在这个备份里没有或已损坏")
    with Store.open(elsewhere) as store:
        (finding,) = [one for one in safety.check(store) if "附件" in one.what]
    assert (finding.what, finding.severity) == ("附件的文件不见了", "error")


def test_a_content_changed_in_place_is_found_by_its_digest(office: Path) -> None:
    with Store.open(office) as store:
        place = file_of(store, attached(store)[0])
        place.write_bytes(b"PICTURE")
        (finding,) = [one for one in safety.check(store) if "附件" in one.what]
    assert finding.what == "附件的文件已被改动或不完整"
    assert finding.where.startswith("合影.jpg")
    assert "重新添加" in finding.advice


def test_restoring_replaces_a_changed_content_by_the_whole_one(office: Path, tmp_path: Path) -> None:
    stick = back_up(office, tmp_path / "副本.db")
    with Store.open(office) as store:
        file_of(store, attached(store)[0]).write_bytes(b"PICTURE")
    assert safety.restore(office, stick).missing == 0
    assert read_all(office) == [b"picture", SCAN]


def test_a_lost_file_is_fetched_from_the_backups_when_it_is_opened(office: Path) -> None:
    back_up(office)
    lose_contents(office)
    with Store.open(office) as store:
        found = [one for one in safety.check(store) if "附件" in one.what]
        assert [(one.severity, one.advice) for one in found] == [
            ("warning", "备份里有完好的一份，打开这个附件时会自动取回")
        ] * 2
    assert read_all(office) == [b"picture", SCAN]
    with Store.open(office) as store:
        assert safety.check(store) == []


def test_contents_leave_the_pool_with_the_last_backup_that_names_them(office: Path) -> None:
    folder = office / BACKUP_FOLDER
    copy = back_up(office)
    pool = folder / FOLDER
    assert thin_pool(pool, [copy]) == 0
    with Store.open(office) as store:
        remove(store, attached(store)[0].id)
    later = back_up(office, office.parent / "later.db")
    assert thin_pool(pool, [later, copy]) == 0
    assert thin_pool(pool, [later]) == 1
    assert [path.read_bytes() for path in pool.rglob("*") if path.is_file()] == [SCAN]


def test_a_backup_that_cannot_be_read_keeps_every_content(office: Path) -> None:
    copy = back_up(office)
    copy.write_bytes(b"no database")
    assert thin_pool(copy.parent / FOLDER, [copy]) == 0


def test_thinning_keeps_what_the_kept_backups_need(office: Path) -> None:
    copy = back_up(office)
    folder = copy.parent
    for month in range(1, 13):  # as many as are kept however old, then some
        for day in (1, 2):
            shutil.copyfile(copy, folder / name_of("exit", datetime(2020, month, day)))
    copy.unlink()
    assert thin(folder, datetime(2026, 1, 1))
    with Store.open(office) as store:
        assert all(place_of(folder / FOLDER, one.digest).is_file() for one in attached(store))
