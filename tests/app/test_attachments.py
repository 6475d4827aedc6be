"""Are files kept once, found again after undo, and spoken of plainly when something is wrong with them?"""

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import attachments, contents
from app.attachment_care import KEPT_DAYS, faults, remove_orphans
from app.attachments import Attached, add, file_of, of_record, remove
from app.contents import FOLDER
from app.desk import Desk
from app.errors import UserError
from app.kinds import BY_NAME
from app.store import Store
from db.errors import ReadOnlyStore
from tests.db.test_log import assert_log_tells_all

MEETING, ENTERPRISE = BY_NAME["meeting"], BY_NAME["enterprise"]


@pytest.fixture
def meeting(store: Store) -> int:
    return Desk(store).save(MEETING, {"title": "座谈会"})


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "合影.jpg"
    path.write_bytes(b"picture" * 1000)
    return path


def files(store: Store, record_id: int, kind: str = "meeting") -> list[Attached]:
    with store.reading() as session:
        return of_record(session, BY_NAME[kind], record_id)


def kept_files(store: Store) -> list[Path]:
    assert store.folder is not None
    return sorted(path for path in (store.folder / FOLDER).rglob("*") if path.is_file())


def test_a_file_is_kept_with_its_name_and_can_be_read_again(store: Store, meeting: int, photo: Path) -> None:
    add(store, MEETING, meeting, photo)
    (kept,) = files(store, meeting)
    assert (kept.file_name, kept.size) == ("合影.jpg", 7000)
    place = file_of(store, kept)
    assert place.read_bytes() == photo.read_bytes()
    assert place.parent.name + place.name == kept.digest
    assert photo.is_file()


def test_the_same_content_of_two_records_is_stored_once(
    store: Store, meeting: int, photo: Path, tmp_path: Path
) -> None:
    firm = Desk(store).save(ENTERPRISE, {"name": "远山新材料有限公司"})
    twin = tmp_path / "另一个名字.jpg"
    twin.write_bytes(photo.read_bytes())
    add(store, MEETING, meeting, photo)
    add(store, ENTERPRISE, firm, twin)
    assert len(kept_files(store)) == 1
    assert files(store, firm, "enterprise")[0].file_name == "另一个名字.jpg"
    with pytest.raises(UserError, match=r"已经是这条记录的附件（“合影\.jpg”，内容相同）"):
        add(store, MEETING, meeting, twin)
    assert len(files(store, meeting)) == 1


def test_undo_takes_the_row_and_leaves_the_file_so_that_redo_works(store: Store, meeting: int, photo: Path) -> None:
    add(store, MEETING, meeting, photo)
    assert store.undo() == "添加附件“合影.jpg”"
    assert files(store, meeting) == []
    assert len(kept_files(store)) == 1
    store.redo()
    assert file_of(store, files(store, meeting)[0]).is_file()
    remove(store, files(store, meeting)[0].id)
    assert files(store, meeting) == []
    assert store.undo() == "移除附件“合影.jpg”"
    assert file_of(store, files(store, meeting)[0]).is_file()
    assert_log_tells_all(store)


def test_a_record_that_is_deleted_and_brought_back_has_its_files(store: Store, meeting: int, photo: Path) -> None:
    add(store, MEETING, meeting, photo)
    Desk(store).remove(MEETING, [meeting])
    assert files(store, meeting) == []
    store.undo()
    assert len(files(store, meeting)) == 1


def test_a_missing_or_shortened_file_is_told_of_by_name(store: Store, meeting: int, photo: Path) -> None:
    add(store, MEETING, meeting, photo)
    (kept,) = files(store, meeting)
    file_of(store, kept).write_bytes(b"short")
    with pytest.raises(UserError, match=r"“合影\.jpg”的文件已被改动或不完整"):
        file_of(store, kept)
    kept_files(store)[0].unlink()
    with pytest.raises(UserError, match=r"“合影\.jpg”的文件不见了"):
        file_of(store, kept)
    with store.reading() as session:
        assert [(fault.text, fault.lost) for fault in faults(session, store)] == [("附件的文件不见了", True)]
    with pytest.raises(UserError, match="已经是这条记录的附件"):
        add(store, MEETING, meeting, photo)
    assert file_of(store, kept).read_bytes() == photo.read_bytes()  # adding it again has put the content back


def test_a_copy_is_saved_under_another_name(store: Store, meeting: int, photo: Path, tmp_path: Path) -> None:
    add(store, MEETING, meeting, photo)
    (kept,) = files(store, meeting)
    attachments.save_as(store, kept, tmp_path / "copy.jpg")
    assert (tmp_path / "copy.jpg").read_bytes() == photo.read_bytes()
    with pytest.raises(UserError, match="没有存成"):
        attachments.save_as(store, kept, tmp_path / "missing" / "copy.jpg")
    opened = attachments.copy_to_open(store, kept, tmp_path / "open")
    assert opened.name == "合影.jpg"
    assert list(tmp_path.rglob("*.part")) == []


def test_a_file_over_the_limit_is_refused_with_its_size(
    store: Store, meeting: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "LARGEST", 2**20)
    path = tmp_path / "大.pdf"
    path.write_bytes(bytes(2 * 2**20))
    with pytest.raises(UserError, match=r"“大.pdf”有 2.0 MB，附件最大 1 MB"):
        add(store, MEETING, meeting, path)
    assert files(store, meeting) == []


def test_a_folder_and_a_file_that_is_not_there_are_refused(store: Store, meeting: int, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="这是一个文件夹"):
        add(store, MEETING, meeting, tmp_path)
    with pytest.raises(UserError, match="不存在"):
        add(store, MEETING, meeting, tmp_path / "none.pdf")


@pytest.mark.parametrize(("number", "words"), [(errno.ENOSPC, "磁盘已满"), (errno.EROFS, "只读")])
def test_no_room_or_a_folder_closed_to_us_leaves_nothing_behind(
    store: Store, meeting: int, photo: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refuse(_number: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(UserError, match=words):
        add(store, MEETING, meeting, photo)
    assert files(store, meeting) == []
    assert kept_files(store) == []


def test_what_is_only_read_takes_no_files(folder: Path, photo: Path) -> None:
    with Store.open(folder) as store:
        meeting = Desk(store).save(MEETING, {"title": "座谈会"})
        add(store, MEETING, meeting, photo)
    with Store.open(folder, read_only=True) as store:
        photo.write_bytes(b"other")
        with pytest.raises(ReadOnlyStore, match="不能添加附件"):
            add(store, MEETING, meeting, photo)
        (kept,) = files(store, meeting)
        assert file_of(store, kept).is_file()
        with pytest.raises(ReadOnlyStore):
            remove(store, kept.id)
        assert len(kept_files(store)) == 1


def test_only_what_nobody_has_needed_for_long_is_cleaned_up(store: Store, meeting: int, photo: Path) -> None:
    add(store, MEETING, meeting, photo)
    remove(store, files(store, meeting)[0].id)
    photo.write_bytes(b"second")
    add(store, MEETING, meeting, photo)
    later = datetime.now(UTC) + timedelta(days=KEPT_DAYS + 1)
    assert remove_orphans(store) == 0
    assert remove_orphans(store, later) == 1
    assert [path.read_bytes() for path in kept_files(store)] == [b"second"]
    with store.reading() as session:
        assert list(faults(session, store)) == []
