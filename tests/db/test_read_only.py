"""Where nothing can be written the store says so, can be read, and can be copied elsewhere."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app import safety
from app.desk import Desk
from app.kinds import BY_NAME
from app.lists import Listing
from app.store import STORE_FILE, Store
from db.errors import StoreProblem
from tests.db import mounts, other

CAUSE = BY_NAME["cause"]


def test_a_read_only_folder_is_refused_for_writing_and_opens_for_reading(folder: Path, tmp_path: Path) -> None:
    with Store.open(folder) as store:
        Desk(store).save(CAUSE, {"name": "助学"})
    with mounts.read_only(folder):
        with pytest.raises(StoreProblem, match=r"不能写入.*只读"):
            Store.open(folder)
        with Store.open(folder, read_only=True) as store:
            assert [hit.title for hit in Desk(store).find("助学")] == ["助学"]
            assert safety.check(store) == []
            assert store.back_up("manual", tmp_path / "elsewhere" / "copy.db").is_file()
            with pytest.raises(StoreProblem, match="备份没有做成：文件夹不能写入"):
                store.back_up("manual")
        with pytest.raises(StoreProblem, match=r"不能写入"):
            safety.restore(folder, tmp_path / "elsewhere" / "copy.db")
    Store.open(folder).close()


def test_a_crashed_store_on_a_read_only_disk_shows_its_last_commit_or_a_sentence(folder: Path) -> None:
    with other.holder(folder) as child:
        other.save(child, "助学")
        child.kill()
        child.wait()
    with mounts.read_only(folder), Store.open(folder, read_only=True) as store:
        assert Desk(store).count(Listing(CAUSE)) == 1


def test_a_backup_on_a_read_only_disk_can_be_restored(folder: Path, tmp_path: Path) -> None:
    with Store.open(folder) as store:
        Desk(store).save(CAUSE, {"name": "助学"})
    shelf = tmp_path / "光盘"
    shelf.mkdir()
    shutil.copy(folder / STORE_FILE, shelf / STORE_FILE)  # by hand: still in the mode with a log beside it
    with mounts.read_only(shelf):
        safety.restore(tmp_path / "new", shelf / STORE_FILE)
    with Store.open(tmp_path / "new") as store:
        assert Desk(store).count(Listing(CAUSE)) == 1


def test_a_read_only_file_in_a_writable_folder_gets_a_sentence(folder: Path) -> None:
    file = folder / STORE_FILE
    if os.geteuid() == 0:  # chmod does not hold root back; a mount of the one file does
        with mounts.read_only(file), pytest.raises(StoreProblem, match=r"不能写入.*只读"):
            Store.open(folder)
    else:
        file.chmod(0o444)
        with pytest.raises(StoreProblem, match=r"不能写入.*只读"):
            Store.open(folder)
        file.chmod(0o644)
    with Store.open(folder) as store:
        Desk(store).save(CAUSE, {"name": "助学"})


def test_a_file_in_the_folders_place_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x", "utf-8")
    for folder in (tmp_path / "data", tmp_path / "data" / "inside", Path("/proc/desk")):
        with pytest.raises(StoreProblem, match="数据文件夹"):
            Store.open(folder)
        with pytest.raises(StoreProblem, match="没有商联台账的数据"):
            Store.open(folder, read_only=True)


def test_a_store_locked_by_another_program_gets_a_sentence(store: Store) -> None:
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as backup_program:
        backup_program.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreProblem, match="被另一个程序占用"):
            Desk(store).save(CAUSE, {"name": "助学"})
    Desk(store).save(CAUSE, {"name": "助学"})
