"""The command line under test: one command, what it wrote, how it ended."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import main

PROGRAM = Path(main.__file__)
SHEET = [["公司", "入会时间", "金额"], ["甲公司", "2023.9.5", 3], ["乙公司", "2023年9月", 4]]


class Said:
    """What one command wrote, and how it ended."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def json(self) -> Any:
        """Standard output as the one object that it must be."""
        return json.loads(self.out)


class Line:
    """The command line on one data folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, *words: object) -> Said:
        """Run one command in this process."""
        self._capsys.readouterr()
        try:
            status = main.main(["--data", str(self.folder), *map(str, words)])
        except SystemExit as end:
            status = int(end.code or 0)
        captured = self._capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return Said(status, captured.out, captured.err)


def refused(line: Line, *words: object) -> str:
    said = line(*words)
    assert (said.status, said.out) == (1, "")
    assert re.search("[一-鿿].*。$", said.err.strip()), said.err
    return said.err


def outside(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as its own process."""
    return subprocess.run(
        [sys.executable, str(PROGRAM), "--data", str(folder), *words],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )
