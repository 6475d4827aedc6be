"""Does the process that reads go when it is told to, and when its parent goes?"""

import os
import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from exports.errors import FileProblem
from exports.workbook_reader import read_workbook
from tests.exports.hostile import HOSTILE, book, ods

ROOM = Path(__file__).resolve().parents[2]
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


class Stopped(Exception):
    """What a listener raises."""


def _children() -> set[int]:
    return set(map(int, Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()))


@on_linux
def test_a_cancel_ends_the_child_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(HOSTILE["1,048,576 rows.xlsx"]())
    before = _children()
    looks = 0

    def stop(_done: int, _total: int | None) -> None:
        nonlocal looks
        looks += 1
        if looks > 3:
            raise Stopped

    with pytest.raises(Stopped):
        read_workbook(path, progress=stop)
    assert _children() == before


@on_linux
def test_the_child_dies_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(HOSTILE["1,048,576 rows.xlsx"]())
    code = (
        "import sys; from pathlib import Path; from exports.workbook_reader import read_workbook; "
        "read_workbook(Path(sys.argv[1]))"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=ROOM) as parent:
        listing = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
        while not (children := listing.read_text().split()):
            time.sleep(0.02)
        time.sleep(0.3)  # past its own first steps
        parent.kill()
    for _ in range(100):
        if not any(Path(f"/proc/{child}/cmdline").exists() and _alive(child) for child in children):
            return
        time.sleep(0.05)
    raise AssertionError("the child lives on")


def _alive(child: str) -> bool:
    try:
        return Path(f"/proc/{child}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _mutated(chance: random.Random, whole: bytes) -> bytes:
    content = bytearray(whole)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(content))
        match chance.randrange(4):
            case 0:
                content[at] = chance.randrange(256)
            case 1:
                del content[at : at + chance.randint(1, 40)]
            case 2:
                content[at:at] = chance.randbytes(chance.randint(1, 40))
            case _:
                content[at:at] = content[at : at + chance.randint(1, 200)]
    return bytes(content)


def _campaign(folder: Path, rounds: int) -> None:
    cell = '<table:table-row><table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell>'
    whole = {
        "a.xlsx": book(),
        "b.xlsx": book(method=0),
        "c.ods": ods(cell + "</table:table-row>"),
        "d.csv": '名称,金额\n"甲",5\n'.encode() * 20,
    }
    for seed in range(rounds):
        chance = random.Random(seed)
        name = chance.choice(sorted(whole))
        (folder / name).write_bytes(_mutated(chance, whole[name]))
        with suppress(FileProblem):
            read_workbook(folder / name)


def test_changed_bytes_never_harm_the_parent(tmp_path: Path) -> None:
    _campaign(tmp_path, 16)


@pytest.mark.long
def test_changed_bytes_never_harm_the_parent_in_many_rounds(tmp_path: Path) -> None:
    _campaign(tmp_path, 600)
