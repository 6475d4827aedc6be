"""The command line on an empty store and on the sample office."""

from pathlib import Path

import pytest

from tests.commandline.spoken import Line


@pytest.fixture
def line(folder: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    """The command line on an empty store."""
    return Line(folder, capsys)


@pytest.fixture
def office(filled_folder: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    """The command line on the sample office, for commands that only ask."""
    return Line(filled_folder, capsys)
