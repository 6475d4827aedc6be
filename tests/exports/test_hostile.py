"""Does every hostile file end with rows or a Chinese sentence, within its time and memory, and the parent alive?"""

import os
import re
import sys
from pathlib import Path
from time import perf_counter

import pytest

from exports.errors import FileProblem
from exports.workbook_reader import read_workbook
from tests.exports.hostile import HOSTILE, IN_SHORT

MOST_SECONDS = 10
MOST_MEGABYTES = 512


def _tried(folder: Path, name: str) -> tuple[str, float, float]:
    """The sentence ("" when it was read), the seconds, and the peak of the child in MB where Linux tells it."""
    path = folder / name
    path.write_bytes(HOSTILE[name]())
    peak = 0.0

    def watch(_done: int, _total: int | None) -> None:
        nonlocal peak
        peak = max(peak, _peak_of_children())

    began = perf_counter()
    try:
        read_workbook(path, progress=watch)
        sentence = ""
    except FileProblem as problem:
        sentence = str(problem)
    return sentence, perf_counter() - began, peak


def _peak_of_children() -> float:
    if sys.platform != "linux":
        return 0.0
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    peaks = [0.0]
    for child in children:
        try:
            status = Path(f"/proc/{child}/status").read_text()
        except OSError:  # it has just ended
            continue
        peaks += [int(kilobytes) / 1024 for kilobytes in re.findall(r"VmHWM:\s+(\d+)", status)]
    return max(peaks)


def _hold(name: str, sentence: str, peak: float) -> None:
    assert not sentence or re.search(r"[\u4e00-\u9fff].*。", sentence)
    assert not sentence or name in sentence
    assert peak <= MOST_MEGABYTES


@pytest.mark.parametrize("name", IN_SHORT)
def test_a_hostile_file_is_read_or_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    sentence, _, peak = _tried(tmp_path, name)
    _hold(name, sentence, peak)


@pytest.mark.long
@pytest.mark.parametrize("name", HOSTILE)
def test_every_hostile_file_is_read_or_refused_within_its_limits(tmp_path: Path, name: str) -> None:
    sentence, seconds, peak = _tried(tmp_path, name)
    print(f"{name}: {seconds:.1f} s, {peak:.0f} MB, {sentence or 'read'}")  # noqa: T201 - the harness's report
    _hold(name, sentence, peak)
    assert seconds <= MOST_SECONDS


def test_the_far_cell_is_refused_by_name_sheet_and_limit(tmp_path: Path) -> None:
    sentence, _, _ = _tried(tmp_path, "cell XFD1048576.xlsx")
    assert "cell XFD1048576.xlsx" in sentence
    assert "“甲”" in sentence
    assert "2,000 万格" in sentence


def test_there_are_fifty_of_them_at_least() -> None:
    assert len(HOSTILE) >= 50
    assert set(IN_SHORT) <= set(HOSTILE)
