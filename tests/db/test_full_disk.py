"""A full disk costs the change that did not fit, with a sentence, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import records, safety
from app.desk import Desk
from app.kinds import BY_NAME
from app.lists import Listing
from app.store import BACKUP_FOLDER, STORE_FILE, Store
from db.errors import StoreProblem
from tests.db.mounts import filled_up, small_disk
from tests.db.other import ROOT, python
from tests.db.test_log import assert_log_tells_all

CAUSE = BY_NAME["cause"]
FULL = r"磁盘已满|磁盘出错"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", 6_000) as place:
        yield place


def write_much(store: Store) -> None:
    with store.operation("导入") as session:
        many = [{"name": f"事由{at}", "notes": "字" * 500} for at in range(3_000)]
        records.create_many(session, CAUSE, [records.with_defaults(CAUSE, dict(each)) for each in many])


def test_an_operation_that_does_not_fit_is_taken_back_and_the_store_works_on(disk: Path) -> None:
    with Store.open(disk / "office") as store:
        desk = Desk(store)
        desk.save(CAUSE, {"name": "助学"})
        with pytest.raises(StoreProblem, match=FULL):
            write_much(store)
        with filled_up(disk):
            with pytest.raises(StoreProblem, match=FULL):
                write_much(store)
            assert desk.find("助学")[0].title == "助学"
        kept = desk.count(Listing(CAUSE))
        desk.save(CAUSE, {"name": "抗洪"})
        assert desk.count(Listing(CAUSE)) == kept + 1
        assert_log_tells_all(store)
    with Store.open(disk / "office") as store:
        assert safety.check(store) == []
        assert Desk(store).count(Listing(CAUSE)) == kept + 1


@pytest.mark.parametrize("leave", [0, 40_000, 400_000])
def test_a_backup_that_does_not_fit_leaves_nothing_behind(disk: Path, leave: int) -> None:
    with Store.open(disk / "office") as store:
        desk = Desk(store)
        desk.save(CAUSE, {"name": "助学"})
        folder = store.back_up("manual").parent
        before = sorted(folder.iterdir())
        for target in (None, folder.parent / "neu" / "copy.db"):
            with filled_up(disk, leave), pytest.raises(StoreProblem, match=r"备份没有做成：(磁盘已满|读写磁盘出错)"):
                store.back_up("manual", target)
        assert sorted(folder.iterdir()) == before
        assert list((folder.parent / "neu").glob("*")) == []
        assert store.back_up("manual").is_file()


def test_a_restore_that_does_not_fit_changes_nothing(disk: Path) -> None:
    with Store.open(disk / "office") as store:
        copy = store.back_up("manual")
        Desk(store).save(CAUSE, {"name": "助学"})
    before = (disk / "office" / STORE_FILE).read_bytes()
    for leave in (0, 400_000, 700_000):
        with filled_up(disk, leave), pytest.raises(StoreProblem, match=r"磁盘|不能写入"):
            safety.restore(disk / "office", copy)
    assert (disk / "office" / STORE_FILE).read_bytes() == before
    assert not list((disk / "office").rglob("*.part*"))
    safety.restore(disk / "office", copy)
    with Store.open(disk / "office") as store:
        assert Desk(store).count(Listing(CAUSE)) == 0


def test_opening_on_a_full_disk_is_a_sentence_or_works_and_costs_nothing(disk: Path) -> None:
    with Store.open(disk / "office") as store:
        Desk(store).save(CAUSE, {"name": "助学"})
    with filled_up(disk):
        with pytest.raises(StoreProblem, match=r"磁盘"):
            Store.open(disk / "new")
        try:
            with Store.open(disk / "office") as store:
                assert Desk(store).count(Listing(CAUSE)) == 1
        except StoreProblem as problem:
            assert "磁盘" in str(problem)  # noqa: PT017 - either is right
    with Store.open(disk / "office") as store:
        assert Desk(store).count(Listing(CAUSE)) == 1
    Store.open(disk / "new").close()


_LIMITED = """
import resource, sys
from pathlib import Path
from app.store import Store
from db.errors import StoreProblem
from tests.db.test_full_disk import write_much
with Store.open(Path(sys.argv[1])) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    for work in (lambda: write_much(store), lambda: store.back_up("manual")):
        try:
            work()
            print("worked")
        except StoreProblem as problem:
            print(problem)
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="limits of the file size are a matter of Unix")
def test_a_limit_of_the_file_size_is_told_as_well(folder: Path) -> None:
    assert ROOT.is_dir()
    said, _ = python(_LIMITED, str(folder)).communicate()
    first, second = said.splitlines()[-2:]
    assert "磁盘" in first
    assert second == "worked" or "备份没有做成" in second
    with Store.open(folder) as store:
        assert safety.check(store) == []
    assert not list((folder / BACKUP_FOLDER).glob("*.part*"))
