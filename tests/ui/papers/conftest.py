"""What every test of papers in the window begins with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.store import Store
from tests.app.papers.meetings import exchange
from tests.ui.frame import list_of, settle, standing
from ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, store: Store, folder: Path) -> Iterator[MainWindow]:
    """A window on the meetings, the fullest one chosen."""
    exchange(store)
    made = standing(qtbot, store, folder, "meeting")
    list_of(made).table.go_to(0)
    settle(made)
    yield made
    for dialog in made.findChildren(QDialog):
        QDialog.reject(dialog)
