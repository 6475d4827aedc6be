"""What may the tests of the import ask for? Services of a fresh store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui import bench
from ui.services import Services


@pytest.fixture
def services(folder: Path, qtbot: QtBot) -> Iterator[Services]:
    """The program's services, with a window."""
    with bench.open_services(folder, qtbot) as made:
        yield made
