"""The command line on an empty store and on the sample office."""

from pathlib import Path

import pytest

from app.sample import fill_sample
from app.store import Store
from tests.commandline.spoken import Line


@pytest.fixture
def line(folder: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    """The command line on an empty store."""
    return Line(folder, capsys)


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office, made once; never write to it."""
    folder = tmp_path_factory.mktemp("filled")
    with Store.open(folder) as store:
        fill_sample(store)
    return folder


@pytest.fixture
def office(filled_folder: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    """The command line on the sample office, for commands that only ask."""
    return Line(filled_folder, capsys)
