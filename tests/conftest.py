"""What every test may ask for: a fresh store, copied from one that is made once."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before Qt is loaded by anything: tests never need a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Papers look the same on every machine: the fonts of this one are not asked for.
os.environ["FEDERATION_DESK_FONTS"] = "shipped"

from app.sample import fill_sample
from app.store import STORE_FILE, Store


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run the long forms of the campaigns")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--long"):
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason="long form: run with --long"))


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an empty store, made once; never write to it."""
    folder = tmp_path_factory.mktemp("empty")
    Store.open(folder).close()
    return folder


@pytest.fixture
def folder(empty_folder: Path, tmp_path: Path) -> Path:
    """A data folder of this test's own."""
    own = tmp_path / "office"
    own.mkdir()
    shutil.copy(empty_folder / STORE_FILE, own / STORE_FILE)
    return own


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """A fresh, empty store."""
    with Store.open(folder) as opened:
        yield opened


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office, made once; never write to it."""
    folder = tmp_path_factory.mktemp("filled")
    with Store.open(folder) as store:
        fill_sample(store)
    return folder
