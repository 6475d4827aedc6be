"""Which desk holds which article? Each is entered once, in a store of its own."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.desk import Desk
from app.store import STORE_FILE, Store
from tests.acceptance import article_000, article_001, article_002, article_003, article_004

ENTER: dict[str, Callable[[Desk], None]] = {
    "000": article_000.enter,
    "001": article_001.enter,
    "002": article_002.enter,
    "003": article_003.enter,
    "004": article_004.enter,
}


@pytest.fixture(scope="session")
def office(empty_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Desk]]:
    """The desk of the article with that number; read only, as all tests share it."""
    desks: dict[str, Desk] = {}

    def desk_of(number: str) -> Desk:
        if number not in desks:
            folder = tmp_path_factory.mktemp(f"article_{number}")
            shutil.copy(empty_folder / STORE_FILE, folder / STORE_FILE)
            desks[number] = Desk(Store.open(folder))
            ENTER[number](desks[number])
        return desks[number]

    yield desk_of
    for desk in desks.values():
        desk.store.close()
