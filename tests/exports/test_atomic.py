"""Does a file appear whole under its name, or not at all?"""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from exports.atomic import written_whole
from exports.errors import FileProblem


def _write(target: Path, then: Callable[[], object]) -> None:
    with written_whole(target) as part:
        part.write_bytes(b"half")
        then()


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_the_file_takes_its_name_only_when_the_block_ends(tmp_path: Path) -> None:
    target = tmp_path / "名册.xlsx"
    with written_whole(target) as part:
        part.write_bytes(b"whole")
        assert not target.exists()
        assert part.parent == tmp_path
    assert target.read_bytes() == b"whole"
    assert _names(tmp_path) == ["名册.xlsx"]


def _cancel() -> None:
    raise InterruptedError


def test_a_failed_block_leaves_no_file_and_the_older_one_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "名册.xlsx"
    target.write_bytes(b"older")
    for fault in (lambda: 1 / 0, _cancel):
        with pytest.raises((ZeroDivisionError, InterruptedError)):
            _write(target, fault)
    assert target.read_bytes() == b"older"
    assert _names(tmp_path) == ["名册.xlsx"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_disk_is_told_in_a_sentence(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(FileProblem, match="磁盘空间不足"):
        _write(tmp_path / "名册.xlsx", lambda: full.write(b"the rest"))
    assert _names(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="rights of a folder")
def test_a_read_only_folder_is_told_in_a_sentence() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        with _ordinary_user(), pytest.raises(FileProblem, match="没有权限写入文件夹"):
            _write(folder / "名册.xlsx", pytest.fail)
        folder.chmod(0o755)


@contextmanager
def _ordinary_user() -> Iterator[None]:
    """Root may write everywhere, so a test that runs as root steps down for a moment."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        if was == 0:
            os.seteuid(was)


def test_a_missing_folder_a_folder_as_target_and_a_long_name_are_told(tmp_path: Path) -> None:
    cases = {
        tmp_path / "没有" / "名册.xlsx": "不存在",
        tmp_path: "是文件夹",
        tmp_path / ("长" * 90 + ".xlsx"): "太长",
    }
    for target, sentence in cases.items():
        with pytest.raises(FileProblem, match=sentence):
            _write(target, lambda: None)
    assert _names(tmp_path) == []


def test_a_read_only_file_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "名册.xlsx"
    target.write_bytes(b"older")
    target.chmod(0o444)
    with pytest.raises(FileProblem, match="只读"):
        _write(target, pytest.fail)
    assert target.read_bytes() == b"older"
    target.chmod(0o644)


def test_colleagues_keep_the_rights_they_had(tmp_path: Path) -> None:
    target = tmp_path / "名册.xlsx"
    target.write_bytes(b"older")
    target.chmod(0o664)
    with written_whole(target) as part:
        part.write_bytes(b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o664 or sys.platform == "win32"


def test_a_fault_of_another_file_is_not_blamed_on_the_target(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        _write(tmp_path / "名册.xlsx", (tmp_path / "photo.png").read_bytes)
    assert _names(tmp_path) == []
