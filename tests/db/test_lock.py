"""One process writes to a folder; the others hear who, and may read."""

import getpass
import json
import socket
from pathlib import Path

import pytest

from app.desk import Desk
from app.kinds import BY_NAME
from app.lists import Listing
from app.store import Store
from db.errors import ReadOnlyStore, StoreHeld, StoreProblem
from db.lock import OWNER_FILE, FolderLock
from tests.db import other

CAUSE = BY_NAME["cause"]


def test_the_second_process_hears_who_holds_the_store_where_and_since_when(folder: Path) -> None:
    with other.holder(folder) as child:
        with pytest.raises(StoreHeld) as refusal:
            Store.open(folder)
        since = json.loads((folder / OWNER_FILE).read_text("utf-8"))["since"].replace("T", " ")
        for told in (getpass.getuser(), socket.gethostname(), since, str(child.pid), "只读"):
            assert told in str(refusal.value)


def test_a_read_only_desk_beside_the_writer_sees_each_commit_and_writes_nothing(folder: Path) -> None:
    with other.holder(folder) as child:
        desk = Desk.open(folder, read_only=True)
        assert desk.count(Listing(CAUSE)) == 0
        other.save(child, "抗洪救灾")
        assert desk.count(Listing(CAUSE)) == 1
        with pytest.raises(ReadOnlyStore, match="只读"):
            desk.save(CAUSE, {"name": "助学"})
        other.save(child, "助学")
        assert [hit.title for hit in desk.find("助学")] == ["助学"]
        desk.store.close()


def test_the_lock_of_a_killed_process_is_taken_over_at_once_with_all_it_committed(folder: Path) -> None:
    with other.holder(folder) as child:
        other.save(child, "抗洪救灾")
        child.kill()
        child.wait()
        assert (folder / OWNER_FILE).is_file()
        with Store.open(folder) as store:
            assert Desk(store).count(Listing(CAUSE)) == 1


@pytest.mark.parametrize("note", ["", "{", "[]", "null", '{"who": 1}', '{"since": null, "who": 1}', "\udcff"])
def test_a_stale_or_garbled_note_of_the_owner_harms_nobody(folder: Path, note: str) -> None:
    (folder / OWNER_FILE).write_bytes(note.encode("utf-8", "surrogateescape"))
    with Store.open(folder):
        (folder / OWNER_FILE).write_bytes(note.encode("utf-8", "surrogateescape"))
        with pytest.raises(StoreHeld, match="另一个窗口"):
            Store.open(folder)
    assert not (folder / OWNER_FILE).exists()


def test_a_window_of_the_same_process_is_held_back_too(folder: Path) -> None:
    with Store.open(folder), pytest.raises(StoreHeld):
        Store.open(folder)
    Store.open(folder).close()


def test_a_refused_store_leaves_the_folder_free(folder: Path) -> None:
    (folder / "desk.db").write_bytes(b"not a store at all" * 100)
    for _ in range(2):
        with pytest.raises(StoreProblem, match="已损坏"):
            Store.open(folder)
    FolderLock(folder).release()


@pytest.mark.parametrize("name", ["商会 数据（2026 年）", "50%?#&=+ a", 'it\'s "here"', "file:x"])
def test_any_folder_name_will_do(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "资料 库"
    with Store.open(folder) as store:
        Desk(store).save(CAUSE, {"name": "助学"})
        copy = store.back_up("manual")
    assert copy.is_file()
    with Store.open(folder, read_only=True) as store:
        assert Desk(store).count(Listing(CAUSE)) == 1
    Store.open(folder).close()
    assert sorted(path.name for path in folder.iterdir() if path.suffix != ".lock") == ["backups", "desk.db"]
